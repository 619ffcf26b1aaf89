import { dayOfMonth } from '../../../db/domain/kernel/calendar.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { unbilledQueries } from '../../../db/local/queries/unbilled.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Counts the accounts of the book against their bills of a month and lists those that have none, by route and number, each with where it
 * stands (seed 001, 电费管理工作标准 3.4.2: 审核账卡户数是否正确). Refuses right_missing.
 */
export function listUnbilled(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'bills/list-unbilled'>,
): Result<OutputOf<'bills/list-unbilled'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { list, counts } = unbilledQueries(counter.store);
  const given = { month, lastDay: dayOfMonth(month, 31) };
  const counted = counts.get(given) ?? { accounts: 0, billed: 0, withoutMeter: 0 };
  return ok({ ...counted, unbilled: list.all(given) });
}
