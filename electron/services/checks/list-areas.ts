import { dayOfMonth } from '../../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import { type AreaUse, balanceArea, movedLossWh } from '../../../db/domain/metering/checks/area-balance.ts';
import { checkThresholdsOf } from '../../../db/domain/metering/checks/check-thresholds.ts';
import { checkQueries } from '../../../db/local/queries/checks.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { allRoutes, listMeterMonths, type MeterMonth } from '../../../db/local/queries/readings.ts';
import type { AreaHousehold } from '../../contract/checks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** So many of the households that moved the loss most are named. */
const moversNamed = 20;

/**
 * Balances the areas of a month in the order of their codes: the total meter against the households behind it, and who moved the
 * loss most against the month before (asked-for.md 31). Refuses right_missing.
 */
export function listAreas(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'checks/list-areas'>,
): Result<OutputOf<'checks/list-areas'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = checkQueries(store);
  const readings = findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings;
  const range = checkThresholdsOf(readings?.checks);
  const areaOf = new Map(queries.points.all().map(({ accountId, areaId }) => [accountId, areaId]));
  const areas = queries.areas.all();
  const totals = new Set(areas.map(({ totalAccountId }) => totalAccountId));
  const byAccount = new Map<number, MeterMonth[]>();
  const byArea = new Map<number, MeterMonth[][]>();
  for (const meter of listMeterMonths(store, { month, routeCode: allRoutes, onlyUnexplained: false })) {
    if (meter.register !== 'total') continue;
    const known = byAccount.get(meter.accountId);
    if (known !== undefined) {
      known.push(meter);
      continue;
    }
    const own = [meter];
    byAccount.set(meter.accountId, own);
    const areaId = areaOf.get(meter.accountId) ?? null;
    if (areaId === null || totals.has(meter.accountId)) continue;
    byArea.set(areaId, [...(byArea.get(areaId) ?? []), own]);
  }
  const words = new Map(
    queries.words
      .all(month)
      .filter(({ code }) => code === 'area_loss')
      .map(({ areaId, reason, saidByName }) => [areaId, { reason, saidByName }]),
  );
  return ok(
    areas.map(({ areaId, code, name, totalAccountId, totalAccountNo }) => {
      const households = (byArea.get(areaId) ?? []).map(householdOf);
      const total = useOf(totalAccountId === null ? [] : (byAccount.get(totalAccountId) ?? []));
      return {
        areaId,
        code,
        name,
        totalAccountNo,
        ...balanceArea(total, households, range),
        fromPpm: range.areaLossFromPpm,
        upToPpm: range.areaLossUpToPpm,
        word: words.get(areaId) ?? null,
        households: households.length,
        movers: households
          .filter((one) => one.movedLossWh !== null && one.movedLossWh !== 0)
          .toSorted((a, b) => Math.abs(b.movedLossWh ?? 0) - Math.abs(a.movedLossWh ?? 0))
          .slice(0, moversNamed),
      };
    }),
  );
}

function householdOf(meters: readonly MeterMonth[]): AreaHousehold {
  const [{ accountNo, name, address }] = meters as [MeterMonth];
  const use = useOf(meters);
  return { accountNo, name, address, ...use, movedLossWh: movedLossWh(use) };
}

/** What the meters of an account counted together; null when one of them is not read. */
function useOf(meters: readonly MeterMonth[]): AreaUse {
  return { useWh: sumOf(meters.map(energyOfDial)), beforeWh: sumOf(meters.map((meter) => meter.usualUseWh)) };
}

function sumOf(uses: readonly (WattHours | null)[]): WattHours | null {
  let sum = 0;
  for (const use of uses) {
    if (use === null) return null;
    sum += use;
  }
  return uses.length === 0 ? null : wattHours(sum);
}
