import type { BillFacts } from '../../../db/domain/billing/bill-facts.ts';
import type { BillKind } from '../../../db/domain/billing/bill-kind.ts';
import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { computeBill } from '../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { findIssuedBill } from '../../../db/local/queries/issued-bills.ts';
import { findPolicyPack } from '../../../db/local/queries/policy.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { sideOfComputed, sideOfIssued } from '../adjustments/bill-side.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Earlier than any bill: the tried pack is in force over the whole period, so that nothing is split. */
const always = day('1900-01-01');

/**
 * Tries an issued bill under another pack of the station: the bill as it stands (or stood), and the same facts priced by that pack
 * alone. Nothing is written. Refuses right_missing, bill_unknown, bill_not_priced (a reversal, a charge of its own),
 * policy_pack_unknown, then what the engine refuses: tariff_unknown, usage_incomplete.
 */
export function billUnderPack(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'trial/bill-under-pack'>,
): Result<OutputOf<'trial/bill-under-pack'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const bill = findIssuedBill(store, input.billId);
  if (bill === null) return refuse('bill_unknown', { billId: input.billId });
  const { kind, accountNo, name, periodMonth } = bill;
  if (kind === 'reversal' || kind === 'charge') return refuse('bill_not_priced', { month: periodMonth });
  const pack = findPolicyPack(store, input.packId);
  if (pack === null) return refuse('policy_pack_unknown', { packId: input.packId });
  const after = computeBill(factsUnder(factsOf(bill.working), kind, pack), [{ from: always, pack }]);
  if (!after.ok) return after;
  return ok({
    accountNo,
    name,
    periodMonth,
    before: sideOfIssued(bill, adjustmentQueries(store).lines.all(input.billId)),
    after: sideOfComputed(after.value),
  });
}

/**
 * The facts of a bill for another pack. The first bills stored only their tariff's code where class and voltage had chosen it (only an
 * adjustment forces one, and its bill is a rebill): a pack without that code chooses anew.
 */
function factsUnder(facts: BillFacts, kind: BillKind, pack: PolicyPack): BillFacts {
  const { forcedTariffCode: code } = facts;
  const isKnown = code === null || pack.tariffs.some((tariff) => tariff.code === code);
  return kind === 'regular' && !isKnown ? { ...facts, forcedTariffCode: null } : facts;
}
