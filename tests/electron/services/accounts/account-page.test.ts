import { beforeEach, describe, expect, it } from 'vitest';
import { day, month, type Month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { findAccounts } from '../../../../electron/services/accounts/find-accounts.ts';
import { seeIdNumber } from '../../../../electron/services/accounts/see-id-number.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { takePayment } from '../../../../electron/services/payments/take-payment.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { insertAccounts } from '../../../support/accounts.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const accountNo = '6204200017';

let station: TestStation;
beforeEach(() => {
  station = openTestStation({ now: '2026-09-01T08:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  valueOf(
    addReceiptBook(station, station.as('billing_supervisor'), { firstNo: '0012841', lastNo: '0012900' }),
  );
  insertAccounts(station, [
    {
      accountNo,
      name: '王秀英',
      phone: '13893700017',
      meterNo: '230007000017',
      village: '和平村',
      address: '和平村3组12号',
      idNumber: '620924197909111989',
    },
    { accountNo: '6204200018', name: '王喜元', meterNo: '230007000018' },
    { accountNo: '6204200019', name: '无表户' },
  ]);
});

/** Bills so many kWh for a month through the real services; the account's dial stands where it was left. */
async function billMonth(billed: Month, dialKwh: number): Promise<void> {
  station.clock.to(`${billed}-20T10:00`);
  valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId: 1,
      month: billed,
      kind: 'actual',
      readOn: day(`${billed}-20`),
      dialWh: wattHours(dialKwh * 1000),
      reason: '已核对',
    }),
  );
  station.clock.to(`${billed}-24T10:00`);
  const input = { month: billed, jobId: station.newId() };
  valueOf(await computeBills(station, station.as('biller'), input));
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: billed, state: 'waiting' }));
  valueOf(passBills(station, station.as('auditor'), { draftIds: drafts.map((draft) => draft.draftId) }));
  valueOf(issueBills(station, station.as('biller'), input));
}

async function billTwoMonths(): Promise<void> {
  station.store.sqlite.exec(`insert into reading (register_id, account_id, period_month, version, kind, dial_wh, source, recorded_by, recorded_at, daybook_no)
    values (1, 1, '2026-08', 1, 'opening', 100000, 'legacy', 1, 0, 0)`);
  await billMonth(month('2026-09'), 250);
  await billMonth(month('2026-10'), 350);
}

const pageFor = (role: 'cashier' | 'biller' = 'cashier') =>
  valueOf(getAccount(station, station.as(role), { accountNo }));

describe('the account page', () => {
  it('shows who it is, where, with which meter, and the ID number only masked', () => {
    const page = pageFor();
    expect(page).toMatchObject({
      accountNo,
      name: '王秀英',
      address: '和平村3组12号',
      village: '和平村',
      meterNo: '230007000017',
      phone: '13893700017',
      idNumberMasked: '620924********0017',
      prepaymentFen: 0,
      countedTo: '2026-09-01',
      openItems: [],
      bills: [],
      payments: [],
    });
    expect(JSON.stringify(page)).not.toContain('19790911');
  });

  it('counts late fees to the day, oldest month first', async () => {
    await billTwoMonths();
    station.clock.to('2026-10-25T09:00');
    // 150 kWh × 0.51 = 76.50; due 15 October, 10 days at 1‰ of 76.50 = 0.765 → below one yuan → 1.00.
    expect(pageFor().openItems).toEqual([
      {
        billId: 1,
        kind: 'regular',
        periodMonth: '2026-09',
        energyWh: 150_000,
        dueOn: '2026-10-15',
        outstandingFen: 7_650,
        lateFeeFen: 100,
      },
      {
        billId: 2,
        kind: 'regular',
        periodMonth: '2026-10',
        energyWh: 100_000,
        dueOn: '2026-11-15',
        outstandingFen: 5_100,
        lateFeeFen: 0,
      },
    ]);
    expect(
      pageFor().bills.map(({ periodMonth, kind, isReversed }) => [periodMonth, kind, isReversed]),
    ).toEqual([
      ['2026-10', 'regular', false],
      ['2026-09', 'regular', false],
    ]);
  });

  it('counts them to the business day of the open till, whatever the clock says since', async () => {
    await billTwoMonths();
    station.clock.to('2026-10-15T08:30');
    valueOf(openCashSession(station, station.as('cashier'), { floatFen: fen(20_000) }));
    station.clock.to('2026-11-20T09:00');
    expect(pageFor('cashier')).toMatchObject({ countedTo: '2026-10-15' });
    expect(pageFor('cashier').openItems.map((item) => item.lateFeeFen)).toEqual([0, 0]);
    expect(pageFor('biller').countedTo).toBe('2026-11-20');
    expect(pageFor('biller').openItems[0]?.lateFeeFen).toBeGreaterThan(100);
  });

  it('asks for exactly what a payment takes, and shows it valid, asked to be undone, and void', async () => {
    await billTwoMonths();
    station.clock.to('2026-11-20T08:30');
    valueOf(openCashSession(station, station.as('cashier'), { floatFen: fen(20_000) }));
    const before = pageFor();
    const dueFen = fen(
      before.openItems.reduce((sum, item) => sum + item.outstandingFen + item.lateFeeFen, 0),
    );
    const taken = valueOf(
      takePayment(station, station.as('cashier'), {
        requestKey: station.newId(),
        accountNo,
        billIds: before.openItems.map((item) => item.billId),
        expectedDueFen: dueFen,
        usePrepaymentFen: fen(0),
        addPrepaymentFen: fen(1_000),
        cashGivenFen: fen(20_000),
      }),
    );
    expect(pageFor()).toMatchObject({ openItems: [], prepaymentFen: 1_000 });
    expect(pageFor().bills.every((bill) => bill.outstandingFen === 0)).toBe(true);
    const stateNow = () =>
      pageFor().payments.map(({ receiptNo, state, collectedFen }) => [receiptNo, state, collectedFen]);
    const { receiptNo } = taken.receipt;
    expect(stateNow()).toEqual([[receiptNo, 'valid', dueFen + 1_000]]);
    const { requestId } = valueOf(
      requestVoid(station, station.as('cashier'), { receiptNo, reason: '收错户' }),
    );
    expect(stateNow()[0]?.[1]).toBe('void_requested');
    valueOf(decideVoid(station, station.as('station_head'), { requestId, isApproved: true }));
    expect(stateNow()[0]?.[1]).toBe('void');
    expect(pageFor()).toMatchObject({ prepaymentFen: 0, openItems: before.openItems });
  });

  it('is there for an account without a meter, and refused for none, and for whoever may not look', () => {
    expect(valueOf(getAccount(station, station.as('cashier'), { accountNo: '6204200019' }))).toMatchObject({
      meterNo: null,
      multiplierMilli: null,
    });
    expect(refusalOf(getAccount(station, station.as('cashier'), { accountNo: '0' }))).toEqual({
      code: 'account_unknown',
      facts: { accountNo: '0' },
    });
    expect(refusalOf(getAccount(station, station.as('administrator'), { accountNo })).code).toBe(
      'right_missing',
    );
  });
});

describe('finding', () => {
  it('answers lines with what is owed without late fees, and nothing for an empty text', async () => {
    await billTwoMonths();
    const find = (text: string) => valueOf(findAccounts(station, station.as('cashier'), { text }));
    expect(find('wxy')).toEqual([
      { accountNo, name: '王秀英', address: '和平村3组12号', customerClass: 'residential', owedFen: 12_750 },
      {
        accountNo: '6204200018',
        name: '王喜元',
        address: '和平村1组1号',
        customerClass: 'residential',
        owedFen: 0,
      },
    ]);
    expect(find('  ')).toEqual([]);
    expect(refusalOf(findAccounts(station, station.as('administrator'), { text: 'wxy' })).code).toBe(
      'right_missing',
    );
  });
});

describe('a full look at an ID number', () => {
  it('opens it for whoever holds the right and writes the look into the daybook, without the number', () => {
    const seen = seeIdNumber(station, station.as('acceptance_clerk'), { accountNo });
    expect(valueOf(seen)).toEqual({ idNumber: '620924197909111989' });
    const entry = station.store.sqlite
      .prepare<[], { kind: string; actor: string; payload: string }>(
        'select kind, actor_name as actor, payload from daybook_entry order by entry_no desc',
      )
      .get();
    expect(entry).toEqual({
      kind: 'personal_data_seen',
      actor: station.as('acceptance_clerk').fullName,
      payload: `{"accountNo":"${accountNo}","what":"id_number"}`,
    });
  });

  it('is refused without the right, for no account, and where none is on file; a refusal writes nothing', () => {
    const entries = () => station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get();
    const before = entries();
    expect(refusalOf(seeIdNumber(station, station.as('cashier'), { accountNo })).code).toBe('right_missing');
    expect(refusalOf(seeIdNumber(station, station.as('acceptance_clerk'), { accountNo: '0' })).code).toBe(
      'account_unknown',
    );
    expect(
      refusalOf(seeIdNumber(station, station.as('acceptance_clerk'), { accountNo: '6204200018' })).code,
    ).toBe('id_number_missing');
    expect(entries()).toBe(before);
  });
});
