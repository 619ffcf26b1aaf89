import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { listMeterMonths } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readingRowOf } from './reading-row.ts';

/**
 * Lists the registers of a route's meters in walking order with their month's newest reading, a meter's total first; the empty code means every route, `-` the meters
 * on none. `onlyUnexplained` keeps those whose finding still keeps them from being billed. Refuses right_missing.
 */
export function listReadings(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/list'>,
): Result<OutputOf<'readings/list'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  return ok(listMeterMonths(counter.store, input).map(readingRowOf));
}
