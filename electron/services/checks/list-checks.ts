import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { checkMonthOf } from './office-check.ts';

/** Lists what the office's check finds in a month, of one route (see listReadings for its code), the gravest first. Refuses right_missing. */
export function listChecks(
  counter: Counter,
  actor: Actor,
  { month, routeCode }: CheckedInputOf<'checks/list'>,
): Result<OutputOf<'checks/list'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const found = checkMonthOf(counter.store, month);
  return ok(
    found
      .filter((row) => routeCode === '' || (row.routeCode ?? '-') === routeCode)
      .map(({ accountId: _accountId, ...row }) => row),
  );
}
