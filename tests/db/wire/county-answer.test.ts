import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { canonicalText } from '../../../db/wire/canonical-json.ts';
import { readAck, readRefusal, writeAck, writeRefusal } from '../../../db/wire/county-answer.ts';
import { chainEntries, chainStart } from '../../../db/wire/daybook-piece.ts';
import { publicKeyText, signValue } from '../../../db/wire/signature.ts';

const county = generateKeyPairSync('ed25519').privateKey;
const countyKey = publicKeyText(county);
const station = generateKeyPairSync('ed25519').privateKey;

function header(batchNo: number) {
  const entries = chainEntries(
    [
      {
        recordedAt: 1,
        businessDay: '2026-11-22',
        kind: 'day_closed',
        actorId: 1,
        actorName: 'a',
        payload: '{}',
        rowsHash: chainStart,
      },
    ],
    { firstEntryNo: batchNo, previousHash: chainStart },
  );
  return sealBatchEnvelope({ station: 'HLW01', batchNo, sealedAt: 2, entries }, station).header;
}

describe('an ack', () => {
  const text = writeAck(header(1), 1_795_000_000_000, county);

  it('counts when the pinned county signed it for this very batch', () => {
    expect(readAck(text, countyKey, header(1))).toMatchObject({ batchNo: 1, receivedAt: 1_795_000_000_000 });
  });

  it('counts for no other batch, and from no other county', () => {
    expect(readAck(text, countyKey, header(2))).toBeNull();
    expect(readAck(text, publicKeyText(station), header(1))).toBeNull();
    expect(readAck(writeAck(header(1), 3, station), countyKey, header(1))).toBeNull();
  });

  it('counts no more after any single character was changed, taken out or put in', () => {
    for (let at = 0; at < text.length; at += 1) {
      for (const changed of [
        text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1),
        text.slice(0, at) + text.slice(at + 1),
        `${text.slice(0, at)} ${text.slice(at)}`,
      ]) {
        expect(readAck(changed, countyKey, header(1)), changed).toBeNull();
      }
    }
  });

  it('may say more in a later version, and all of it is signed', () => {
    const { signature: _, ...statement } = JSON.parse(text) as Record<string, unknown>;
    const more = { ...statement, totals: { drawer: 5 } };
    const signed = { ...more, signature: signValue('ack', more, county) };
    expect(readAck(canonicalText(signed), countyKey, header(1))).not.toBeNull();
    expect(readAck(canonicalText({ ...signed, totals: { drawer: 6 } }), countyKey, header(1))).toBeNull();
  });

  it('is not made of a refusal, nor a refusal of an ack', () => {
    const refusal = writeRefusal(header(1), { reason: 'batch_gap', expected: 7 }, county);
    expect(readRefusal(refusal, countyKey, header(1))).toMatchObject({ reason: 'batch_gap', expected: 7 });
    expect(readAck(refusal, countyKey, header(1))).toBeNull();
    expect(readRefusal(text, countyKey, header(1))).toBeNull();
    expect(readRefusal(refusal, countyKey, header(2))).toBeNull();
    expect(
      readRefusal(
        writeRefusal(header(1), { reason: 'batch_gap', expected: 7 }, station),
        countyKey,
        header(1),
      ),
    ).toBeNull();
  });
});
