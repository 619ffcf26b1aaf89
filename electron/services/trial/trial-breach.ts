import type { z } from 'zod';
import {
  chargeBreach,
  chargeEvadedCapacity,
  monthsBetween,
  type BreachCharge,
} from '../../../db/domain/billing/adjustment/breach.ts';
import { formatRatio, type Ratio } from '../../../db/domain/billing/adjustment/ratio.ts';
import { unmeteredEnergy } from '../../../db/domain/billing/consumption.ts';
import { addDays } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuan, negateFen, noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { chargeFor, formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { divideHalfUp } from '../../../db/domain/kernel/rounding.ts';
import type { breachItem, FaultInput } from './adjustment-shape.ts';
import type { TrialPacks } from './trial-bill.ts';
import { malformed, milliText } from './trial-text.ts';

type Output = Readonly<Record<string, unknown>>;
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

/** Theft: what was evaded, the penalty, the fine. */
export function theftAnswer(input: FaultInput<'theft'>, breach: Breach): Result<Output> {
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

/** A dearer use on a cheaper price. */
export function priceClassBreachAnswer(
  input: FaultInput<'price_class_breach'>,
  breach: Breach,
): Result<Output> {
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

/** Capacity that was added on the quiet. */
export function privateCapacityAnswer(input: FaultInput<'private_capacity'>, usual: number): Result<Output> {
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

/** A suspended transformer that was used. */
export function suspendedUseAnswer(input: FaultInput<'suspended_use'>, breach: Breach): Result<Output> {
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

/** More load than the contract has, of a user without a capacity charge. */
export function overCapacityAnswer(input: FaultInput<'over_capacity'>, breach: Breach): Result<Output> {
  const perKwFen = input.per_kw ?? breach.overCapacityFenPerKw;
  const penaltyFen = fen(divideHalfUp(BigInt(input.kw) * BigInt(perKwFen), 1000n));
  const source = '供电营业规则（1996）第一百条第二项：超容用电，非两部制每千瓦（千伏安）五十元';
  return ok(penaltyOnly(penaltyFen, `${milliText(input.kw)} kW × ${formatYuan(perKwFen)} 元/kW`, source));
}

/** What the company pays for an outage that it caused. */
export function outageAnswer(input: FaultInput<'company_outage'>, breach: Breach): Output {
  const times = input.multiple ?? breach.outageMultiple;
  const onceFen = chargeFor(input.kwh, input.price);
  return {
    kwh: '0',
    amount: formatYuan(negateFen(fen(onceFen * times))),
    working: {
      formula: `赔偿 = 可能用电量 × 电度电价 × ${times}`,
      source: '供电营业规则（1996）第九十五条：供电企业责任停电，按可能用电量电度电费的四倍赔偿（CO01）',
      expected_kwh: formatKwh(input.kwh),
      energy_fee: formatYuan(onceFen),
      multiple: times,
    },
  };
}
