import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import { readUseHistory } from '../../../db/local/queries/reading-history.ts';
import { allRoutes, listMeterMonths } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** So many months are laid side by side. */
const monthsShown = 6;

/** Lays the last months of accounts' meters side by side, in the order asked for. Refuses right_missing. */
export function compareMeters(
  counter: Counter,
  actor: Actor,
  { month, accountNos }: CheckedInputOf<'checks/compare-meters'>,
): Result<OutputOf<'checks/compare-meters'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const { store } = counter;
  const meters = listMeterMonths(store, { month, routeCode: allRoutes, onlyUnexplained: false });
  return ok(
    accountNos.flatMap((accountNo) => {
      const meter = meters.find((one) => one.accountNo === accountNo && one.register === 'total');
      if (meter === undefined) return [];
      const { registerId, name, address, meterNo } = meter;
      const history = readUseHistory(store, month, registerId).get(registerId) ?? [];
      return [
        {
          accountNo,
          name,
          address,
          meterNo,
          useWh: energyOfDial(meter),
          history: history.slice(0, monthsShown),
        },
      ];
    }),
  );
}
