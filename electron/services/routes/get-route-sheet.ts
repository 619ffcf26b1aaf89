import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { listMeterMonths } from '../../../db/local/queries/readings.ts';
import { routeQueries } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { SheetLine } from '../../contract/routes.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * What stands on a month's route sheet (抄表清单): every register in walking order with its last dial and its usual use, the names in
 * full for the reader who stands at the door (seed 001, 抄表工作 1: address, door, name and meter number are checked first). Refuses
 * right_missing, route_unknown.
 */
export function getRouteSheet(
  counter: Counter,
  actor: Actor,
  { month, routeId }: CheckedInputOf<'routes/get-sheet'>,
): Result<OutputOf<'routes/get-sheet'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const route = routeQueries(counter.store).byId.get(routeId);
  if (route === undefined) return refuse('route_unknown', { routeId });
  const registers = listMeterMonths(counter.store, { month, routeCode: route.code, onlyUnexplained: false });
  return ok(
    registers.map(
      (meter): SheetLine => ({
        registerId: meter.registerId,
        walkOrder: meter.walkOrder,
        accountNo: meter.accountNo,
        name: meter.name,
        address: meter.address,
        meterNo: meter.meterNo,
        multiplierMilli: meter.multiplierMilli,
        register: meter.register,
        digits: meter.digits,
        lastDialWh: meter.lastDialWh,
        lastReadOn: meter.lastReadOn,
        usualUseWh: meter.usualUseWh,
      }),
    ),
  );
}
