import type { ExplainedBill } from '../../electron/contract/bills.ts';
import type { Messages } from '../messages/index.ts';

/** What kind of bill it is, in words. */
export interface ToldKind {
  readonly title: string;
  readonly notices: readonly string[];
  /** It was worked out from energy, and the page shows how; a reversal and a charge of its own show their lines only. */
  readonly isWorked: boolean;
}

/** Tells what a bill is: the month's own, reversed, in the place of another, a reversal, or a charge or refund of its own. */
export function tellKind(bill: ExplainedBill, words: Messages['explanation']): ToldKind {
  const { kind, adjustmentId, formula } = bill;
  const isRefund = kind === 'charge' && bill.amountFen < 0;
  const notices = bill.isReversed ? [words.wasReversed] : [];
  if (kind === 'rebill') notices.push(words.isRebill(adjustmentId));
  if (kind === 'reversal') notices.push(words.isReversal(adjustmentId));
  if (kind === 'charge') notices.push(isRefund ? words.isRefund(adjustmentId) : words.isCharge(adjustmentId));
  if (formula !== null) notices.push(words.formula(formula.text), words.source(formula.source));
  return {
    title: words.title[isRefund ? 'refund' : kind](bill.periodMonth),
    notices,
    isWorked: (kind === 'regular' || kind === 'rebill') && bill.parts.length > 0,
  };
}
