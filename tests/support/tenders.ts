import { day } from '../../db/domain/kernel/calendar.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import type { OtherTender } from '../../db/domain/payments/other-tender.ts';
import type { OtherTenderKind } from '../../db/domain/payments/tender-kind.ts';

/** A cheque as a cashier enters it, issued on 2026-11-20; fen. */
export function chequeOf(
  amountFen: number,
  reference = '10203040',
  change: Partial<NonNullable<OtherTender['cheque']>> = {},
): OtherTender {
  return {
    kind: 'cheque',
    amountFen: fen(amountFen),
    reference,
    cheque: {
      bank: '阿克塞县农村信用社',
      drawerAccount: '620123456789',
      issuedOn: day('2026-11-20'),
      payee: '红柳湾供电所',
      isWordsConfirmed: true,
      isHolidayConfirmed: false,
      ...change,
    },
  };
}

/** Money by card or code; fen. */
export function codeOf(
  kind: Exclude<OtherTenderKind, 'cheque'>,
  amountFen: number,
  reference: string,
): OtherTender {
  return { kind, amountFen: fen(amountFen), reference };
}
