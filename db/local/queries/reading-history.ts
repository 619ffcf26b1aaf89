import { addMonths, type Month, monthsApart } from '../../domain/kernel/calendar.ts';
import { type MilliMultiplier, type WattHours, wattHours } from '../../domain/kernel/energy.ts';
import { divideHalfUp } from '../../domain/kernel/rounding.ts';
import { energyOfDial } from '../../domain/metering/dial-energy.ts';
import type { MonthUse, ReadingFinding } from '../../domain/metering/reading-finding.ts';
import { prepared, type Store } from '../store.ts';

/** So many months before the checked one are told: the last of them is the same month of last year, and the dial before it. */
const monthsBack = 13;

type Look = [
  registerId: number,
  month: Month,
  isOpening: 0 | 1,
  dialWh: WattHours,
  finding: ReadingFinding | null,
  digits: number,
  multiplierMilli: MilliMultiplier,
];

// `reading_version` gives a register's looks in the order of their months and versions: nothing is sorted.
const queries = prepared((_db, sqlite) => ({
  looks: sqlite
    .prepare<[{ from: Month; before: Month; registerId: number | null }], Look>(
      `select r.register_id, r.period_month, r.kind = 'opening', r.dial_wh, r.finding, m.digits, i.multiplier_milli
       from register g
       join meter m on m.id = g.meter_id
       join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
       join service_point p on p.id = i.service_point_id
       cross join reading r on r.register_id = g.id and r.period_month >= +@from and r.period_month < +@before
       where g.kind = 'total' and (@registerId is null or g.id = @registerId)
         and r.account_id = p.account_id and r.dial_wh is not null and r.kind <> 'removed'
       order by g.id, r.period_month, r.version`,
    )
    .raw(),
}));

/**
 * What the total registers that hang now counted in each of up to thirteen months before a month, the newest first, by register; of one
 * register alone when it is named. One statement for the whole station. Of months that were read together each has its equal share;
 * a dial below the one before is left out.
 */
export function readUseHistory(
  store: Store,
  month: Month,
  registerId: number | null = null,
): ReadonlyMap<number, readonly MonthUse[]> {
  const from = addMonths(month, -monthsBack - 1);
  const histories = new Map<number, MonthUse[]>();
  let before: Look | null = null;
  let start: Look | null = null;
  for (const look of queries(store).looks.all({ from, before: month, registerId })) {
    if (before === null || before[0] !== look[0]) [before, start] = [null, null];
    const isNewer = before !== null && before[1] === look[1] && before[2] === 0 && look[2] === 0;
    // A further version takes the place of the one before it: what that counted is counted anew.
    const own = histories.get(look[0]);
    if (!isNewer) start = before;
    else if (own?.[0]?.month === look[1]) own.shift();
    if (look[2] === 0 && start !== null) addUse(histories, start, look);
    before = look;
  }
  return histories;
}

function addUse(histories: Map<number, MonthUse[]>, start: Look, end: Look): void {
  const [registerId, month, , dialWh, finding, digits, multiplierMilli] = end;
  const energyWh = energyOfDial({
    register: 'total',
    digits,
    multiplierMilli,
    lastDialWh: start[3],
    dialWh,
    finding,
  });
  if (energyWh === null || energyWh < 0) return;
  const own = histories.get(registerId) ?? [];
  histories.set(registerId, own);
  const months = Math.max(1, monthsApart(start[1], month));
  own.unshift({
    month,
    useWh: months === 1 ? energyWh : wattHours(divideHalfUp(BigInt(energyWh), BigInt(months))),
  });
}
