import { wattHours, type WattHours } from '../kernel/energy.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/** How one transformer loses energy, for a user who is supplied high and metered low (domain.md §4: a table per type and kVA). */
export interface TransformerLossRule {
  /** The iron loss of a full month in Wh, e.g. no-load W × 720 h. */
  readonly ironWhPerMonth: WattHours;
  /** The reactive iron loss of a full month in varh. */
  readonly ironVarhPerMonth: number;
  /** Copper loss in millionths of the energy read: 1 % above 315 kVA, 1.5 % at or below (TL01). */
  readonly copperPpm: number;
  /** Reactive copper loss = active copper loss × K, in thousandths. */
  readonly reactiveKMilli: number;
}

/** A transformer's loss over a period, both in whole kWh and kvarh. */
export interface TransformerLoss {
  readonly lossWh: WattHours;
  readonly lossVarh: number;
}

/**
 * The loss of a transformer: iron by the days it was in service (of the days of the month), copper by the energy read. Rounded
 * half-up to whole kWh and kvarh before it is charged (PF05: 304 × 20/30 → 203; TL01: 450 and 745). A transformer that was new in
 * the month needs no scaling to a month and back (Yinchuan): copper is a share of the energy, iron goes by days.
 */
export function transformerLoss(
  rule: TransformerLossRule,
  energyWh: WattHours,
  days: number,
  ofDays: number,
): TransformerLoss {
  const span = BigInt(ofDays);
  const iron = BigInt(rule.ironWhPerMonth) * BigInt(days) * 1_000_000n;
  const copper = BigInt(energyWh) * BigInt(rule.copperPpm) * span;
  const reactiveIron = BigInt(rule.ironVarhPerMonth) * BigInt(days) * 1_000_000_000n;
  return {
    lossWh: wholeKilo(iron + copper, 1_000_000n * span),
    lossVarh: wholeKilo(reactiveIron + copper * BigInt(rule.reactiveKMilli), 1_000_000_000n * span),
  };
}

/** The loss of a line by contract: a share in millionths of what was read and what the transformer lost, in whole kWh. */
export function lineLoss(energyWh: WattHours, transformerLossWh: WattHours, ratePpm: number): WattHours {
  return wholeKilo((BigInt(energyWh) + BigInt(transformerLossWh)) * BigInt(ratePpm), 1_000_000n);
}

function wholeKilo(dividend: bigint, divisor: bigint): WattHours {
  return wattHours(divideHalfUp(dividend, divisor * 1000n) * 1000n);
}
