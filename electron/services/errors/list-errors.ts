import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { errorKinds, type ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import { errorQueries, type StoredError } from '../../../db/local/queries/errors.ts';
import type { ErrorCount } from '../../contract/errors.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * The error book of months from–to, newest first, and how many errors each person made, most first (seed 001, 电费3.4.5, 考核). Who may
 * see bills sees everybody's; who only reads or changes meters sees their own. Refuses right_missing.
 */
export function listErrors(
  counter: Counter,
  actor: Actor,
  { from, to }: CheckedInputOf<'errors/list'>,
): Result<OutputOf<'errors/list'>> {
  const seesAll = rolesHold(actor.roles, 'bills.view');
  const right = checkRight(actor, seesAll ? 'bills.view' : 'readings.view');
  if (!right.ok) return right;
  const authorId = seesAll ? null : actor.personId;
  const errors = errorQueries(counter.store).list.all({ from, to, authorId });
  return ok({ errors, counts: countByAuthor(errors) });
}

function countByAuthor(errors: readonly StoredError[]): ErrorCount[] {
  const byAuthor = Map.groupBy(errors, ({ authorId }) => authorId);
  return [...byAuthor]
    .map(([authorId, own]) => ({
      authorId,
      authorName: own[0]?.authorName ?? '',
      errors: own.length,
      mended: own.filter(({ mendedAt }) => mendedAt !== null).length,
      byKind: countByKind(own),
    }))
    .toSorted((a, b) => b.errors - a.errors || a.authorId - b.authorId);
}

function countByKind(errors: readonly StoredError[]): Record<ErrorKind, number> {
  const counts = Object.fromEntries(errorKinds.map((kind) => [kind, 0])) as Record<ErrorKind, number>;
  for (const { kind } of errors) counts[kind] += 1;
  return counts;
}
