import canonicalize from 'canonicalize';
import { z } from 'zod';
import { carriedOverReadings } from '../domain/arrears/late-fee.ts';
import { customerClasses } from '../domain/accounts/customer-class.ts';
import { nameMasks } from '../domain/accounts/mask-name.ts';
import { nationalBreachRules } from '../domain/billing/breach-rules.ts';
import { packSections, type PolicyPack, silentPublicList } from '../domain/billing/policy-pack.ts';
import { nationalPowerFactorTables } from '../domain/billing/power-factor.ts';
import type { Tariff } from '../domain/billing/tariff.ts';
import { wattHours } from '../domain/kernel/energy.ts';
import { invariant } from '../domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../domain/kernel/result.ts';
import { usualChequeDays } from '../domain/payments/cheque-days.ts';
import { areReadingDays } from '../domain/metering/reading-days.ts';
import { workOrderKinds } from '../domain/metering/reading-work.ts';
import { checksShape, ratio } from './policy-checks.ts';
import {
  codeText,
  dailyShareText,
  dayText,
  kwhText,
  labelText,
  priceText,
  shareText,
  yuanText,
} from './exact-text.ts';
import { findContradictions } from './policy-contradictions.ts';
import { parsePolicyJson } from './policy-json.ts';
import {
  breachShape,
  powerFactorShape,
  powerFactorTablesOf,
  touWindowsOf,
  touWindowsShape,
  transformerLossOf,
  transformerLossShape,
} from './policy-sections.ts';
import { inlineTariffShape, tariffOf, tariffShape } from './tariff-shape.ts';

const freeKwhPerMonth = kwhText.refine((energy) => energy <= 1_000_000, 'not_kwh');

function eachOnce<Value>(values: readonly Value[]): boolean {
  return new Set(values).size === values.length;
}

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
          tariff.use !== 'named' &&
          other.use !== 'named' &&
          other.customerClass === tariff.customerClass &&
          (other.belowVolts === null || tariff.fromVolts < other.belowVolts) &&
          (tariff.belowVolts === null || other.fromVolts < tariff.belowVolts),
      );
      if (overlapping)
        context.addIssue({ code: 'custom', message: 'two_tariffs_for_one_use', path: [index, 'fromVolts'] });
    });
  });

/** Whom a rule of reading is about. */
const userLimitsShape = z.strictObject({
  classes: z.array(z.enum(customerClasses)).refine(eachOnce, 'class_twice'),
  fromKva: z.int().min(1).max(1_000_000).nullable(),
});

/** 考核: what an error counts for, once and two months running. */
const errorPenaltiesShape = z
  .strictObject({ onceYuan: yuanText, repeatedYuan: yuanText })
  .refine(({ onceYuan, repeatedYuan }) => onceYuan <= repeatedYuan, {
    error: 'repeated_below_once',
    path: ['repeatedYuan'],
  })
  .transform(({ onceYuan, repeatedYuan }) => ({ onceFen: onceYuan, repeatedFen: repeatedYuan }));

/** The file of a policy pack: every number with a source in the Markdown beside it. Unknown keys are refused. */
export const policyPackShape = z
  .strictObject({
    code: codeText,
    version: z.int().min(1).max(1_000_000),
    title: labelText,
    effectiveFrom: dayText.refine((day) => day >= '1990-01-01' && day < '2100-01-01', 'not_a_day'),
    readings: z.strictObject({
      jumpOverLighting: ratio,
      jumpOverPower: ratio,
      fileCoversRouteOver: ratio.optional(),
      workOrderDays: z.partialRecord(z.enum(workOrderKinds), z.int().min(0).max(60)).optional(),
      neverEstimated: userLimitsShape.optional(),
      readTwice: userLimitsShape.optional(),
      checks: checksShape.optional(),
      errorPenalties: errorPenaltiesShape.optional(),
      readingDays: z
        .strictObject({ firstDay: z.int().min(1).max(31), lastDay: z.int().min(1).max(31) })
        .refine(areReadingDays, 'reading_days_wrong_way')
        .optional(),
    }),
    billing: z.strictObject({
      rounding: z.literal('each_line_half_up_to_fen'),
      assumedVolts: z.int().min(1).max(1_000_000),
      tierYearStartsInMonth: z.int().min(1).max(12).default(1),
      due: z.strictObject({
        dayOfNextMonth: z.int().min(1).max(31),
        minimumDaysAfterIssue: z.int().min(0).max(60),
      }),
    }),
    tariffs: tariffsShape,
    includedFunds: z
      .array(
        z.strictObject({
          label: labelText,
          yuanPerKwh: priceText,
          customerClasses: z.array(z.enum(customerClasses)).min(1).refine(eachOnce, 'class_twice'),
        }),
      )
      .max(30),
    welfare: z.strictObject({ freeKwhPerMonth }),
    severalPersons: z
      .strictObject({ fromPersons: z.int().min(2).max(30), extraKwhPerMonth: freeKwhPerMonth })
      .nullable()
      .default(null),
    timeOfUse: touWindowsShape.default([]),
    powerFactor: powerFactorShape.optional(),
    transformerLoss: transformerLossShape.default([]),
    lineLoss: z.strictObject({ share: shareText }).default({ share: 0 }),
    breach: breachShape.optional(),
    lateFee: z.strictObject({
      residentialPerDay: dailyShareText,
      otherPerDay: dailyShareText,
      carriedOverPerDay: dailyShareText,
      carriedOver: z.enum(carriedOverReadings),
      minimumYuan: yuanText,
      capShare: shareText.nullable(),
    }),
    publicList: z
      .strictObject({ maskName: z.enum(nameMasks), showsAccountNo: z.boolean() })
      .default(silentPublicList),
    cheques: z
      .strictObject({
        validDays: z.int().min(1).max(60),
        warnFromDay: z.int().min(1).max(60),
        holidayDays: z.int().min(0).max(15),
      })
      .refine(({ validDays, warnFromDay }) => warnFromDay <= validDays, {
        error: 'warning_after_end',
        path: ['warnFromDay'],
      })
      .default(usualChequeDays),
    samples: z.array(z.enum(packSections)).refine(eachOnce, 'section_twice').default([]),
  })
  .superRefine((file, context) => {
    const { powerFactor } = file;
    const contradictions = findContradictions({
      ...file,
      powerFactorUsers: powerFactor?.users ?? [],
      powerFactorTables: powerFactor?.tables ?? nationalPowerFactorTables,
    });
    for (const { path, problem } of contradictions)
      context.addIssue({ code: 'custom', message: problem, path: [...path] });
  });

/** A pack that was read, and the canonical text that is kept and hashed. */
export interface ReadPolicyPack {
  readonly pack: PolicyPack;
  readonly content: string;
}

/**
 * Reads a policy pack from the text of its file. Refuses with policy_pack_invalid and the place (`tariffs.2.charge.tiers`) and
 * kind of the first thing that is unknown, malformed or contradicts something else in it. Sections added since the first packs may
 * be left out and then mean the national rule or none.
 */
export function readPolicyPack(text: string): Result<ReadPolicyPack> {
  const raw = parsePolicyJson(text);
  if (!raw.ok) return raw;
  const read = policyPackShape.safeParse(raw.value);
  if (!read.success) return refuse('policy_pack_invalid', placeOf(read.error.issues[0]));
  const content = canonicalize(raw.value);
  invariant(content !== undefined, 'parsed JSON has a canonical form');
  return ok({ pack: packOf(read.data), content });
}

/**
 * Reads one tariff in the shape that a pack holds it in, where all but the price may be left out; refuses policy_pack_invalid with
 * the place, like readPolicyPack.
 */
export function readTariff(raw: unknown): Result<Tariff> {
  const read = inlineTariffShape.safeParse(raw);
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
  const { lateFee, severalPersons } = file;
  const powerFactorBase = file.powerFactor?.base ?? 'energy_and_capacity';
  return {
    code: file.code,
    version: file.version,
    title: file.title,
    effectiveFrom: file.effectiveFrom,
    readings: file.readings,
    due: file.billing.due,
    assumedVolts: file.billing.assumedVolts,
    tariffs: file.tariffs.map((tariff) => tariffOf(tariff, powerFactorBase)),
    includedFunds: file.includedFunds.map((fund) => ({
      label: fund.label,
      priceNanoyuan: fund.yuanPerKwh,
      customerClasses: fund.customerClasses,
    })),
    welfareFreeWhPerMonth: file.welfare.freeKwhPerMonth,
    severalPersons:
      severalPersons === null
        ? null
        : {
            fromPersons: severalPersons.fromPersons,
            extraWhPerMonth: wattHours(severalPersons.extraKwhPerMonth),
          },
    tierYearStartsInMonth: file.billing.tierYearStartsInMonth,
    touWindows: touWindowsOf(file.timeOfUse),
    powerFactorTables: file.powerFactor ? powerFactorTablesOf(file.powerFactor) : nationalPowerFactorTables,
    powerFactorUsers: (file.powerFactor?.users ?? []).map(({ fromKva, ...user }) => ({
      ...user,
      fromVa: fromKva,
    })),
    powerFactorBase,
    transformerLoss: transformerLossOf(file.transformerLoss),
    lineLossPpm: file.lineLoss.share,
    breach: file.breach ?? nationalBreachRules,
    lateFee: {
      residentialPpmPerDay: lateFee.residentialPerDay,
      otherPpmPerDay: lateFee.otherPerDay,
      carriedOverPpmPerDay: lateFee.carriedOverPerDay,
      carriedOver: lateFee.carriedOver,
      minimumFen: lateFee.minimumYuan,
      capPpm: lateFee.capShare,
    },
    publicList: file.publicList,
    chequeDays: file.cheques,
    samples: file.samples,
  };
}
