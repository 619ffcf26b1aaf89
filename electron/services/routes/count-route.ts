import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { meterTimingOf, type ReadingWindow } from '../../../db/domain/metering/reading-days.ts';
import { readRatesOf } from '../../../db/domain/metering/read-rate.ts';
import type { MetersOfDay } from '../../../db/local/queries/routes.ts';
import type { RouteCount } from '../../contract/routes.ts';

/** How the meters of a route stand, from how many were read on which day; lighting and power apart for their rates (KP02). */
export interface RouteTally {
  readonly lighting: { readonly meters: number; readonly read: number };
  readonly power: { readonly meters: number; readonly read: number };
  readonly missed: number;
  readonly late: number;
}

/** Counts the meters of one route against its window. */
export function tallyRoute(days: readonly MetersOfDay[], window: ReadingWindow, today: Day): RouteTally {
  const sum = (rows: readonly MetersOfDay[]) => rows.reduce((total, { meters }) => total + meters, 0);
  const countOf = (isLighting: 0 | 1) => {
    const own = days.filter((row) => row.isLighting === isLighting);
    return { meters: sum(own), read: sum(own.filter(({ readOn }) => readOn !== null)) };
  };
  const timed = (wanted: readonly string[]) =>
    sum(days.filter(({ readOn }) => wanted.includes(meterTimingOf(readOn, window, today))));
  return {
    lighting: countOf(1),
    power: countOf(0),
    missed: timed(['missed']),
    late: timed(['early', 'late']),
  };
}

/** Several routes as one. */
export function addTallies(tallies: readonly RouteTally[]): RouteTally {
  const sum = (of: (tally: RouteTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    lighting: { meters: sum(({ lighting }) => lighting.meters), read: sum(({ lighting }) => lighting.read) },
    power: { meters: sum(({ power }) => power.meters), read: sum(({ power }) => power.read) },
    missed: sum(({ missed }) => missed),
    late: sum(({ late }) => late),
  };
}

/** A tally as the page shows it. */
export function routeCountOf({ lighting, power, missed, late }: RouteTally): RouteCount {
  return {
    meters: lighting.meters + power.meters,
    read: lighting.read + power.read,
    missed,
    late,
    rates: readRatesOf(lighting, power),
  };
}
