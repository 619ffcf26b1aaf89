import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import type { Progress } from '../../../../electron/services/counter.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listBillingMonths } from '../../../../electron/services/bills/list-billing-months.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { readShippedPolicyPack } from '../../../../electron/services/policy/read-shipped-policy-pack.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../../db/policy');
const november = month('2026-11');
const input = { month: november, jobId: '0193b2f4-0000-7000-8000-000000000000' };

type Pack = { tariffs: { customerClass: string; funds: object[] }[] };

function openWith(accounts: readonly MeteredAccount[], change: (pack: Pack) => void = () => {}): TestStation {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const pack = JSON.parse(readShippedPolicyPack(policyFolder)) as Pack;
  change(pack);
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: JSON.stringify(pack) }));
  for (const { registerId } of addMeteredAccounts(station, accounts)) {
    const reading = {
      registerId,
      month: november,
      kind: 'actual',
      readOn: day('2026-11-21'),
      dialWh: wattHours(1_100_000),
      reason: null,
    } as const;
    valueOf(recordReading(station, station.as('meter_reader'), reading));
  }
  return station;
}

async function issueAll(station: TestStation) {
  valueOf(await computeBills(station, station.as('biller'), input));
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }));
  valueOf(passBills(station, station.as('auditor'), { draftIds: drafts.map((draft) => draft.draftId) }));
  return valueOf(issueBills(station, station.as('biller'), input));
}

const many = (count: number) =>
  Array.from(
    { length: count },
    (_, index): MeteredAccount => ({ accountNo: String(index + 1).padStart(4, '0') }),
  );

describe('a run', () => {
  it('refuses without the right, without a pack, and with nothing to do', async () => {
    const station = openTestStation();
    expect(refusalOf(await computeBills(station, station.as('cashier'), input)).code).toBe('right_missing');
    expect(refusalOf(issueBills(station, station.as('auditor'), input)).code).toBe('right_missing');
    expect(refusalOf(await computeBills(station, station.as('biller'), input)).code).toBe('no_policy_pack');
    expect(refusalOf(issueBills(station, station.as('biller'), input)).code).toBe('no_policy_pack');
    expect(refusalOf(await computeBills(openWith([]), station.as('biller'), input)).code).toBe(
      'nothing_to_compute',
    );
  });

  it('neither computes nor issues a month that has not begun', async () => {
    const station = openWith([{ accountNo: '1' }]);
    const future = { ...input, month: month('2026-12') };
    const refused = { code: 'month_in_future', facts: { month: '2026-12' } };
    expect(refusalOf(await computeBills(station, station.as('biller'), future))).toEqual(refused);
    expect(refusalOf(issueBills(station, station.as('biller'), future))).toEqual(refused);
    expect(station.store.sqlite.prepare('select count(*) from bill_draft').pluck().get()).toBe(0);
  });

  it('tells how far it is, gives others a turn, and leaves nothing behind when cancelled', async () => {
    const station = openWith(many(1_100));
    const seen: [string, number, number][] = [];
    let turns = 0;
    const progress: Progress = {
      report: (stage, done, total) => {
        seen.push([stage, done, total]);
        setImmediate(() => {
          turns += 1;
        });
      },
      isCancelled: () => turns >= 2,
    };
    expect(refusalOf(await computeBills(station, station.as('biller'), input, progress)).code).toBe(
      'bill_run_cancelled',
    );
    expect(seen).toEqual([
      ['computing', 500, 1_100],
      ['computing', 1_000, 1_100],
    ]);
    expect(station.store.sqlite.prepare('select count(*) from bill_draft').pluck().get()).toBe(0);
    expect(valueOf(await computeBills(station, station.as('biller'), input)).computed).toBe(1_100);
  });

  it('leaves aside a class that the pack has no price for', async () => {
    const station = openWith(
      [{ accountNo: '1' }, { accountNo: '2', customerClass: 'large_industry' }],
      (pack) => {
        pack.tariffs = pack.tariffs.filter((tariff) => tariff.customerClass !== 'large_industry');
      },
    );
    expect(valueOf(await computeBills(station, station.as('biller'), input))).toMatchObject({
      computed: 1,
      leftAside: { no_tariff: 1 },
    });
  });
});

describe('the issue', () => {
  it('earns itemised funds apart and balances to the fen', async () => {
    const station = openWith(
      [{ accountNo: '1', customerClass: 'commercial' }, { accountNo: '2' }],
      (pack) => {
        for (const tariff of pack.tariffs) {
          if (tariff.customerClass === 'commercial')
            tariff.funds = [{ code: 'fund_water', label: '水利基金', yuanPerKwh: '0.001125' }];
        }
      },
    );
    const issued = await issueAll(station);
    expect(issued).toMatchObject({ issued: 2, sumFen: 6_043 + 11 + 5_100 });
    const sides = station.store.sqlite
      .prepare(
        'select ledger_account, account_id, bill_id, amount_fen from journal_line order by entry_id, line_no',
      )
      .all();
    expect(sides).toEqual([
      { ledger_account: 'receivable', account_id: 1, bill_id: 1, amount_fen: 6_054 },
      { ledger_account: 'receivable', account_id: 2, bill_id: 2, amount_fen: 5_100 },
      { ledger_account: 'energy_revenue', account_id: null, bill_id: null, amount_fen: -11_143 },
      { ledger_account: 'fund_revenue', account_id: null, bill_id: null, amount_fen: -11 },
    ]);
  });

  it('issues bills of no money without open items or journal', async () => {
    const station = openTestStation({ now: '2026-11-21T09:00' });
    valueOf(
      acceptPolicyPack(station, station.as('billing_supervisor'), {
        text: readShippedPolicyPack(policyFolder),
      }),
    );
    const [account] = addMeteredAccounts(station, [{ accountNo: '1', openingKwh: 1000 }]);
    const reading = {
      registerId: account?.registerId ?? 0,
      month: november,
      kind: 'actual',
      readOn: day('2026-11-21'),
      dialWh: wattHours(1_000_000),
      reason: '外出',
    } as const;
    valueOf(recordReading(station, station.as('meter_reader'), reading));
    expect(await issueAll(station)).toMatchObject({ issued: 1, sumFen: 0 });
    const counts = station.store.sqlite
      .prepare('select (select count(*) from open_item), (select count(*) from journal_entry)')
      .raw()
      .get();
    expect(counts).toEqual([0, 0]);
  });

  it('takes no bill that was computed by a pack that is no longer in force for its month', async () => {
    const station = openWith([{ accountNo: '1' }]);
    const accept = (version: number, effectiveFrom: string) => {
      const pack = JSON.parse(readShippedPolicyPack(policyFolder)) as object;
      const text = JSON.stringify({ ...pack, version, effectiveFrom });
      return valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text })).policyPackId;
    };
    const draftIds = () => {
      const drafts = valueOf(
        listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }),
      );
      return drafts.map((draft) => draft.draftId);
    };
    const passAll = () => passBills(station, station.as('auditor'), { draftIds: draftIds() });
    const issue = () => issueBills(station, station.as('biller'), input);

    valueOf(await computeBills(station, station.as('biller'), input));
    accept(12, '2026-11-01');
    expect(refusalOf(passAll())).toEqual({ code: 'bill_not_computed', facts: { accountNo: '1' } });

    valueOf(await computeBills(station, station.as('biller'), input));
    expect(valueOf(passAll())).toEqual({ passed: 1 });
    const third = accept(13, '2026-11-01');
    expect(refusalOf(issue()).code).toBe('bill_not_passed');

    valueOf(await computeBills(station, station.as('biller'), input));
    accept(14, '2026-12-01');
    expect(valueOf(passAll())).toEqual({ passed: 1 });
    expect(valueOf(issue()).issued).toBe(1);
    expect(station.store.sqlite.prepare('select policy_pack_id from bill').pluck().get()).toBe(third);
  });

  it('posts bills that nobody can change, each the sum of its lines', async () => {
    const station = openWith(many(30));
    await issueAll(station);
    const wrong = station.store.sqlite
      .prepare(
        'select count(*) from bill b where amount_fen <> (select sum(amount_fen) from bill_line l where l.bill_id = b.id)',
      )
      .pluck()
      .get();
    expect(wrong).toBe(0);
    expect(() => station.store.sqlite.prepare('update bill set amount_fen = 1').run()).toThrow(
      'never changed',
    );
    expect(valueOf(listBillingMonths(station, station.as('biller'), undefined))[0]).toMatchObject({
      issued: 30,
      read: 30,
      waiting: 0,
    });
  });
});
