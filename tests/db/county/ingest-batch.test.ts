import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { asc, count, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type County, openCountyOffice } from '../../../db/county/county-office.ts';
import { openPostgresStore } from '../../../db/county/county-store.ts';
import { enrolStation } from '../../../db/county/enrol-station.ts';
import { openEnrolmentCode } from '../../../db/county/enrolment-codes.ts';
import { ingestBatch } from '../../../db/county/ingest-batch.ts';
import { listStations } from '../../../db/county/list-stations.ts';
import { entry, refusal, station } from '../../../db/county/schema.ts';
import { readBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { canonicalText } from '../../../db/wire/canonical-json.ts';
import { readAck, readRefusal } from '../../../db/wire/county-answer.ts';
import { chainEntries, chainStart } from '../../../db/wire/daybook-piece.ts';
import { writeEnrolmentRequest } from '../../../db/wire/enrolment.ts';
import { publicKeyText } from '../../../db/wire/signature.ts';
import {
  countyEngines,
  makeDatabase,
  missingEngine,
  openTestCounty,
  testEnrolmentCode,
} from '../../support/county.ts';
import { chain, enrol, now, privateKey, refusedFor, seal, snapshot } from './sealed-payments.ts';

describe.each(countyEngines)('a county on %s', (engine) => {
  const missing = missingEngine(engine);
  let county: County;

  beforeAll(async () => {
    if (missing === null) county = await openTestCounty(engine);
  });

  beforeEach(async (context) => {
    if (missing !== null) context.skip(missing);
    await county.store.db.execute(
      sql`truncate station, batch, entry, day_summary, refusal, enrolment_code restart identity`,
    );
    await enrol(county);
  });

  it('takes a batch in: entries as they were, sums by day, and a signed ack', async () => {
    const entries = chain(25);
    const bytes = seal(entries, 1);
    const outcome = await ingestBatch(county, bytes, now);
    expect(outcome.kind).toBe('taken');
    const header = readBatchEnvelope(bytes)?.header;
    const ack =
      outcome.kind === 'taken' && header
        ? readAck(outcome.ack, publicKeyText(county.signingKey), header)
        : null;
    expect(ack).toMatchObject({
      station: 'HLW01',
      batchNo: 1,
      firstEntryNo: 1,
      lastEntryNo: 25,
      receivedAt: now,
    });

    const rows = await county.store.db.select().from(entry).orderBy(asc(entry.entryNo));
    expect(
      rows.map(({ stationId: _, payload, ...row }) => ({ ...row, payload: canonicalText(payload) })),
    ).toEqual(entries.map(({ previousHash: _, ...one }) => one));
    const [overview] = await listStations(county.store);
    expect(overview?.days.map((day) => [day.businessDay, day.paymentCount, day.collectedFen])).toEqual([
      ['2026-11-03', 5, 11_500],
      ['2026-11-02', 10, 15_500],
      ['2026-11-01', 10, 5_500],
    ]);
    expect(overview?.sums).toMatchObject({ dayCount: 3, paymentCount: 25, collectedFen: 32_500 });
    expect(overview).toMatchObject({
      code: 'HLW01',
      lastBatchNo: 1,
      lastEntryNo: 25,
      headHash: entries.at(-1)?.hash,
    });
  });

  it('answers a repeated batch word for word and changes nothing', async () => {
    const first = seal(chain(12).slice(0, 5), 1);
    const second = seal(chain(12).slice(5), 2);
    const acks = [await ingestBatch(county, first, now), await ingestBatch(county, second, now + 1)];
    const before = await snapshot(county);
    for (const [index, bytes] of [first, second, first, second].entries()) {
      expect(await ingestBatch(county, bytes, now + 1_000 + index)).toEqual({
        ...acks[index % 2],
        kind: 'repeated',
      });
    }
    expect(await snapshot(county)).toBe(before);
  });

  it('adds a further batch to the same day', async () => {
    await ingestBatch(county, seal(chain(8).slice(0, 3), 1), now);
    await ingestBatch(county, seal(chain(8).slice(3), 2), now);
    const [overview] = await listStations(county.store);
    expect(overview?.days).toMatchObject([
      { businessDay: '2026-11-01', paymentCount: 8, collectedFen: 3_600 },
    ]);
  });

  it('refuses what is not the next piece of the chain, says what it expects, and writes that down without content', async () => {
    const entries = chain(30);
    await ingestBatch(county, seal(entries.slice(0, 10), 1), now);
    const before = await snapshot(county);
    const otherChain = chain(30, { actorName: '另一人' });
    const cases: [Buffer, string, number | null][] = [
      [seal(entries.slice(0, 9), 1), 'batch_number_reused', 2],
      [seal(entries.slice(20), 3), 'batch_gap', 2],
      [seal(entries.slice(9), 2), 'entries_overlap', 11],
      [seal(entries.slice(0, 10), 2), 'entries_overlap', 11],
      [seal(entries.slice(11), 2), 'entries_gap', 11],
      [seal(otherChain.slice(10), 2), 'chain_broken', null],
    ];
    for (const [bytes, reason, expected] of cases) {
      const outcome = await ingestBatch(county, bytes, now);
      expect(refusedFor(outcome)).toEqual([reason, expected]);
      const header = readBatchEnvelope(bytes)?.header;
      const answer =
        outcome.kind === 'refused' && header
          ? readRefusal(outcome.answer ?? '', publicKeyText(county.signingKey), header)
          : null;
      expect(answer).toMatchObject({ reason, expected });
    }
    expect(await snapshot(county)).toBe(before);
    const recorded = await county.store.db.select().from(refusal).orderBy(asc(refusal.id));
    expect(recorded.map(({ reason, stationCode }) => [reason, stationCode])).toEqual(
      cases.map(([, reason]) => [reason, 'HLW01']),
    );
    expect((await ingestBatch(county, seal(entries.slice(10), 2), now)).kind).toBe('taken');
  });

  it('refuses strangers: an unknown station, another key, the same batch under another station’s name', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect(refusedFor(await ingestBatch(county, seal(chain(2), 1, 'XXXX9'), now))[0]).toBe('station_unknown');
    expect(refusedFor(await ingestBatch(county, seal(chain(2), 1, 'HLW01', stranger), now))[0]).toBe(
      'signature_wrong',
    );
    await enrol(county, 'TJC02', stranger);
    const foreign = seal(chain(2), 1).toString('latin1').replace('"HLW01"', '"TJC02"');
    expect(refusedFor(await ingestBatch(county, Buffer.from(foreign, 'latin1'), now))[0]).toBe(
      'signature_wrong',
    );
    expect(refusedFor(await ingestBatch(county, Buffer.from('hello'), now))[0]).toBe('batch_malformed');
    expect(await county.store.db.select({ many: count() }).from(entry)).toEqual([{ many: 0 }]);
  });

  it('keeps stations apart', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    await enrol(county, 'TJC02', other);
    await ingestBatch(county, seal(chain(4), 1), now);
    await ingestBatch(county, seal(chain(6), 1, 'TJC02', other), now);
    const overview = await listStations(county.store);
    expect(overview.map(({ code, sums }) => [code, sums.collectedFen])).toEqual([
      ['HLW01', 1_000],
      ['TJC02', 2_100],
    ]);
  });

  it('keeps what it cannot read yet: unknown kinds, other forms, texts that PostgreSQL cannot hold', async () => {
    const odd = chainEntries(
      [
        { kind: 'kind_of_next_year', payload: '{"x":1}' },
        { kind: 'payment_taken', payload: '{"amount":"96.90"}' },
        { kind: 'person_added', payload: canonicalText({ name: 'a\u0000b', 'k\u0000': ['\u0000'] }) },
        { kind: 'person_added', payload: 'no JSON \u0000' },
        { kind: 'person_added', payload: '{"lone":"\\ud800"}' },
      ].map((one) => ({
        recordedAt: now,
        businessDay: '2026-11-22',
        actorId: 1,
        actorName: 'x\u0000y',
        rowsHash: chainStart,
        ...one,
      })),
      { firstEntryNo: 1, previousHash: chainStart },
    );
    expect((await ingestBatch(county, seal(odd, 1), now)).kind).toBe('taken');
    const [overview] = await listStations(county.store);
    expect(overview?.days).toMatchObject([{ paymentCount: 0, unreadCount: 2 }]);
    const rows = await county.store.db
      .select({ payload: entry.payload })
      .from(entry)
      .orderBy(asc(entry.entryNo));
    expect(rows[2]?.payload).toEqual({ name: 'a\ufffdb', 'k\ufffd': ['\ufffd'] });
  });

  it('shows a day close that says another sum than the entries', async () => {
    const close = (c: number) => canonicalText({ t: 1, m: 1, v: 0, c, n: c, d: 0 });
    const day = (businessDay: string, c: number) => [
      {
        recordedAt: now,
        businessDay,
        actorId: 1,
        actorName: 'x',
        rowsHash: chainStart,
        kind: 'payment_taken',
        payload: '{"c":100}',
      },
      {
        recordedAt: now,
        businessDay,
        actorId: 1,
        actorName: 'x',
        rowsHash: chainStart,
        kind: 'day_closed',
        payload: close(c),
      },
    ];
    const entries = chainEntries([...day('2026-11-21', 100), ...day('2026-11-22', 99)], {
      firstEntryNo: 1,
      previousHash: chainStart,
    });
    await ingestBatch(county, seal(entries, 1), now);
    const [overview] = await listStations(county.store);
    expect(
      overview?.days.map(({ businessDay, isClosed, isAgreed }) => [businessDay, isClosed, isAgreed]),
    ).toEqual([
      ['2026-11-22', true, false],
      ['2026-11-21', true, true],
    ]);
  });

  it('takes one batch in once when it comes ten times at the same moment', async () => {
    const bytes = seal(chain(50), 1);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ingestBatch(county, bytes, now)));
    expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'repeated')).toHaveLength(9);
    expect(await county.store.db.select({ many: count() }).from(entry)).toEqual([{ many: 50 }]);
  });

  it('enrols nobody twice under another key, and nobody without the open code', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const introduction = { station: 'HLW01', name: 'x', nonce: 'AAAAAAAAAAAAAAAAAAAAAAAA' };
    const withCode = (code: string, key: KeyObject) =>
      enrolStation(county, writeEnrolmentRequest(introduction, code, key), now);
    expect(await withCode(testEnrolmentCode, stranger)).toEqual({
      kind: 'refused',
      reason: 'station_key_differs',
    });
    expect(await withCode('WRONG-CODE', privateKey)).toEqual({
      kind: 'refused',
      reason: 'enrolment_code_wrong',
    });
    expect((await withCode(testEnrolmentCode, privateKey)).kind).toBe('enrolled');
    await openEnrolmentCode(county.store, now, 'ANOTHER-CODE');
    expect(await withCode(testEnrolmentCode, privateKey)).toEqual({
      kind: 'refused',
      reason: 'enrolment_code_wrong',
    });
    const [kept] = await county.store.db.select().from(station).where(eq(station.code, 'HLW01'));
    expect(kept?.stationKey).toBe(publicKeyText(privateKey));
  });

  it('keeps its name, key and enrolment code from the first start on', async () => {
    const again = await openCountyOffice(county.store, { name: 'another name', at: now });
    expect(again.name).toBe(county.name);
    expect(publicKeyText(again.signingKey)).toBe(publicKeyText(county.signingKey));
    expect(await openEnrolmentCode(county.store, now, null)).toBe(testEnrolmentCode);
  });

  it('keeps only the newest refusals of a stranger who knocks for ever', async () => {
    await county.store.db.execute(
      sql`insert into refusal (at, reason) select 0, 'batch_malformed' from generate_series(1, 5300)`,
    );
    for (let knock = 0; knock < 100; knock += 1) await ingestBatch(county, Buffer.from('hello'), now);
    const [kept] = await county.store.db.select({ many: count() }).from(refusal);
    expect(kept?.many).toBe(5_000);
  });
});

describe('two receivers on one PostgreSQL', () => {
  it('open it at the same moment and never take a batch in twice', async (context) => {
    const missing = missingEngine('postgresql');
    if (missing !== null) return context.skip(missing);
    const url = await makeDatabase();
    const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    try {
      const counties = await Promise.all(
        stores.map((store) => openCountyOffice(store, { name: '县公司', at: now })),
      );
      const [one, other] = counties as [County, County];
      await enrol(one);
      const entries = chain(60);
      for (let batchNo = 1; batchNo <= 6; batchNo += 1) {
        const bytes = seal(entries.slice((batchNo - 1) * 10, batchNo * 10), batchNo);
        const outcomes = await Promise.all(
          [one, other, one, other].map((county) => ingestBatch(county, bytes, now)),
        );
        expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
        expect(
          new Set(outcomes.map((outcome) => ('ack' in outcome ? outcome.ack : outcome.reason))).size,
        ).toBe(1);
      }
      const [overview] = await listStations(other.store);
      expect(overview?.sums).toMatchObject({ paymentCount: 60, collectedFen: 183_000 });
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });
});
