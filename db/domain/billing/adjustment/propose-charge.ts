import { formatKwh, wattHours, type WattHours } from '../../kernel/energy.ts';
import { formatYuan, type Fen } from '../../kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../kernel/price.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { sumOfBillLines, type BillLine, type BillLineUnit } from '../bill-line.ts';
import type { BreachRules } from '../breach-rules.ts';
import type { PolicyPack } from '../policy-pack.ts';
import type { Proration } from '../two-part-charge.ts';
import type { ChargeFacts, PricedUse } from './adjustment-facts.ts';
import { monthsBetween, type BreachItem } from './breach.ts';
import {
  chargeOverCapacity,
  chargePriceClass,
  chargePrivateCapacity,
  chargeSuspendedCapacity,
  chargeSuspendedUse,
  chargeTheft,
  compensateOutage,
  energyOfUse,
  monthsOfSuspendedUse,
  sumOfItems,
  type ChargedBreach,
} from './breach-charges.ts';
import type { FaultRule } from './fault-rules.ts';
import { notPossible } from './fault-rate.ts';
import type { ProposedCharge } from './proposal.ts';
import { formatRatio } from './ratio.ts';

/** A charge of its own, by which rule. */
export interface ProposedBreach extends FaultRule {
  readonly charge: ProposedCharge;
}

type Lines = readonly BillLine[];
type FactsOf<Fault extends ChargeFacts['fault']> = Extract<ChargeFacts, { fault: Fault }>;

/** How capacity used without right is prorated: as the tariff of the user's newest bill does it, or any two-part tariff of the pack. */
export function prorationOf(pack: PolicyPack, tariffCode: string | null): Proration {
  const own = pack.tariffs.find((tariff) => tariff.code === tariffCode)?.twoPart;
  const any = pack.tariffs.find((tariff) => tariff.twoPart !== undefined)?.twoPart;
  return (own ?? any)?.proration ?? 'calendar_days';
}

/**
 * Computes what a breach costs, or what an outage is compensated with, by the rules in force (供电营业规则 1996 art. 95, 100–103):
 * lines in fen, negative for a compensation; nothing is posted. Refuses adjustment_not_possible with the place of a use without
 * energy or power, or of days that end before they begin; adjustment_changes_nothing when it comes to no money.
 */
export function proposeCharge(
  facts: ChargeFacts,
  rules: BreachRules,
  proration: Proration,
): Result<ProposedBreach> {
  const proposed = chargeOf(facts, rules, proration);
  if (!proposed.ok) return proposed;
  const { lines, ...rule } = proposed.value;
  const charge = { lines, totalFen: sumOfBillLines(lines) };
  return charge.totalFen === 0 ? refuse('adjustment_changes_nothing') : ok({ ...rule, charge });
}

function chargeOf(
  facts: ChargeFacts,
  rules: BreachRules,
  proration: Proration,
): Result<FaultRule & { readonly lines: Lines }> {
  switch (facts.fault) {
    case 'theft':
      return theft(facts, rules);
    case 'price_class_breach':
      return priceClassBreach(facts, rules);
    case 'over_capacity': {
      const { overCapacityFenPerKw } = rules;
      const { charge, ...rule } = chargeOverCapacity(facts.powerW, overCapacityFenPerKw);
      return ok({ ...rule, lines: [perUnit(facts.powerW, 'kW', overCapacityFenPerKw, charge.penaltyFen)] });
    }
    case 'private_capacity': {
      if (facts.from > facts.to) return notPossible('to');
      const months = monthsBetween(facts.from, facts.to, proration);
      const times = facts.multiple ?? rules.privateCapacityMultiple;
      const breach = chargePrivateCapacity(facts.capacityVa, facts.priceNanoyuan, months, times);
      return ok(evadedCapacity(breach, facts.capacityVa, facts.priceNanoyuan, times, formatRatio(months)));
    }
    case 'suspended_use':
      return suspendedUse(facts, rules, proration);
    case 'company_outage':
      return ok(outage(facts, rules));
  }
}

function pricedItems(
  items: readonly PricedUse[],
  rules: BreachRules,
  unknownDays: number,
): Result<BreachItem[]> {
  const priced: BreachItem[] = [];
  for (const [index, item] of items.entries()) {
    const energyWh = energyOfUse(item, rules, unknownDays);
    if (energyWh === null) return notPossible(`items.${index}`);
    priced.push({ energyWh, priceNanoyuan: nanoYuanPerKwh(item.priceNanoyuan) });
  }
  return ok(priced);
}

function theft(facts: FactsOf<'theft'>, rules: BreachRules): Result<FaultRule & { readonly lines: Lines }> {
  const items = pricedItems(facts.items, rules, rules.theftDays);
  if (!items.ok) return items;
  const times = facts.multiple ?? rules.theftMultiple;
  const breach = chargeTheft(items.value, times, 'rounded', facts.fineFen);
  return ok(evadedEnergy(breach, items.value, '追补电费', times));
}

function priceClassBreach(
  facts: FactsOf<'price_class_breach'>,
  rules: BreachRules,
): Result<FaultRule & { readonly lines: Lines }> {
  const items = pricedItems(facts.items, rules, (facts.months ?? rules.priceClassMonths) * 30);
  if (!items.ok) return items;
  const times = facts.multiple ?? rules.priceClassMultiple;
  return ok(evadedEnergy(chargePriceClass(items.value, times, 'exact'), items.value, '追补差额电费', times));
}

function evadedEnergy(
  { charge, ...rule }: ChargedBreach,
  items: readonly BreachItem[],
  label: string,
  times: number,
): FaultRule & { readonly lines: Lines } {
  const energyWh = sumOfItems(items);
  const [first, ...others] = items;
  const isOnePrice = others.every((item) => item.priceNanoyuan === first?.priceNanoyuan);
  const sum = items
    .map((item) => `${formatKwh(item.energyWh)} kWh × ${formatPrice(item.priceNanoyuan)} 元`)
    .join(' + ');
  return {
    ...withNumbers(
      rule,
      `${sum} = ${formatYuan(charge.backFen)} 元，× ${times} = ${formatYuan(charge.penaltyFen)} 元`,
    ),
    lines: paid(
      breachLine('breach_energy', label, energyWh, 'kWh', charge.backFen, {
        priceNanoyuan: isOnePrice ? (first?.priceNanoyuan ?? null) : null,
      }),
      penaltyLine(times, charge.backFen, charge.penaltyFen),
      fineLine(charge.fineFen),
    ),
  };
}

function suspendedUse(
  facts: FactsOf<'suspended_use'>,
  rules: BreachRules,
  proration: Proration,
): Result<FaultRule & { readonly lines: Lines }> {
  const { capacityVa, priceNanoyuan, sealedOn, foundOn } = facts;
  if (sealedOn >= foundOn) return notPossible('foundOn');
  if (priceNanoyuan === null) {
    const { suspendedUseFenPerKva } = rules;
    const { charge, ...rule } = chargeSuspendedUse(capacityVa, suspendedUseFenPerKva);
    return ok({ ...rule, lines: [perUnit(capacityVa, 'kVA', suspendedUseFenPerKva, charge.penaltyFen)] });
  }
  const months = monthsOfSuspendedUse(sealedOn, foundOn, proration);
  const times = facts.multiple ?? rules.suspendedUseMultiple;
  const breach = chargeSuspendedCapacity(capacityVa, priceNanoyuan, months, times);
  return ok(evadedCapacity(breach, capacityVa, priceNanoyuan, times, formatRatio(months)));
}

function evadedCapacity(
  { charge, ...rule }: ChargedBreach,
  capacityVa: number,
  priceNanoyuan: number,
  times: number,
  months: string,
): FaultRule & { readonly lines: Lines } {
  const kva = formatKwh(wattHours(capacityVa));
  const price = formatPrice(nanoYuanPerKwh(priceNanoyuan));
  const [back, penalty] = [formatYuan(charge.backFen), formatYuan(charge.penaltyFen)];
  return {
    ...withNumbers(rule, `${kva} kVA × ${price} 元 × ${months} = ${back} 元，× ${times} = ${penalty} 元`),
    lines: paid(
      breachLine('breach_capacity', '追补基本电费', capacityVa, 'kVA', charge.backFen, { priceNanoyuan }),
      penaltyLine(times, charge.backFen, charge.penaltyFen),
    ),
  };
}

function outage(
  { energyWh, priceNanoyuan, multiple }: FactsOf<'company_outage'>,
  rules: BreachRules,
): FaultRule & { readonly lines: Lines } {
  const times = multiple ?? rules.outageMultiple;
  const price = nanoYuanPerKwh(priceNanoyuan);
  const { onceFen, amountFen, ...rule } = compensateOutage(energyWh, price, times);
  const shown = `${formatKwh(energyWh)} kWh × ${formatPrice(price)} 元 = ${formatYuan(onceFen)} 元，× ${times}`;
  return {
    ...withNumbers(rule, shown),
    lines: [
      breachLine('outage_compensation', '停电赔偿', times * -100_000, '%', amountFen, { baseFen: onceFen }),
    ],
  };
}

function withNumbers({ formula, source }: FaultRule, numbers: string): FaultRule {
  return { formula: `${formula}（${numbers}）`, source };
}

/** 违约使用电费 as a percentage of what was evaded. */
function penaltyLine(times: number, baseFen: Fen, penaltyFen: Fen): BillLine {
  return breachLine('breach_penalty', '违约使用电费', times * 100_000, '%', penaltyFen, { baseFen });
}

function fineLine(fineFen: Fen): BillLine {
  return breachLine('breach_fine', '违约使用电费（定额）', 1000, 'yuan', fineFen, { baseFen: fineFen });
}

function perUnit(quantityMilli: number, unit: BillLineUnit, perUnitFen: Fen, amountFen: Fen): BillLine {
  return breachLine('breach_penalty', '违约使用电费', quantityMilli, unit, amountFen, {
    priceNanoyuan: perUnitFen * 10_000_000,
  });
}

function breachLine(
  code: string,
  label: string,
  quantityMilli: number | WattHours,
  unit: BillLineUnit,
  amountFen: Fen,
  of: { readonly priceNanoyuan?: number | null; readonly baseFen?: Fen },
): BillLine {
  const { priceNanoyuan = null, baseFen = null } = of;
  return { code, label, part: 'breach', quantityMilli, unit, priceNanoyuan, baseFen, amountFen };
}

/** Lines of no money say nothing. */
function paid(...lines: Lines): Lines {
  return lines.filter((line) => line.amountFen !== 0);
}
