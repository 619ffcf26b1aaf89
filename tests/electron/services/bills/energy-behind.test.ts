import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { energyBehind } from '../../../../electron/services/bills/energy-behind.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { everyKindPack } from '../../../support/every-kind-pack.ts';
import { openTestStation, type TestStation, valueOf } from '../../../support/station.ts';
import { type AddedSupply, addSupply, putExchange, putLooks } from '../../../support/supplied-account.ts';

const jobId = '0193b2f4-0000-7000-8000-000000000000';

/** A main meter (account 1), a household behind it (account 2), and a function that reads both. */
function openPair() {
  const station = openTestStation({ now: '2026-10-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('county_office'), { text: everyKindPack() }));
  const opened = { openingMonth: '2026-10', openedDialsOn: '2026-10-21' };
  const [main, behind] = addSupply(station, station.as('administrator'), [
    {
      accountNo: '1',
      customerClass: 'commercial',
      ...opened,
      meters: [{ meterNo: 'M1', dials: { total: 0 } }],
      terms: [{ from: '2026-10-01', childAccountNos: ['2'] }],
    },
    { accountNo: '2', ...opened, meters: [{ meterNo: 'M2', dials: { total: 0 } }] },
  ]) as [AddedSupply, AddedSupply];
  station.clock.to('2027-01-24T09:00');
  const read = (at: string, mainKwh: number, behindKwh: number) => {
    const reader = station.as('meter_reader');
    putLooks(station, reader, main, at, [{ meterNo: 'M1', dials: { total: mainKwh } }]);
    putLooks(station, reader, behind, at, [{ meterNo: 'M2', dials: { total: behindKwh } }]);
  };
  return { station, main, behind, read };
}

/** Computes a month and issues the bills of these accounts; answers the energy of every draft in kWh. */
async function bill(station: TestStation, at: string, accountNos: readonly string[]) {
  await computeBills(station, station.as('biller'), { month: month(at), jobId });
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: month(at), state: 'waiting' }));
  const draftIds = drafts.filter(({ accountNo }) => accountNos.includes(accountNo)).map((one) => one.draftId);
  if (draftIds.length > 0) {
    valueOf(passBills(station, station.as('auditor'), { draftIds }));
    valueOf(issueBills(station, station.as('biller'), { month: month(at), jobId }));
  }
  return Object.fromEntries(drafts.map(({ accountNo, energyWh }) => [accountNo, energyWh / 1000]));
}

describe('the energy behind a meter', () => {
  it('is taken off once, whichever of the two is billed first', async () => {
    const { station, read } = openPair();
    read('2026-11', 500, 120);
    expect(await bill(station, '2026-11', ['2'])).toEqual({ '1': 380, '2': 120 });
    expect(await bill(station, '2026-11', ['1'])).toEqual({ '1': 380 });
    read('2026-12', 900, 200);
    expect(await bill(station, '2026-12', ['1', '2'])).toEqual({ '1': 320, '2': 80 });
  });

  it('is taken off once when the account behind has a bill outstanding', async () => {
    const { station, read } = openPair();
    read('2026-11', 500, 120);
    await bill(station, '2026-11', ['1']);
    read('2026-12', 900, 200);
    // Account 2 waits for its November bill; 80 of its 200 kWh are December's.
    expect(await bill(station, '2026-12', ['1'])).toEqual({ '1': 320 });
  });

  it('covers the months of the account in front, also after the account behind was billed alone', async () => {
    const { station, read } = openPair();
    read('2026-11', 500, 120);
    await bill(station, '2026-11', ['2']);
    read('2026-12', 900, 200);
    station.store.sqlite.exec("delete from bill_draft where period_month = '2026-11'");
    expect(await bill(station, '2026-12', ['1'])).toEqual({ '1': 700, '2': 80 });
  });

  it('goes on over another meter, and ends with the account', async () => {
    const { station, behind, read, main } = openPair();
    read('2026-11', 500, 120);
    await bill(station, '2026-11', ['1', '2']);
    const exchanged = putExchange(station, station.as('metering_keeper'), behind, {
      month: '2026-12',
      on: '2026-12-05',
      oldMeterNo: 'M2',
      lastDials: { total: 150 },
      meter: { meterNo: 'M2b', multiplier: 2, dials: { total: 10 } },
    });
    const reader = station.as('meter_reader');
    putLooks(station, reader, main, '2026-12', [{ meterNo: 'M1', dials: { total: 900 } }]);
    putLooks(station, reader, exchanged, '2026-12', [{ meterNo: 'M2b', dials: { total: 20 } }]);
    // 30 on the old meter, 10 × 2 on the new one.
    expect(await bill(station, '2026-12', ['1', '2'])).toEqual({ '1': 350, '2': 50 });
    putLooks(station, station.as('metering_keeper'), exchanged, '2027-01', [
      { meterNo: 'M2b', dials: { total: 40 }, kind: 'removed' },
    ]);
    station.store.sqlite.exec(`
      update meter_installation set removed_on = '2027-01-10' where removed_on is null and meter_id = 3;
      update account set closed_on = '2027-01-10' where account_no = '2'`);
    putLooks(station, reader, main, '2027-01', [{ meterNo: 'M1', dials: { total: 1000 } }]);
    expect(await bill(station, '2027-01', ['1'])).toEqual({ '1': 60 });
    expect(energyBehind(station.store, ['2'], month('2027-02'), month('2027-01'))).toEqual({
      childrenWh: [],
    });
  });

  it('waits for what is not read, and for a number that nobody has', () => {
    const { station } = openPair();
    expect(energyBehind(station.store, ['2'], month('2026-11'), null)).toEqual({ notReadAccountNo: '2' });
    expect(energyBehind(station.store, ['3'], month('2026-11'), null)).toEqual({ notReadAccountNo: '3' });
    expect(energyBehind(station.store, [], month('2026-11'), null)).toEqual({ childrenWh: [] });
  });
});
