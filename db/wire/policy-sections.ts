import { z } from 'zod';
import { customerClasses } from '../domain/accounts/customer-class.ts';
import type { BreachRules } from '../domain/billing/breach-rules.ts';
import type { TouWindows, TransformerLossEntry } from '../domain/billing/policy-pack.ts';
import { powerFactorMilliPercent, type PowerFactorTable } from '../domain/billing/power-factor.ts';
import { touPeriods } from '../domain/billing/tariff.ts';
import {
  countOf,
  exactText,
  factorText,
  kvaText,
  kwhText,
  labelText,
  shareText,
  yuanText,
} from './exact-text.ts';
import { monthsShape, powerFactorBaseShape, standardText } from './tariff-shape.ts';

/** `HH:MM` as minutes since midnight; 24:00 ends a day. */
const minute = exactText<number>('not_a_time', (text) => {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const value = match === null ? -1 : Number(match[1]) * 60 + Number(match[2]);
  return value < 0 || value > 1440 ? null : value;
});

/** Which hours are sharp, peak, valley: every month once or no month at all, no hour in two windows; hours in none are flat. */
export const touWindowsShape = z
  .array(
    z.strictObject({
      label: labelText,
      months: monthsShape,
      windows: z
        .array(z.strictObject({ period: z.enum(touPeriods), from: minute, to: minute }))
        .min(1)
        .max(24),
    }),
  )
  .max(12)
  .superRefine((calendars, context) => {
    const seen = new Set<number>();
    calendars.forEach((calendar, index) => {
      if (calendar.months.some((month) => seen.has(month))) {
        context.addIssue({ code: 'custom', message: 'month_twice', path: [index, 'months'] });
      }
      for (const month of calendar.months) seen.add(month);
      calendar.windows.forEach((window, at) => {
        const path = [index, 'windows', at, 'from'];
        if (window.from >= window.to)
          context.addIssue({ code: 'custom', message: 'window_without_time', path });
        const overlaps = calendar.windows
          .slice(0, at)
          .some((other) => window.from < other.to && other.from < window.to);
        if (overlaps) context.addIssue({ code: 'custom', message: 'windows_overlap', path });
      });
    });
    if (calendars.length > 0 && seen.size < 12)
      context.addIssue({ code: 'custom', message: 'months_missing', path: [calendars.length - 1, 'months'] });
  });

/** Makes the domain's windows of a file's. */
export function touWindowsOf(calendars: z.output<typeof touWindowsShape>): TouWindows[] {
  return calendars.map(({ label, months, windows }) => ({
    label,
    months,
    windows: windows.map(({ period, from, to }) => ({ period, fromMinute: from, toMinute: to })),
  }));
}

const hundredths = exactText<number>('not_a_power_factor', (text) => countOf(text, 2, 0n, 100n));
const percent = exactText<number>('not_a_percentage', (text) => countOf(text, 3, -100_000n, 1_000_000n));

const tableFields = z.strictObject({
  standard: standardText,
  bands: z
    .array(
      z.strictObject({ from: hundredths, to: hundredths, percentAtFrom: percent, percentPerStep: percent }),
    )
    .min(1)
    .max(40),
});

const tableShape = tableFields.superRefine((table, context) => {
  const seen = new Set<number>();
  table.bands.forEach((band, index) => {
    for (let at = Math.min(band.from, band.to); at <= Math.max(band.from, band.to); at += 1) {
      if (seen.has(at)) {
        context.addIssue({ code: 'custom', message: 'bands_overlap', path: ['bands', index, 'from'] });
        return;
      }
      seen.add(at);
    }
  });
  const problem = tableProblem(tableOf(table), seen);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem, path: ['bands'] });
});

/** What is wrong with a table as a whole: a power factor without a percentage, a sign turned round, or better paid dearer. */
function tableProblem(table: PowerFactorTable, covered: ReadonlySet<number>): string | null {
  let atWorse = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= 100; at += 1) {
    if (at !== table.standard && !covered.has(at)) return 'bands_leave_gap';
    const milliPercent = powerFactorMilliPercent(table, at);
    if (at === table.standard && milliPercent !== 0) return 'standard_itself_adjusted';
    if (at < table.standard ? milliPercent < 0 : milliPercent > 0) return 'sign_turned_round';
    if (milliPercent > atWorse) return 'better_costs_more';
    atWorse = milliPercent;
  }
  return null;
}

/** The tables of the power-factor rule and who falls under which. */
export const powerFactorShape = z.strictObject({
  tables: z
    .array(tableShape)
    .min(1)
    .max(10)
    .superRefine((tables, context) => {
      tables.forEach((table, index) => {
        if (tables.findIndex((other) => other.standard === table.standard) < index) {
          context.addIssue({ code: 'custom', message: 'standard_twice', path: [index, 'standard'] });
        }
      });
    }),
  users: z
    .array(
      z.strictObject({
        standard: standardText,
        customerClass: z.enum(customerClasses),
        fromVolts: z.int().min(0).max(1_000_000),
        fromKva: kvaText,
      }),
    )
    .max(40)
    .superRefine((users, context) => {
      users.forEach((user, index) => {
        const isTwice = users
          .slice(0, index)
          .some(
            (other) =>
              other.customerClass === user.customerClass &&
              other.fromVolts === user.fromVolts &&
              other.fromKva === user.fromKva,
          );
        if (isTwice) context.addIssue({ code: 'custom', message: 'user_twice', path: [index, 'fromKva'] });
      });
    }),
  /** What the adjustment is taken of, where a tariff does not say it itself. */
  base: powerFactorBaseShape.default('energy_and_capacity'),
});

/** Makes the domain's tables of a file's. */
export function powerFactorTablesOf(section: z.output<typeof powerFactorShape>): PowerFactorTable[] {
  return section.tables.map(tableOf);
}

function tableOf({ standard, bands }: z.output<typeof tableFields>): PowerFactorTable {
  return {
    standard,
    bands: bands.map(({ from, to, percentAtFrom, percentPerStep }) => ({
      from,
      to,
      milliPercentAtFrom: percentAtFrom,
      milliPercentPerStep: percentPerStep,
    })),
  };
}

/** The losses of transformers by type and kVA. */
export const transformerLossShape = z
  .array(
    z.strictObject({
      type: labelText,
      kva: kvaText.refine((va) => va > 0, 'not_kva'),
      ironKwhPerMonth: kwhText,
      ironKvarhPerMonth: kwhText,
      copperShare: shareText,
      reactiveK: factorText,
    }),
  )
  .max(200)
  .superRefine((entries, context) => {
    entries.forEach((entry, index) => {
      if (entries.findIndex((other) => other.type === entry.type && other.kva === entry.kva) < index) {
        context.addIssue({ code: 'custom', message: 'transformer_twice', path: [index, 'kva'] });
      }
    });
  });

/** Makes the domain's loss table of a file's. */
export function transformerLossOf(entries: z.output<typeof transformerLossShape>): TransformerLossEntry[] {
  return entries.map((entry) => ({
    type: entry.type,
    capacityVa: entry.kva,
    ironWhPerMonth: entry.ironKwhPerMonth,
    ironVarhPerMonth: entry.ironKvarhPerMonth,
    copperPpm: entry.copperShare,
    reactiveKMilli: entry.reactiveK,
  }));
}

const times = z.int().min(0).max(20);

/** What theft and breach cost. */
export const breachShape = z
  .strictObject({
    theftMultiple: times,
    theftDays: z.int().min(1).max(366),
    theftPowerHours: z.int().min(1).max(24),
    theftLightingHours: z.int().min(1).max(24),
    priceClassMultiple: times,
    priceClassMonths: z.int().min(1).max(36),
    privateCapacityMultiple: times,
    overCapacityYuanPerKw: yuanText,
    suspendedUseMultiple: times,
    suspendedUseYuanPerKva: yuanText,
    outageMultiple: times,
  })
  .transform(
    ({ overCapacityYuanPerKw, suspendedUseYuanPerKva, ...rest }): BreachRules => ({
      ...rest,
      overCapacityFenPerKw: overCapacityYuanPerKw,
      suspendedUseFenPerKva: suspendedUseYuanPerKva,
    }),
  );
