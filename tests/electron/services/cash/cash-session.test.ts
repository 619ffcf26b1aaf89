import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { putSetting } from '../../../../db/local/queries/settings.ts';
import { closeDay } from '../../../../electron/services/cash/close-day.ts';
import { closeTill } from '../../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { getClosingSlip } from '../../../../electron/services/cash/get-closing-slip.ts';
import { getCount } from '../../../../electron/services/cash/get-count.ts';
import { getDay } from '../../../../electron/services/cash/get-day.ts';
import { getOwnCashSession } from '../../../../electron/services/cash/get-own-cash-session.ts';
import { listDays } from '../../../../electron/services/cash/list-days.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { insertPerson, refusalOf, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
const today = day('2026-11-24');
let station: BilledStation;
let cashier: Actor;
let accountant: Actor;

beforeEach(async () => {
  station = await openBilledStation();
  cashier = station.as('cashier');
  accountant = station.as('fee_accountant');
});

const open = (actor = cashier) => valueOf(openCashSession(station, actor, { floatFen: fen(20_000) }));
const countHundreds = (pieces: number, actor = cashier) =>
  commitCount(station, actor, { denominations: [{ valueFen: 10_000, count: pieces }] });
const close = (differenceReason: string | null, actor = cashier) =>
  closeTill(station, actor, { differenceReason });
const balanceOf = (place: string) =>
  station.store.sqlite
    .prepare('select coalesce(sum(amount_fen), 0) from journal_line where ledger_account = ?')
    .pluck()
    .get(place);
const finish = (actor = cashier) => {
  valueOf(countHundreds(2, actor));
  return valueOf(close('抽查', actor));
};

describe('opening a till', () => {
  it('takes the float out of the change fund and the day from the clock', () => {
    const session = open();
    expect(session).toMatchObject({
      businessDay: today,
      state: 'open',
      floatFen: 20_000,
      paymentCount: 0,
      nextReceiptNo: '0012801',
    });
    expect([balanceOf('drawer'), balanceOf('change_fund')]).toEqual([20_000, -20_000]);
    expect(valueOf(getOwnCashSession(station, cashier))).toEqual(session);
    expect(valueOf(getOwnCashSession(station, station.as('cashier', 2)))).toBeNull();
  });

  it('needs the right, and no other till of this person', () => {
    expect(refusalOf(openCashSession(station, accountant, { floatFen: fen(0) })).code).toBe('right_missing');
    open();
    expect(refusalOf(openCashSession(station, cashier, { floatFen: fen(0) })).code).toBe('cash_session_open');
    valueOf(countHundreds(2));
    expect(refusalOf(openCashSession(station, cashier, { floatFen: fen(0) })).code).toBe('cash_session_open');
    open(station.as('cashier', 2));
  });

  it("takes no float above the bound, nor above the station's own", () => {
    const open = (floatFen: number) => openCashSession(station, cashier, { floatFen: fen(floatFen) });
    expect(refusalOf(open(1_000_001))).toEqual({
      code: 'float_too_large',
      facts: { largestFen: 1_000_000 },
    });
    putSetting(station.store, 'cash.largest_float_fen', 50_000);
    expect(refusalOf(open(50_001)).facts).toEqual({ largestFen: 50_000 });
    valueOf(open(50_000));
  });

  it('keeps off closed days, also when the clock was set back', () => {
    open();
    finish();
    valueOf(closeDay(station, accountant, { businessDay: today }));
    expect(refusalOf(openCashSession(station, cashier, { floatFen: fen(0) })).code).toBe(
      'business_day_closed',
    );
    station.clock.to('2026-11-20T09:00');
    expect(refusalOf(openCashSession(station, cashier, { floatFen: fen(0) }))).toEqual({
      code: 'business_day_closed',
      facts: { day: '2026-11-24' },
    });
    station.clock.to('2026-11-25T09:00');
    open();
  });
});

describe('counting', () => {
  it('is blind: nothing that a person is shown before it holds the expected sum', () => {
    open();
    valueOf(payAtCounter(station, cashier, wang));
    const shown = JSON.stringify([
      valueOf(getOwnCashSession(station, cashier)),
      valueOf(getCount(station, cashier)),
      refusalOf(getDay(station, cashier, { businessDay: today })),
    ]);
    expect(shown).not.toContain('30300');
    expect(shown).not.toContain('10300');
    expect(
      valueOf(commitCount(station, cashier, { denominations: [{ valueFen: 10_000, count: 3 }] })),
    ).toEqual({
      countedFen: 30_000,
      expectedFen: 30_300,
      differenceFen: -300,
      tenders: [],
    });
    expect(valueOf(getCount(station, cashier))?.expectedFen).toBe(30_300);
    expect(valueOf(getDay(station, cashier, { businessDay: today })).diaryFen).toBe(10_300);
  });

  it('happens once, with real notes and coins', () => {
    expect(refusalOf(countHundreds(2)).code).toBe('cash_session_not_open');
    open();
    expect(
      refusalOf(commitCount(station, cashier, { denominations: [{ valueFen: 7, count: 1 }] })).code,
    ).toBe('input_malformed');
    valueOf(countHundreds(2));
    expect(refusalOf(countHundreds(2)).code).toBe('count_already_committed');
  });
});

describe('closing a till', () => {
  it('moves the money, books the difference, and leaves a slip with the head of the chain', () => {
    open();
    valueOf(payAtCounter(station, cashier, wang, { months: 1 }));
    valueOf(payAtCounter(station, cashier, wang));
    valueOf(
      commitCount(station, cashier, {
        denominations: [
          { valueFen: 10_000, count: 3 },
          { valueFen: 100, count: 5 },
        ],
      }),
    );
    const slip = valueOf(close('找零多收'));
    expect(slip).toMatchObject({
      stationName: '红柳湾供电所',
      cashierName: cashier.fullName,
      paymentCount: 2,
      voidCount: 0,
      firstReceiptNo: '0012801',
      lastReceiptNo: '0012802',
      floatFen: 20_000,
      takenFen: 10_300,
      expectedFen: 30_300,
      countedFen: 30_500,
      differenceFen: 200,
      differenceReason: '找零多收',
      denominations: [
        { valueFen: 10_000, count: 3 },
        { valueFen: 100, count: 5 },
      ],
    });
    const head = station.store.sqlite
      .prepare('select entry_no, hash from daybook_entry order by entry_no desc')
      .raw()
      .get();
    expect([slip.chainEntryNo, slip.chainHead]).toEqual(head);
    expect(['drawer', 'change_fund', 'safe', 'over_short'].map(balanceOf)).toEqual([0, 0, 10_500, -200]);
    expect(valueOf(getClosingSlip(station, accountant, { cashSessionId: slip.cashSessionId }))).toEqual(slip);
    expect(valueOf(getOwnCashSession(station, cashier))).toBeNull();
  });

  it('books a drawer that does not even hold its float', () => {
    open();
    valueOf(commitCount(station, cashier, { denominations: [] }));
    expect(refusalOf(close(null)).code).toBe('difference_reason_missing');
    expect(valueOf(close('失窃，已报所长')).differenceFen).toBe(-20_000);
    expect(['drawer', 'change_fund', 'safe', 'over_short'].map(balanceOf)).toEqual([0, -20_000, 0, 20_000]);
  });

  it('needs the count, and a reason only for a difference', () => {
    expect(refusalOf(close(null)).code).toBe('cash_session_not_open');
    open();
    expect(refusalOf(close('差')).code).toBe('count_not_committed');
    valueOf(countHundreds(2));
    expect(valueOf(close('不需要的理由')).differenceReason).toBeNull();
    expect(refusalOf(close(null)).code).toBe('cash_session_not_open');
    expect(refusalOf(getClosingSlip(station, accountant, { cashSessionId: 99 })).code).toBe(
      'cash_session_unknown',
    );
  });

  it('works on a later day for a till that was left open, on its own day', () => {
    open();
    station.clock.to('2026-11-26T08:00');
    valueOf(payAtCounter(station, cashier, wang));
    valueOf(
      commitCount(station, cashier, {
        denominations: [
          { valueFen: 10_000, count: 3 },
          { valueFen: 100, count: 3 },
        ],
      }),
    );
    const slip = valueOf(close(null));
    expect(slip.businessDay).toBe('2026-11-24');
    expect(valueOf(listDays(station, accountant))).toEqual([{ businessDay: '2026-11-24', state: 'open' }]);
    const page = valueOf(closeDay(station, accountant, { businessDay: today }));
    expect(page.state).toBe('closed');
    expect(open().businessDay).toBe('2026-11-26');
  });
});

describe('closing a day', () => {
  it('needs four books that agree, another person, and every till closed', () => {
    expect(refusalOf(closeDay(station, accountant, { businessDay: today })).code).toBe('business_day_empty');
    open();
    valueOf(payAtCounter(station, cashier, wang));
    expect(refusalOf(closeDay(station, cashier, { businessDay: today })).code).toBe('right_missing');
    expect(refusalOf(closeDay(station, accountant, { businessDay: today }))).toEqual({
      code: 'cash_sessions_still_open',
      facts: { names: [cashier.fullName] },
    });
    finish();
    const before = valueOf(getDay(station, accountant, { businessDay: today }));
    expect(before).toMatchObject({
      state: 'open',
      hindrance: null,
      receiptsFen: 10_300,
      diaryFen: 10_300,
      tendersFen: 10_300,
      journalFen: 10_300,
      countedTakingsFen: 10_300,
      receiptCount: 1,
      chainHead: null,
    });
    const page = valueOf(closeDay(station, accountant, { businessDay: today }));
    expect(page).toMatchObject({
      state: 'closed',
      hindrance: 'already_closed',
      closedByName: accountant.fullName,
    });
    expect(page.chainHead).toMatch(/^[0-9a-f]{64}$/);
    expect(refusalOf(closeDay(station, accountant, { businessDay: today })).code).toBe('business_day_closed');
    expect(valueOf(listDays(station, accountant))).toEqual([{ businessDay: today, state: 'closed' }]);
  });

  it('is not done by who held a till that day', () => {
    const both = insertPerson(station.store, 'both', ['cashier', 'fee_accountant'], station.clock.now());
    open(both);
    finish(both);
    expect(refusalOf(closeDay(station, both, { businessDay: today })).code).toBe('same_person_forbidden');
    valueOf(closeDay(station, accountant, { businessDay: today }));
  });

  it('is refused when the books differ, and says how', () => {
    open();
    valueOf(payAtCounter(station, cashier, wang));
    finish();
    station.store.sqlite.exec(
      'drop trigger tender_is_never_changed; update tender set amount_fen = amount_fen - 1',
    );
    expect(refusalOf(closeDay(station, accountant, { businessDay: today }))).toMatchObject({
      code: 'day_sums_differ',
      facts: { tendersFen: 10_299, diaryFen: 10_300, receiptsFen: 10_300 },
    });
  });
});
