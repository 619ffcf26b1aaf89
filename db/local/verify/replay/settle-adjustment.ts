import { carryOver } from '../../../domain/billing/adjustment/carry-over.ts';
import { fen } from '../../../domain/kernel/money.ts';
import type { Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import { adjustmentLookups } from './adjustment-lookups.ts';
import { addTo, type BookState } from './book-state.ts';
import type { AdjustedBill, Scene, SceneCorrection } from './entry-scene.ts';

/** What the bills of an approval move: proven from the rows, whatever the journal says. */
export function settleAdjustment(store: Store, state: BookState, scene: Scene): void {
  const owedBefore = new Map<number, number>();
  for (const correction of scene.corrections) {
    const bill = scene.adjusted.get(correction.billId);
    if (bill === undefined) continue;
    const compare = comparer(scene.report, 'receivables', 'bill_correction', correction.billId);
    if (correction.kind === 'rebill') {
      settleRebill(store, state, scene, correction, bill, owedBefore);
      continue;
    }
    compare('carried_fen', correction.carriedFen, 0, correction.kind);
    if (correction.kind === 'reversal') reverse(store, state, scene, correction, bill, owedBefore);
    else settleCharge(state, scene, correction, bill);
  }
}

/** A reversal: the bill turned around to the last line, once, and nothing more is owed of it. Of a charge what was paid is paid ahead. */
function reverse(
  store: Store,
  state: BookState,
  scene: Scene,
  { billId, correctsBillId }: SceneCorrection,
  bill: AdjustedBill,
  owedBefore: Map<number, number>,
): void {
  const { entryNo } = scene.entry;
  const lookups = adjustmentLookups(store);
  const old = lookups.bill.get(correctsBillId ?? 0);
  if (correctsBillId === null || old === undefined || old.daybookNo >= entryNo) {
    scene.report('bills', 'missing', 'bill', correctsBillId ?? '?', { by: `bill_correction ${billId}` });
    return;
  }
  const compare = comparer(scene.report, 'bills', 'bill', billId);
  const by = `bill ${correctsBillId}`;
  compare('energy_wh', bill.energyWh, 0 - old.energyWh, by);
  compare('amount_fen', bill.amountFen, 0 - old.amountFen, by);
  compare('account_id', bill.accountId, old.accountId, by);
  compare('period_month', bill.periodMonth, old.periodMonth, by);
  compare('reading_id', bill.readingId, old.readingId, by);
  compare('due_on', bill.dueOn, old.dueOn, by);
  compare('working', bill.working, old.working, by);
  compare('policy_pack_id', bill.policyPackId, old.policyPackId, by);
  if (lookups.linesNotTurned.get({ oldId: correctsBillId, reversalId: billId }) !== 0)
    scene.report('bills', 'unexpected', 'bill_line', billId, { by });
  if (old.kind === 'reversal' || lookups.reversedBefore.get(correctsBillId, entryNo) !== undefined)
    scene.report('bills', 'unexpected', 'bill_correction', billId, { by });
  const owedFen = state.owed.get(correctsBillId)?.fen ?? 0;
  owedBefore.set(correctsBillId, owedFen);
  addTo(scene.movement.receivable, correctsBillId, -owedFen);
  // A bill's payments go on to the one in its place; a charge has none.
  if (old.kind === 'charge') addTo(scene.movement.prepayment, old.accountId, owedFen - old.amountFen);
  state.owed.delete(correctsBillId);
}

/** The bill in its place: what had been paid on the old one pays it, as far as it goes; the rest is paid ahead. */
function settleRebill(
  store: Store,
  state: BookState,
  scene: Scene,
  { billId, correctsBillId, carriedFen }: SceneCorrection,
  bill: AdjustedBill,
  owedBefore: ReadonlyMap<number, number>,
): void {
  const old = adjustmentLookups(store).bill.get(correctsBillId ?? 0);
  const owedFen = owedBefore.get(correctsBillId ?? 0);
  if (old === undefined || owedFen === undefined) {
    scene.report('bills', 'missing', 'bill', correctsBillId ?? '?', { by: `bill_correction ${billId}` });
    return;
  }
  const compare = comparer(scene.report, 'bills', 'bill', billId);
  const by = `bill ${correctsBillId}`;
  compare('account_id', bill.accountId, old.accountId, by);
  compare('period_month', bill.periodMonth, old.periodMonth, by);
  // What was owed stays due since then.
  if (bill.amountFen <= old.amountFen) compare('due_on', bill.dueOn, old.dueOn, by);
  const carried = carryOver(
    { amountFen: fen(old.amountFen), outstandingFen: fen(owedFen) },
    fen(bill.amountFen),
  );
  const compareCarried = comparer(scene.report, 'receivables', 'bill_correction', billId);
  compareCarried('carried_fen', carriedFen, carried.carriedFen, `${by} − allocation`);
  addTo(scene.movement.receivable, billId, carried.openFen);
  addTo(scene.movement.prepayment, bill.accountId, -carried.prepaidFen);
  if (carried.openFen > 0) state.owed.set(billId, { accountId: bill.accountId, fen: carried.openFen });
}

/** A charge of its own is owed; a compensation is paid ahead. It sells no energy and corrects nothing. */
function settleCharge(
  state: BookState,
  scene: Scene,
  { billId, correctsBillId }: SceneCorrection,
  { accountId, amountFen }: AdjustedBill,
): void {
  if (correctsBillId !== null)
    scene.report('bills', 'unexpected', 'bill_correction', billId, { by: `bill ${correctsBillId}` });
  if (amountFen < 0) addTo(scene.movement.prepayment, accountId, amountFen);
  else {
    addTo(scene.movement.receivable, billId, amountFen);
    if (amountFen > 0) state.owed.set(billId, { accountId, fen: amountFen });
  }
}
