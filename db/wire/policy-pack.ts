import canonicalize from 'canonicalize';
import { z } from 'zod';
import { carriedOverReadings } from '../domain/arrears/late-fee.ts';
import { customerClasses } from '../domain/accounts/customer-class.ts';
import type { PolicyPack } from '../domain/billing/policy-pack.ts';
import type { FundCharge, Tariff } from '../domain/billing/tariff.ts';
import { parseDay, type Day } from '../domain/kernel/calendar.ts';
import { parseKwh, type WattHours } from '../domain/kernel/energy.ts';
import { invariant } from '../domain/kernel/invariant.ts';
import { parseYuan, type Fen } from '../domain/kernel/money.ts';
import { parsePrice, type NanoYuanPerKwh } from '../domain/kernel/price.ts';
import { ok, refuse, type Result } from '../domain/kernel/result.ts';
import { parseDecimal } from '../domain/kernel/rounding.ts';

/** Text that must mean something exact: numbers with decimals are written as strings, so that no reader makes floats of them. */
function exact<T>(problem: string, read: (text: string) => T | null) {
  return z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

const labelShape = z.string().trim().min(1).max(60);
const codeShape = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const day = exact<Day>('not_a_day', parseDay);
const price = exact<NanoYuanPerKwh>('not_a_price', (text) => atLeast(parsePrice(text), 0));
const kwh = exact<WattHours>('not_kwh', (text) => atLeast(parseKwh(text), 0));
const yuan = exact<Fen>('not_an_amount', (text) => atLeast(parseYuan(text), 0));
/** A share such as "0.001" as millionths. */
const share = exact<number>('not_a_share', (text) => {
  const value = parseDecimal(text, 6);
  return value === null || value < 0n || value > 1_000_000n ? null : Number(value);
});
const ratio = z.strictObject({ numerator: z.int().min(1).max(1000), denominator: z.int().min(1).max(1000) });

function atLeast<T extends number>(value: T | null, minimum: number): T | null {
  return value === null || value < minimum ? null : value;
}

const tierShape = z.strictObject({ label: labelShape, upToKwh: kwh.nullable(), yuanPerKwh: price });

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

const chargeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), label: labelShape, yuanPerKwh: price }),
  z.strictObject({
    kind: z.literal('tiered'),
    period: z.literal('month'),
    printForm: z.enum(['full_price', 'base_and_increments']),
    baseLabel: labelShape,
    tiers: tiersShape,
  }),
]);

const tariffShape = z.strictObject({
  code: codeShape,
  label: labelShape,
  customerClass: z.enum(customerClasses),
  fromVolts: z.int().min(0).max(1_000_000),
  belowVolts: z.int().min(1).max(1_000_000).nullable(),
  isSample: z.boolean(),
  charge: chargeShape,
  funds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^fund_[a-z0-9_]{1,30}$/),
        label: labelShape,
        yuanPerKwh: price,
      }),
    )
    .max(12),
});

const tariffsShape = z
  .array(tariffShape)
  .min(1)
  .max(500)
  .superRefine((tariffs, context) => {
    tariffs.forEach((tariff, index) => {
      const earlier = tariffs.slice(0, index);
      if (earlier.some((other) => other.code === tariff.code)) {
        context.addIssue({ code: 'custom', message: 'code_used_twice', path: [index, 'code'] });
      }
      if (tariff.belowVolts !== null && tariff.belowVolts <= tariff.fromVolts) {
        context.addIssue({ code: 'custom', message: 'no_voltage_left', path: [index, 'belowVolts'] });
      }
      const overlapping = earlier.some(
        (other) =>
          other.customerClass === tariff.customerClass &&
          (other.belowVolts === null || tariff.fromVolts < other.belowVolts) &&
          (tariff.belowVolts === null || other.fromVolts < tariff.belowVolts),
      );
      if (overlapping)
        context.addIssue({ code: 'custom', message: 'two_tariffs_for_one_use', path: [index, 'fromVolts'] });
    });
  });

/** The file of a policy pack: every number with a source in the Markdown beside it. Unknown keys are refused. */
export const policyPackShape = z.strictObject({
  code: codeShape,
  version: z.int().min(1).max(1_000_000),
  title: labelShape,
  effectiveFrom: day,
  readings: z.strictObject({ jumpOverLighting: ratio, jumpOverPower: ratio }),
  billing: z.strictObject({
    rounding: z.literal('each_line_half_up_to_fen'),
    assumedVolts: z.int().min(1).max(1_000_000),
    due: z.strictObject({
      dayOfNextMonth: z.int().min(1).max(31),
      minimumDaysAfterIssue: z.int().min(0).max(60),
    }),
  }),
  tariffs: tariffsShape,
  includedFunds: z
    .array(
      z.strictObject({
        label: labelShape,
        yuanPerKwh: price,
        customerClasses: z.array(z.enum(customerClasses)).min(1),
      }),
    )
    .max(30),
  welfare: z.strictObject({ freeKwhPerMonth: kwh }),
  lateFee: z.strictObject({
    residentialPerDay: share,
    otherPerDay: share,
    carriedOverPerDay: share,
    carriedOver: z.enum(carriedOverReadings),
    minimumYuan: yuan,
    capShare: share.nullable(),
  }),
});

/** A pack that was read, and the canonical text that is kept and hashed. */
export interface ReadPolicyPack {
  readonly pack: PolicyPack;
  readonly content: string;
}

/**
 * Reads a policy pack from the text of its file. Refuses with policy_pack_invalid and the place (`tariffs.2.charge.tiers`) and
 * kind of the first thing that is unknown, malformed or contradicts something else in it.
 */
export function readPolicyPack(text: string): Result<ReadPolicyPack> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse('policy_pack_invalid', { place: '', problem: 'not_json' });
  }
  const read = policyPackShape.safeParse(raw);
  if (!read.success) return refuse('policy_pack_invalid', placeOf(read.error.issues[0]));
  const content = canonicalize(raw);
  invariant(content !== undefined, 'parsed JSON has a canonical form');
  return ok({ pack: packOf(read.data), content });
}

/** Reads one tariff in the shape that a pack holds it in; refuses policy_pack_invalid with the place, like readPolicyPack. */
export function readTariff(raw: unknown): Result<Tariff> {
  const read = tariffShape.safeParse(raw);
  return read.success
    ? ok(tariffOf(read.data))
    : refuse('policy_pack_invalid', placeOf(read.error.issues[0]));
}

function placeOf(issue: z.core.$ZodIssue | undefined): { place: string; problem: string } {
  if (issue === undefined) return { place: '', problem: 'unknown' };
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return { place: [...path, ...issue.keys.slice(0, 1)].join('.'), problem: 'unknown_key' };
  return { place: path.join('.'), problem: issue.code === 'custom' ? issue.message : issue.code };
}

function packOf(file: z.output<typeof policyPackShape>): PolicyPack {
  const { lateFee } = file;
  return {
    code: file.code,
    version: file.version,
    title: file.title,
    effectiveFrom: file.effectiveFrom,
    readings: file.readings,
    due: file.billing.due,
    assumedVolts: file.billing.assumedVolts,
    tariffs: file.tariffs.map(tariffOf),
    includedFunds: file.includedFunds.map((fund) => ({
      label: fund.label,
      priceNanoyuan: fund.yuanPerKwh,
      customerClasses: fund.customerClasses,
    })),
    welfareFreeWhPerMonth: file.welfare.freeKwhPerMonth,
    lateFee: {
      residentialPpmPerDay: lateFee.residentialPerDay,
      otherPpmPerDay: lateFee.otherPerDay,
      carriedOverPpmPerDay: lateFee.carriedOverPerDay,
      carriedOver: lateFee.carriedOver,
      minimumFen: lateFee.minimumYuan,
      capPpm: lateFee.capShare,
    },
  };
}

function tariffOf(tariff: z.output<typeof tariffShape>): Tariff {
  const { charge } = tariff;
  return {
    code: tariff.code,
    label: tariff.label,
    customerClass: tariff.customerClass,
    fromVolts: tariff.fromVolts,
    belowVolts: tariff.belowVolts,
    isSample: tariff.isSample,
    charge:
      charge.kind === 'flat'
        ? { kind: 'flat', label: charge.label, priceNanoyuan: charge.yuanPerKwh }
        : {
            kind: 'tiered',
            period: charge.period,
            printForm: charge.printForm,
            baseLabel: charge.baseLabel,
            tiers: charge.tiers.map((tier) => ({
              label: tier.label,
              upToWh: tier.upToKwh,
              priceNanoyuan: tier.yuanPerKwh,
            })),
          },
    funds: tariff.funds.map((fund) => ({
      code: fund.code as FundCharge['code'],
      label: fund.label,
      priceNanoyuan: fund.yuanPerKwh,
    })),
  };
}
