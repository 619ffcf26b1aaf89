import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { type County, openCountyOffice } from '../../db/county/county-office.ts';
import { type CountyStore, openPgliteStore, openPostgresStore } from '../../db/county/county-store.ts';
import { day, type Day, month, stationDayAt } from '../../db/domain/kernel/calendar.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import { paymentTakenPayload } from '../../db/domain/payments/payment-payload.ts';
import type { DaybookKind } from '../../db/domain/sync/daybook-kind.ts';
import { appendToDaybook, type DaybookPayload } from '../../db/local/daybook.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { makeStationSigningKey } from '../../electron/services/keyring/station-key.ts';
import { makeCountyServer, type ServerOptions } from '../../scripts/county/server.ts';
import { findTestDatabase } from './runtime-database.ts';
import { openTestStation, type TestStation, valueOf } from './station.ts';

/** Both engines that a county may run on. */
export const countyEngines = ['pglite', 'postgresql'] as const;
export type CountyEngine = (typeof countyEngines)[number];

/** Why an engine cannot be had here; null when it can: `const missing = missingEngine(engine); if (missing) ctx.skip(missing)`. */
export function missingEngine(engine: CountyEngine): string | null {
  return engine === 'pglite' ? null : findTestDatabase().missing;
}

/** The enrolment code of every county of a test. */
export const testEnrolmentCode = 'TEST-CODE-2345';

const endings: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  for (const store of idle.splice(0)) await store.close();
});

/** Embedded databases that no test uses any more: starting one takes seconds, emptying one does not. */
const idle: CountyStore[] = [];

/** A real county database of its own, empty and migrated: PGlite in memory, or a new database on the test's PostgreSQL. */
export async function openTestCountyStore(engine: CountyEngine): Promise<CountyStore> {
  if (engine === 'postgresql') {
    const store = await openPostgresStore(await makeDatabase());
    atEnd(() => store.close());
    return store;
  }
  const store = idle.pop() ?? (await openPgliteStore(null));
  await store.db.execute(
    sql`truncate county_office, enrolment_code, station, batch, entry, day_summary, refusal restart identity`,
  );
  atEnd(() => void idle.push(store));
  return store;
}

/** Does something when the test ends, or when its file does where no test is running (a hook before all). */
function atEnd(end: () => Promise<void> | void): void {
  try {
    onTestFinished(end);
  } catch {
    endings.push(end);
  }
}

/** A county office on such a database. */
export async function openTestCounty(engine: CountyEngine): Promise<County> {
  return openCountyOffice(await openTestCountyStore(engine), { name: '阿克塞县供电公司', at: 0 });
}

/** A new database on the test's PostgreSQL, dropped in the end. */
export async function makeDatabase(): Promise<string> {
  const { url, missing } = findTestDatabase();
  if (url === null) throw new Error(missing);
  const name = `county_${randomBytes(6).toString('hex')}`;
  await administrate(url, `create database ${name}`);
  atEnd(() => administrate(url, `drop database if exists ${name} with (force)`));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A receiver of a county that listens on a free port. */
export async function listenAsCounty(
  county: County,
  options: Partial<ServerOptions> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = makeCountyServer({
    county,
    now: () => Date.now(),
    limits: { enrolments: 10_000, batches: 100_000, pages: 100_000 },
    logFault: (faultId, message) => process.stderr.write(`county ${faultId} ${message}\n`),
    ...options,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await server.close();
  };
  atEnd(stop);
  return { url, stop };
}

/** A station with a signing key; `code` tells several apart. */
export function openSigningStation(
  options: { readonly now?: string; readonly code?: string } = {},
): TestStation {
  const station = openTestStation(options.now === undefined ? {} : { now: options.now });
  valueOf(
    station.store.write(() => {
      makeStationSigningKey(station);
      if (options.code !== undefined) {
        station.store.sqlite
          .prepare('update station set code = ?, name = ?')
          .run(options.code, `${options.code}供电所`);
      }
      return ok(null);
    }),
  );
  return station;
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'supply-counter-county-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Numbers that look random and are the same in every run (mulberry32), from 0 to 1. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a recorded day must add up to at the county. Fen. */
export interface RecordedDay {
  readonly businessDay: Day;
  readonly paymentCount: number;
  readonly voidCount: number;
  readonly collectedFen: number;
  readonly billsIssued: number;
  readonly billsIssuedFen: number;
}

/** Writes one entry of today into the daybook. */
export function record(
  station: TestStation,
  kind: DaybookKind,
  payload: DaybookPayload,
  actor: Actor = station.as('cashier'),
): void {
  appendToDaybook(station.store, {
    kind,
    // A clock moved by parts of a second must still tell whole milliseconds.
    recordedAt: Math.round(station.clock.now()),
    businessDay: stationDayAt(station.clock.now()),
    actor,
    payload,
  });
}

let receiptNumber = 12_846;

/**
 * Records the daybook of a believable day of the station's clock: tills opened, payments by two cashiers (a fifth of them with two
 * months and a late fee, some with a prepayment), a few voids, on request bills issued, and the day closed. The clock moves on.
 */
export function recordDay(
  station: TestStation,
  shape: { readonly payments: number; readonly bills?: number; readonly seed?: number },
): RecordedDay {
  const chance = seededChance(shape.seed ?? 1);
  const between = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1));
  const cashiers = [station.as('cashier'), station.as('cashier', 2)] as const;
  const businessDay = day(stationDayAt(station.clock.now()));
  const sums = { paymentCount: 0, voidCount: 0, collectedFen: 0, billsIssued: 0, billsIssuedFen: 0 };
  valueOf(
    station.store.write(() => {
      if (shape.bills !== undefined) {
        const bills = Array.from(
          { length: shape.bills },
          () => [accountNo(between), between(1, 400) * 1000, between(500, 30_000)] as const,
        );
        const sumFen = bills.reduce((sum, bill) => sum + bill[2], 0);
        record(
          station,
          'bills_issued',
          { month: businessDay.slice(0, 7), count: bills.length, sumFen, sumWh: 0, bills },
          station.as('biller'),
        );
        sums.billsIssued = bills.length;
        sums.billsIssuedFen = sumFen;
      }
      for (let number = 0; number < shape.payments; number += 1) {
        station.clock.forward({ seconds: between(2_000, 28_999) / 1000 });
        const cashier = cashiers[between(0, 9) < 6 ? 0 : 1];
        const bills = [
          { periodMonth: month('2026-10'), principalFen: fen(between(1_500, 24_000)), lateFeeFen: fen(0) },
        ];
        if (chance() < 0.2) {
          const principalFen = fen(between(1_500, 24_000));
          bills.unshift({ periodMonth: month('2026-09'), principalFen, lateFeeFen: fen(between(100, 400)) });
        }
        const prepaymentAddedFen = chance() < 0.05 ? between(1, 50) * 1000 : 0;
        const collectedFen = bills.reduce(
          (sum, bill) => sum + bill.principalFen + bill.lateFeeFen,
          prepaymentAddedFen,
        );
        receiptNumber += 1;
        const payment = {
          accountNo: accountNo(between),
          receiptNumber,
          cashSessionId: cashier === cashiers[0] ? 1 : 2,
          collectedFen: fen(collectedFen),
          prepaymentUsedFen: fen(0),
          otherTenders: [],
          prepaymentAddedFen: fen(prepaymentAddedFen),
          bills,
        };
        record(station, 'payment_taken', { ...paymentTakenPayload(payment) }, cashier);
        sums.paymentCount += 1;
        sums.collectedFen += collectedFen;
        if (chance() < 0.01) {
          const voided = {
            a: payment.accountNo,
            c: collectedFen,
            r: receiptNumber,
            s: payment.cashSessionId,
            q: 5,
            w: '收错户',
          };
          record(station, 'payment_voided', voided, station.as('station_head'));
          sums.voidCount += 1;
          sums.collectedFen -= collectedFen;
        }
      }
      const { paymentCount: m, voidCount: v, collectedFen: c } = sums;
      record(station, 'day_closed', { t: 2, m, v, c, n: c + 40_000, d: 0 }, station.as('fee_accountant'));
      return ok(null);
    }),
  );
  return { businessDay, ...sums };
}

/** A customer of a station of 20,000. */
function accountNo(between: (from: number, to: number) => number): string {
  return `6204${String(between(1, 20_000)).padStart(6, '0')}`;
}
