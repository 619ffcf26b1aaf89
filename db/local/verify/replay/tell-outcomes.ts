import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';
import { placeOfKind } from './tell-payments.ts';

interface SettledTender {
  readonly kind: string;
  readonly amountFen: number;
  readonly accountId: number;
  readonly takenBy: number;
  readonly daybookNo: number;
  readonly voidedNo: number | null;
}

const queries = prepared((_db, sqlite) => ({
  tender: sqlite.prepare<[number, number], SettledTender>(`
    select t.kind as kind, t.amount_fen as amountFen, p.account_id as accountId, p.taken_by as takenBy,
           p.daybook_no as daybookNo, v.daybook_no as voidedNo
    from tender t join payment p on p.id = t.payment_id left join payment_void v on v.payment_id = p.id
    where t.payment_id = ? and t.line_no = ?`),
  accountOfBill: sqlite.prepare<[number], number>('select account_id from bill where id = ?').pluck(),
}));

/** What became of a tender: its money left the place where it waited, into the bank or back into what is owed. */
export function tellOutcome(store: Store, scene: Scene, row: PostedRow): void {
  const [id, paymentId, lineNo, outcome, slipNo, reason, prepaymentFen, recordedBy, recordedAt] = row as [
    number,
    number,
    number,
    string,
    string | null,
    string | null,
    number,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'payments', 'tender_outcome', id);
  compare('recorded_by', recordedBy, scene.entry.actorId, 'daybook_entry');
  compare('recorded_at', recordedAt, scene.entry.recordedAt, 'daybook_entry');
  compare('outcome', outcome, scene.entry.kind === 'tender_bounced' ? 'bounced' : 'cleared', 'daybook_entry');
  const isBounce = outcome === 'bounced';
  if ((slipNo === null) !== isBounce || (reason === null) === isBounce)
    scene.report('payments', 'unexpected', 'tender_outcome', id, { by: `tender_outcome.outcome ${outcome}` });
  const tender = queries(store).tender.get(paymentId, lineNo);
  if (tender === undefined || tender.kind === 'cash' || tender.daybookNo >= scene.entry.entryNo) {
    scene.report('payments', 'missing', 'tender', `${paymentId}/${lineNo}`, { by: `tender_outcome ${id}` });
    return;
  }
  if (tender.takenBy === recordedBy || tender.voidedNo !== null)
    scene.report('payments', 'unexpected', 'tender_outcome', id, { by: `payment ${paymentId}` });
  addTo(scene.movement.others, placeOfKind(tender.kind), -tender.amountFen);
  if (isBounce) addTo(scene.movement.prepayment, tender.accountId, prepaymentFen);
  else addTo(scene.movement.others, 'bank', tender.amountFen);
  scene.outcomes.set(id, {
    accountId: tender.accountId,
    restFen: isBounce ? tender.amountFen - prepaymentFen : 0,
  });
}

/** What is owed again: of a bill of the account that paid, with its late fee no longer income. */
export function tellBounceAllocation(store: Store, state: BookState, scene: Scene, row: PostedRow): void {
  const [outcomeId, billId, principalFen, lateFeeFen] = row as [number, number, number, number];
  const outcome = scene.outcomes.get(outcomeId);
  const accountId = queries(store).accountOfBill.get(billId);
  if (outcome === undefined || accountId !== outcome.accountId) {
    scene.report('receivables', 'unexpected', 'bounce_allocation', `${outcomeId}/${billId}`, {
      by: `tender_outcome ${outcomeId}`,
    });
    return;
  }
  outcome.restFen -= principalFen + lateFeeFen;
  scene.billAccounts.set(billId, accountId);
  addTo(scene.movement.receivable, billId, principalFen);
  addTo(scene.movement.others, 'late_fee_income', lateFeeFen);
  const owed = state.owed.get(billId);
  if (owed === undefined) state.owed.set(billId, { accountId, fen: principalFen });
  else owed.fen += principalFen;
}

/** After the rows: every fen of a bounced tender is owed again or no longer paid ahead. */
export function closeOutcomes(scene: Scene): void {
  for (const [id, { restFen }] of scene.outcomes) {
    if (restFen === 0) continue;
    scene.report('payments', 'differs', 'tender_outcome', id, {
      field: 'prepayment_fen',
      by: 'bounce_allocation',
      restFen,
    });
  }
}
