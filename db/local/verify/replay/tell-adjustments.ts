import {
  amountOfAdjustment,
  energyOfAdjustment,
  readAdjustment,
  type AdjustmentContent,
} from '../../../domain/billing/adjustment/proposal.ts';
import type { BillWorking } from '../../../domain/billing/bill-working.ts';
import type { Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { adjustmentLookups, type ProposedBefore } from './adjustment-lookups.ts';
import type { BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';
import { settleAdjustment } from './settle-adjustment.ts';

/** An approval moves bills of earlier entries: their accounts are known before its journal is told. */
export function beginAdjustment(store: Store, scene: Scene): void {
  for (const { billId, accountId } of adjustmentLookups(store).correctedBy.all(scene.entry.entryNo))
    scene.billAccounts.set(billId, accountId);
}

/** 计费档案: recorded by who wrote the entry, as it tells. */
export function tellTerms(scene: Scene, row: PostedRow): void {
  const [id, , version, effectiveFrom, , , recordedBy, recordedAt] = row as [
    number,
    number,
    number,
    string,
    string,
    string,
    number,
    number,
  ];
  scene.single += 1;
  const compare = comparer(scene.report, 'bills', 'supply_terms', id);
  compare('recorded_by', recordedBy, scene.entry.actorId, 'daybook_entry');
  compare('recorded_at', recordedAt, scene.entry.recordedAt, 'daybook_entry');
  compare('version', version, numberOf(scene.payload.version), 'daybook_entry');
  compare('effective_from', effectiveFrom, textOf(scene.payload.effectiveFrom), 'daybook_entry');
}

/** A proposal: its energy and money are those of its content, and its entry tells them. */
export function tellProposal(store: Store, scene: Scene, row: PostedRow): void {
  const [id, accountId, fault, text, energyWh, amountFen, , proposedBy, proposedAt] = row as [
    number,
    number,
    string,
    string,
    number,
    number,
    string,
    number,
    number,
  ];
  scene.single += 1;
  const compare = comparer(scene.report, 'bills', 'bill_adjustment', id);
  compare('proposed_by', proposedBy, scene.entry.actorId, 'daybook_entry');
  compare('proposed_at', proposedAt, scene.entry.recordedAt, 'daybook_entry');
  const { a, n, sumFen, sumWh } = scene.payload;
  compare('id', id, numberOf(a), 'daybook_entry');
  compare('account_id', accountId, adjustmentLookups(store).account.get(textOf(n)) ?? null, 'daybook_entry');
  compare('amount_fen', amountFen, numberOf(sumFen), 'daybook_entry');
  compare('energy_wh', energyWh, numberOf(sumWh), 'daybook_entry');
  const content = readContent(scene, id, text);
  if (content === null) return;
  compare('fault', fault, content.facts.fault, 'bill_adjustment.content');
  compare('amount_fen', amountFen, amountOfAdjustment(content), 'bill_adjustment.content');
  compare('energy_wh', energyWh, energyOfAdjustment(content), 'bill_adjustment.content');
}

/** A decision about an earlier proposal, by another person, with a word when it was declined. */
export function tellDecision(store: Store, scene: Scene, row: PostedRow): void {
  const [adjustmentId, isApproved, reason, decidedBy, decidedAt] = row as [
    number,
    number,
    string | null,
    number,
    number,
  ];
  scene.decisions.push({ adjustmentId, isApproved: isApproved === 1 });
  const compare = comparer(scene.report, 'bills', 'adjustment_decision', adjustmentId);
  compare('decided_by', decidedBy, scene.entry.actorId, 'daybook_entry');
  compare('decided_at', decidedAt, scene.entry.recordedAt, 'daybook_entry');
  const { a, n, ok: told, sumFen, w } = scene.payload;
  compare('adjustment_id', adjustmentId, numberOf(a), 'daybook_entry');
  compare('is_approved', isApproved, told === true ? 1 : 0, 'daybook_entry');
  compare('reason', reason, textOf(w), 'daybook_entry');
  if (isApproved !== 1 && reason === null)
    scene.report('bills', 'missing', 'adjustment_decision', adjustmentId, {
      by: 'adjustment_decision.reason',
    });
  const proposed = proposedBefore(store, scene, adjustmentId);
  if (proposed === null) return;
  compare('account_no', proposed.accountNo, textOf(n), 'daybook_entry');
  compare('amount_fen', numberOf(sumFen), isApproved === 1 ? proposed.amountFen : 0, 'bill_adjustment');
  if (decidedBy === proposed.proposedBy) {
    scene.report('bills', 'unexpected', 'adjustment_decision', adjustmentId, {
      field: 'decided_by',
      by: `person ${decidedBy}`,
    });
  }
}

/** What a bill of the approval is; settled once all rows are told. */
export function tellCorrection(scene: Scene, row: PostedRow): void {
  const [billId, adjustmentId, kind, correctsBillId, carriedFen] = row as [
    number,
    number,
    string,
    number | null,
    number,
  ];
  scene.corrections.push({ billId, adjustmentId, kind, correctsBillId, carriedFen });
}

/** After the rows: an entry that proposes or records terms has exactly one row of them. */
export function closeSingle(scene: Scene): void {
  const { kind, entryNo } = scene.entry;
  const expected = kind === 'adjustment_proposed' || kind === 'supply_terms_recorded' ? 1 : 0;
  if (scene.single === expected) return;
  scene.report('bills', 'differs', 'daybook_entry', entryNo, {
    field: kind === 'supply_terms_recorded' ? 'supply_terms' : 'bill_adjustment',
    found: scene.single,
    expected,
    by: kind,
  });
}

/**
 * After the rows of a decision: an approval posted exactly what was proposed — each bill reversed and another one in its place, a
 * charge, or the reversal of one — and moved the money so that nothing is lost: what was paid on the old bill pays the new one, the rest is paid ahead. A
 * refused proposal posted nothing.
 */
export function closeAdjustment(store: Store, state: BookState, scene: Scene): void {
  if (scene.entry.kind !== 'adjustment_decided') return;
  const [decision, ...others] = scene.decisions;
  if (decision === undefined || others.length > 0) {
    scene.report('bills', 'differs', 'daybook_entry', scene.entry.entryNo, {
      field: 'adjustment_decision',
      found: scene.decisions.length,
      expected: 1,
      by: scene.entry.kind,
    });
    return;
  }
  const proposed = proposedBefore(store, scene, decision.adjustmentId);
  if (proposed === null) return;
  checkPosted(store, scene, decision.adjustmentId, proposed);
  const content = readContent(scene, decision.adjustmentId, proposed.content);
  if (content !== null) checkAsProposed(store, scene, content, decision.isApproved);
  settleAdjustment(store, state, scene);
}

/** Each bill has its word of what it is, of this adjustment and this account, by the proposer's and the approver's hands. */
function checkPosted(store: Store, scene: Scene, adjustmentId: number, proposed: ProposedBefore): void {
  const corrections = new Map(scene.corrections.map((correction) => [correction.billId, correction]));
  for (const [billId, bill] of scene.adjusted) {
    const correction = corrections.get(billId);
    const compare = comparer(scene.report, 'bills', 'bill', billId);
    if (correction === undefined) {
      scene.report('bills', 'missing', 'bill_correction', billId, { by: `bill ${billId}` });
      continue;
    }
    compare('kind', bill.kind, correction.kind, 'bill_correction');
    const { accountId, periodMonth } = bill;
    const expectedNo = adjustmentLookups(store).correctionNo.get({ accountId, periodMonth, billId }) ?? 0;
    compare('correction_no', bill.correctionNo, expectedNo, 'bill_correction');
    compare('account_id', accountId, proposed.accountId, 'bill_adjustment');
    compare('computed_by', bill.computedBy, proposed.proposedBy, 'bill_adjustment');
    compare('audited_by', bill.auditedBy, scene.entry.actorId, 'daybook_entry');
    compare('issued_by', bill.issuedBy, scene.entry.actorId, 'daybook_entry');
    compare('issued_at', bill.issuedAt, scene.entry.recordedAt, 'daybook_entry');
  }
  for (const { billId, adjustmentId: named } of scene.corrections) {
    comparer(scene.report, 'bills', 'bill_correction', billId)(
      'adjustment_id',
      named,
      adjustmentId,
      'adjustment_decision',
    );
    if (!scene.adjusted.has(billId))
      scene.report('bills', 'missing', 'bill', billId, { by: `bill_correction ${billId}` });
  }
}

/** What a bill of an approval must be. */
interface ExpectedBill {
  readonly energyWh: number;
  readonly amountFen: number;
  /** Null for a reversal, whose working is that of the bill it reverses, and for a charge, which has none worth the name. */
  readonly working: BillWorking | null;
}

/** The bills that an approval posts, by what they are and which bill they correct. */
function expectedBills({ corrected, charge, reversed }: AdjustmentContent): Map<string, ExpectedBill> {
  const expected = new Map<string, ExpectedBill>();
  for (const { billId, before, after } of corrected) {
    const reversed = { energyWh: 0 - before.energyWh, amountFen: 0 - before.totalFen, working: null };
    expected.set(`reversal ${billId}`, reversed);
    const { energyWh, totalFen: amountFen, working } = after;
    expected.set(`rebill ${billId}`, { energyWh, amountFen, working });
  }
  if (reversed !== undefined) {
    const turned = { energyWh: 0, amountFen: 0 - reversed.totalFen, working: null };
    expected.set(`reversal ${reversed.billId}`, turned);
  }
  if (charge !== null)
    expected.set('charge null', { energyWh: 0, amountFen: charge.totalFen, working: null });
  return expected;
}

/** The bills that were posted are those that were proposed, and no others. */
function checkAsProposed(store: Store, scene: Scene, content: AdjustmentContent, isApproved: boolean): void {
  const expected = isApproved ? expectedBills(content) : new Map<string, ExpectedBill>();
  for (const { billId, kind, correctsBillId } of scene.corrections) {
    const key = `${kind} ${correctsBillId}`;
    const wanted = expected.get(key);
    expected.delete(key);
    const bill = scene.adjusted.get(billId);
    if (wanted === undefined) {
      scene.report('bills', 'unexpected', 'bill_correction', billId, { by: 'bill_adjustment.content' });
      continue;
    }
    if (bill === undefined) continue;
    const compare = comparer(scene.report, 'bills', 'bill', billId);
    compare('energy_wh', bill.energyWh, wanted.energyWh, 'bill_adjustment.content');
    compare('amount_fen', bill.amountFen, wanted.amountFen, 'bill_adjustment.content');
    if (wanted.working === null) continue;
    compare('working', bill.working, JSON.stringify(wanted.working), 'bill_adjustment.content');
    const { code, version } = wanted.working.pack;
    const packId = adjustmentLookups(store).pack.get(code, version) ?? null;
    compare('policy_pack_id', bill.policyPackId, packId, 'bill.working');
  }
  for (const key of expected.keys())
    scene.report('bills', 'missing', 'bill_correction', key, { by: 'bill_adjustment.content' });
}

function proposedBefore(store: Store, scene: Scene, adjustmentId: number): ProposedBefore | null {
  const proposed = adjustmentLookups(store).proposed.get(adjustmentId);
  if (proposed !== undefined && proposed.daybookNo < scene.entry.entryNo) return proposed;
  scene.report('bills', 'missing', 'bill_adjustment', adjustmentId, {
    by: `adjustment_decision ${adjustmentId}`,
  });
  return null;
}

/** The content of a proposal; reported and null when it cannot be read or summed. */
function readContent(scene: Scene, adjustmentId: number, text: string): AdjustmentContent | null {
  try {
    const content = readAdjustment(text);
    amountOfAdjustment(content);
    energyOfAdjustment(content);
    return content;
  } catch {
    scene.report('bills', 'unreadable', 'bill_adjustment', adjustmentId, { field: 'content' });
    return null;
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
