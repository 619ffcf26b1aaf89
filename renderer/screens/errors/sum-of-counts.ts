import { addFen } from '../../../db/domain/kernel/money.ts';
import { errorKinds, type ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorCount } from '../../../electron/contract/errors.ts';

/** A count without the person it is of. */
export type CountSum = Omit<ErrorCount, 'authorId' | 'authorName'>;

/** The errors of several people together, as one count. */
export function sumOfCounts(counts: readonly CountSum[]): CountSum {
  const sum = (of: (count: CountSum) => number): number => counts.reduce((so, count) => so + of(count), 0);
  const byKind = Object.fromEntries(
    errorKinds.map((kind) => [kind, sum((count) => count.byKind[kind])]),
  ) as Record<ErrorKind, number>;
  return {
    errors: sum(({ errors }) => errors),
    mended: sum(({ mended }) => mended),
    byKind,
    repeated: sum(({ repeated }) => repeated),
    assessedFen: addFen(...counts.map(({ assessedFen }) => assessedFen)),
  };
}
