import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  knowsEnrolmentCode,
  readEnrolmentAnswer,
  readEnrolmentRequest,
  writeEnrolmentAnswer,
  writeEnrolmentRequest,
  type EnrolmentRequest,
} from '../../../db/wire/enrolment.ts';
import { publicKeyText } from '../../../db/wire/signature.ts';

const station = generateKeyPairSync('ed25519').privateKey;
const county = generateKeyPairSync('ed25519').privateKey;
const stranger = generateKeyPairSync('ed25519').privateKey;
const introduction = { station: 'HLW01', name: '红柳湾供电所', nonce: 'AAAAAAAAAAAAAAAAAAAAAAAA' };
const code = 'ABCD-EFGH-2345';

const requestText = writeEnrolmentRequest(introduction, code, station);
const request = readEnrolmentRequest(requestText) as EnrolmentRequest;

describe('enrolment', () => {
  it('introduces a station to a county that knows the same code, however it was typed', () => {
    expect(request.stationKey).toBe(publicKeyText(station));
    expect(knowsEnrolmentCode(request, 'abcd efgh 2345')).toBe(true);
    expect(knowsEnrolmentCode(request, 'ABCD-EFGH-2346')).toBe(false);
    const answer = writeEnrolmentAnswer(request, '阿克塞县供电公司', code, county);
    expect(readEnrolmentAnswer(answer, requestText, code)).toMatchObject({
      countyKey: publicKeyText(county),
      countyName: '阿克塞县供电公司',
    });
  });

  it('never shows the code on the line', () => {
    expect(requestText).not.toMatch(/ABCD/i);
    expect(writeEnrolmentAnswer(request, 'x', code, county)).not.toMatch(/ABCD/i);
  });

  it('takes no key from anybody in between: not in the introduction, not in the answer', () => {
    const swapped = requestText.replace(publicKeyText(station), publicKeyText(stranger));
    expect(readEnrolmentRequest(swapped)).toBeNull();
    const impostor = readEnrolmentRequest(
      writeEnrolmentRequest(introduction, 'guessed-code', stranger),
    ) as EnrolmentRequest;
    expect(knowsEnrolmentCode(impostor, code)).toBe(false);
    expect(
      readEnrolmentAnswer(writeEnrolmentAnswer(request, 'x', 'guessed-code', stranger), requestText, code),
    ).toBeNull();
    const answer = writeEnrolmentAnswer(request, 'x', code, county);
    expect(
      readEnrolmentAnswer(answer.replace(publicKeyText(county), publicKeyText(stranger)), requestText, code),
    ).toBeNull();
  });

  it('takes no answer to another introduction', () => {
    const earlier = readEnrolmentRequest(
      writeEnrolmentRequest({ ...introduction, nonce: 'BBBBBBBBBBBBBBBBBBBBBBBB' }, code, station),
    );
    expect(
      readEnrolmentAnswer(
        writeEnrolmentAnswer(earlier as EnrolmentRequest, 'x', code, county),
        requestText,
        code,
      ),
    ).toBeNull();
  });

  it('reads nothing that was changed by a single character', () => {
    for (let at = 0; at < requestText.length; at += 1) {
      const changed =
        requestText.slice(0, at) +
        String.fromCharCode(requestText.charCodeAt(at) ^ 1) +
        requestText.slice(at + 1);
      expect(readEnrolmentRequest(changed), changed).toBeNull();
    }
  });
});
