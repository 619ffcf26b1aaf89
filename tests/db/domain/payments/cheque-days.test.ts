import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { chequeAge, usualChequeDays } from '../../../../db/domain/payments/cheque-days.ts';
import { checkOtherTenders, type OtherTender } from '../../../../db/domain/payments/other-tender.ts';

// Ten days, the day of issue counted as the first; warned from the eighth; a holiday only a person knows (domain.md §5.2).
describe('a cheque', () => {
  it.each([
    ['2026-11-30', 0, 'not_yet'],
    ['2026-12-01', 1, 'good'],
    ['2026-12-07', 7, 'good'],
    ['2026-12-08', 8, 'soon'],
    ['2026-12-10', 10, 'soon'],
    ['2026-12-11', 11, 'ended'],
    ['2026-12-18', 18, 'ended'],
    ['2026-12-19', 19, 'expired'],
  ])('issued on 2026-12-01 is on %s in its day %i: %s', (on, dayNo, state) => {
    expect(chequeAge(usualChequeDays, day('2026-12-01'), day(on))).toEqual({
      dayNo,
      lastDay: '2026-12-10',
      state,
    });
  });
});

describe('the tenders of a payment by themselves', () => {
  const cheque = (change: Partial<NonNullable<OtherTender['cheque']>> = {}): OtherTender => ({
    kind: 'cheque',
    amountFen: fen(100),
    reference: '10203040',
    cheque: {
      bank: '阿克塞县农村信用社',
      drawerAccount: '6201234567890',
      issuedOn: day('2026-12-01'),
      payee: '红柳湾供电所',
      isWordsConfirmed: true,
      isHolidayConfirmed: false,
      ...change,
    },
  });
  const code: OtherTender = { kind: 'wechat', amountFen: fen(100), reference: '4200001234' };
  const check = (tenders: readonly OtherTender[], on = '2026-12-02') =>
    checkOtherTenders(usualChequeDays, tenders, on as Day);

  it('are good as they are entered', () => {
    expect(check([cheque(), code]).ok).toBe(true);
    // The same number of another bank, or of another kind, is other money.
    expect(check([cheque(), cheque({ bank: '县工商银行' }), { ...code, kind: 'alipay' }, code]).ok).toBe(
      true,
    );
    expect(check([cheque({ isHolidayConfirmed: true })], '2026-12-11').ok).toBe(true);
  });

  it.each([
    [[{ ...code, cheque: cheque().cheque }], '2026-12-02', 'tender_malformed'],
    [[{ ...code, kind: 'cheque' as const }], '2026-12-02', 'tender_malformed'],
    [[code, code], '2026-12-02', 'tender_reference_doubled'],
    [[cheque(), cheque()], '2026-12-02', 'tender_reference_doubled'],
    [[cheque({ isWordsConfirmed: false })], '2026-12-02', 'cheque_words_unconfirmed'],
    [[cheque()], '2026-11-30', 'cheque_not_yet_valid'],
    [[cheque()], '2026-12-11', 'cheque_expired'],
    [[cheque({ isHolidayConfirmed: true })], '2026-12-19', 'cheque_expired'],
  ])('are refused: %#', (tenders, on, code) => {
    expect(check(tenders, on)).toMatchObject({ ok: false, refusal: { code } });
  });
});
