import { rolesHold } from '../../../db/domain/access/roles.ts';
import { addMonths, dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { addFen } from '../../../db/domain/kernel/money.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import {
  type Assessment,
  assessMonth,
  type ErrorPenalties,
  usualErrorPenalties,
} from '../../../db/domain/metering/error-penalties.ts';
import { errorKinds, type ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import { errorQueries, type StoredError } from '../../../db/local/queries/errors.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { ErrorCount } from '../../contract/errors.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * The error book of months from–to, newest first, and how many errors each person made, most first, with what they count for
 * in the assessment (seed 001, 电费3.4.5, 抄表工作 6 考核). Who may
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
  // The month before tells what came two months running.
  const withBefore = errorQueries(counter.store).list.all({ from: addMonths(from, -1), to, authorId });
  const errors = withBefore.filter(({ month }) => month >= from);
  const assess = assessorOf(counter, withBefore);
  return ok({ errors, counts: countByAuthor(errors, assess) });
}

/** Adds up what one person's errors count for, each month by the policy pack that was in force at its beginning. */
function assessorOf(
  counter: Counter,
  withBefore: readonly StoredError[],
): (own: readonly StoredError[]) => Assessment {
  const penaltiesIn = (month: Month): ErrorPenalties =>
    findPolicyPackInForce(counter.store, dayOfMonth(month, 1))?.pack.readings.errorPenalties ??
    usualErrorPenalties;
  const byAuthor = Map.groupBy(withBefore, ({ authorId }) => authorId);
  return (own) => {
    const months = [...new Set(own.map(({ month }) => month))];
    const all = byAuthor.get(own[0]?.authorId ?? 0) ?? [];
    const parts = months.map((month) => assessMonth(all, month, penaltiesIn(month)));
    return {
      repeated: parts.reduce((sum, part) => sum + part.repeated, 0),
      assessedFen: addFen(...parts.map(({ assessedFen }) => assessedFen)),
    };
  };
}

function countByAuthor(
  errors: readonly StoredError[],
  assess: (own: readonly StoredError[]) => Assessment,
): ErrorCount[] {
  const byAuthor = Map.groupBy(errors, ({ authorId }) => authorId);
  return [...byAuthor]
    .map(([authorId, own]) => ({
      authorId,
      authorName: own[0]?.authorName ?? '',
      errors: own.length,
      mended: own.filter(({ mendedAt }) => mendedAt !== null).length,
      byKind: countByKind(own),
      ...assess(own),
    }))
    .toSorted((a, b) => b.errors - a.errors || a.authorId - b.authorId);
}

function countByKind(errors: readonly StoredError[]): Record<ErrorKind, number> {
  const counts = Object.fromEntries(errorKinds.map((kind) => [kind, 0])) as Record<ErrorKind, number>;
  for (const { kind } of errors) counts[kind] += 1;
  return counts;
}
