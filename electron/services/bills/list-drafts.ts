import { customerClassNames } from '../../../db/domain/accounts/customer-class.ts';
import type { BillWorking } from '../../../db/domain/billing/compute-bill.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { draftQueries, type DraftToAudit } from '../../../db/local/queries/bills.ts';
import type { BillLineRow, DraftRow } from '../../contract/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Lists a month's drafts of one audit state in order of account numbers, with dials, working and the reasons to look closer
 * (finding, first bill). Refuses right_missing.
 */
export function listDrafts(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/list-drafts'>,
): Result<OutputOf<'bills/list-drafts'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  return ok(draftQueries(counter.store).toAudit.all(input).map(draftRowOf));
}

function draftRowOf(draft: DraftToAudit): DraftRow {
  const { customerClass, lines, working, isFirstBill, ...shown } = draft;
  const { dials } = JSON.parse(working) as BillWorking;
  return {
    ...shown,
    customerClassName: customerClassNames[customerClass],
    lastDialWh: dials.lastDialWh,
    dialWh: dials.dialWh,
    multiplierMilli: dials.multiplierMilli,
    lines: JSON.parse(lines) as readonly BillLineRow[],
    isFirstBill: isFirstBill === 1,
  };
}
