import {
  correct,
  correctTo,
  meterErrorRate,
  multiplierRate,
  phaseRate,
  type Correction,
  type CorrectionRate,
  type RecordedEnergy,
} from '../../../db/domain/billing/adjustment/correction.ts';
import {
  estimateRule,
  normalMonthRule,
  phaseLostRate,
  powerFactorRule,
  rebillRule,
  wiringRate,
  wrongClassRule,
  type FaultRule,
} from '../../../db/domain/billing/adjustment/fault-rules.ts';
import { correctPowerFactor } from '../../../db/domain/billing/adjustment/power-factor-correction.ts';
import { divideRatio, formatRatio } from '../../../db/domain/billing/adjustment/ratio.ts';
import { findPowerFactorTable } from '../../../db/domain/billing/power-factor.ts';
import { formatKwh, wattHours, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { chargeFor, formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { AdjustmentInput, FaultInput } from './adjustment-shape.ts';
import { priceTrialBill, type TrialPacks } from './trial-bill.ts';
import {
  outageAnswer,
  overCapacityAnswer,
  priceClassBreachAnswer,
  privateCapacityAnswer,
  suspendedUseAnswer,
  theftAnswer,
} from './trial-breach.ts';
import { malformed, milliText } from './trial-text.ts';

type Output = Readonly<Record<string, unknown>>;

/**
 * Proposes what is collected (+) or refunded (−) for a fault, in kWh and yuan, with the formula and the rule behind it. Refuses
 * trial_input_malformed with the place when the facts of the fault are incomplete.
 */
export function adjustmentAnswer(input: AdjustmentInput, packs: TrialPacks): Result<Output> {
  const { breach, powerFactorTables } = packs[0];
  switch (input.fault) {
    case 'meter_error':
      return byRate(meterErrorRate(input.error, input.half_period), input, 'error');
    case 'wrong_wiring':
      return byRate(wiringRateOf(input), input, 'factor');
    case 'ct_mismatch': {
      const phases = input.ct.map((actual, index) => ({
        actual,
        isReversed: input.reversed[index] ?? false,
        isLost: false,
      }));
      return byRate(phaseRate(input.billed_ct, phases), input, 'ct');
    }
    case 'phase_lost': {
      if (input.phases_metered > input.of) return malformed('phases_metered');
      return byRate(phaseLostRate(input.phases_metered, input.of), input, 'of');
    }
    case 'wrong_multiplier':
      return byRate(
        multiplierRate(input.true_multiplier, input.billed_multiplier),
        input,
        'billed_multiplier',
      );
    case 'normal_month':
      return ok(differenceAnswer(input.metered_kwh, input.normal_kwh, input.price, normalMonthRule));
    case 'estimate':
      return ok(differenceAnswer(input.estimated_kwh, input.true_kwh, input.price, estimateRule));
    case 'wrong_class':
      return ok(wrongClassAnswer(input));
    case 'power_factor': {
      const table = findPowerFactorTable(powerFactorTables, input.standard);
      return table === null ? malformed('standard') : ok(powerFactorCorrectionAnswer(input, table));
    }
    case 'theft':
      return theftAnswer(input, breach);
    case 'price_class_breach':
      return priceClassBreachAnswer(input, breach);
    case 'over_capacity':
      return overCapacityAnswer(input, breach);
    case 'private_capacity':
      return privateCapacityAnswer(input, breach.privateCapacityMultiple);
    case 'suspended_use':
      return suspendedUseAnswer(input, breach);
    case 'company_outage':
      return ok(outageAnswer(input, breach));
    case 'rebill':
      return rebillAnswer(input, packs);
  }
}

type RecordedInput = Pick<FaultInput<'meter_error'>, 'metered_kwh' | 'price' | 'registers'>;

function recordedOf(input: RecordedInput): RecordedEnergy[] | null {
  if (input.registers !== undefined && input.metered_kwh === undefined) {
    return input.registers.map((one) => ({
      register: one.register,
      energyWh: one.kwh,
      priceNanoyuan: one.price ?? input.price ?? null,
    }));
  }
  if (input.metered_kwh === undefined || input.registers !== undefined) return null;
  return [{ register: 'total', energyWh: input.metered_kwh, priceNanoyuan: input.price ?? null }];
}

function byRate(rate: CorrectionRate | null, input: RecordedInput, place: string): Result<Output> {
  const energies = recordedOf(input);
  if (energies === null) return malformed('metered_kwh');
  if (rate === null) return malformed(place);
  return ok(correctionAnswer(correct(rate.rate, energies), { ...rate, rate: formatRatio(rate.rate) }));
}

function correctionAnswer(correction: Correction, working: Output): Output {
  return {
    kwh: formatKwh(correction.energyWh),
    amount: correction.amountFen === null ? null : formatYuan(correction.amountFen),
    working: {
      ...working,
      registers: correction.registers.map((one) => ({
        register: one.register,
        metered_kwh: formatKwh(one.energyWh),
        kwh: formatKwh(one.correctionWh),
        price: one.priceNanoyuan === null ? null : formatPrice(one.priceNanoyuan),
        amount: one.amountFen === null ? null : formatYuan(one.amountFen),
      })),
      rounding: 'each_register_half_up_to_wh_then_fen',
    },
  };
}

function wiringRateOf(input: FaultInput<'wrong_wiring'>): CorrectionRate | null {
  const { factor, correct_power: right, wrong_power: wrong } = input;
  const found =
    factor ??
    (right !== undefined && wrong !== undefined && wrong.numerator !== 0n ? divideRatio(right, wrong) : null);
  return found === null ? null : wiringRate(found);
}

function differenceAnswer(
  billedWh: WattHours,
  trueWh: WattHours,
  priceOf: FaultInput<'estimate'>['price'],
  rule: FaultRule,
): Output {
  const register = {
    register: 'total',
    energyWh: billedWh,
    priceNanoyuan: priceOf ?? null,
    correctionWh: wattHours(trueWh - billedWh),
  };
  return correctionAnswer(correctTo([register]), { ...rule });
}

function wrongClassAnswer(input: FaultInput<'wrong_class'>): Output {
  const difference = nanoYuanPerKwh(input.true_price - input.billed_price);
  return {
    kwh: '0',
    amount: formatYuan(chargeFor(input.kwh, difference)),
    working: {
      ...wrongClassRule,
      billed_kwh: formatKwh(input.kwh),
      price_difference: formatPrice(difference),
    },
  };
}

function powerFactorCorrectionAnswer(
  input: FaultInput<'power_factor'>,
  table: Parameters<typeof correctPowerFactor>[0],
): Output {
  const corrected = correctPowerFactor(table, {
    activeWh: input.active_kwh,
    billedVarh: input.billed_kvarh,
    trueVarh: input.true_kvarh,
    billedTotalFen: input.billed_total,
  });
  return {
    kwh: '0',
    amount: formatYuan(corrected.amountFen),
    working: {
      ...powerFactorRule,
      billed_rate_percent: milliText(corrected.billedMilliPercent),
      true_rate_percent: milliText(corrected.trueMilliPercent),
      base: formatYuan(corrected.baseFen),
      true_total: formatYuan(corrected.trueTotalFen),
    },
  };
}

function rebillAnswer(input: FaultInput<'rebill'>, packs: TrialPacks): Result<Output> {
  const billed = priceTrialBill(input.billed, packs);
  if (!billed.ok) return billed;
  const right = priceTrialBill(input.true, packs);
  if (!right.ok) return right;
  const energyOf = (bill: typeof billed.value) =>
    bill.parts.reduce((sum, part) => sum + part.energyWh + part.lossWh, 0);
  return ok({
    kwh: formatKwh(wattHours(energyOf(right.value) - energyOf(billed.value))),
    amount: formatYuan(fen(right.value.totalFen - billed.value.totalFen)),
    working: {
      ...rebillRule,
      billed_total: formatYuan(billed.value.totalFen),
      true_total: formatYuan(right.value.totalFen),
      billed: billed.value.parts,
      true: right.value.parts,
    },
  });
}
