import { addMonths, type Month } from '../kernel/calendar.ts';
import { type Fen, fen } from '../kernel/money.ts';
import type { ErrorKind } from './reading-work.ts';

/** 考核: what a person's error counts for, and what errors of one kind in two months running count for. */
export interface ErrorPenalties {
  readonly onceFen: Fen;
  readonly repeatedFen: Fen;
}

/**
 * What holds where a policy pack says nothing: 200 yuan an error, 500 yuan for two times running (seed 001, 抄表工作 6 考核: 抄错、漏抄一次
 * 200 元, 连续两次 500 元).
 */
export const usualErrorPenalties: ErrorPenalties = { onceFen: fen(200_00), repeatedFen: fen(500_00) };

/** 抄错、漏抄, 数字、参数、计算差错 among them, count from the first time on; an estimate only when it comes twice running; other things never. */
const countedOnce: readonly ErrorKind[] = [
  'misread',
  'missed',
  'multiplier',
  'decimal',
  'parameter',
  'computation',
];
const countedRunning: readonly ErrorKind[] = [...countedOnce, 'estimate'];

/** An error as the assessment sees it: of one person's work for one month's bills. */
export interface AssessedError {
  readonly month: Month;
  readonly kind: ErrorKind;
}

/** What a person's errors come to: how many kinds came two months running, and the sum in fen. */
export interface Assessment {
  readonly repeated: number;
  readonly assessedFen: Fen;
}

/**
 * Adds up what one person's errors of `month` count for: each of a kind that counts `onceFen`; when the month before had one of the same
 * kind, the first of the month counts `repeatedFen` instead. Information for whoever assesses, posted nowhere (seed 001, 抄表工作 6 考核).
 */
export function assessMonth(
  errors: readonly AssessedError[],
  month: Month,
  penalties: ErrorPenalties,
): Assessment {
  const kindsBefore = new Set(
    errors.filter((error) => error.month === addMonths(month, -1)).map(({ kind }) => kind),
  );
  const kinds = errors.filter((error) => error.month === month).map(({ kind }) => kind);
  const running = new Set(kinds.filter((kind) => kindsBefore.has(kind) && countedRunning.includes(kind)));
  const once = kinds.filter((kind) => countedOnce.includes(kind)).length;
  const onceOfRunning = [...running].filter((kind) => countedOnce.includes(kind)).length;
  return {
    repeated: running.size,
    assessedFen: fen((once - onceOfRunning) * penalties.onceFen + running.size * penalties.repeatedFen),
  };
}
