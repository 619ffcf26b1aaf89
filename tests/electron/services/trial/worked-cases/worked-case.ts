import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A published problem with its published answer. */
export interface WorkedCase {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  // biome-ignore lint/suspicious/noExplicitAny: every kind of published problem has its own inputs.
  readonly inputs: any;
  // biome-ignore lint/suspicious/noExplicitAny: and its own answers.
  readonly expected: any;
  readonly verdict: string;
}

/** All of them, in the order of the file. */
export const workedCases = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/worked-cases.json'), 'utf8'),
) as WorkedCase[];

/** The check of one row: fails when the program does not answer what was published. */
export type Check = (c: WorkedCase) => void;

/** What an answer's text is as a number. */
export const num = (value: unknown) => Number(value);
/** The amounts of a bill's lines in yuan. */
export const amounts = (output: Record<string, unknown>) =>
  (output.lines as { amount: string }[]).map((line) => num(line.amount));
/** A flat price in the pack's shape. */
export const flat = (yuanPerKwh: string, more: object = {}) => ({
  charge: { kind: 'flat', label: '电度电费', yuanPerKwh },
  ...more,
});
/** A capacity price in the pack's shape. */
export const twoPart = (capacityYuanPerKvaMonth: string, more: object = {}) => ({
  label: '基本电费',
  capacityYuanPerKvaMonth,
  ...more,
});

/** A tiered price in the pack's shape. */
export function tiers(limits: readonly number[], prices: readonly number[], more: object = {}) {
  return {
    charge: {
      kind: 'tiered',
      period: 'month',
      printForm: 'full_price',
      baseLabel: '基础电费',
      tiers: prices.map((yuan, index) => ({
        label: `第${index + 1}档`,
        upToKwh: limits[index] === undefined ? null : String(limits[index]),
        yuanPerKwh: yuan.toFixed(4),
      })),
      ...more,
    },
  };
}

/** Prices by time of day in the pack's shape. */
export function tou(prices: Record<string, string>, more: object = {}) {
  return {
    charge: {
      kind: 'time_of_use',
      prices: Object.entries(prices).map(([period, yuanPerKwh]) => ({ period, label: period, yuanPerKwh })),
    },
    ...more,
  };
}
