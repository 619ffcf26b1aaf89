import type { BillWorking } from '../../../db/domain/billing/compute-bill.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { billQueries } from '../../../db/local/queries/bills.ts';
import { getPolicyPack } from '../../../db/local/queries/policy.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Explains an issued bill from the working that was stored with it; nothing is computed again. Refuses right_missing, then
 * bill_unknown.
 */
export function explainBill(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/explain'>,
): Result<OutputOf<'bills/explain'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { toExplain, lines } = billQueries(counter.store);
  const bill = toExplain.get(input.billId);
  if (bill === undefined) return refuse('bill_unknown', { billId: input.billId });
  const { working: stored, policyPackId, ...shown } = bill;
  const working = JSON.parse(stored) as BillWorking;
  const { dials, tariff, tiers, pack } = working;
  return ok({
    ...shown,
    lastDialWh: dials.lastDialWh,
    dialWh: dials.dialWh,
    multiplierMilli: dials.multiplierMilli,
    lastReadOn: dials.lastReadOn,
    readOn: dials.readOn,
    lines: lines.all(input.billId),
    tariffLabel: tariff.label,
    tiers,
    policyPack: {
      code: pack.code,
      version: pack.version,
      title: getPolicyPack(counter.store, policyPackId).title,
    },
    lastMonthEnergyWh: working.lastBillEnergyWh,
  });
}
