import { revenueAccountOf } from '../../../domain/billing/revenue-account.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';

/** A bill: it is owed from now on, and its movement must say so. Nobody audits what they computed (seed 001 电费3.4). */
export function tellBill(state: BookState, scene: Scene, row: PostedRow): void {
  const [billId, accountId, , , , amount, , , , computedBy, auditedBy] = row as [
    number,
    number,
    string,
    number,
    number,
    number,
    string,
    string,
    number,
    number,
    number,
  ];
  addTo(scene.billRest, billId, amount);
  scene.billAccounts.set(billId, accountId);
  addTo(scene.movement.receivable, billId, amount);
  if (amount !== 0) state.owed.set(billId, { accountId, fen: amount });
  if (computedBy === auditedBy) {
    scene.report('bills', 'differs', 'bill', billId, {
      field: 'audited_by',
      found: auditedBy,
      expected: null,
      by: 'bill.computed_by',
    });
  }
}

/** A bill's line: part of its sum, and earned where its code says. */
export function tellBillLine(scene: Scene, row: PostedRow): void {
  const [billId, , code, , , , amountFen] = row;
  addTo(scene.billRest, billId as number, -(amountFen as number));
  addTo(scene.movement.others, revenueAccountOf(String(code)), -(amountFen as number));
}

/** After the rows: every bill was the sum of its lines. */
export function closeBills(scene: Scene): void {
  for (const [billId, restFen] of scene.billRest) {
    scene.report('bills', 'differs', 'bill', billId, { field: 'amount_fen', restFen, by: 'bill_line' });
  }
}
