import { z } from 'zod';
import {
  completeTou,
  divideEnergy,
  energyOfParts,
  sumOfTou,
  takeFromFlat,
  type DialPart,
  type TouEnergy,
} from '../../../db/domain/billing/consumption.ts';
import type { ChargedTransformer } from '../../../db/domain/billing/capacity-charge.ts';
import { lineLoss, transformerLoss, type TransformerLossRule } from '../../../db/domain/billing/loss.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import {
  pricedPeriodsOf,
  touPeriods,
  type Tariff,
  type TouPeriod,
} from '../../../db/domain/billing/tariff.ts';
import {
  monthsLeftInYear,
  useQuota,
  widenFirstTier,
  yearlyQuota,
  type TierQuota,
} from '../../../db/domain/billing/tier-quota.ts';
import type { Usage } from '../../../db/domain/billing/usage.ts';
import { daysBetween } from '../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { day, dial, kvarh, kwh, milli, monthOfYear, multiplier, share, standard } from './trial-values.ts';

const registerNames = ['total', ...touPeriods, 'reactive', 'reactive_forward', 'reactive_reverse'] as const;
type RegisterName = (typeof registerNames)[number];

const registerShape = z.union([
  z.strictObject({ register: z.enum(registerNames).default('total'), kwh }),
  z.strictObject({
    register: z.enum(registerNames).default('total'),
    previous: dial,
    current: dial,
    multiplier: multiplier.default(milliMultiplier(1000)),
    digits: z.int().min(1).max(12).optional(),
    rolled_over: z.boolean().default(false),
  }),
]);

const transformerLossShape = z.union([
  z.strictObject({
    iron_kwh: kwh,
    iron_kvarh: kwh.default(wattHours(0)),
    copper_share: share.default(0),
    reactive_k: milli.default(0),
    days: z.int().min(0).max(366).optional(),
    of_days: z.int().min(1).max(366).optional(),
  }),
  z.strictObject({
    type: z.string().max(60),
    kva: milli,
    days: z.int().min(0).max(366).optional(),
    of_days: z.int().min(1).max(366).optional(),
  }),
]);

const lossShape = z.strictObject({
  kwh: kwh.optional(),
  kvarh: kwh.optional(),
  transformer: transformerLossShape.optional(),
  line_share: share.optional(),
});

const chargedTransformerShape = z.strictObject({
  name: z.string().max(30).default(''),
  kva: milli,
  from: day.nullable().default(null),
  until: day.nullable().default(null),
  suspended: z
    .array(z.strictObject({ on: day, resumed_on: day.nullable().default(null) }))
    .max(20)
    .default([]),
  interlock: z.string().max(30).nullable().default(null),
  standby: z.enum(['cold', 'hot']).nullable().default(null),
});

/** Twelve months, the most a bill covers, and room for a late reading. */
const mostDays = 800;

/** The facts of a period; every key may be left out where the tariff does not need it. */
export const usageShape = z.strictObject({
  period: z
    .strictObject({ from: day, to: day })
    .refine((period) => period.from <= period.to, 'period_ends_before_it_begins')
    // Capacity is counted day by day: centuries of it would keep the counter waiting.
    .refine((period) => daysBetween(period.from, period.to) <= mostDays, 'period_too_long')
    .optional(),
  months: z.int().min(1).max(12).default(1),
  reading_month: monthOfYear.optional(),
  kwh: kwh.optional(),
  sharp_kwh: kwh.optional(),
  peak_kwh: kwh.optional(),
  flat_kwh: kwh.optional(),
  valley_kwh: kwh.optional(),
  deep_valley_kwh: kwh.optional(),
  reactive_kvarh: kvarh.optional(),
  reactive_forward_kvarh: kvarh.optional(),
  reactive_reverse_kvarh: kvarh.optional(),
  registers: z.array(registerShape).max(60).optional(),
  sub_meters: z.array(z.strictObject({ kwh })).max(100).default([]),
  fixed_kwh: kwh.default(wattHours(0)),
  fixed_share: share.default(0),
  loss: lossShape.optional(),
  capacity: z
    .union([
      milli.transform((kva) => ({ transformers: [{ ...plainTransformer, kva }] })),
      z.strictObject({ transformers: z.array(chargedTransformerShape).min(1).max(30) }),
    ])
    .optional(),
  demand: z
    .strictObject({
      contract_kw: milli.nullable().default(null),
      measured_kw: milli,
      capacity_kva: milli.nullable().default(null),
    })
    .optional(),
  year: z
    .strictObject({
      kwh_so_far: kwh.optional(),
      tiers_left: z.array(kwh).max(8).optional(),
      opened_on: day.optional(),
      granted_months: z.int().min(0).max(12).optional(),
    })
    .optional(),
  power_factor: z
    .strictObject({
      standard,
      base: z.enum(['energy_and_capacity', 'energy_capacity_and_funds']).default('energy_and_capacity'),
      bonus: z.boolean().default(true),
    })
    .optional(),
  household: z
    .strictObject({
      persons: z.int().min(1).max(99).optional(),
      several_persons: z.boolean().optional(),
      extra_kwh_per_month: kwh.optional(),
      welfare: z.boolean().optional(),
      free_kwh_per_month: kwh.optional(),
    })
    .default({}),
});

const plainTransformer = {
  name: '',
  from: null,
  until: null,
  suspended: [],
  interlock: null,
  standby: null,
} as const;

type UsageInput = z.output<typeof usageShape>;

/**
 * Works out what a bill is computed from: dials to energy, meters exchanged, what hangs behind, losses, quota, household. Refuses
 * like the domain (reading_backward, reading_does_not_fit, usage_incomplete with the place).
 */
export function usageOf(input: UsageInput, tariffs: readonly Tariff[], pack: PolicyPack): Result<Usage> {
  const counted = countRegisters(input);
  if (!counted.ok) return counted;
  const { total, tou: ownTou, reactive } = counted.value;
  const priced = pricedPeriodsOf(tariffs);
  const completed = ownTou === null || priced.length === 0 ? ok(null) : completeTou(ownTou, total, priced);
  if (!completed.ok) return completed;
  const grossWh = total ?? sumOfTou(ownTou ?? {});
  const behind = {
    childrenWh: input.sub_meters.map((one) => one.kwh),
    fixedWh: input.fixed_kwh,
    fixedSharePpm: input.fixed_share,
  };
  const divided = divideEnergy(grossWh, behind);
  if (!divided.ok) return divided;
  const energyWh = divided.value.mainWh;
  const tou = takeFromFlat(completed.value, wattHours(grossWh - energyWh));
  if (!tou.ok) return tou;
  const loss = lossOf(input, pack, energyWh);
  if (!loss.ok) return loss;
  const extraWhPerMonth = extraOf(input, pack);
  return ok({
    period: input.period ?? null,
    months: input.months,
    fullDays: null,
    readingMonth:
      input.reading_month ?? (input.period === undefined ? null : Number(input.period.to.slice(5, 7))),
    share: { days: 1, ofDays: 1 },
    energyWh,
    tou: tou.value,
    lossWh: loss.value.lossWh,
    reactiveVarh: reactive === null ? null : reactive + loss.value.lossVarh,
    // The reactive energy is all of the main meter's, so the active energy is too.
    powerFactorWh: grossWh === energyWh ? null : wattHours(grossWh + loss.value.lossWh),
    transformers: transformersOf(input),
    demand:
      input.demand === undefined
        ? null
        : {
            contractW: input.demand.contract_kw,
            measuredW: input.demand.measured_kw,
            capacityVa: input.demand.capacity_kva,
          },
    quota: quotaOf(input, tariffs, pack, extraWhPerMonth),
    extraWhPerMonth,
    extraMonths: input.months,
    freeWhPerMonth:
      input.household.free_kwh_per_month ??
      (input.household.welfare ? pack.welfareFreeWhPerMonth : wattHours(0)),
  });
}

interface Counted {
  readonly total: WattHours | null;
  readonly tou: TouEnergy | null;
  readonly reactive: number | null;
}

/** Adds up the registers (several entries of one register are an exchanged meter) and the energies given outright. */
function countRegisters(input: UsageInput): Result<Counted> {
  const sums = new Map<RegisterName, number>();
  const add = (name: RegisterName, wh: number | undefined) => {
    if (wh !== undefined) sums.set(name, (sums.get(name) ?? 0) + wh);
  };
  add('total', input.kwh);
  for (const period of touPeriods) add(period, input[`${period}_kwh`]);
  add('reactive', absolute(input.reactive_kvarh));
  add('reactive_forward', absolute(input.reactive_forward_kvarh));
  add('reactive_reverse', absolute(input.reactive_reverse_kvarh));
  for (const entry of input.registers ?? []) {
    if ('kwh' in entry) add(entry.register, entry.kwh);
    else {
      const energy = energyOfParts([partOf(entry)]);
      if (!energy.ok) return energy;
      add(entry.register, energy.value);
    }
  }
  const find = (name: RegisterName) => {
    const wh = sums.get(name);
    return wh === undefined ? null : wattHours(wh);
  };
  const counted = touPeriods.flatMap((period): [TouPeriod, WattHours][] => {
    const wh = find(period);
    return wh === null ? [] : [[period, wh]];
  });
  const total = find('total');
  if (total === null && counted.length === 0) return refuse('usage_incomplete', { place: 'kwh' });
  const reactives = [find('reactive'), find('reactive_forward'), find('reactive_reverse')].filter(
    (wh) => wh !== null,
  );
  return ok({
    total,
    tou: counted.length === 0 ? null : (Object.fromEntries(counted) as TouEnergy),
    reactive: reactives.length === 0 ? null : reactives.reduce((sum, varh) => sum + varh, 0),
  });
}

function absolute(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value);
}

function partOf(entry: {
  readonly previous: WattHours;
  readonly current: WattHours;
  readonly multiplier: DialPart['multiplierMilli'];
  readonly digits?: number | undefined;
  readonly rolled_over: boolean;
}): DialPart {
  return {
    lastDialWh: entry.previous,
    dialWh: entry.current,
    multiplierMilli: entry.multiplier,
    digits: entry.digits ?? null,
    hasRolledOver: entry.rolled_over,
  };
}

function lossOf(
  input: UsageInput,
  pack: PolicyPack,
  energyWh: WattHours,
): Result<{ lossWh: WattHours; lossVarh: number }> {
  const { loss } = input;
  if (loss === undefined) return ok({ lossWh: wattHours(0), lossVarh: 0 });
  let lossWh: number = loss.kwh ?? 0;
  let lossVarh: number = loss.kvarh ?? 0;
  if (loss.transformer !== undefined) {
    const rule = lossRuleOf(loss.transformer, pack);
    if (rule === null) return refuse('usage_incomplete', { place: 'loss.transformer' });
    const { days = 1, of_days: ofDays = loss.transformer.days === undefined ? 1 : 30 } = loss.transformer;
    const lost = transformerLoss(rule, energyWh, days, ofDays);
    lossWh += lost.lossWh;
    lossVarh += lost.lossVarh;
  }
  lossWh += lineLoss(energyWh, wattHours(lossWh), loss.line_share ?? 0);
  return ok({ lossWh: wattHours(lossWh), lossVarh });
}

function lossRuleOf(
  given: z.output<typeof transformerLossShape>,
  pack: PolicyPack,
): TransformerLossRule | null {
  if ('type' in given) {
    return (
      pack.transformerLoss.find((entry) => entry.type === given.type && entry.capacityVa === given.kva) ??
      null
    );
  }
  return {
    ironWhPerMonth: given.iron_kwh,
    ironVarhPerMonth: given.iron_kvarh,
    copperPpm: given.copper_share,
    reactiveKMilli: given.reactive_k,
  };
}

function transformersOf(input: UsageInput): ChargedTransformer[] | null {
  return (
    input.capacity?.transformers.map((one) => ({
      name: one.name,
      capacityVa: one.kva,
      from: one.from,
      until: one.until,
      suspensions: one.suspended.map(({ on, resumed_on: resumedOn }) => ({ on, resumedOn })),
      interlock: one.interlock,
      isColdStandby: one.standby === 'cold',
    })) ?? null
  );
}

function extraOf({ household }: UsageInput, pack: PolicyPack): WattHours {
  const rule = pack.severalPersons;
  const isSeveral =
    household.several_persons ??
    (rule !== null && household.persons !== undefined && household.persons >= rule.fromPersons);
  return (
    household.extra_kwh_per_month ?? (isSeveral ? (rule?.extraWhPerMonth ?? wattHours(0)) : wattHours(0))
  );
}

/** The quota of a yearly tariff before this bill; a grant of so many months comes on top of what is left, never before (TR06). */
function quotaOf(
  input: UsageInput,
  tariffs: readonly Tariff[],
  pack: PolicyPack,
  extraWhPerMonth: WattHours,
): TierQuota | null {
  const charge = tariffs
    .map((tariff) => tariff.charge)
    .find((one) => one.kind === 'tiered' && one.period === 'year');
  if (charge?.kind !== 'tiered') return null;
  const {
    kwh_so_far: soFar,
    tiers_left: left,
    opened_on: openedOn,
    granted_months: granted,
  } = input.year ?? {};
  if (left !== undefined)
    return granted === undefined ? left : widenFirstTier(left, extraWhPerMonth, granted);
  const months =
    openedOn === undefined ? 12 : monthsLeftInYear(Number(openedOn.slice(5, 7)), pack.tierYearStartsInMonth);
  const extra = { whPerMonth: granted === undefined ? extraWhPerMonth : wattHours(0), months };
  const before = useQuota(yearlyQuota(charge, months, extra), soFar ?? wattHours(0)).left;
  return granted === undefined ? before : widenFirstTier(before, extraWhPerMonth, granted);
}
