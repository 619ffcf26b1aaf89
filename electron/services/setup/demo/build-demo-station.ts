import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  monthOf,
  stationDayAt,
  type Day,
  type Month,
} from '../../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../../db/domain/kernel/result.ts';
import type { Counter, Progress } from '../../counter.ts';
import { hashPassword } from '../../people/password-hash.ts';
import { readShippedPolicyPack } from '../../policy/read-shipped-policy-pack.ts';
import { addReceiptBook } from '../../receipts/add-receipt-book.ts';
import { foundStation } from '../found-station.ts';
import { accountsFile, demoAccounts } from './demo-accounts.ts';
import { type DemoClock, demoClock } from './demo-clock.ts';
import { type CounterStaff, runCounterDay } from './demo-counter-day.ts';
import {
  bringReadings,
  computeMonth,
  type DemoStaff,
  issueMonth,
  passMonth,
  returnSome,
  staffed,
  takeOverAccounts,
} from './demo-office.ts';
import { demoPayers } from './demo-payers.ts';
import { demoAdministrator, enterDemoPeople } from './demo-people.ts';
import { demoMeters, type DemoMeters } from './demo-readings.ts';
import { handOutSheets, nameRoutes } from './demo-routes.ts';
import { demoSupplies } from './demo-supplies.ts';
import { demoSupplyOffice, type DemoSupplyOffice } from './demo-supply-office.ts';
import { seededRandom } from './seeded-random.ts';

/** The password of everyone at a demo station; the sign-in page tells it. */
export const demoPassword = 'demo-2026';

const station = { code: 'DEMO01', name: '红柳湾供电所', countyName: '阿克塞县供电公司', isDemo: true };
const billedMonths = 3;
/** Routes that have been read in the present month; the others wait for whoever tries the reading grid. */
const routesReadThisMonth = 8;

/**
 * Builds the demo station in a fresh store: its people, 600 accounts in twelve villages, and three months of business up to yesterday,
 * all through the same services as at a real counter, with a clock that moves; the same on every PC for the same day. The
 * present month is half read and waits for its auditor. Refuses already_set_up, demo_cancelled.
 */
export async function buildDemoStation(
  counter: Counter,
  input: { readonly policyFolder: string },
  progress: Progress,
): Promise<Result<null>> {
  const present = counter.clock.now();
  const clock = demoClock(present);
  const { sqlite } = counter.store;
  // Practice money needs no waiting for the disk: an unfinished demo is thrown away whole.
  sqlite.pragma('synchronous = OFF');
  try {
    return await buildHistory(
      { ...counter, clock },
      clock,
      stationDayAt(present),
      input.policyFolder,
      progress,
    );
  } finally {
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }
}

async function buildHistory(
  counter: Counter,
  clock: DemoClock,
  today: Day,
  policyFolder: string,
  progress: Progress,
): Promise<Result<null>> {
  const firstMonth = addMonths(monthOf(today), -billedMonths);
  const firstDay = dayOfMonth(firstMonth, 1);
  clock.to(firstDay, 8, 0);
  const people = await openHouse(counter, policyFolder);
  if (!people.ok) return people;
  const staff = people.value;
  const accounts = demoAccounts();
  const taken = await takeOverAccounts(counter, staff, accountsFile(accounts), firstMonth);
  if (!taken.ok) return taken;
  const named = nameRoutes(counter, staff, firstMonth);
  if (!named.ok) return named;

  const supplies = demoSupplies(accounts);
  const meters = demoMeters(accounts, new Set(supplies.map(({ account }) => account.accountNo)));
  const supplyOffice = demoSupplyOffice(counter, staff, meters, supplies);
  const begun = supplyOffice.begin(firstDay);
  if (!begun.ok) return begun;
  const office: DemoOffice = { counter, clock, staff, meters, supplyOffice, presentMonth: monthOf(today) };
  const payers = demoPayers(accounts);
  const random = seededRandom(17_00);
  const counterStaff: CounterStaff = {
    cashier: staffed(staff, 'cashier'),
    feeAccountant: staffed(staff, 'fee_accountant'),
    stationHead: staffed(staff, 'station_head'),
  };
  const days = daysBetween(firstDay, today);
  for (let dayNo = 0; dayNo < days; dayNo++) {
    const day = addDays(firstDay, dayNo);
    progress.report('building', dayNo, days);
    await nextTurn();
    if (progress.isCancelled()) return refuse('demo_cancelled');
    const worked = await runOfficeDay(office, day);
    if (!worked.ok) return worked;
    if (worked.value.isIssued) payers.expectAfter(day);
    const run = runCounterDay(counter, clock, counterStaff, { day, coming: payers.comingOn(day), random });
    if (!run.ok) return run;
  }
  const present = await beginPresentMonth(office, today);
  progress.report('building', days, days);
  return present;
}

/** What the office of the demo works with. */
interface DemoOffice {
  readonly counter: Counter;
  readonly clock: DemoClock;
  readonly staff: DemoStaff;
  readonly meters: DemoMeters;
  readonly supplyOffice: DemoSupplyOffice;
  readonly presentMonth: Month;
}

/** The station, its people and its first receipt book. */
async function openHouse(counter: Counter, policyFolder: string): Promise<Result<DemoStaff>> {
  const passwordHash = await hashPassword(demoPassword);
  const { loginName, fullName, role } = demoAdministrator;
  const founded = counter.store.write(() =>
    foundStation(counter, {
      station,
      firstPerson: { loginName, fullName, passwordHash, roles: [role] },
      policyPackText: readShippedPolicyPack(policyFolder),
    }),
  );
  if (!founded.ok) return founded;
  const people = enterDemoPeople(counter, founded.value, passwordHash);
  if (!people.ok) return people;
  const supervisor = staffed(people.value, 'billing_supervisor');
  const book = addReceiptBook(counter, supervisor, { firstNo: '0012001', lastNo: '0016000' });
  return book.ok ? people : book;
}

/**
 * What the office does before the counter opens: a meter exchanged and a transformer sealed on the 12th of the last whole month, read by the 23rd, computed on
 * the 24th, audited on the 25th, issued on the 26th.
 */
async function runOfficeDay(office: DemoOffice, day: Day): Promise<Result<{ readonly isIssued: boolean }>> {
  const { counter, clock, staff, presentMonth, supplyOffice } = office;
  const month = monthOf(day);
  if (month === presentMonth) return ok({ isIssued: false });
  clock.to(day, 8, 5);
  const isLastWhole = addMonths(month, 1) === presentMonth;
  const steps: Partial<Record<string, () => Result<unknown> | Promise<Result<unknown>>>> = {
    '12': () => (isLastWhole ? supplyOffice.change(day) : ok(null)),
    '23': () => readMonth(office, month, { lastDay: day, routes: 'all', isExplained: true }),
    '24': () => computeMonth(counter, staff, month),
    '25': () => passMonth(counter, staff, month),
    '26': () => issueMonth(counter, staff, month),
  };
  const dayOfTheMonth = day.slice(8);
  const done = await (steps[dayOfTheMonth]?.() ?? ok(null));
  return done.ok ? ok({ isIssued: dayOfTheMonth === '26' }) : done;
}

/** The month's file, and by hand what it does not bring. */
async function readMonth(
  { counter, staff, meters, supplyOffice }: DemoOffice,
  month: Month,
  options: Parameters<DemoMeters['readMonth']>[1],
): Promise<Result<unknown>> {
  const brought = await bringReadings(counter, staff, meters.readMonth(month, options), month);
  return brought.ok ? supplyOffice.readMonth(month) : brought;
}

/** The present month as one finds it at the start of a day: most routes read, some dials unexplained, bills at the auditor. */
async function beginPresentMonth(office: DemoOffice, today: Day): Promise<Result<null>> {
  const { counter, clock, staff } = office;
  const month = monthOf(today);
  const yesterday = addDays(today, -1);
  // On the first of a month there is no yesterday in it: the office began before the counter opened.
  const isFirst = monthOf(yesterday) !== month;
  const workDay = isFirst ? today : yesterday;
  const hour = isFirst ? 0 : 18;
  if (!clock.hasCome(workDay, hour, 40)) return ok(null);
  const lastReadingDay = dayOfMonth(month, 23);
  const lastDay = workDay < lastReadingDay ? workDay : lastReadingDay;
  clock.to(workDay, hour, 0);
  const read = await readMonth(office, month, { lastDay, routes: routesReadThisMonth, isExplained: false });
  if (!read.ok) return read;
  const handedOut = await handOutSheets(counter, staff, month, demoPassword);
  if (!handedOut.ok) return handedOut;
  clock.to(workDay, hour, 20);
  const computed = await computeMonth(counter, staff, month);
  if (!computed.ok) return computed;
  clock.to(workDay, hour, 40);
  const returned = returnSome(counter, staff, month, 2);
  return returned.ok ? ok(null) : returned;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
