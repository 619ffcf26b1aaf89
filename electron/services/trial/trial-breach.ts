import type { z } from 'zod';
import { monthsBetween, type BreachCharge } from '../../../db/domain/billing/adjustment/breach.ts';
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
} from '../../../db/domain/billing/adjustment/breach-charges.ts';
import { formatRatio, type Ratio } from '../../../db/domain/billing/adjustment/ratio.ts';
import { formatKwh, wattHours, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { breachItem, FaultInput } from './adjustment-shape.ts';
import type { TrialPacks } from './trial-bill.ts';
import { malformed } from './trial-text.ts';

type Output = Readonly<Record<string, unknown>>;
type Item = z.output<typeof breachItem>;
type Breach = TrialPacks[0]['breach'];

/** The energy of one device: given, or its power × hours × days, what is unknown taken from the rules. */
function itemEnergy(
  { kwh, kw, hours, days, use }: Item,
  breach: Breach,
  unknownDays: number,
): WattHours | null {
  const device = {
    energyWh: kwh ?? null,
    powerW: kw ?? null,
    hoursPerDay: hours ?? null,
    days: days ?? null,
  };
  return energyOfUse({ ...device, use }, breach, unknownDays);
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
  const charged = chargeTheft(items, times, input.penalty_base, input.fine);
  return ok(
    breachAnswer(sumOfItems(items), charged, {
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
  return ok(
    breachAnswer(wattHours(0), chargePriceClass(items, times, input.penalty_base), {
      multiple: times,
      items: items.map((item) => ({
        kwh: formatKwh(item.energyWh),
        price_difference: formatPrice(item.priceNanoyuan),
      })),
    }),
  );
}

function breachAnswer(
  energyWh: WattHours,
  { charge, formula, source }: ChargedBreach,
  working: Output = {},
): Output {
  return {
    kwh: formatKwh(energyWh),
    amount: formatYuan(charge.totalFen),
    working: { formula, source, ...working, ...partsOf(charge) },
  };
}

function partsOf({ backFen, penaltyFen, fineFen }: BreachCharge): Output {
  return { back: formatYuan(backFen), penalty: formatYuan(penaltyFen), fine: formatYuan(fineFen) };
}

/** Capacity that was added on the quiet. */
export function privateCapacityAnswer(input: FaultInput<'private_capacity'>, usual: number): Result<Output> {
  const { from, to, proration } = input;
  const span =
    input.months ??
    (from !== undefined && to !== undefined && from <= to ? monthsBetween(from, to, proration) : null);
  if (span === null) return malformed('months');
  const times = input.multiple ?? usual;
  return ok(
    breachAnswer(
      wattHours(0),
      chargePrivateCapacity(input.kva, input.price, span, times),
      spanWorking(span, times),
    ),
  );
}

/** A suspended transformer that was used. */
export function suspendedUseAnswer(input: FaultInput<'suspended_use'>, breach: Breach): Result<Output> {
  if (input.price === undefined) {
    const perKvaFen = input.per_kva ?? breach.suspendedUseFenPerKva;
    return ok(breachAnswer(wattHours(0), chargeSuspendedUse(input.kva, perKvaFen)));
  }
  const { sealed_on: sealedOn, found_on: foundOn } = input;
  const isDated = sealedOn !== undefined && foundOn !== undefined && sealedOn < foundOn;
  const span = input.months ?? (isDated ? monthsOfSuspendedUse(sealedOn, foundOn, input.proration) : null);
  if (span === null) return malformed('months');
  const times = input.multiple ?? breach.suspendedUseMultiple;
  return ok(
    breachAnswer(
      wattHours(0),
      chargeSuspendedCapacity(input.kva, input.price, span, times),
      spanWorking(span, times),
    ),
  );
}

function spanWorking(span: Ratio, times: number): Output {
  return { months: formatRatio(span), multiple: times };
}

/** More load than the contract has, of a user without a capacity charge. */
export function overCapacityAnswer(input: FaultInput<'over_capacity'>, breach: Breach): Result<Output> {
  const perKwFen = input.per_kw ?? breach.overCapacityFenPerKw;
  return ok(breachAnswer(wattHours(0), chargeOverCapacity(input.kw, perKwFen)));
}

/** What the company pays for an outage that it caused. */
export function outageAnswer(input: FaultInput<'company_outage'>, breach: Breach): Output {
  const times = input.multiple ?? breach.outageMultiple;
  const { onceFen, amountFen, formula, source } = compensateOutage(input.kwh, input.price, times);
  return {
    kwh: '0',
    amount: formatYuan(amountFen),
    working: {
      formula,
      source,
      expected_kwh: formatKwh(input.kwh),
      energy_fee: formatYuan(onceFen),
      multiple: times,
    },
  };
}
