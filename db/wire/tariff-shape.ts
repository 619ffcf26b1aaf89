import { z } from 'zod';
import { customerClasses } from '../domain/accounts/customer-class.ts';
import {
  touPeriods,
  type FundCharge,
  type Tariff,
  type TieredCharge,
  type TouPrice,
} from '../domain/billing/tariff.ts';
import { overDemandFormulas, prorations } from '../domain/billing/two-part-charge.ts';
import type { PowerFactorRule } from '../domain/billing/power-factor.ts';
import {
  capacityPriceText,
  codeText,
  countOf,
  exactText,
  kwhText,
  labelText,
  priceText,
  shareText,
  yuanText,
} from './exact-text.ts';

/** A standard power factor such as "0.90" in hundredths. */
export const standardText = exactText<number>('not_a_power_factor', (text) => countOf(text, 2, 50n, 99n));

/** Months of the year, each once. */
export const monthsShape = z
  .array(z.int().min(1).max(12))
  .min(1)
  .max(12)
  .refine((months) => new Set(months).size === months.length, 'month_twice');

const tierShape = z.strictObject({ label: labelText, upToKwh: kwhText.nullable(), yuanPerKwh: priceText });

const tiersShape = z
  .array(tierShape)
  .min(2)
  .max(9)
  .superRefine((tiers, context) => {
    tiers.forEach((tier, index) => {
      const isLast = index === tiers.length - 1;
      const lowerWh = tiers[index - 1]?.upToKwh ?? 0;
      const isRising = tier.upToKwh !== null && tier.upToKwh > lowerWh;
      if (isLast ? tier.upToKwh !== null : !isRising) {
        context.addIssue({
          code: 'custom',
          message: isLast ? 'last_tier_has_a_limit' : 'limits_do_not_rise',
          path: [index, 'upToKwh'],
        });
      }
    });
  });

const touPricesShape = z
  .array(z.strictObject({ period: z.enum(touPeriods), label: labelText, yuanPerKwh: priceText }))
  .min(2)
  .max(touPeriods.length)
  .superRefine((prices, context) => {
    prices.forEach((price, index) => {
      if (prices.findIndex((other) => other.period === price.period) < index) {
        context.addIssue({ code: 'custom', message: 'period_twice', path: [index, 'period'] });
      }
    });
  });

/** What a power-factor adjustment is taken of. */
export const powerFactorBaseShape = z.enum(['energy_and_capacity', 'energy_capacity_and_funds']);

const tieredShape = z
  .strictObject({
    kind: z.literal('tiered'),
    period: z.enum(['month', 'year']),
    printForm: z.enum(['full_price', 'base_and_increments']),
    baseLabel: labelText,
    tiers: tiersShape,
    seasons: z
      .array(z.strictObject({ months: monthsShape, upToKwh: z.array(kwhText).min(1).max(8) }))
      .min(1)
      .max(12)
      .optional(),
    timeOfUse: touPricesShape.optional(),
  })
  .superRefine((charge, context) => {
    const seen = new Set<number>();
    charge.seasons?.forEach((season, index) => {
      const issue = seasonIssue(season, charge.tiers.length - 1, seen, charge.period);
      if (issue !== null) {
        context.addIssue({ code: 'custom', message: issue.problem, path: ['seasons', index, issue.at] });
      }
      for (const month of season.months) seen.add(month);
    });
    // With parts of the day the higher tiers are printed as increments whatever the form says.
    if (charge.timeOfUse !== undefined && charge.printForm !== 'base_and_increments') {
      context.addIssue({ code: 'custom', message: 'print_form_without_increments', path: ['printForm'] });
    }
    if (charge.printForm === 'full_price') return;
    const basePrice = charge.tiers[0]?.yuanPerKwh ?? 0;
    charge.tiers.forEach((tier, index) => {
      if (tier.yuanPerKwh < basePrice) {
        const path = ['tiers', index, 'yuanPerKwh'];
        context.addIssue({ code: 'custom', message: 'increment_below_zero', path });
      }
    });
  });

function seasonIssue(
  season: { readonly months: readonly number[]; readonly upToKwh: readonly number[] },
  limits: number,
  seen: ReadonlySet<number>,
  period: 'month' | 'year',
): { problem: string; at: string } | null {
  if (period === 'year') return { problem: 'seasons_of_a_year', at: 'months' };
  if (season.months.some((month) => seen.has(month))) return { problem: 'month_twice', at: 'months' };
  if (season.upToKwh.length !== limits) return { problem: 'limits_do_not_match_tiers', at: 'upToKwh' };
  const isRising = season.upToKwh.every((limit, index) => limit > (season.upToKwh[index - 1] ?? 0));
  return isRising ? null : { problem: 'limits_do_not_rise', at: 'upToKwh' };
}

const chargeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), label: labelText, yuanPerKwh: priceText }),
  tieredShape,
  z.strictObject({ kind: z.literal('time_of_use'), prices: touPricesShape }),
]);

const twoPartShape = z
  .strictObject({
    label: labelText,
    capacityYuanPerKvaMonth: capacityPriceText.nullable().default(null),
    contractDemandYuanPerKwMonth: capacityPriceText.nullable().default(null),
    measuredDemandYuanPerKwMonth: capacityPriceText.nullable().default(null),
    proration: z.enum(prorations).default('calendar_days'),
    roundsToWholeKva: z.boolean().default(false),
    suspendedShare: shareText.default(0),
    suspendedFromDays: z.int().min(0).max(366).default(15),
    minimumContractShare: shareText.default(400_000),
    overDemand: z.enum(overDemandFormulas).default('contract_plus_double_excess'),
    overDemandTolerance: shareText.default(50_000),
  })
  .refine(
    (charge) =>
      charge.capacityYuanPerKvaMonth !== null ||
      charge.contractDemandYuanPerKwMonth !== null ||
      charge.measuredDemandYuanPerKwMonth !== null,
    { message: 'no_capacity_or_demand_price', path: ['capacityYuanPerKvaMonth'] },
  );

const powerFactorShape = z.strictObject({
  standard: standardText,
  base: powerFactorBaseShape.optional(),
  hasBonus: z.boolean().default(true),
});

/** One tariff of a pack. Only `code` and `charge` say how it prices; what may be left out has one meaning when it is. */
export const tariffShape = z.strictObject({
  code: codeText,
  label: labelText,
  customerClass: z.enum(customerClasses),
  fromVolts: z.int().min(0).max(1_000_000),
  belowVolts: z.int().min(1).max(1_000_000).nullable(),
  isSample: z.boolean(),
  use: z.literal('named').optional(),
  charge: chargeShape,
  funds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^fund_[a-z0-9_]{1,30}$/),
        label: labelText,
        yuanPerKwh: priceText,
      }),
    )
    .max(12)
    .superRefine((funds, context) => {
      funds.forEach((fund, index) => {
        if (funds.findIndex((other) => other.code === fund.code) < index) {
          context.addIssue({ code: 'custom', message: 'code_used_twice', path: [index, 'code'] });
        }
      });
    }),
  twoPart: twoPartShape.optional(),
  powerFactor: powerFactorShape.optional(),
  minimumYuanPerMonth: yuanText.optional(),
});

/** The same shape where only the price is of interest: whose it is and at which voltage may be left out (the calculator). */
export const inlineTariffShape = tariffShape.extend({
  code: tariffShape.shape.code.default('inline'),
  label: tariffShape.shape.label.default('inline'),
  customerClass: tariffShape.shape.customerClass.default('residential'),
  fromVolts: tariffShape.shape.fromVolts.default(0),
  belowVolts: tariffShape.shape.belowVolts.default(null),
  isSample: tariffShape.shape.isSample.default(false),
  funds: tariffShape.shape.funds.default([]),
});

/** Makes the domain's tariff of a file's; a power-factor rule that names no base has the pack's. */
export function tariffOf(
  tariff: z.output<typeof tariffShape>,
  packBase: PowerFactorRule['base'] = 'energy_and_capacity',
): Tariff {
  const { twoPart, powerFactor } = tariff;
  return {
    code: tariff.code,
    label: tariff.label,
    customerClass: tariff.customerClass,
    fromVolts: tariff.fromVolts,
    belowVolts: tariff.belowVolts,
    isSample: tariff.isSample,
    ...(tariff.use === undefined ? {} : { use: tariff.use }),
    charge: chargeOf(tariff.charge),
    funds: tariff.funds.map((fund) => ({
      code: fund.code as FundCharge['code'],
      label: fund.label,
      priceNanoyuan: fund.yuanPerKwh,
    })),
    ...(twoPart === undefined
      ? {}
      : {
          twoPart: {
            label: twoPart.label,
            capacityNanoyuan: twoPart.capacityYuanPerKvaMonth,
            contractDemandNanoyuan: twoPart.contractDemandYuanPerKwMonth,
            measuredDemandNanoyuan: twoPart.measuredDemandYuanPerKwMonth,
            proration: twoPart.proration,
            roundsToWholeUnit: twoPart.roundsToWholeKva,
            suspendedSharePpm: twoPart.suspendedShare,
            suspendedFromDays: twoPart.suspendedFromDays,
            minimumContractSharePpm: twoPart.minimumContractShare,
            overDemand: twoPart.overDemand,
            overDemandTolerancePpm: twoPart.overDemandTolerance,
          },
        }),
    ...(powerFactor === undefined
      ? {}
      : { powerFactor: { ...powerFactor, base: powerFactor.base ?? packBase } }),
    ...(tariff.minimumYuanPerMonth === undefined ? {} : { minimumFen: tariff.minimumYuanPerMonth }),
  };
}

function chargeOf(charge: z.output<typeof chargeShape>): Tariff['charge'] {
  if (charge.kind === 'flat') return { kind: 'flat', label: charge.label, priceNanoyuan: charge.yuanPerKwh };
  if (charge.kind === 'time_of_use') return { kind: 'time_of_use', prices: touPricesOf(charge.prices) };
  const tiered: TieredCharge = {
    kind: 'tiered',
    period: charge.period,
    printForm: charge.printForm,
    baseLabel: charge.baseLabel,
    tiers: charge.tiers.map((tier) => ({
      label: tier.label,
      upToWh: tier.upToKwh,
      priceNanoyuan: tier.yuanPerKwh,
    })),
    ...(charge.seasons === undefined
      ? {}
      : { seasons: charge.seasons.map(({ months, upToKwh }) => ({ months, limitsWh: upToKwh })) }),
    ...(charge.timeOfUse === undefined ? {} : { timeOfUse: touPricesOf(charge.timeOfUse) }),
  };
  return tiered;
}

function touPricesOf(prices: z.output<typeof touPricesShape>): TouPrice[] {
  return prices.map(({ period, label, yuanPerKwh }) => ({ period, label, priceNanoyuan: yuanPerKwh }));
}
