import { customerClassNames } from '../../../db/domain/accounts/customer-class.ts';
import type { BillLine } from '../../../db/domain/billing/bill-line.ts';
import { factsOf, readBillWorking } from '../../../db/domain/billing/bill-working.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { draftQueries, type DraftRemark, type DraftToAudit } from '../../../db/local/queries/drafts.ts';
import type { DraftRow } from '../../contract/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { dialRowsOf, lineRowsOf } from './bill-rows.ts';

/**
 * Lists a month's drafts of one audit state, of all routes or of one, in order of account numbers, with dials, working and the reasons to look closer
 * (finding, first bill, first bill after new terms or another meter). Refuses right_missing.
 */
export function listDrafts(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/list-drafts'>,
): Result<OutputOf<'bills/list-drafts'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const queries = draftQueries(counter.store);
  const findings = new Map<number, DraftRemark>();
  const changed = new Set(queries.ofChangedTerms.all(input));
  for (const remark of queries.remarks.all(input)) {
    if (remark.isExchange === 1) changed.add(remark.draftId);
    else if (!findings.has(remark.draftId)) findings.set(remark.draftId, remark);
  }
  const rows = queries.toAudit
    .all({ ...input, routeCode: input.routeCode ?? null })
    .map((draft) =>
      draftRowOf(draft, input.month, findings.get(draft.draftId) ?? null, changed.has(draft.draftId)),
    );
  return ok(rows);
}

function draftRowOf(
  draft: DraftToAudit,
  periodMonth: CheckedInputOf<'bills/list-drafts'>['month'],
  finding: DraftRemark | null,
  isFirstAfterChange: boolean,
): DraftRow {
  const { customerClass, lines, working: stored, isFirstBill, toldUseWh, ...shown } = draft;
  const working = readBillWorking(stored, { periodMonth, customerClass });
  const facts = factsOf(working);
  return {
    ...shown,
    customerClassName: customerClassNames[customerClass],
    tariffLabel: working.parts[0]?.tariff.label ?? '',
    dials: dialRowsOf(facts.dials),
    usualUseWh: facts.lastBillEnergyWh ?? toldUseWh,
    lines: lineRowsOf(JSON.parse(lines) as readonly BillLine[]),
    finding: finding?.finding ?? null,
    reason: finding?.reason ?? null,
    isFirstBill: isFirstBill === 1,
    isFirstAfterChange,
    isEstimated: facts.dials.some((dial) => dial.isEstimated === true),
  };
}
