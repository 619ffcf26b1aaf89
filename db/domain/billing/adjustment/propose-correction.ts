import type { Month } from '../../kernel/calendar.ts';
import type { WattHours } from '../../kernel/energy.ts';
import type { Fen } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { BillFacts } from '../bill-facts.ts';
import { factsOf, type BillWorking } from '../bill-working.ts';
import { computeBill, type ComputedBill, type DatedPack } from '../compute-bill.ts';
import type { YearQuota } from '../year-quota.ts';
import type { CorrectionFacts } from './adjustment-facts.ts';
import { correctFacts } from './correct-facts.ts';
import {
  normalMonthRule,
  powerFactorRule,
  trueDialRule,
  wrongClassRule,
  type FaultRule,
} from './fault-rules.ts';
import { notPossible, rateOfFault } from './fault-rate.ts';
import type { CorrectedBill } from './proposal.ts';
import { formatRatio } from './ratio.ts';

/** An issued bill that stands, with the packs by which it is computed again. */
export interface BillToCorrect {
  readonly billId: number;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly lines: readonly { readonly code: string; readonly amountFen: Fen }[];
  readonly working: BillWorking;
  readonly packs: readonly DatedPack[];
}

/** Bills put right, by which rule. */
export interface ProposedCorrection extends FaultRule {
  readonly corrected: readonly CorrectedBill[];
}

/**
 * Computes bills again with a fault put right, oldest first, each by the packs it was computed by: an order of amounts that a
 * person checks, nothing is posted. A bill that the fault does not change is left out. Within a tier year a bill begins with what
 * the corrected one before it leaves; so the account's other standing bills on yearly tiers are computed again too, without the
 * fault, from the first corrected one of their year on. Refuses what correctFacts and computeBill refuse; adjustment_not_possible
 * for a bill that would be negative; adjustment_changes_nothing when no bill changes.
 */
export function proposeCorrection(
  fault: CorrectionFacts,
  bills: readonly BillToCorrect[],
  others: readonly BillToCorrect[] = [],
): Result<ProposedCorrection> {
  const rule = ruleOf(fault);
  if (!rule.ok) return rule;
  const corrected: CorrectedBill[] = [];
  const chosen = new Set(bills);
  const touchedYears = new Set<number | undefined>();
  let isTouched = false;
  let carried: YearQuota | null = null;
  for (const bill of inOrder([...bills, ...others])) {
    const { billId, working, energyWh, amountFen } = bill;
    const after = working.yearQuotaAfter;
    const isChosen = chosen.has(bill);
    if (!isChosen && (after === undefined || !touchedYears.has(after.tierYear))) {
      carried = after ?? carried;
      continue;
    }
    const own = factsOf(working);
    const facts = { ...own, yearQuota: isTouched ? carried : (own.yearQuota ?? carried) };
    const right = isChosen ? correctFacts(fault, facts) : ok(facts);
    if (!right.ok) return right;
    const computed = computeBill(right.value, bill.packs);
    if (!computed.ok) return computed;
    const { lines, totalFen, energyWh: rightWh } = computed.value;
    if (totalFen < 0) return notPossible('amount');
    const left = computed.value.working.yearQuotaAfter;
    // Without a tier year of its own now it took nothing of the one that it began with.
    carried = left ?? facts.yearQuota;
    isTouched = true;
    for (const quota of [after, left]) if (quota !== undefined) touchedYears.add(quota.tierYear);
    if (!isChanged(bill, computed.value)) continue;
    corrected.push({
      billId,
      before: { energyWh, totalFen: amountFen },
      after: { lines, energyWh: rightWh, totalFen, working: computed.value.working },
    });
  }
  return corrected.length === 0 ? refuse('adjustment_changes_nothing') : ok({ ...rule.value, corrected });
}

function inOrder(bills: readonly BillToCorrect[]): BillToCorrect[] {
  return [...bills].sort((a, b) =>
    a.periodMonth === b.periodMonth ? 0 : a.periodMonth < b.periodMonth ? -1 : 1,
  );
}

/** Whether anything is other: money, energy, a line, the tariff, or a dial that the next bill starts from. */
function isChanged(bill: BillToCorrect, right: ComputedBill): boolean {
  const shownOf = (lines: BillToCorrect['lines'], energyWh: WattHours, working: BillWorking) =>
    JSON.stringify([
      energyWh,
      lines.map(({ code, amountFen }) => [code, amountFen]),
      working.parts.map((part) => part.tariff.code),
      endsOf(factsOf(working)),
    ]);
  return (
    shownOf(bill.lines, bill.energyWh, bill.working) !== shownOf(right.lines, right.energyWh, right.working)
  );
}

function endsOf({ dials }: BillFacts) {
  return dials.map(({ dialWh, readOn }) => [dialWh, readOn]);
}

function ruleOf(fault: CorrectionFacts): Result<FaultRule> {
  switch (fault.fault) {
    case 'normal_month':
      return ok(normalMonthRule);
    case 'true_dial':
      return ok(trueDialRule);
    case 'wrong_class':
      return ok(wrongClassRule);
    case 'power_factor':
      return ok(powerFactorRule);
    default: {
      const rate = rateOfFault(fault);
      if (!rate.ok) return rate;
      const { formula, source } = rate.value;
      return ok({ formula: `${formula}；ΔW = ${formatRatio(rate.value.rate)} × W`, source });
    }
  }
}
