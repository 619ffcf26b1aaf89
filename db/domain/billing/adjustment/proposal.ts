import { wattHours, type WattHours } from '../../kernel/energy.ts';
import { fen, type Fen } from '../../kernel/money.ts';
import type { BillLine } from '../bill-line.ts';
import type { BillWorking } from '../bill-working.ts';
import type { AdjustmentFacts } from './adjustment-facts.ts';

/** A bill and what would stand in its place. */
export interface CorrectedBill {
  readonly billId: number;
  readonly before: { readonly energyWh: WattHours; readonly totalFen: Fen };
  readonly after: {
    readonly lines: readonly BillLine[];
    readonly energyWh: WattHours;
    readonly totalFen: Fen;
    readonly working: BillWorking;
  };
}

/** A charge of its own; negative for a compensation. */
export interface ProposedCharge {
  readonly lines: readonly BillLine[];
  readonly totalFen: Fen;
}

/** A charge that is turned around: what it had taken, in fen, and the evaded energy that it had told of, in Wh. */
export interface ReversedCharge {
  readonly billId: number;
  readonly totalFen: Fen;
  readonly energyWh: WattHours;
}

/**
 * 退补单 as it was proposed and is kept for ever: the fault with its facts, the formula and the rule (Chinese, as the law writes
 * them), and what it would post. Exactly one of the three is there: bills to correct, a charge, or a charge to reverse. A later form has a higher `form`.
 */
export interface AdjustmentContent {
  readonly form: 1;
  readonly facts: AdjustmentFacts;
  readonly formula: string;
  readonly source: string;
  readonly corrected: readonly CorrectedBill[];
  readonly charge: ProposedCharge | null;
  /** Left out unless a charge is reversed. */
  readonly reversed?: ReversedCharge;
}

/** Reads the content of a posted adjustment. */
export function readAdjustment(text: string): AdjustmentContent {
  return JSON.parse(text) as AdjustmentContent;
}

/** Money to collect (+) or to refund (−), in fen. */
export function amountOfAdjustment({ corrected, charge, reversed }: AdjustmentContent): Fen {
  const changedFen = corrected.reduce((sum, { before, after }) => sum + after.totalFen - before.totalFen, 0);
  return fen(changedFen + (charge?.totalFen ?? 0) - (reversed?.totalFen ?? 0));
}

/**
 * Energy to collect (+) or to refund (−), in Wh. Of the charges only theft has some: what was used in a breach of the price class was
 * billed, and what an outage took was not used. A reversed charge takes its energy back.
 */
export function energyOfAdjustment({ facts, corrected, charge, reversed }: AdjustmentContent): WattHours {
  const changedWh = corrected.reduce((sum, { before, after }) => sum + after.energyWh - before.energyWh, 0);
  const evaded = facts.fault === 'theft' ? (charge?.lines ?? []) : [];
  const evadedWh = evaded.reduce((sum, line) => sum + (line.unit === 'kWh' ? line.quantityMilli : 0), 0);
  return wattHours(changedWh + evadedWh - (reversed?.energyWh ?? 0));
}
