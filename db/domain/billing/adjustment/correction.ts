import { wattHours, type WattHours } from '../../kernel/energy.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addFen, noFen, type Fen } from '../../kernel/money.ts';
import { chargeFor, type NanoYuanPerKwh } from '../../kernel/price.ts';
import {
  addRatio,
  divideRatio,
  formatRatio,
  multiplyRatio,
  one,
  ratio,
  subtractRatio,
  timesRatio,
  zero,
  type Ratio,
} from './ratio.ts';

/**
 * 更正率: what recorded energy is multiplied by to get what is to be collected (+) or refunded (−), with its formula and the rule it
 * comes from (供电营业规则 art. 80–81 of 1996, domain.md §1.3).
 */
export interface CorrectionRate {
  readonly rate: Ratio;
  readonly formula: string;
  readonly source: string;
}

/**
 * A meter that errs by e (+ fast): ΔW = −W·e/(1+e), taken for half of the time since the last test that was right (RF01, RF03
 * without the half). Null for an error of −100 % or less: a stopped meter has no W to correct.
 */
export function meterErrorRate(error: Ratio, isHalved: boolean): CorrectionRate | null {
  const whole = addRatio(one, error);
  if (whole.numerator <= 0n) return null;
  const rate = multiplyRatio(
    divideRatio(ratio(-error.numerator, error.denominator), whole),
    ratio(1n, isHalved ? 2n : 1n),
  );
  return {
    rate,
    formula: `ΔW = −W × e ÷ (1 + e)${isHalved ? ' ÷ 2' : ''}，e = ${formatRatio(error)}`,
    source:
      '供电营业规则（1996）第八十条：以零误差为基准，时间从上次校验或换装后投入之日起至误差更正之日止的二分之一',
  };
}

/** The error of a meter from a stop-watch test: (theoretical seconds − measured) ÷ measured (RF04: 100 s against 60 s, +66.7 %). */
export function meterErrorByTurns(test: {
  readonly turnsPerKwh: bigint;
  readonly watts: bigint;
  readonly turns: bigint;
  readonly seconds: Ratio;
}): { readonly theorySeconds: Ratio; readonly error: Ratio } {
  const theorySeconds = ratio(3_600_000n * test.turns, test.turnsPerKwh * test.watts);
  return { theorySeconds, error: divideRatio(subtractRatio(theorySeconds, test.seconds), test.seconds) };
}

/** One phase of a meter: the transformer that hangs there against the one billed by, and whether it counts backward or not at all. */
export interface MeteredPhase {
  /** The current transformer really there, e.g. 300/5. */
  readonly actual: Ratio;
  readonly isReversed: boolean;
  readonly isLost: boolean;
}

/**
 * Wrong wiring and mismatched transformers of a balanced three-phase load: each phase counts billed ÷ actual of its third,
 * negative when reversed, nothing when lost; K = correct ÷ recorded and ΔW = (K − 1)·W (RF06, RF09, RF10, RF11). Null when the
 * phases cancel out: nothing recorded cannot be corrected by a factor.
 */
export function phaseRate(billed: Ratio, phases: readonly MeteredPhase[]): CorrectionRate | null {
  const counted = phases.map(({ actual, isReversed, isLost }) => {
    if (isLost) return zero;
    const share = divideRatio(billed, actual);
    return isReversed ? ratio(-share.numerator, share.denominator) : share;
  });
  const recorded = counted.reduce(addRatio, zero);
  if (recorded.numerator === 0n) return null;
  return correctionByFactor(
    divideRatio(ratio(BigInt(phases.length)), recorded),
    '三相电流互感器变比不符或接线错误',
  );
}

/** The rate of a known correction coefficient K = correct power ÷ wrong power: ΔW = (K − 1)·W (更正系数法, domain.md §1.3). */
export function correctionByFactor(factor: Ratio, cause: string): CorrectionRate {
  return {
    rate: subtractRatio(factor, one),
    formula: `ΔW = (K − 1) × W，K = 正确功率 ÷ 错误功率 = ${formatRatio(factor)}`,
    source: `供电营业规则（1996）第八十一条：${cause}，以实际记录的电量为基数，按正确与错误的差额率退补`,
  };
}

/** Billed by a wrong multiplier: ΔW = (true ÷ billed − 1)·W (RF12a–c). */
export function multiplierRate(trueMultiplier: Ratio, billed: Ratio): CorrectionRate {
  return {
    rate: subtractRatio(divideRatio(trueMultiplier, billed), one),
    formula: `ΔW = (正确倍率 ÷ 计费倍率 − 1) × W = (${formatRatio(trueMultiplier)} ÷ ${formatRatio(billed)} − 1) × W`,
    source: '供电营业规则（1996）第八十一条：倍率不符的，以实际倍率为基准，按正确与错误倍率的差值退补',
  };
}

/** Energy recorded by one register, and its price when money is wanted. */
export interface RecordedEnergy {
  readonly register: string;
  readonly energyWh: WattHours;
  readonly priceNanoyuan: NanoYuanPerKwh | null;
}

/** One register of a correction. */
export interface CorrectedRegister extends RecordedEnergy {
  readonly correctionWh: WattHours;
  readonly amountFen: Fen | null;
}

/** Energy and money to collect (+) or refund (−). Money is null while a price is missing. */
export interface Correction {
  readonly energyWh: WattHours;
  readonly amountFen: Fen | null;
  readonly registers: readonly CorrectedRegister[];
}

/** Applies a rate to every register: energy rounded half-up to a Wh, money from it, each rounded half-up to fen, then added. */
export function correct(rate: Ratio, recorded: readonly RecordedEnergy[]): Correction {
  return correctTo(
    recorded.map((one) => ({ ...one, correctionWh: wattHours(timesRatio(one.energyWh, rate)) })),
  );
}

/** Prices corrections that are known register by register (a normal month − the fault's, a true reading − the estimate). */
export function correctTo(
  registers: readonly (RecordedEnergy & { readonly correctionWh: WattHours })[],
): Correction {
  invariant(registers.length > 0, 'a correction of no register');
  const priced = registers.map((register) => ({
    ...register,
    amountFen:
      register.priceNanoyuan === null ? null : chargeFor(register.correctionWh, register.priceNanoyuan),
  }));
  const amounts = priced.map((register) => register.amountFen);
  return {
    energyWh: wattHours(priced.reduce((sum, register) => sum + register.correctionWh, 0)),
    amountFen: amounts.includes(null) ? null : addFen(...amounts.map((amount) => amount ?? noFen)),
    registers: priced,
  };
}
