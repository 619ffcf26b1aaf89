import type { Day } from '../kernel/calendar.ts';
import type { Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { chequeAge, type ChequeDays } from './cheque-days.ts';
import type { OtherTenderKind } from './tender-kind.ts';

/** What stands on a cheque beside its number and amount. */
export interface ChequeFace {
  readonly bank: string;
  /** The account that the bank takes the money from. */
  readonly drawerAccount: string;
  readonly issuedOn: Day;
  readonly payee: string;
  /** The cashier compared the amount in words with the one in figures: a cheque on which they differ is void (票据法 8). */
  readonly isWordsConfirmed: boolean;
  /** A person decided that its last day was a holiday and the bank still takes it. */
  readonly isHolidayConfirmed: boolean;
}

/** Money that is not cash, as the clerk enters it. Fen. */
export interface OtherTender {
  readonly kind: OtherTenderKind;
  readonly amountFen: Fen;
  /** The number under which the other side knows it: the cheque's, the transfer's, the terminal's, the provider's. */
  readonly reference: string;
  /** Only for a cheque. */
  readonly cheque?: ChequeFace | undefined;
}

/**
 * Checks the tenders of a payment by themselves: refuses tender_malformed (a cheque without its face, a face on something else),
 * tender_reference_doubled (twice in this payment), cheque_words_unconfirmed, cheque_not_yet_valid, cheque_expired (with whether a
 * holiday may have kept it good), tender by tender, in this order (seed 001 收费4.4: date, bank, account, amount).
 */
export function checkOtherTenders(days: ChequeDays, tenders: readonly OtherTender[], on: Day): Result<null> {
  for (const [index, tender] of tenders.entries()) {
    const { kind, reference, cheque } = tender;
    if ((kind === 'cheque') !== (cheque !== undefined)) return refuse('tender_malformed', { kind });
    const isTwice = tenders.slice(0, index).some((other) => isSameMoney(other, tender));
    if (isTwice) return refuse('tender_reference_doubled', { kind, reference });
    if (cheque === undefined) continue;
    if (!cheque.isWordsConfirmed) return refuse('cheque_words_unconfirmed', { reference });
    const age = chequeAge(days, cheque.issuedOn, on);
    if (age.state === 'not_yet') return refuse('cheque_not_yet_valid', { reference, day: cheque.issuedOn });
    const canBeHoliday = age.state === 'ended';
    if (age.state === 'expired' || (canBeHoliday && !cheque.isHolidayConfirmed))
      return refuse('cheque_expired', { reference, day: age.lastDay, canBeHoliday });
  }
  return ok(null);
}

/** The same money twice: the same number of the same kind, of a cheque also of the same bank. */
export function isSameMoney(one: OtherTender, other: OtherTender): boolean {
  return (
    one.kind === other.kind && one.reference === other.reference && one.cheque?.bank === other.cheque?.bank
  );
}
