import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  readEnrolmentRequest,
  type EnrolmentRequest,
  writeEnrolmentAnswer,
} from '../../../db/wire/enrolment.ts';
import { publicKeyText } from '../../../db/wire/signature.ts';
import { getCountyState } from '../../../electron/services/county/get-county-state.ts';
import { getStationSigningKey } from '../../../electron/services/keyring/station-key.ts';
import { enrol } from '../../../electron/sync/enrol.ts';
import { sendToCounty } from '../../../electron/sync/send-to-county.ts';
import { openSigningStation, recordDay, testEnrolmentCode } from '../../support/county.ts';
import { startProxy } from '../../support/proxy.ts';
import { openTestStation, refusalOf, valueOf } from '../../support/station.ts';
import { enrolAt, openCounty, overviewOf } from './at-county.ts';

const url = 'http://127.0.0.1:9';
const enrolmentCode = testEnrolmentCode;

function answering(status: number, body: string | ((request: string) => string)): typeof fetch {
  return async (_url, init) => {
    const request = Buffer.from(init?.body as Uint8Array).toString();
    return new Response(typeof body === 'string' ? body : body(request), { status });
  };
}

describe('enrolling at a county', () => {
  it('pins the county’s key, introduces the station, and is written into the daybook', async () => {
    const { county, url: countyUrl } = await openCounty('pglite');
    const station = openSigningStation();
    const state = valueOf(
      await enrol(station, station.as('administrator'), { url: countyUrl, enrolmentCode }),
    );
    expect(state).toMatchObject({
      isEnrolled: true,
      url: countyUrl,
      pendingEntries: 1,
      lastAckAt: null,
      lastTrouble: null,
      batches: [],
    });
    expect(await overviewOf(county)).toMatchObject({ name: '红柳湾供电所', lastBatchNo: 0 });
    const link = station.store.sqlite.prepare('select county_key, station_key from county_link').get();
    expect(link).toEqual({
      county_key: publicKeyText(county.signingKey),
      station_key: publicKeyText(getStationSigningKey(station)),
    });
    const entry = station.store.sqlite.prepare('select kind, payload from daybook_entry').get() as {
      kind: string;
      payload: string;
    };
    expect(entry.kind).toBe('county_enrolled');
    expect(JSON.parse(entry.payload)).toEqual({
      url: countyUrl,
      countyKey: publicKeyText(county.signingKey),
    });

    // The same office again changes nothing.
    valueOf(await enrol(station, station.as('administrator'), { url: countyUrl, enrolmentCode }));
    expect(station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get()).toBe(1);
  });

  it('is the administrator’s alone, and needs a station', async () => {
    const station = openSigningStation();
    for (const role of ['cashier', 'fee_accountant', 'station_head', 'county_office'] as const) {
      expect(refusalOf(await enrol(station, station.as(role), { url, enrolmentCode })).code).toBe(
        'right_missing',
      );
    }
    const fresh = openTestStation({ isSetUp: false });
    expect(refusalOf(await enrol(fresh, station.as('administrator'), { url, enrolmentCode })).code).toBe(
      'not_set_up',
    );
  });

  it('with a wrong code is refused by the county, and nothing is pinned', async () => {
    const { url: countyUrl } = await openCounty('pglite');
    const station = openSigningStation();
    const refusal = refusalOf(
      await enrol(station, station.as('administrator'), { url: countyUrl, enrolmentCode: 'WRONG-CODE' }),
    );
    expect(refusal).toEqual({ code: 'county_refused', facts: { reason: 'enrolment_code_wrong' } });
    valueOf(await enrol(station, station.as('administrator'), { url: countyUrl, enrolmentCode }));
    const second = openSigningStation();
    const other = refusalOf(
      await enrol(second, second.as('administrator'), { url: countyUrl, enrolmentCode }),
    );
    expect(other).toEqual({ code: 'county_refused', facts: { reason: 'station_key_differs' } });
    expect(valueOf(getCountyState(second, second.as('cashier'))).isEnrolled).toBe(false);
  });

  it('believes no portal and no impostor', async () => {
    const impostor = generateKeyPairSync('ed25519').privateKey;
    const cases: [typeof fetch, string][] = [
      [answering(200, '<h1>Wi-Fi</h1>'), 'county_answer_invalid'],
      [answering(201, '{}'), 'county_answer_invalid'],
      [answering(302, ''), 'county_answer_invalid'],
      [answering(404, 'no such page'), 'county_answer_invalid'],
      [answering(201, 'x'.repeat(100_000)), 'county_answer_invalid'],
      [
        answering(201, (request) =>
          writeEnrolmentAnswer(readEnrolmentRequest(request) as EnrolmentRequest, 'x', 'a guess', impostor),
        ),
        'county_answer_invalid',
      ],
      [answering(503, 'busy'), 'county_unreachable'],
      [answering(429, '{"reason":"too_many_requests"}'), 'county_unreachable'],
    ];
    const station = openSigningStation();
    for (const [fetch, code] of cases) {
      expect(
        refusalOf(await enrol(station, station.as('administrator'), { url, enrolmentCode }, { fetch })).code,
      ).toBe(code);
    }
    expect(
      refusalOf(await enrol(station, station.as('administrator'), { url, enrolmentCode })),
    ).toMatchObject({
      code: 'county_unreachable',
    });
    expect(station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get()).toBe(0);
  });

  it('moves to another office only while no batch has been answered for', async () => {
    const first = await openCounty('pglite');
    const second = await openCounty('pglite');
    const station = openSigningStation();
    const administrator = station.as('administrator');
    await enrolAt(first.url, station);
    recordDay(station, { payments: 3 });
    await enrolAt(second.url, station);
    valueOf(await sendToCounty(station, station.as('fee_accountant')));
    expect((await overviewOf(second.county)).sums.paymentCount).toBe(3);
    expect((await overviewOf(first.county)).lastBatchNo).toBe(0);
    const before = valueOf(getCountyState(station, administrator));
    expect(refusalOf(await enrol(station, administrator, { url: first.url, enrolmentCode })).code).toBe(
      'county_key_differs',
    );
    expect(valueOf(getCountyState(station, administrator))).toEqual(before);

    // The same office under another address is the same office.
    const moved = await startProxy(second.url);
    valueOf(await enrol(station, administrator, { url: moved.url, enrolmentCode }));
    valueOf(await sendToCounty(station, station.as('fee_accountant')));
    expect(await overviewOf(second.county)).toMatchObject({ lastBatchNo: 2, lastEntryNo: 7 });
    await moved.stop();
  });

  it('goes through a path of a reverse proxy as well', async () => {
    const { county, url: countyUrl } = await openCounty('pglite');
    const proxy = await startProxy(countyUrl);
    const station = openSigningStation();
    await enrolAt(`${proxy.url}/`, station);
    expect(await overviewOf(county)).toMatchObject({ lastBatchNo: 0 });
    await proxy.stop();
  });
});
