import type { BreachRules } from '../breach-rules.ts';
import { unmeteredEnergy } from '../consumption.ts';
import type { Proration } from '../two-part-charge.ts';
import { addDays, type Day } from '../../kernel/calendar.ts';
import { wattHours, type WattHours } from '../../kernel/energy.ts';
import { fen, formatYuan, negateFen, noFen, type Fen } from '../../kernel/money.ts';
import { chargeFor, type NanoYuanPerKwh } from '../../kernel/price.ts';
import { divideHalfUp, formatDecimal } from '../../kernel/rounding.ts';
import {
  chargeBreach,
  chargeEvadedCapacity,
  monthsBetween,
  type BreachCharge,
  type BreachItem,
  type PenaltyBase,
} from './breach.ts';
import type { FaultRule } from './fault-rules.ts';
import type { Ratio } from './ratio.ts';

/** What a breach costs, by which rule. */
export interface ChargedBreach extends FaultRule {
  readonly charge: BreachCharge;
}

/** One device of a breach: its energy, or its power in W for hours of days; null hours and days are taken from the rules. */
export interface BreachUse {
  readonly energyWh: WattHours | null;
  readonly powerW: number | null;
  readonly hoursPerDay: number | null;
  readonly days: number | null;
  readonly use: 'power' | 'lighting';
}

/** The energy of one device in Wh: given, or its power × hours × days. Null when neither is known. */
export function energyOfUse(item: BreachUse, rules: BreachRules, unknownDays: number): WattHours | null {
  if (item.energyWh !== null) return item.energyWh;
  if (item.powerW === null) return null;
  const usual = item.use === 'lighting' ? rules.theftLightingHours : rules.theftPowerHours;
  return unmeteredEnergy({
    ratedW: item.powerW,
    usePpm: 1_000_000,
    hoursPerDay: item.hoursPerDay ?? usual,
    days: item.days ?? unknownDays,
  });
}

/** Theft: what was evaded, so many times it, and a fine that stands by itself (TH01, RF07). */
export function chargeTheft(
  items: readonly BreachItem[],
  times: number,
  penaltyBase: PenaltyBase,
  fineFen: Fen,
): ChargedBreach {
  return {
    charge: chargeBreach(items, times, penaltyBase, fineFen),
    formula: `追补电费 = Σ 容量 × 每日小时 × 天数 × 电价；违约使用电费 = 追补电费 × ${times}`,
    source:
      '供电营业规则（1996）第一百零二、一百零三条：时间无法查明的至少按一百八十天，电力用户每日十二小时、照明用户六小时',
  };
}

/** A dearer use on a cheaper price: the difference and so many times it (TH04); the price of an item is the difference. */
export function chargePriceClass(
  items: readonly BreachItem[],
  times: number,
  penaltyBase: PenaltyBase,
): ChargedBreach {
  return {
    charge: chargeBreach(items, times, penaltyBase),
    formula: `差额电费 = Σ 电量 × (应执行电价 − 已执行电价)；违约使用电费 = 差额电费 × ${times}`,
    source: '供电营业规则（1996）第一百条第一项：起讫日期难以确定的按三个月计算',
  };
}

/** Capacity that was added on the quiet by a user who pays for capacity (TP07, TP08). VA, nano-yuan per kVA and month. */
export function chargePrivateCapacity(
  capacityVa: number,
  priceNanoyuan: number,
  months: Ratio,
  times: number,
): ChargedBreach {
  return {
    charge: chargeEvadedCapacity(capacityVa, priceNanoyuan, months, times),
    ...evadedCapacityRule(times, '第一百条第二项：私增容量，两部制用户补交私增容量使用月数的基本电费'),
  };
}

/** The day of sealing was the last that a transformer could stand still: the days after it, up to the finding, are charged (TP09). */
export function monthsOfSuspendedUse(sealedOn: Day, foundOn: Day, proration: Proration): Ratio {
  return monthsBetween(addDays(sealedOn, 1), foundOn, proration);
}

/** A suspended transformer that a user used who pays for capacity (TP09). */
export function chargeSuspendedCapacity(
  capacityVa: number,
  priceNanoyuan: number,
  months: Ratio,
  times: number,
): ChargedBreach {
  return {
    charge: chargeEvadedCapacity(capacityVa, priceNanoyuan, months, times),
    ...evadedCapacityRule(times, '第一百条第三项：擅自使用暂停或封存设备，补交基本电费'),
  };
}

/** A suspended transformer that anybody else used: so much a kVA. */
export function chargeSuspendedUse(capacityVa: number, perKvaFen: Fen): ChargedBreach {
  return penaltyOnly(
    penaltyFor(capacityVa, perKvaFen),
    `${milliText(capacityVa)} kVA × ${formatYuan(perKvaFen)} 元/kVA`,
    '供电营业规则（1996）第一百条第三项：擅自启用暂停或封存设备，其他用户每千伏安三十元',
  );
}

/** More load than the contract has, of a user without a capacity charge: so much a kW (TH06). */
export function chargeOverCapacity(powerW: number, perKwFen: Fen): ChargedBreach {
  return penaltyOnly(
    penaltyFor(powerW, perKwFen),
    `${milliText(powerW)} kW × ${formatYuan(perKwFen)} 元/kW`,
    '供电营业规则（1996）第一百条第二项：超容用电，非两部制每千瓦（千伏安）五十元',
  );
}

/** What the company pays for an outage that it caused: the energy charge of what was not supplied, so many times. */
export interface OutageCompensation extends FaultRule {
  readonly onceFen: Fen;
  /** Negative: it is paid to the user. */
  readonly amountFen: Fen;
}

/** The compensation of an outage (CO01). */
export function compensateOutage(
  energyWh: WattHours,
  priceNanoyuan: NanoYuanPerKwh,
  times: number,
): OutageCompensation {
  const onceFen = chargeFor(energyWh, priceNanoyuan);
  return {
    onceFen,
    amountFen: negateFen(fen(onceFen * times)),
    formula: `赔偿 = 可能用电量 × 电度电价 × ${times}`,
    source: '供电营业规则（1996）第九十五条：供电企业责任停电，按可能用电量电度电费的四倍赔偿（CO01）',
  };
}

function penaltyFor(quantityMilli: number, perUnitFen: Fen): Fen {
  return fen(divideHalfUp(BigInt(quantityMilli) * BigInt(perUnitFen), 1000n));
}

function penaltyOnly(penaltyFen: Fen, formula: string, source: string): ChargedBreach {
  const charge = { backFen: noFen, penaltyFen, fineFen: noFen, totalFen: penaltyFen };
  return { charge, formula: `违约使用电费 = ${formula}`, source };
}

function evadedCapacityRule(times: number, rule: string): FaultRule {
  return {
    formula: `追补基本电费 = 容量 × 单价 × 月数；违约使用电费 = 追补 × ${times}`,
    source: `供电营业规则（1996）${rule}`,
  };
}

function milliText(milli: number): string {
  return formatDecimal(BigInt(milli), 3).replace(/\.?0+$/, '');
}

/** The energy of several items in Wh. */
export function sumOfItems(items: readonly BreachItem[]): WattHours {
  return wattHours(items.reduce((sum, item) => sum + item.energyWh, 0));
}
