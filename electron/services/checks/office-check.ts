import { addMonths, dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import {
  type CheckCode,
  checkCodes,
  isHeldBack,
  isSettledByWord,
  siteCheckOf,
} from '../../../db/domain/metering/checks/check-code.ts';
import {
  checkThresholdsOf,
  type CheckThresholds,
} from '../../../db/domain/metering/checks/check-thresholds.ts';
import { findSwapped, type MeterUse } from '../../../db/domain/metering/checks/find-swapped.ts';
import {
  isSeasonJump,
  seasonExpectedWh,
  seasonFactorOf,
  type YearPair,
} from '../../../db/domain/metering/checks/season.ts';
import {
  expectedUseOf,
  findInReading,
  jumpOverOf,
  type MonthUse,
  type ReadingThresholds,
  seedReadingThresholds,
} from '../../../db/domain/metering/reading-finding.ts';
import {
  findLimitMet,
  usualNeverEstimated,
  usualReadTwice,
} from '../../../db/domain/metering/user-limits.ts';
import { checkQueries, type PointOfAccount } from '../../../db/local/queries/checks.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { readUseHistory } from '../../../db/local/queries/reading-history.ts';
import { allRoutes, listMeterMonths, type MeterMonth } from '../../../db/local/queries/readings.ts';
import { listMeteredUsers } from '../../../db/local/queries/second-looks.ts';
import type { Store } from '../../../db/local/store.ts';
import type { CheckRow, CheckWord } from '../../contract/checks.ts';

/** What a month's check found, with the account's id beside each row. */
export type FoundCheck = CheckRow & { readonly accountId: number };

/** A register with what the check knows of it beside its month. */
interface CheckedMeter {
  readonly meter: MeterMonth;
  readonly history: readonly MonthUse[];
  readonly useWh: WattHours | null;
  readonly expectedWh: WattHours | null;
}

/** Everything of a month that is read once for all accounts. */
interface Scene {
  readonly month: Month;
  readonly thresholds: ReadingThresholds;
  readonly checks: CheckThresholds;
  readonly neverEstimated: ReadonlySet<number>;
  /** Registers whose meter is at fault: the estimate by rule is no forbidden one (domain.md §1.4). */
  readonly faulty: ReadonlySet<number>;
  readonly readTwice: ReadonlySet<number>;
  readonly points: ReadonlyMap<number, PointOfAccount>;
  readonly secondLooks: ReadonlyMap<number, WattHours>;
}

type Add = (
  meter: MeterMonth,
  code: CheckCode,
  facts?: Partial<Pick<CheckRow, 'otherWh' | 'otherAccountNo' | 'note'>>,
) => void;

/**
 * The office's check (校核) of a month's readings of the whole station, the gravest first and then in walking order: what each dial
 * shows against its history, the second looks of large users, what was seen at the meters, the season, and meters that look swapped. What
 * the reader explained on the spot, or somebody in the office for this month, has its word. Reads everything in a handful of statements.
 */
export function checkMonthOf(store: Store, month: Month): FoundCheck[] {
  const scene = readScene(store, month);
  const meters = checkedMeters(store, month, scene);
  const found: FoundCheck[] = [];
  const words = wordsOf(store, month);
  const uses = new Map(meters.map(({ meter, useWh }) => [meter.registerId, useWh]));
  const add: Add = (meter, code, facts = {}) => {
    const row = rowOf(meter, code, uses.get(meter.registerId) ?? null, facts, words);
    found.push({ ...row, isHeldBack: isHeldBack(code, scene.checks.holdsWithoutSecondLook) });
  };
  for (const checked of meters) {
    checkDial(checked, scene, add);
    checkSecondLook(checked.meter, scene, add);
  }
  checkSeason(meters, scene, add);
  checkSwapped(meters, scene, add);
  checkSites(store, month, meters, add);
  const gravity = new Map(checkCodes.map((code, index) => [code, index]));
  const rank = ({ code }: FoundCheck) => gravity.get(code) ?? 0;
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function readScene(store: Store, month: Month): Scene {
  const readings = findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings;
  const thresholds = readings ?? seedReadingThresholds;
  const users = listMeteredUsers(store, month);
  const under = (limits: typeof usualReadTwice) =>
    new Set(users.filter((user) => findLimitMet(limits, user) !== null).map(({ accountId }) => accountId));
  const queries = checkQueries(store);
  return {
    month,
    thresholds,
    checks: checkThresholdsOf(thresholds.checks),
    neverEstimated: under(readings?.neverEstimated ?? usualNeverEstimated),
    faulty: new Set(queries.faulty.all({ month })),
    readTwice: under(readings?.readTwice ?? usualReadTwice),
    points: new Map(queries.points.all().map((point) => [point.accountId, point])),
    secondLooks: new Map(queries.secondLooks.all(month).map((look) => [look.registerId, look.dialWh])),
  };
}

function checkedMeters(store: Store, month: Month, { thresholds }: Scene): CheckedMeter[] {
  const histories = readUseHistory(store, month);
  return listMeterMonths(store, { month, routeCode: allRoutes, onlyUnexplained: false }).map((meter) => {
    const history = histories.get(meter.registerId) ?? [];
    const { usualUseWh } = meter;
    return {
      meter,
      history,
      useWh: energyOfDial(meter),
      expectedWh: expectedUseOf({ usualUseWh, history }, thresholds),
    };
  });
}

/** What is kept with the reading stands; the rest of what its dial shows is told beside it. */
function checkDial({ meter, history }: CheckedMeter, scene: Scene, add: Add): void {
  const { dialWh, kind, finding } = meter;
  if (dialWh === null || (kind !== 'actual' && kind !== 'estimated')) return;
  const found = findInReading(
    {
      ...meter,
      dialWh,
      history,
      isEstimated: kind === 'estimated',
      isLastEstimated: meter.isLastEstimated,
      isNeverEstimated: scene.neverEstimated.has(meter.accountId) && !scene.faulty.has(meter.registerId),
    },
    scene.thresholds,
  );
  const isRolledOver = finding === 'rolled_over';
  const codes = new Map(found.map(({ code, fittingWh }) => [code, fittingWh]));
  if (finding !== null && !isRolledOver && !codes.has(finding)) codes.set(finding, null);
  for (const [code, otherWh] of codes) {
    // A person said that it rolled over; and a jump says nothing more where a slip explains it.
    if (isRolledOver && code === 'backward') continue;
    if (code === 'jump' && finding !== 'jump' && codes.size > 1) continue;
    // The reader was asked about this month; the office about all of them.
    if (code === 'zero' && codes.has('three_zeros')) continue;
    add(meter, code, { otherWh });
  }
}

function checkSecondLook(meter: MeterMonth, scene: Scene, add: Add): void {
  if (!scene.readTwice.has(meter.accountId) || meter.dialWh === null || meter.kind !== 'actual') return;
  const secondWh = scene.secondLooks.get(meter.registerId);
  if (secondWh === undefined) {
    if (meter.register === 'total') add(meter, 'second_look_missing');
  } else if (secondWh !== meter.dialWh) add(meter, 'second_look_differs', { otherWh: secondWh });
}

/** Against the same month of last year, less what the season did to like households of the area or, where these are few, of the station. */
function checkSeason(meters: readonly CheckedMeter[], scene: Scene, add: Add): void {
  const lastYear = addMonths(scene.month, -12);
  const pairs = new Map<CheckedMeter, YearPair>();
  const groups = new Map<string, YearPair[]>();
  const groupsOf = ({ meter }: CheckedMeter): readonly string[] => [
    `${meter.customerClass} ${scene.points.get(meter.accountId)?.areaId ?? ''}`,
    meter.customerClass,
  ];
  for (const checked of meters) {
    const lastYearWh = checked.history.find(({ month }) => month === lastYear)?.useWh ?? 0;
    const useWh = checked.useWh ?? 0;
    if (checked.meter.register !== 'total' || lastYearWh <= 0 || useWh <= 0) continue;
    const pair = { useWh: wattHours(useWh), lastYearWh: wattHours(lastYearWh) };
    pairs.set(checked, pair);
    for (const group of groupsOf(checked)) {
      const own = groups.get(group);
      if (own === undefined) groups.set(group, [pair]);
      else own.push(pair);
    }
  }
  const factors = new Map(
    [...groups].map(([group, own]) => [group, seasonFactorOf(own, scene.checks.seasonFromHouseholds)]),
  );
  for (const [checked, { useWh, lastYearWh }] of pairs) {
    const { meter } = checked;
    const [area, station] = groupsOf(checked).map((group) => factors.get(group) ?? null);
    const expectedWh = seasonExpectedWh(lastYearWh, area ?? station ?? null);
    if (isSeasonJump(useWh, expectedWh, jumpOverOf(meter.customerClass, scene.thresholds)))
      add(meter, 'season_jump', { otherWh: expectedWh });
  }
}

function checkSwapped(meters: readonly CheckedMeter[], scene: Scene, add: Add): void {
  const byRegister = new Map<number, MeterMonth>();
  const uses: MeterUse[] = [];
  for (const { meter, history, useWh, expectedWh } of meters) {
    if (meter.register !== 'total' || meter.kind !== 'actual') continue;
    if (useWh === null || useWh < 0 || expectedWh === null) continue;
    const point = scene.points.get(meter.accountId);
    byRegister.set(meter.registerId, meter);
    uses.push({
      registerId: meter.registerId,
      useWh,
      expectedWh,
      pastWh: history.map((before) => before.useWh),
      jumpOver: jumpOverOf(meter.customerClass, scene.thresholds),
      routeCode: meter.routeCode,
      walkOrder: meter.walkOrder,
      neighbourhood: point === undefined || point.areaId === null ? null : `${point.areaId} ${point.village}`,
    });
  }
  for (const [one, other] of findSwapped(uses, scene.checks)) {
    const [first, second] = [byRegister.get(one), byRegister.get(other)];
    if (first === undefined || second === undefined) continue;
    add(first, 'swapped', { otherAccountNo: second.accountNo });
    add(second, 'swapped', { otherAccountNo: first.accountNo });
  }
}

function checkSites(store: Store, month: Month, meters: readonly CheckedMeter[], add: Add): void {
  const newest = new Map(
    checkQueries(store)
      .anomalies.all(month)
      .map((record) => [record.accountId, record]),
  );
  for (const { meter } of meters) {
    const record = meter.register === 'total' ? newest.get(meter.accountId) : undefined;
    if (record !== undefined) add(meter, siteCheckOf(record.anomaly), { note: record.note });
  }
}

type Words = ReadonlyMap<string, CheckWord>;

function wordsOf(store: Store, month: Month): Words {
  const said = checkQueries(store).words.all(month);
  return new Map(
    said.map(({ accountId, code, reason, saidByName }) => [`${accountId} ${code}`, { reason, saidByName }]),
  );
}

/** The checks that the reader's word on the spot answers: they are about how much was used. */
const answeredOnTheSpot: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'multiplier_slip',
  'decimal_slip',
  'three_zeros',
  'zero',
  'jump',
  'season_jump',
  'meter_differs',
  'estimated_twice',
]);

function rowOf(
  meter: MeterMonth,
  code: CheckCode,
  useWh: WattHours | null,
  facts: Partial<Pick<CheckRow, 'otherWh' | 'otherAccountNo' | 'note'>>,
  words: Words,
): Omit<FoundCheck, 'isHeldBack'> {
  const onTheSpot =
    meter.reason !== null && answeredOnTheSpot.has(code) ? { reason: meter.reason, saidByName: null } : null;
  return {
    accountId: meter.accountId,
    code,
    accountNo: meter.accountNo,
    name: meter.name,
    address: meter.address,
    routeCode: meter.routeCode,
    registerId: meter.registerId,
    meterNo: meter.meterNo,
    multiplierMilli: meter.multiplierMilli,
    lastDialWh: meter.lastDialWh,
    dialWh: meter.dialWh,
    usualUseWh: meter.usualUseWh,
    useWh,
    otherWh: facts.otherWh ?? null,
    otherAccountNo: facts.otherAccountNo ?? null,
    note: facts.note ?? null,
    word: isSettledByWord(code) ? (words.get(`${meter.accountId} ${code}`) ?? onTheSpot) : null,
    isSettledByWord: isSettledByWord(code),
    isBilled: meter.isBilled,
  };
}
