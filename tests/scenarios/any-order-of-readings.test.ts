import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { returnBill } from '../../electron/services/bills/return-bill.ts';
import { noProgress } from '../../electron/services/counter.ts';
import { importReadings } from '../../electron/services/imports/import-readings.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { explainReading } from '../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../electron/services/readings/list-readings.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import type { ReadingRow } from '../../electron/contract/readings.ts';
import { type AddedAccount, addMeteredAccounts, type MeteredAccount } from '../support/metered-account.ts';
import { shippedPackText } from '../support/packs.ts';
import { openTestStation, type TestStation, valueOf } from '../support/station.ts';

const november = month('2026-11');
const readOn = day('2026-11-21');

/** Households and firms whose meters turn in every way: with a multiplier, near their full scale, never used, and one big jump. */
const wanted: readonly MeteredAccount[] = [
  { accountNo: '6204200001', openingKwh: 1000, usualKwh: 100 },
  { accountNo: '6204200002', customerClass: 'commercial', volts: 380, multiplier: 20, openingKwh: 500 },
  { accountNo: '6204200003', openingKwh: 70, usualKwh: 0 },
  { accountNo: '6204200004', customerClass: 'irrigation', digits: 4, openingKwh: 9_950, usualKwh: 100 },
];

/** What somebody may do with the month, in any order. A dial is so many kWh beyond the last. */
type Act =
  | { readonly kind: 'type'; readonly who: number; readonly kwh: number; readonly said: boolean }
  | { readonly kind: 'lock'; readonly who: number }
  | { readonly kind: 'say'; readonly who: number; readonly isRollOver: boolean }
  | { readonly kind: 'file'; readonly kwh: readonly (number | null)[] }
  | { readonly kind: 'compute' }
  | { readonly kind: 'pass'; readonly who: number }
  | { readonly kind: 'return'; readonly who: number };

const who = fc.nat({ max: wanted.length - 1 });
const kwh = fc.oneof(fc.constantFrom(0, 95, 105, 149, 151, 1000), fc.integer({ min: -60, max: 2_000 }));
const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('type' as const), who, kwh, said: fc.boolean() }), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constant('lock' as const), who }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('say' as const), who, isRollOver: fc.boolean() }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      kwh: fc.array(fc.option(kwh), { minLength: wanted.length, maxLength: wanted.length }),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('compute' as const) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('pass' as const), who }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('return' as const), who }), weight: 1 },
);

interface Books {
  readonly station: TestStation;
  readonly accounts: readonly AddedAccount[];
}

function openBooks(): Books {
  const station = openTestStation({ now: '2026-11-22T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  return { station, accounts: addMeteredAccounts(station, wanted) };
}

const folder = mkdtempSync(join(tmpdir(), 'supply-counter-order-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** The dial so many kWh on; a dial that would pass its full scale starts again, one below nothing stays there. */
function dialOf(index: number, beyond: number): number {
  const { openingKwh = 1000, digits = 6 } = wanted[index] ?? {};
  return Math.max(0, openingKwh + beyond) % 10 ** digits;
}

/** One act as its person does it; what the services refuse is refused, and the day goes on. */
async function play({ station, accounts }: Books, one: Act): Promise<void> {
  const reader = station.as('meter_reader');
  const account = 'who' in one ? accounts[one.who] : undefined;
  const registerId = account?.registerId ?? 0;
  const look = { registerId, month: november, readOn };
  station.clock.forward({ minutes: 1 });
  switch (one.kind) {
    case 'type': {
      const dialWh = wattHours(dialOf(one.who, one.kwh) * 1000);
      recordReading(station, reader, {
        ...look,
        kind: 'actual',
        dialWh,
        reason: one.said ? '已问客户' : null,
      });
      return;
    }
    case 'lock':
      recordReading(station, reader, { ...look, kind: 'locked', dialWh: null, reason: null });
      return;
    case 'say':
      explainReading(station, reader, {
        registerId,
        month: november,
        reason: '已核实',
        isRollOver: one.isRollOver,
      });
      return;
    case 'file':
      await importReadings(
        station,
        reader,
        { path: fileOf(one.kwh), matching: null, month: november },
        noProgress,
      );
      return;
    case 'compute':
      await computeBills(station, station.as('biller'), { month: november, jobId: station.newId() });
      return;
    case 'pass':
    case 'return': {
      const auditor = station.as('auditor');
      const draft = waiting(station).find(({ accountNo }) => accountNo === account?.accountNo);
      if (draft === undefined) return;
      if (one.kind === 'pass') passBills(station, auditor, { draftIds: [draft.draftId] });
      else
        returnBill(station, auditor, {
          draftId: draft.draftId,
          reason: '请复核',
          kind: 'misread',
          author: 'reader',
        });
    }
  }
}

function fileOf(beyond: readonly (number | null)[]): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  const lines = beyond.flatMap((value, index) =>
    value === null
      ? []
      : [`${wanted[index]?.accountNo},M${wanted[index]?.accountNo},${readOn},${dialOf(index, value)},实抄`],
  );
  writeFileSync(path, ['户号,表号,抄表日期,本月止码,抄表状态', ...lines, ''].join('\r\n'));
  return path;
}

function waiting(station: TestStation) {
  return valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }));
}

/** Computes what is left, has the reader answer for what was returned, looks at every account by itself, issues; answers the bills. */
async function finish({ station, accounts }: Books): Promise<readonly unknown[]> {
  station.clock.to('2026-11-24T09:00');
  const job = { month: november, jobId: station.newId() };
  await computeBills(station, station.as('biller'), job);
  const returned = valueOf(
    listDrafts(station, station.as('auditor'), { month: november, state: 'returned' }),
  );
  for (const { accountNo } of returned) {
    const registerId = accounts.find((one) => one.accountNo === accountNo)?.registerId ?? 0;
    const said = { registerId, month: november, reason: '已复核', isRollOver: false };
    valueOf(explainReading(station, station.as('meter_reader'), said));
  }
  if (returned.length > 0) await computeBills(station, station.as('biller'), job);
  for (const { draftId } of waiting(station))
    passBills(station, station.as('auditor'), { draftIds: [draftId] });
  issueBills(station, station.as('biller'), job);
  return station.store.sqlite
    .prepare(
      `select a.account_no, b.energy_wh, b.amount_fen, l.line_no, l.code, l.energy_wh, l.price_nanoyuan, l.amount_fen
       from bill b join account a on a.id = b.account_id left join bill_line l on l.bill_id = b.id
       where b.period_month = '2026-11' order by 1, 4`,
    )
    .raw()
    .all();
}

function finalReadings({ station }: Books): readonly ReadingRow[] {
  const all = { month: november, routeCode: '', onlyUnexplained: false };
  return valueOf(listReadings(station, station.as('meter_reader'), all));
}

/** A station that never saw anything but the final readings. */
async function billsOfFinalReadings(rows: readonly ReadingRow[]): Promise<readonly unknown[]> {
  const books = openBooks();
  const { station, accounts } = books;
  const reader = station.as('meter_reader');
  for (const row of rows) {
    const registerId = accounts.find(({ accountNo }) => accountNo === row.accountNo)?.registerId ?? 0;
    const { kind, dialWh, reason } = row;
    if (kind === null || kind === 'estimated') continue;
    valueOf(recordReading(station, reader, { registerId, month: november, kind, readOn, dialWh, reason }));
    if (row.finding === 'rolled_over')
      valueOf(
        explainReading(station, reader, {
          registerId,
          month: november,
          reason: reason ?? '已核实',
          isRollOver: true,
        }),
      );
  }
  return finish(books);
}

describe('whatever the order of typing, files, corrections, computing and audit', () => {
  it('the issued bills are those of the final readings', { timeout: 240_000 }, async () => {
    let billed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
        const books = openBooks();
        for (const one of acts) await play(books, one);
        const rows = finalReadings(books);
        const bills = await finish(books);
        billed += bills.length;
        expect(bills).toEqual(await billsOfFinalReadings(rows));
      }),
      { numRuns: 100, seed: 20261201 },
    );
    // A run in which nobody got a bill would prove nothing.
    expect(billed).toBeGreaterThan(150);
  });
});
