import { findBillable, graver, type NotBillable } from '../../../db/domain/billing/billable.ts';
import type { BilledDial } from '../../../db/domain/billing/bill-facts.ts';
import {
  addMonths,
  type Day,
  type Month,
  monthOf,
  stationDayAt,
} from '../../../db/domain/kernel/calendar.ts';
import { registerKinds } from '../../../db/domain/metering/register-kind.ts';
import type { LookToBill, RegisterMonth } from '../../../db/local/queries/account-months.ts';

/** What an account's meters bill for a month. */
export interface DialsToBill {
  /** Meter by meter, the total first. */
  readonly dials: readonly BilledDial[];
  /** The month's look at the total register; without one, at the first register. */
  readonly readingId: number;
  /** The month of the earliest of the looks that they start from; null when only demand is billed. */
  readonly startMonth: Month | null;
  /** The month that the bill's months are counted from, and the day of that look; null where nobody wrote it down. */
  readonly monthsFrom: Month | null;
  readonly startOn: Day | null;
  /** The latest day of the month's looks. */
  readonly readOn: Day | null;
}

/** The look that a bill starts from and the one it ends at. */
interface Span {
  readonly start: LookToBill | null;
  readonly end: LookToBill | null;
}

const rank = new Map(registerKinds.map((kind, index) => [kind, index]));

/**
 * Finds what the registers of an account bill for a month, or the gravest reason why they do not; null when none of them counts for
 * that month yet. A start is the newest opening look or the newest version of the account's last billed month, an end the newest
 * look of the month, or the last dial of a meter that was taken down since. A register that became known in a later month is
 * not looked for. `lastBilledMonth` is before the month.
 */
export function dialsToBill(
  registers: readonly RegisterMonth[],
  month: Month,
  lastBilledMonth: Month | null,
): DialsToBill | NotBillable | null {
  const dials: BilledDial[] = [];
  let reason: NotBillable | null = null;
  let readingId: number | null = null;
  let isMain = false;
  let [startMonth, monthsFrom, startOn]: [Month | null, Month | null, Day | null] = [null, null, null];
  let readOn: Day | null = null;
  for (const { register, looks } of registers) {
    const span = spanOf(looks, register.isHanging === 1, month, lastBilledMonth);
    if (span === null) continue;
    const { kind, meterNo, multiplierMilli, digits } = register;
    const start = kind === 'demand' ? null : span.start;
    const billable = findBillable({
      register: kind,
      kind: span.end === null ? null : (span.end.kind as Exclude<LookToBill['kind'], 'opening' | 'legacy'>),
      lastDialWh: start === null ? null : start.dialWh,
      dialWh: span.end === null ? null : span.end.dialWh,
      finding: span.end === null ? null : span.end.finding,
      reason: span.end === null ? null : span.end.reason,
    });
    if (typeof billable === 'string' || span.end === null) {
      reason = graver(reason, typeof billable === 'string' ? billable : 'not_read');
      continue;
    }
    const { end } = span;
    insertInOrder(dials, {
      register: kind,
      meterNo,
      multiplierMilli,
      lastDialWh: billable.lastDialWh,
      lastReadOn: start === null ? null : start.readOn,
      dialWh: billable.dialWh,
      readOn: end.readOn,
      digits,
      hasRolledOver: billable.hasRolledOver,
      ...(end.kind === 'estimated' ? { isEstimated: true as const } : {}),
      ...(start?.kind === 'estimated' ? { settlesEstimate: true as const } : {}),
    });
    const isOfMain = kind === 'total' && register.isHanging === 1;
    if (readingId === null || (isOfMain && !isMain)) readingId = end.readingId;
    isMain ||= isOfMain;
    if (start !== null) {
      const isEarlier = startMonth === null || start.periodMonth < startMonth;
      if (isEarlier)
        [startMonth, monthsFrom, startOn] = [start.periodMonth, monthOfStart(start), start.readOn];
      else if (start.periodMonth === startMonth) startOn = earlier(startOn, start.readOn);
    }
    if (end.readOn !== null && (readOn === null || end.readOn > readOn)) readOn = end.readOn;
  }
  if (reason !== null) return reason;
  return readingId === null ? null : { dials, readingId, startMonth, monthsFrom, startOn, readOn };
}

/**
 * The month in which a look that a bill starts from was taken. A dial of the system before ours stands in whatever month its file was
 * taken in for: it was read on its day, or where the file says none in the month before the import at the earliest.
 */
function monthOfStart({ kind, periodMonth, readOn, importedAt }: LookToBill): Month {
  if (kind !== 'legacy') return periodMonth;
  const importedIn = importedAt === null ? periodMonth : addMonths(monthOf(stationDayAt(importedAt)), -1);
  const taken = readOn === null ? importedIn : monthOf(readOn);
  return taken > periodMonth ? taken : periodMonth;
}

/** The earlier of two days; one that nobody wrote down is no day. */
function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** The span of a register that the month bills; null when it has not begun by then, or was billed to its end. */
function spanOf(
  looks: readonly LookToBill[],
  isHanging: boolean,
  month: Month,
  lastBilledMonth: Month | null,
): Span | null {
  let start: LookToBill | null = null;
  let end: LookToBill | null = null;
  let taken: Span | null = null;
  let [isLaterBegun, isLaterTaken] = [false, false];
  for (const look of looks) {
    const { kind, periodMonth } = look;
    if (periodMonth > month) {
      if (kind === 'opening') isLaterBegun = true;
      if (kind === 'removed') isLaterTaken = true;
    } else if (kind === 'opening' || kind === 'legacy') {
      start = look;
      end = null;
    } else if (lastBilledMonth !== null && periodMonth <= lastBilledMonth) {
      if (kind === 'removed') start = null;
      else if (periodMonth === lastBilledMonth && look.dialWh !== null) [start, end] = [look, null];
    } else if (kind === 'removed') {
      end = look;
      taken = { start, end };
    } else if (periodMonth === month) end = look;
  }
  if (!isHanging && !isLaterTaken) return taken;
  return isLaterBegun && start === null && end === null ? null : { start, end };
}

function insertInOrder(dials: BilledDial[], dial: BilledDial): void {
  let place = dials.length;
  const own = rank.get(dial.register) ?? 0;
  while (place > 0) {
    const before = dials[place - 1] as BilledDial;
    if (before.meterNo !== dial.meterNo || (rank.get(before.register) ?? 0) <= own) break;
    place -= 1;
  }
  dials.splice(place, 0, dial);
}
