import { errorKinds, type ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorCount } from '../../../electron/contract/errors.ts';

/** The errors of several people together, as one count. */
export function sumOfCounts(
  counts: readonly Pick<ErrorCount, 'errors' | 'mended' | 'byKind'>[],
): Pick<ErrorCount, 'errors' | 'mended' | 'byKind'> {
  const sum = (of: (count: Pick<ErrorCount, 'errors' | 'mended' | 'byKind'>) => number): number =>
    counts.reduce((so, count) => so + of(count), 0);
  const byKind = Object.fromEntries(
    errorKinds.map((kind) => [kind, sum((count) => count.byKind[kind])]),
  ) as Record<ErrorKind, number>;
  return { errors: sum(({ errors }) => errors), mended: sum(({ mended }) => mended), byKind };
}
