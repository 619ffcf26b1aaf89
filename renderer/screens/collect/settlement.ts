import type { AccountPage, OpenItemRow } from '../../../electron/contract/accounts.ts';
import { addFen, type Fen, minFen, noFen, subtractFen } from '../../../db/domain/kernel/money.ts';
import { settlePayment } from '../../../db/domain/payments/settle-payment.ts';
import type { OtherTender } from '../../../db/domain/payments/other-tender.ts';
import { readAmount } from '../../components/amount-text.ts';

/** What the clerk has set for the open account; the texts as typed. */
export interface PaymentDraft {
  readonly tickedIds: ReadonlySet<number>;
  readonly isPrepaymentUsed: boolean;
  /** Null: nothing is paid ahead. */
  readonly addText: string | null;
  readonly cashText: string;
  /** What comes by cheque, transfer, card or code. */
  readonly others: readonly OtherTender[];
}

/** The sums of the payment zone, in fen; null where what was typed is no amount yet. */
export interface PaymentSums {
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  readonly dueFen: Fen;
  readonly usePrepaymentFen: Fen;
  readonly addPrepaymentFen: Fen | null;
  /** What the customer has to pay, by whatever tender. */
  readonly collectedFen: Fen;
  /** What of it comes by other tenders, and what then is to be put on the counter in cash. */
  readonly otherFen: Fen;
  readonly cashDueFen: Fen;
  /** What the other tenders bring beyond the sum: no change is given from them. */
  readonly moreFen: Fen;
  readonly givenFen: Fen | null;
  readonly changeFen: Fen | null;
  readonly missingFen: Fen | null;
  readonly canTake: boolean;
}

/** The ticked open items of an account, oldest first. */
export function tickedItems(page: AccountPage, draft: PaymentDraft): readonly OpenItemRow[] {
  return page.openItems.filter((item) => draft.tickedIds.has(item.billId));
}

/** A fresh draft: everything owed is ticked, and what was paid ahead is used. */
export function draftFor(page: AccountPage): PaymentDraft {
  return {
    tickedIds: new Set(page.openItems.map((item) => item.billId)),
    isPrepaymentUsed: page.prepaymentFen > 0,
    addText: null,
    cashText: '',
    others: [],
  };
}

/**
 * Works out due, prepayment, given and change in fen by the same rule as the payment itself. Nothing given is enough only where
 * nothing is to be collected.
 */
export function sumsOf(page: AccountPage, draft: PaymentDraft): PaymentSums {
  const items = tickedItems(page, draft);
  const principalFen = addFen(...items.map((item) => item.outstandingFen));
  const lateFeeFen = addFen(...items.map((item) => item.lateFeeFen));
  const dueFen = addFen(principalFen, lateFeeFen);
  const usePrepaymentFen = draft.isPrepaymentUsed ? minFen(page.prepaymentFen, dueFen) : noFen;
  const addPrepaymentFen = draft.addText === null ? noFen : readAmount(draft.addText);
  const collectedFen = addFen(subtractFen(dueFen, usePrepaymentFen), addPrepaymentFen ?? noFen);
  const otherFen = addFen(...draft.others.map(({ amountFen }) => amountFen));
  const cashDueFen = subtractFen(collectedFen, minFen(otherFen, collectedFen));
  const givenFen = draft.cashText.trim() === '' && cashDueFen === 0 ? noFen : readAmount(draft.cashText);
  const isEnough = givenFen !== null && givenFen >= cashDueFen;
  const settled =
    addPrepaymentFen === null || givenFen === null
      ? null
      : settlePayment({
          dueFen,
          prepaymentFen: page.prepaymentFen,
          usePrepaymentFen,
          addPrepaymentFen,
          cashGivenFen: givenFen,
          otherFen,
        });
  return {
    principalFen,
    lateFeeFen,
    dueFen,
    usePrepaymentFen,
    addPrepaymentFen,
    collectedFen,
    otherFen,
    cashDueFen,
    moreFen: subtractFen(otherFen, minFen(otherFen, collectedFen)),
    givenFen,
    changeFen: isEnough ? subtractFen(givenFen, cashDueFen) : null,
    missingFen: givenFen === null || isEnough ? null : subtractFen(cashDueFen, givenFen),
    canTake: settled?.ok === true,
  };
}
