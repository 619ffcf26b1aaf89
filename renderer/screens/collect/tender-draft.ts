import type { TenderRules } from '../../../electron/contract/tenders.ts';
import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { type ChequeAge, chequeAge } from '../../../db/domain/payments/cheque-days.ts';
import { checkOtherTenders, type OtherTender } from '../../../db/domain/payments/other-tender.ts';
import type { OtherTenderKind } from '../../../db/domain/payments/tender-kind.ts';
import { readAmount } from '../../components/amount-text.ts';

/** A tender as it is being typed. */
export interface TenderDraft {
  readonly kind: OtherTenderKind;
  readonly amountText: string;
  readonly reference: string;
  readonly bank: string;
  readonly drawerAccount: string;
  readonly issuedOn: string;
  readonly payee: string;
  readonly isWordsConfirmed: boolean;
  readonly isHolidayConfirmed: boolean;
}

/** A tender of which nothing is known but what is still to be paid, in yuan. */
export function emptyTender(amountText: string): TenderDraft {
  return {
    kind: 'cheque',
    amountText: amountText === '0.00' ? '' : amountText,
    reference: '',
    bank: '',
    drawerAccount: '',
    issuedOn: '',
    payee: '',
    isWordsConfirmed: false,
    isHolidayConfirmed: false,
  };
}

/** Where the cheque stands on the day; null for another kind or before its date is written. */
export function ageOf(draft: TenderDraft, rules: TenderRules, on: Day): ChequeAge | null {
  const issuedOn = draft.kind === 'cheque' ? readDay(draft.issuedOn) : null;
  return issuedOn === null ? null : chequeAge(rules.chequeDays, issuedOn, on);
}

/**
 * Reads what was typed as a tender. Refuses input_malformed (a field is missing or is not what it should be) and what the payment
 * itself would refuse of it.
 */
export function readTender(draft: TenderDraft, rules: TenderRules, on: Day): Result<OtherTender> {
  const amountFen = readAmount(draft.amountText);
  const reference = normaliseCode(draft.reference);
  if (amountFen === null || amountFen === 0 || !/^[0-9A-Za-z][0-9A-Za-z-]{1,63}$/.test(reference))
    return refuse('input_malformed');
  const plain = { kind: draft.kind, amountFen, reference };
  if (draft.kind !== 'cheque') return ok(plain);
  const issuedOn = readDay(draft.issuedOn);
  const bank = draft.bank.trim();
  const payee = draft.payee.trim();
  const drawerAccount = normaliseCode(draft.drawerAccount).replace(/[\s-]/g, '');
  if (issuedOn === null || bank === '' || payee === '' || !/^\d{5,32}$/.test(drawerAccount))
    return refuse('input_malformed');
  const { isWordsConfirmed, isHolidayConfirmed } = draft;
  const tender = {
    ...plain,
    cheque: { bank, drawerAccount, issuedOn, payee, isWordsConfirmed, isHolidayConfirmed },
  };
  const proper = checkOtherTenders(rules.chequeDays, [tender], on);
  return proper.ok ? ok(tender) : proper;
}

function readDay(typed: string): Day | null {
  return parseLegacyDay(normaliseCode(typed).replaceAll('。', '.'));
}
