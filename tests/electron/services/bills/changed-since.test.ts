import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { billedSinceText } from '../../../../db/local/queries/drafts.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { noProgress } from '../../../../electron/services/counter.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { everyKindPack } from '../../../support/every-kind-pack.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';
import {
  type AddedSupply,
  addSupply,
  changeTerms,
  putExchange,
  putLooks,
  type SuppliedAccount,
} from '../../../support/supplied-account.ts';

const jobId = '0193b2f4-0000-7000-8000-000000000000';

interface Opened {
  readonly station: TestStation;
  readonly of: (accountNo: string) => AddedSupply;
}

/** A station whose accounts were read at 100 kWh in November 2026; the meter of account `n` is `Mn`. */
function openRead(accounts: readonly Omit<SuppliedAccount, 'openingMonth' | 'meters'>[]): Opened {
  const station = openTestStation({ now: '2026-10-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('county_office'), { text: everyKindPack() }));
  const added = addSupply(
    station,
    station.as('administrator'),
    accounts.map((account) => ({
      openingMonth: '2026-10',
      openedDialsOn: '2026-10-21',
      ...account,
      meters: [{ meterNo: `M${account.accountNo}`, dials: { total: 0 } }],
    })),
  );
  const of = (accountNo: string) => added.find((one) => one.accountNo === accountNo) as AddedSupply;
  station.clock.to('2026-11-24T09:00');
  for (const { accountNo } of accounts) read({ station, of }, accountNo, '2026-11', 100);
  return { station, of };
}

function read({ station, of }: Opened, accountNo: string, at: string, kwh: number): void {
  putLooks(station, station.as('meter_reader'), of(accountNo), at, [
    { meterNo: `M${accountNo}`, dials: { total: kwh } },
  ]);
}

async function compute(station: TestStation, at = '2026-11', progress = noProgress) {
  return computeBills(station, station.as('biller'), { month: month(at), jobId }, progress);
}

const drafts = (station: TestStation, state: 'waiting' | 'passed', at = '2026-11') =>
  valueOf(listDrafts(station, station.as('auditor'), { month: month(at), state }));

function pass(station: TestStation, at = '2026-11') {
  const draftIds = drafts(station, 'waiting', at).map((draft) => draft.draftId);
  return passBills(station, station.as('auditor'), { draftIds });
}

const issue = (station: TestStation, at = '2026-11') =>
  issueBills(station, station.as('biller'), { month: month(at), jobId });

/** Account numbers whose passed bill nobody may issue any more, because a change made it stale. */
async function staleAfter(opened: Opened, change: () => void): Promise<string[]> {
  const { station } = opened;
  await compute(station);
  if (drafts(station, 'waiting').length > 0) valueOf(pass(station));
  const before = drafts(station, 'passed').map((draft) => draft.accountNo);
  station.clock.forward({ minutes: 1 });
  change();
  // What is not stale stays passed; what is has to be audited again.
  const again = await compute(station);
  const waiting = again.ok ? drafts(station, 'waiting').map((draft) => draft.accountNo) : [];
  expect([...drafts(station, 'passed').map((draft) => draft.accountNo), ...waiting].sort()).toEqual(before);
  return waiting;
}

describe('a passed bill', () => {
  const two = [{ accountNo: '1' }, { accountNo: '2' }];

  it('is stale after another look of its own month or an earlier one, and of no other account', async () => {
    const opened = openRead(two);
    expect(await staleAfter(opened, () => read(opened, '1', '2026-11', 101))).toEqual(['1']);
    expect(await staleAfter(opened, () => read(opened, '2', '2026-09', 3))).toEqual(['2']);
    expect(await staleAfter(opened, () => read(opened, '2', '2026-12', 300))).toEqual([]);
  });

  it('is stale after new terms', async () => {
    const opened = openRead(two);
    const { station, of } = opened;
    const change = () =>
      changeTerms(station, station.as('billing_supervisor'), of('2').accountId, {
        from: '2026-10-22',
        tariffCode: 'residential_shared_sample',
      });
    expect(await staleAfter(opened, change)).toEqual(['2']);
  });

  it('is stale after a pack that begins by its last day, not after one that begins later', async () => {
    const opened = openRead(two);
    const { station } = opened;
    const accept = (version: number, effectiveFrom: string) => () =>
      valueOf(
        acceptPolicyPack(station, station.as('county_office'), {
          text: everyKindPack({ version, effectiveFrom }),
        }),
      );
    expect(await staleAfter(opened, accept(2, '2026-11-22'))).toEqual([]);
    expect(await staleAfter(opened, accept(3, '2026-11-21'))).toEqual(['1', '2']);
  });

  it('is stale after another look at a meter that hangs behind its own', async () => {
    const opened = openRead([
      {
        accountNo: '1',
        customerClass: 'commercial',
        terms: [{ from: '2026-10-01', childAccountNos: ['2'] }],
      },
      { accountNo: '2' },
      { accountNo: '3' },
    ]);
    expect(await staleAfter(opened, () => read(opened, '2', '2026-11', 90))).toEqual(['1', '2']);
    expect(drafts(opened.station, 'waiting')).toMatchObject([{ energyWh: 10_000 }, { energyWh: 90_000 }]);
  });

  it('is stale after an adjustment of an earlier bill, which may have changed what is left of the tier year', async () => {
    const opened = openRead(two);
    const { station } = opened;
    await compute(station);
    valueOf(pass(station));
    valueOf(issue(station));
    station.clock.to('2026-12-24T09:00');
    for (const { accountNo } of two) read(opened, accountNo, '2026-12', 200);
    valueOf(await compute(station, '2026-12'));
    valueOf(pass(station, '2026-12'));
    // Somebody set the clock back: what came after is told by its number, not by its time.
    const at = station.clock.now() - 3_600_000;
    station.store.sqlite.exec(`
      insert into bill_adjustment (id, account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
        values (1, 1, 'wrong_multiplier', '{}', 0, 0, '倍率', 1, 0, 1);
      insert into bill (id, account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
          policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
        select 11, account_id, period_month, 'reversal', 1, reading_id, -energy_wh, -amount_fen, due_on, working,
          policy_pack_id, 1, 1, 1, ${at}, 1 from bill where id = 1;
      insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
        values (11, 1, 'reversal', 1, 0, 1)`);
    expect(valueOf(issue(station, '2026-12')).issued).toBe(1);
    expect(drafts(station, 'passed', '2026-12')).toMatchObject([{ accountNo: '1' }]);
    station.clock.forward({ minutes: 1 });
    expect(valueOf(await compute(station, '2026-12')).computed).toBe(1);
    valueOf(pass(station, '2026-12'));
    expect(valueOf(issue(station, '2026-12')).issued).toBe(1);
  });

  it('is neither passed nor issued while it is stale', async () => {
    const opened = openRead(two);
    const { station, of } = opened;
    valueOf(await compute(station));
    changeTerms(station, station.as('billing_supervisor'), of('1').accountId, { from: '2026-10-22' });
    expect(refusalOf(pass(station))).toEqual({ code: 'bill_not_computed', facts: { accountNo: '1' } });
    valueOf(await compute(station));
    valueOf(pass(station));
    changeTerms(station, station.as('billing_supervisor'), of('1').accountId, { from: '2026-10-23' });
    expect(valueOf(issue(station)).issued).toBe(1);
    expect(drafts(station, 'passed')).toMatchObject([{ accountNo: '1' }]);
    expect(refusalOf(issue(station)).code).toBe('bill_not_passed');
  });

  it('is computed anew at once when something changes under it while a run goes on', async () => {
    const opened = openRead([...two, { accountNo: '3' }]);
    const { station } = opened;
    valueOf(await compute(station));
    valueOf(pass(station));
    let isRead = false;
    const during = {
      ...noProgress,
      report: (stage: string) => {
        if (stage !== 'computing' || isRead) return;
        isRead = true;
        read(opened, '2', '2026-11', 130);
      },
    };
    expect(valueOf(await compute(station, '2026-11', during))).toMatchObject({ computed: 1 });
    expect(drafts(station, 'waiting')).toMatchObject([{ accountNo: '2', energyWh: 130_000 }]);
    expect(drafts(station, 'passed').map(({ accountNo }) => accountNo)).toEqual(['1', '3']);
    valueOf(pass(station));
    expect(valueOf(issue(station)).issued).toBe(3);
  });

  it('is told when it lacks a fact after that', async () => {
    const opened = openRead(two);
    const { station, of } = opened;
    valueOf(await compute(station));
    valueOf(pass(station));
    let isLocked = false;
    const during = {
      ...noProgress,
      report: (stage: string) => {
        if (stage !== 'computing' || isLocked) return;
        isLocked = true;
        putLooks(station, station.as('meter_reader'), of('2'), '2026-11', [
          { meterNo: 'M2', dials: { total: 0 }, kind: 'locked' },
        ]);
      },
    };
    expect(valueOf(await compute(station, '2026-11', during))).toMatchObject({
      computed: 0,
      leftAside: { locked: 1 },
    });
  });

  it('finds the bills since an entry by their entries, however many bills there are', () => {
    const { station } = openRead([]);
    const plan = station.store.sqlite
      .prepare<[number], { detail: string }>(`explain query plan ${billedSinceText}`)
      .all(7)
      .map(({ detail }) => detail);
    expect(plan).toEqual([expect.stringMatching(/^SEARCH bill USING INDEX bill_daybook \(daybook_no>\?\)$/)]);
  });

  it('does not wait for an account that got terms of other words only for later days', async () => {
    const opened = openRead([{ accountNo: '1', terms: [{ from: '2026-12-01', tariffCode: 'gone' }] }]);
    expect(valueOf(await compute(opened.station))).toMatchObject({ computed: 1, incomplete: [] });
  });
});

describe('the first bill after a change', () => {
  it('is marked after new terms and after another meter, once', async () => {
    const opened = openRead([{ accountNo: '1' }, { accountNo: '2' }, { accountNo: '3' }]);
    const { station, of } = opened;
    const marks = async (at: string) => {
      valueOf(await compute(station, at));
      const rows = drafts(station, 'waiting', at).map((draft) => [
        draft.accountNo,
        draft.isFirstBill,
        draft.isFirstAfterChange,
      ]);
      valueOf(pass(station, at));
      valueOf(issue(station, at));
      return rows;
    };
    expect(await marks('2026-11')).toEqual([
      ['1', true, false],
      ['2', true, false],
      ['3', true, false],
    ]);
    station.clock.to('2026-12-10T09:00');
    changeTerms(station, station.as('billing_supervisor'), of('1').accountId, { from: '2026-12-15' });
    const exchanged = putExchange(station, station.as('metering_keeper'), of('2'), {
      month: '2026-12',
      on: '2026-12-10',
      oldMeterNo: 'M2',
      lastDials: { total: 150 },
      meter: { meterNo: 'M2b', dials: { total: 0 } },
    });
    station.clock.to('2026-12-24T09:00');
    read(opened, '1', '2026-12', 200);
    read(opened, '3', '2026-12', 200);
    putLooks(station, station.as('meter_reader'), exchanged, '2026-12', [
      { meterNo: 'M2b', dials: { total: 50 } },
    ]);
    expect(await marks('2026-12')).toEqual([
      ['1', false, true],
      ['2', false, true],
      ['3', false, false],
    ]);
    station.clock.to('2027-01-24T09:00');
    read(opened, '1', '2027-01', 300);
    read(opened, '3', '2027-01', 300);
    putLooks(station, station.as('meter_reader'), exchanged, '2027-01', [
      { meterNo: 'M2b', dials: { total: 150 } },
    ]);
    expect((await marks('2027-01')).map(([, , isChanged]) => isChanged)).toEqual([false, false, false]);
  });

  it('is marked when the terms were recorded before the last issue, for days after its bill', async () => {
    const opened = openRead([{ accountNo: '1' }]);
    const { station, of } = opened;
    changeTerms(station, station.as('billing_supervisor'), of('1').accountId, { from: '2026-12-01' });
    valueOf(await compute(station));
    valueOf(pass(station));
    valueOf(issue(station));
    station.clock.to('2026-12-24T09:00');
    read(opened, '1', '2026-12', 200);
    valueOf(await compute(station, '2026-12'));
    expect(drafts(station, 'waiting', '2026-12')).toMatchObject([{ isFirstAfterChange: true }]);
  });
});

describe('who may audit', () => {
  it('is nobody who looked at any register of the account since its last bill, nor who changed its terms', async () => {
    const opened = openRead([{ accountNo: '1' }]);
    const { station, of } = opened;
    const everyone = { ...station.as('auditor'), roles: ['auditor', 'biller'] } as const;
    putExchange(station, station.as('metering_keeper'), of('1'), {
      month: '2026-11',
      on: '2026-11-10',
      oldMeterNo: 'M1',
      lastDials: { total: 100 },
      meter: { meterNo: 'M1b', dials: { total: 0 } },
    });
    const added = { ...of('1'), registers: new Map([['M1b total', 2]]) };
    putLooks(station, station.as('meter_reader', 2), added, '2026-11', [
      { meterNo: 'M1b', dials: { total: 10 } },
    ]);
    changeTerms(station, station.as('billing_supervisor'), of('1').accountId, { from: '2026-10-22' });
    valueOf(await compute(station));
    const draftIds = drafts(station, 'waiting').map((draft) => draft.draftId);
    const passAs = (role: Parameters<TestStation['as']>[0], which = 1) =>
      passBills(station, { ...station.as(role, which), roles: everyone.roles }, { draftIds });
    const forbidden = (didBefore: string) => ({
      code: 'same_person_forbidden',
      facts: { accountNo: '1', didBefore },
    });
    expect(refusalOf(passAs('metering_keeper'))).toEqual(forbidden('read'));
    expect(refusalOf(passAs('meter_reader', 2))).toEqual(forbidden('read'));
    expect(refusalOf(passAs('meter_reader'))).toEqual(forbidden('read'));
    expect(refusalOf(passAs('billing_supervisor'))).toEqual(forbidden('change_terms'));
    expect(refusalOf(passAs('biller'))).toEqual(forbidden('compute'));
    // Who imported the opening dials and the terms of long ago has no part in this bill.
    expect(valueOf(passAs('auditor')).passed).toBe(1);
  });

  it('asks nothing about what the last bill was issued with', async () => {
    const opened = openRead([{ accountNo: '1' }]);
    const { station } = opened;
    valueOf(await compute(station));
    valueOf(pass(station));
    valueOf(issue(station));
    station.clock.to('2026-12-24T09:00');
    putLooks(station, station.as('meter_reader', 2), opened.of('1'), '2026-12', [
      { meterNo: 'M1', dials: { total: 190 } },
    ]);
    valueOf(await compute(station, '2026-12'));
    const draftIds = drafts(station, 'waiting', '2026-12').map((draft) => draft.draftId);
    const reader = { ...station.as('meter_reader'), roles: ['auditor'] } as const;
    expect(valueOf(passBills(station, reader, { draftIds })).passed).toBe(1);
  });
});
