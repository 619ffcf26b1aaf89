import { carryOver } from '../../../db/domain/billing/adjustment/carry-over.ts';
import {
  amountOfAdjustment,
  energyOfAdjustment,
  type AdjustmentContent,
} from '../../../db/domain/billing/adjustment/proposal.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { fen, negateFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { findIssuedBill, type IssuedBillWorking } from '../../../db/local/queries/issued-bills.ts';
import type { Store } from '../../../db/local/store.ts';
import type { AdjustmentPreview } from '../../contract/adjustments.ts';
import { lineRowsOf } from '../bills/bill-rows.ts';
import { sideOfComputed, sideOfIssued } from './bill-side.ts';

/** An adjustment as a page shows it: what it does to each bill, and to what is owed as things stand. Money in fen. */
export function previewOf(
  store: Store,
  account: { readonly accountNo: string; readonly name: string },
  content: AdjustmentContent,
): AdjustmentPreview {
  const { facts, formula, source, charge } = content;
  const corrected = content.corrected.map((one) => ({ ...one, bill: getIssuedBill(store, one.billId) }));
  const moves = corrected.map(({ bill, after }) => ({
    ...carryOver(bill, after.totalFen),
    owedFen: bill.outstandingFen,
  }));
  const taken = content.reversed === undefined ? null : getIssuedBill(store, content.reversed.billId);
  const chargeFen = charge?.totalFen ?? 0;
  const owedChangeFen = moves.reduce(
    (sum, move) => sum + move.openFen - move.owedFen,
    Math.max(chargeFen, 0) - (taken?.outstandingFen ?? 0),
  );
  const toPrepaymentFen = moves.reduce(
    (sum, move) => sum + move.prepaidFen,
    Math.max(-chargeFen, 0) + (taken === null ? 0 : taken.amountFen - taken.outstandingFen),
  );
  return {
    fault: facts.fault,
    accountNo: account.accountNo,
    name: account.name,
    formula,
    source,
    energyWh: energyOfAdjustment(content),
    amountFen: amountOfAdjustment(content),
    corrected: corrected.map(({ billId, bill, after }) => ({
      billId,
      periodMonth: bill.periodMonth,
      before: sideOfIssued(bill, adjustmentQueries(store).lines.all(billId)),
      after: sideOfComputed(after),
    })),
    chargeLines: taken === null ? lineRowsOf(charge?.lines ?? []) : turnedLines(store, taken),
    owedChangeFen: fen(owedChangeFen),
    toPrepaymentFen: fen(toPrepaymentFen),
  };
}

/** The lines of a charge as its reversal takes them back. */
function turnedLines(store: Store, charge: IssuedBillWorking): AdjustmentPreview['chargeLines'] {
  const { lines } = sideOfIssued(charge, adjustmentQueries(store).lines.all(charge.billId));
  return lines.map((line) => ({ ...line, amountFen: negateFen(line.amountFen) }));
}

/** What an approved adjustment really moved, read from the journal. */
export function movedBy(
  store: Store,
  adjustmentId: number,
): { readonly owedChangeFen: Fen; readonly toPrepaymentFen: Fen } {
  const moved = adjustmentQueries(store).moved.get(adjustmentId);
  invariant(moved !== undefined, 'a sum always answers');
  return { owedChangeFen: moved.receivableFen, toPrepaymentFen: fen(-moved.prepaymentFen) };
}

/** An issued bill that a posted adjustment names; one that is not there is a bug and throws. */
export function getIssuedBill(store: Store, billId: number): IssuedBillWorking {
  const bill = findIssuedBill(store, billId);
  invariant(bill !== null, `no bill ${billId}`);
  return bill;
}
