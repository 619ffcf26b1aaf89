import { z } from 'zod';
import {
  chargeBreach,
  chargeEvadedCapacity,
  monthsBetween,
  type BreachCharge,
} from '../../../db/domain/billing/adjustment/breach.ts';
import {
  correct,
  correctionByFactor,
  correctTo,
  meterErrorRate,
  multiplierRate,
  phaseRate,
  type Correction,
  type CorrectionRate,
  type RecordedEnergy,
} from '../../../db/domain/billing/adjustment/correction.ts';
import { correctPowerFactor } from '../../../db/domain/billing/adjustment/power-factor-correction.ts';
import { divideRatio, formatRatio, ratio, type Ratio } from '../../../db/domain/billing/adjustment/ratio.ts';
import { unmeteredEnergy } from '../../../db/domain/billing/consumption.ts';
import { findPowerFactorTable } from '../../../db/domain/billing/power-factor.ts';
import { prorations } from '../../../db/domain/billing/two-part-charge.ts';
import { addDays } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuan, negateFen, noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { chargeFor, formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { divideHalfUp, formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import { billShape, priceTrialBill, trimmed, type TrialPacks } from './trial-bill.ts';
import {
  anyRatio,
  day,
  kvarh,
  kwh,
  milli,
  multiple,
  positiveRatio,
  price,
  standard,
  yuan,
} from './trial-values.ts';

/** What was recorded: all of it at one price, or register by register (K goes on every register). */
const recorded = {
  metered_kwh: kwh.optional(),
  price: price.optional(),
  registers: z
    .array(z.strictObject({ register: z.string().max(30), kwh, price: price.optional() }))
    .min(1)
    .max(12)
    .optional(),
};

const months = {
  months: positiveRatio.optional(),
  from: day.optional(),
  to: day.optional(),
  proration: z.enum(prorations).default('month_of_30'),
};

const breachItem = z.strictObject({
  kwh: kwh.optional(),
  kw: milli.optional(),
  hours: z.int().min(1).max(24).optional(),
  days: z.int().min(1).max(3660).optional(),
  use: z.enum(['power', 'lighting']).default('power'),
  price: price.optional(),
  due_price: price.optional(),
  billed_price: price.optional(),
});

/** Every fault of 退补, theft and breach with its own facts; db/domain/billing/README.md has an example of each. */
export const adjustmentShape = z.discriminatedUnion('fault', [
  z.strictObject({
    fault: z.literal('meter_error'),
    error: anyRatio,
    half_period: z.boolean().default(true),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('wrong_wiring'),
    factor: positiveRatio.optional(),
    correct_power: positiveRatio.optional(),
    wrong_power: anyRatio.optional(),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('ct_mismatch'),
    billed_ct: positiveRatio,
    ct: z.array(positiveRatio).min(1).max(3),
    reversed: z.array(z.boolean()).max(3).default([]),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('phase_lost'),
    phases_metered: z.int().min(1).max(3),
    of: z.int().min(1).max(3).default(3),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('wrong_multiplier'),
    true_multiplier: positiveRatio,
    billed_multiplier: positiveRatio,
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('normal_month'),
    normal_kwh: kwh,
    metered_kwh: kwh,
    price: price.optional(),
  }),
  z.strictObject({
    fault: z.literal('estimate'),
    estimated_kwh: kwh,
    true_kwh: kwh,
    price: price.optional(),
  }),
  z.strictObject({ fault: z.literal('wrong_class'), kwh, billed_price: price, true_price: price }),
  z.strictObject({
    fault: z.literal('power_factor'),
    active_kwh: kwh,
    billed_kvarh: kvarh,
    true_kvarh: kvarh,
    standard,
    billed_total: yuan,
  }),
  z.strictObject({
    fault: z.literal('theft'),
    items: z.array(breachItem).min(1).max(30),
    multiple: multiple.optional(),
    fine: yuan.default(noFen),
    penalty_base: z.enum(['rounded', 'exact']).default('rounded'),
  }),
  z.strictObject({
    fault: z.literal('price_class_breach'),
    items: z.array(breachItem).min(1).max(30),
    months: z.int().min(1).max(36).optional(),
    multiple: multiple.optional(),
    penalty_base: z.enum(['rounded', 'exact']).default('exact'),
  }),
  z.strictObject({ fault: z.literal('over_capacity'), kw: milli, per_kw: yuan.optional() }),
  z.strictObject({
    fault: z.literal('private_capacity'),
    kva: milli,
    price,
    multiple: multiple.optional(),
    ...months,
  }),
  z.strictObject({
    fault: z.literal('suspended_use'),
    kva: milli,
    price: price.optional(),
    sealed_on: day.optional(),
    found_on: day.optional(),
    months: positiveRatio.optional(),
    proration: z.enum(prorations).default('month_of_30'),
    multiple: multiple.optional(),
    per_kva: yuan.optional(),
  }),
  z.strictObject({ fault: z.literal('company_outage'), kwh, price, multiple: multiple.optional() }),
  z.strictObject({ fault: z.literal('rebill'), billed: billShape, true: billShape }),
]);

type Output = Readonly<Record<string, unknown>>;
type AdjustmentInput = z.output<typeof adjustmentShape>;
type FaultInput<Fault extends AdjustmentInput['fault']> = Extract<AdjustmentInput, { fault: Fault }>;

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
      return byRate(wiringRate(input), input, 'factor');
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
      const factor = ratio(BigInt(input.of), BigInt(input.phases_metered));
      return byRate(
        correctionByFactor(factor, '电压断相（熔断器熔断、互感器故障），按三相负荷平衡计算'),
        input,
        'of',
      );
    }
    case 'wrong_multiplier':
      return byRate(
        multiplierRate(input.true_multiplier, input.billed_multiplier),
        input,
        'billed_multiplier',
      );
    case 'normal_month':
      return ok(
        differenceAnswer(
          input.metered_kwh,
          input.normal_kwh,
          input.price,
          'ΔW = 正常月电量 − 故障期间抄见电量',
          '供电营业规则（1996）第八十、八十一条：以用户正常月份用电量为基准',
        ),
      );
    case 'estimate':
      return ok(
        differenceAnswer(
          input.estimated_kwh,
          input.true_kwh,
          input.price,
          'ΔW = 实抄电量 − 暂计电量',
          '供电营业规则（2024）：暂按前次电量计收的，下次抄表时一并结清',
        ),
      );
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
    case 'over_capacity': {
      const perKwFen = input.per_kw ?? breach.overCapacityFenPerKw;
      const penaltyFen = fen(divideHalfUp(BigInt(input.kw) * BigInt(perKwFen), 1000n));
      const source = '供电营业规则（1996）第一百条第二项：超容用电，非两部制每千瓦（千伏安）五十元';
      return ok(penaltyOnly(penaltyFen, `${milliText(input.kw)} kW × ${formatYuan(perKwFen)} 元/kW`, source));
    }
    case 'private_capacity':
      return privateCapacityAnswer(input, breach.privateCapacityMultiple);
    case 'suspended_use':
      return suspendedUseAnswer(input, breach);
    case 'company_outage': {
      const times = input.multiple ?? breach.outageMultiple;
      const onceFen = chargeFor(input.kwh, input.price);
      return ok({
        kwh: '0',
        amount: formatYuan(negateFen(fen(onceFen * times))),
        working: {
          formula: `赔偿 = 可能用电量 × 电度电价 × ${times}`,
          source: '供电营业规则（1996）第九十五条：供电企业责任停电，按可能用电量电度电费的四倍赔偿（CO01）',
          expected_kwh: formatKwh(input.kwh),
          energy_fee: formatYuan(onceFen),
          multiple: times,
        },
      });
    }
    case 'rebill':
      return rebillAnswer(input, packs);
  }
}

function malformed(place: string): Result<never> {
  return refuse('trial_input_malformed', { place });
}

function milliText(value: number): string {
  return trimmed(formatDecimal(BigInt(value), 3));
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

function wiringRate(input: FaultInput<'wrong_wiring'>): CorrectionRate | null {
  const { factor, correct_power: right, wrong_power: wrong } = input;
  const found =
    factor ??
    (right !== undefined && wrong !== undefined && wrong.numerator !== 0n ? divideRatio(right, wrong) : null);
  return found === null ? null : correctionByFactor(found, '计费计量装置接线错误');
}

function differenceAnswer(
  billedWh: WattHours,
  trueWh: WattHours,
  priceOf: FaultInput<'estimate'>['price'],
  formula: string,
  source: string,
): Output {
  const register = {
    register: 'total',
    energyWh: billedWh,
    priceNanoyuan: priceOf ?? null,
    correctionWh: wattHours(trueWh - billedWh),
  };
  return correctionAnswer(correctTo([register]), { formula, source });
}

function wrongClassAnswer(input: FaultInput<'wrong_class'>): Output {
  const difference = nanoYuanPerKwh(input.true_price - input.billed_price);
  return {
    kwh: '0',
    amount: formatYuan(chargeFor(input.kwh, difference)),
    working: {
      formula: '退补电费 = 电量 × (正确电价 − 已执行电价)',
      source: '计费差错：电量不变，按电价差额退补',
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
      formula: '应退补 = 已收 ÷ (1 + 原调整率) × (1 + 正确调整率) − 已收',
      source: '功率因数调整电费办法（(83)水电财字第215号）',
      billed_rate_percent: milliText(corrected.billedMilliPercent),
      true_rate_percent: milliText(corrected.trueMilliPercent),
      base: formatYuan(corrected.baseFen),
      true_total: formatYuan(corrected.trueTotalFen),
    },
  };
}

type Item = z.output<typeof breachItem>;
type Breach = TrialPacks[0]['breach'];

/** The energy of one device: given, or its power × hours × days, what is unknown taken from the rules. */
function itemEnergy(item: Item, breach: Breach, days: number): WattHours | null {
  if (item.kwh !== undefined) return item.kwh;
  if (item.kw === undefined) return null;
  const usual = item.use === 'lighting' ? breach.theftLightingHours : breach.theftPowerHours;
  return unmeteredEnergy({
    ratedW: item.kw,
    usePpm: 1_000_000,
    hoursPerDay: item.hours ?? usual,
    days: item.days ?? days,
  });
}

function theftAnswer(input: FaultInput<'theft'>, breach: Breach): Result<Output> {
  const times = input.multiple ?? breach.theftMultiple;
  const items = [];
  for (const [index, item] of input.items.entries()) {
    const energyWh = itemEnergy(item, breach, breach.theftDays);
    if (energyWh === null || item.price === undefined) return malformed(`items.${index}`);
    items.push({ energyWh, priceNanoyuan: item.price });
  }
  const charge = chargeBreach(items, times, input.penalty_base, input.fine);
  const energyWh = wattHours(items.reduce((sum, item) => sum + item.energyWh, 0));
  return ok(
    breachAnswer(energyWh, charge, {
      formula: `追补电费 = Σ 容量 × 每日小时 × 天数 × 电价；违约使用电费 = 追补电费 × ${times}`,
      source:
        '供电营业规则（1996）第一百零二、一百零三条：时间无法查明的至少按一百八十天，电力用户每日十二小时、照明用户六小时',
      multiple: times,
      items: items.map((item) => ({ kwh: formatKwh(item.energyWh), price: formatPrice(item.priceNanoyuan) })),
    }),
  );
}

function priceClassBreachAnswer(input: FaultInput<'price_class_breach'>, breach: Breach): Result<Output> {
  const times = input.multiple ?? breach.priceClassMultiple;
  const days = (input.months ?? breach.priceClassMonths) * 30;
  const items = [];
  for (const [index, item] of input.items.entries()) {
    const energyWh = itemEnergy(item, breach, days);
    if (energyWh === null || item.due_price === undefined || item.billed_price === undefined) {
      return malformed(`items.${index}`);
    }
    items.push({ energyWh, priceNanoyuan: nanoYuanPerKwh(item.due_price - item.billed_price) });
  }
  const charge = chargeBreach(items, times, input.penalty_base);
  return ok(
    breachAnswer(wattHours(0), charge, {
      formula: `差额电费 = Σ 电量 × (应执行电价 − 已执行电价)；违约使用电费 = 差额电费 × ${times}`,
      source: '供电营业规则（1996）第一百条第一项：起讫日期难以确定的按三个月计算',
      multiple: times,
      items: items.map((item) => ({
        kwh: formatKwh(item.energyWh),
        price_difference: formatPrice(item.priceNanoyuan),
      })),
    }),
  );
}

function breachAnswer(energyWh: WattHours, charge: BreachCharge, working: Output): Output {
  return {
    kwh: formatKwh(energyWh),
    amount: formatYuan(charge.totalFen),
    working: {
      ...working,
      back: formatYuan(charge.backFen),
      penalty: formatYuan(charge.penaltyFen),
      fine: formatYuan(charge.fineFen),
    },
  };
}

function penaltyOnly(penaltyFen: Fen, formula: string, source: string): Output {
  const charge = { backFen: noFen, penaltyFen, fineFen: noFen, totalFen: penaltyFen };
  return breachAnswer(wattHours(0), charge, { formula: `违约使用电费 = ${formula}`, source });
}

function privateCapacityAnswer(input: FaultInput<'private_capacity'>, usual: number): Result<Output> {
  const { from, to, proration } = input;
  const span =
    input.months ??
    (from !== undefined && to !== undefined && from <= to ? monthsBetween(from, to, proration) : null);
  if (span === null) return malformed('months');
  const times = input.multiple ?? usual;
  const charge = chargeEvadedCapacity(input.kva, input.price, span, times);
  return ok(
    breachAnswer(
      wattHours(0),
      charge,
      evadedCapacityWorking(
        span,
        times,
        '第一百条第二项：私增容量，两部制用户补交私增容量使用月数的基本电费',
      ),
    ),
  );
}

function suspendedUseAnswer(input: FaultInput<'suspended_use'>, breach: Breach): Result<Output> {
  if (input.price === undefined) {
    const perKvaFen = input.per_kva ?? breach.suspendedUseFenPerKva;
    const penaltyFen = fen(divideHalfUp(BigInt(input.kva) * BigInt(perKvaFen), 1000n));
    const source = '供电营业规则（1996）第一百条第三项：擅自启用暂停或封存设备，其他用户每千伏安三十元';
    return ok(
      penaltyOnly(penaltyFen, `${milliText(input.kva)} kVA × ${formatYuan(perKvaFen)} 元/kVA`, source),
    );
  }
  const { sealed_on: sealedOn, found_on: foundOn } = input;
  // The day of sealing was the last that the transformer could stand still: the days after it, up to the finding, are charged (TP09).
  const isDated = sealedOn !== undefined && foundOn !== undefined && sealedOn < foundOn;
  const span =
    input.months ?? (isDated ? monthsBetween(addDays(sealedOn, 1), foundOn, input.proration) : null);
  if (span === null) return malformed('months');
  const times = input.multiple ?? breach.suspendedUseMultiple;
  const charge = chargeEvadedCapacity(input.kva, input.price, span, times);
  return ok(
    breachAnswer(
      wattHours(0),
      charge,
      evadedCapacityWorking(span, times, '第一百条第三项：擅自使用暂停或封存设备，补交基本电费'),
    ),
  );
}

function evadedCapacityWorking(span: Ratio, times: number, rule: string): Output {
  return {
    formula: `追补基本电费 = 容量 × 单价 × 月数；违约使用电费 = 追补 × ${times}`,
    source: `供电营业规则（1996）${rule}`,
    months: formatRatio(span),
    multiple: times,
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
      formula: '退补 = 按正确事实重算的电费 − 已计电费',
      source: '冲红重开：原单与新单都保留',
      billed_total: formatYuan(billed.value.totalFen),
      true_total: formatYuan(right.value.totalFen),
      billed: billed.value.parts,
      true: right.value.parts,
    },
  });
}
