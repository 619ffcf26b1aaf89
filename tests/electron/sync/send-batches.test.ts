import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { County } from '../../../db/county/county-office.ts';
import { batch } from '../../../db/county/schema.ts';
import { batchMediaType, readBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { writeAck } from '../../../db/wire/county-answer.ts';
import { getCountyState } from '../../../electron/services/county/get-county-state.ts';
import { getStationSigningKey } from '../../../electron/services/keyring/station-key.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { sendBatches } from '../../../electron/sync/send-batches.ts';
import { sendToCounty } from '../../../electron/sync/send-to-county.ts';
import { openSigningStation, recordDay } from '../../support/county.ts';
import { lineFaults, type Proxy, startProxy } from '../../support/proxy.ts';
import { refusalOf, type TestStation, valueOf } from '../../support/station.ts';
import { enrolAt, expectAllArrived, openCounty } from './at-county.ts';

let county: County;
let proxy: Proxy;
let station: TestStation;

beforeEach(async () => {
  const opened = await openCounty('pglite');
  county = opened.county;
  proxy = await startProxy(opened.url);
  station = openSigningStation();
  await enrolAt(proxy.url, station);
});
afterEach(() => proxy.stop());

const accountant = () => station.as('fee_accountant');
const state = () => valueOf(getCountyState(station, station.as('cashier')));
const rows = () =>
  station.store.sqlite.prepare('select * from sync_batch order by batch_no').all() as Record<
    string,
    unknown
  >[];

describe('sending batches', () => {
  it('brings every batch to the county in order and keeps each ack word for word', async () => {
    const days = [recordDay(station, { payments: 30, bills: 12 })];
    valueOf(sealBatch(station, accountant()));
    station.clock.forward({ days: 1 });
    days.push(recordDay(station, { payments: 20 }));
    const sent = valueOf(await sendToCounty(station, accountant()));
    expect(sent).toMatchObject({ pendingEntries: 0, lastAckAt: station.clock.now(), lastTrouble: null });
    expect(sent.batches.map(({ batchNo, attempts, ackedAt }) => [batchNo, attempts, ackedAt])).toEqual([
      [2, 1, station.clock.now()],
      [1, 1, station.clock.now()],
    ]);
    await expectAllArrived(county, station, days);
    for (const row of rows())
      expect(JSON.parse(String(row.ack))).toMatchObject({
        batchNo: row.batch_no,
        contentHash: row.content_hash,
      });
  });

  it('again changes nothing at either side', async () => {
    const days = [recordDay(station, { payments: 10 })];
    valueOf(await sendToCounty(station, accountant()));
    const [before] = rows();
    expect(valueOf(await sendBatches(station))).toEqual({ acked: 0 });
    expect(refusalOf(await sendToCounty(station, accountant())).code).toBe('batch_empty');
    const resent = await fetch(`${proxy.url}/batches`, {
      method: 'POST',
      headers: { 'content-type': batchMediaType },
      body: new Uint8Array(before?.envelope as Buffer),
    });
    expect([resent.status, await resent.text()]).toEqual([201, before?.ack]);
    expect(rows()).toEqual([before]);
    await expectAllArrived(county, station, days);
  });

  it('after a lost answer gets the ack that was given the first time', async () => {
    const days = [recordDay(station, { payments: 10 })];
    proxy.use(() => 'kill_answer');
    expect(refusalOf(await sendToCounty(station, accountant())).code).toBe('county_unreachable');
    const [given] = await county.store.db.select({ ack: batch.ack }).from(batch);
    proxy.use(() => null);
    station.clock.forward({ days: 2 });
    valueOf(await sendBatches(station));
    expect(rows()).toMatchObject([{ ack: given?.ack, attempts: 2 }]);
    await expectAllArrived(county, station, days);
  });

  it('needs the right, and a county', async () => {
    recordDay(station, { payments: 1 });
    for (const role of ['cashier', 'administrator', 'biller'] as const) {
      expect(refusalOf(await sendToCounty(station, station.as(role))).code).toBe('right_missing');
    }
    const alone = openSigningStation();
    expect(refusalOf(await sendBatches(alone)).code).toBe('county_not_enrolled');
    expect(refusalOf(await sendToCounty(alone, alone.as('fee_accountant'))).code).toBe('county_not_enrolled');
  });

  it('believes nobody but the county, says what is the matter, and arrives once when the line is good again', async () => {
    const days = [recordDay(station, { payments: 15 })];
    const expected: Readonly<Record<(typeof lineFaults)[number], string | null>> = {
      drop: 'county_unreachable',
      portal_page: 'county_answer_invalid',
      portal_created: 'county_answer_invalid',
      portal_redirect: 'county_answer_invalid',
      gateway_error: 'county_unreachable',
      flip_bit: 'county_refused',
      truncate_request: 'county_refused',
      truncate_answer: 'county_unreachable',
      stale_answer: 'county_answer_invalid',
      kill_answer: 'county_unreachable',
      delay: null,
      double: null,
    };
    valueOf(sealBatch(station, accountant()));
    let attempts = 0;
    // The stale answer comes first: the last thing that the county said is then its answer to the enrolment.
    const bad = new Set(['stale_answer' as const, ...lineFaults.filter((one) => expected[one] !== null)]);
    for (const fault of bad) {
      proxy.use(() => fault);
      const refusal = refusalOf(await sendBatches(station));
      attempts += 1;
      // Where the bit flips decides whether the county can still tell whom it refuses.
      const allowed = fault === 'flip_bit' ? ['county_refused', 'county_answer_invalid'] : [expected[fault]];
      expect(allowed, fault).toContain(refusal.code);
      expect(state()).toMatchObject({ lastTrouble: refusal.code, lastAckAt: null });
      expect(rows()[0]).toMatchObject({ attempts, ack: null, last_tried_at: station.clock.now() });
      if (fault === 'truncate_request')
        expect(refusal.facts).toMatchObject({ reason: 'batch_damaged', batchNo: 1 });
    }
    proxy.use(() => null);
    expect(valueOf(await sendBatches(station))).toEqual({ acked: 1 });
    expect(state()).toMatchObject({ lastTrouble: null, pendingEntries: 0 });
    await expectAllArrived(county, station, days);
  });

  it('takes no ack that is signed by anybody else, or meant for another batch', async () => {
    recordDay(station, { payments: 2 });
    valueOf(sealBatch(station, accountant()));
    const header = readBatchEnvelope(rows()[0]?.envelope as Buffer)?.header;
    if (header === undefined) throw new Error('no header');
    const answers = [
      writeAck(header, 1, getStationSigningKey(station)),
      writeAck({ ...header, batchNo: 2 }, 1, county.signingKey),
      writeAck({ ...header, lastEntryNo: 2 }, 1, county.signingKey),
      writeAck({ ...header, contentHash: header.headHash }, 1, county.signingKey),
      `${writeAck(header, 1, county.signingKey)} `,
    ];
    for (const answer of answers) {
      const fetch = async () => new Response(answer, { status: 201 });
      expect(refusalOf(await sendBatches(station, { fetch })).code).toBe('county_answer_invalid');
    }
    // The true ack under another status is none either.
    const fetch = async () => new Response(writeAck(header, 1, county.signingKey), { status: 200 });
    expect(refusalOf(await sendBatches(station, { fetch })).code).toBe('county_answer_invalid');
    expect(rows()[0]?.ack).toBeNull();
  });

  it('gives up one request after its time, and any at once when the program ends', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    station.store.sqlite
      .prepare('update county_link set url = ?')
      .run(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    recordDay(station, { payments: 1 });
    valueOf(sealBatch(station, accountant()));
    expect(refusalOf(await sendBatches(station, { timeoutMs: 80 }))).toMatchObject({
      code: 'county_unreachable',
      facts: { detail: 'TimeoutError' },
    });
    const end = new AbortController();
    const sending = sendBatches(station, { signal: end.signal });
    end.abort();
    expect(refusalOf(await sending).code).toBe('county_unreachable');
    const closing = sendBatches(station, { timeoutMs: 80 });
    station.store.close();
    expect(refusalOf(await closing)).toMatchObject({ facts: { detail: 'closed' } });
    silent.closeAllConnections();
    silent.close();
  });

  it('reads no endless answer', async () => {
    const endless = createServer((_request, response) => {
      response.writeHead(201);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    station.store.sqlite
      .prepare('update county_link set url = ?')
      .run(`http://127.0.0.1:${(endless.address() as AddressInfo).port}`);
    recordDay(station, { payments: 1 });
    valueOf(sealBatch(station, accountant()));
    expect(refusalOf(await sendBatches(station)).code).toBe('county_answer_invalid');
    endless.closeAllConnections();
    endless.close();
  });

  it('asked for twice at once, sends once', async () => {
    recordDay(station, { payments: 3 });
    valueOf(sealBatch(station, accountant()));
    const sent = await Promise.all([sendBatches(station), sendBatches(station), sendBatches(station)]);
    expect(sent.map((one) => valueOf(one).acked)).toEqual([1, 1, 1]);
    expect(rows()[0]?.attempts).toBe(1);
    expect(proxy.counts.get('none')).toBe(2);
  });

  it('tells how far it is and stops between two batches when asked to', async () => {
    for (let day = 0; day < 3; day += 1) {
      recordDay(station, { payments: 2 });
      valueOf(sealBatch(station, accountant()));
    }
    const told: [number, number][] = [];
    const progress = {
      report: (_: string, done: number, total: number) => told.push([done, total]),
      isCancelled: () => told.length === 3,
    };
    expect(valueOf(await sendBatches(station, {}, progress))).toEqual({ acked: 2 });
    expect(told).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(state().pendingEntries).toBeGreaterThan(0);
  });
});
