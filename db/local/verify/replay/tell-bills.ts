import { revenueAccountOf } from '../../../domain/billing/revenue-account.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { AdjustedBill, Scene } from './entry-scene.ts';
import { tellBillOfPeriod } from './tell-period.ts';

/** A bill as its posted row says it. */
function readBill(row: PostedRow): AdjustedBill {
  const [, accountId, periodMonth, readingId, energyWh, amountFen, dueOn, working] = row as [
    number,
    number,
    string,
    number,
    number,
    number,
    string,
    string,
  ];
  const [policyPackId, computedBy, auditedBy, issuedBy, issuedAt, kind, correctionNo] = row.slice(8) as [
    number,
    number,
    number,
    number,
    number,
    string,
    number,
  ];
  return {
    accountId,
    periodMonth,
    readingId,
    energyWh,
    amountFen,
    dueOn,
    working,
    policyPackId,
    computedBy,
    auditedBy,
    issuedBy,
    issuedAt,
    kind,
    correctionNo,
  };
}

/**
 * A bill: it is owed from now on, and its movement must say so; what an adjustment posted is settled once all its rows are told.
 * Nobody audits what they computed (seed 001 电费3.4), and a month's own bill is not issued while the month is locked.
 */
export function tellBill(state: BookState, scene: Scene, row: PostedRow): void {
  const billId = row[0] as number;
  const bill = readBill(row);
  const { accountId, amountFen } = bill;
  addTo(scene.billRest, billId, amountFen);
  scene.billAccounts.set(billId, accountId);
  const compare = comparer(scene.report, 'bills', 'bill', billId);
  if (scene.entry.kind === 'adjustment_decided') scene.adjusted.set(billId, bill);
  else {
    // Only an adjustment posts bills beside the month's own.
    tellBillOfPeriod(state, scene, billId, bill.periodMonth);
    compare('kind', bill.kind, 'regular', 'bill_correction');
    compare('correction_no', bill.correctionNo, 0, 'bill_correction');
    addTo(scene.movement.receivable, billId, amountFen);
    if (amountFen !== 0) state.owed.set(billId, { accountId, fen: amountFen });
  }
  if (bill.computedBy === bill.auditedBy) {
    scene.report('bills', 'differs', 'bill', billId, {
      field: 'audited_by',
      found: bill.auditedBy,
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
