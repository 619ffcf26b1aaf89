import { dayOfMonth, type Day, type Month } from '../../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import {
  isWrittenVerdict,
  judgeHandheldLook,
  type HandheldJudgement,
  type UnknownMeter,
} from '../../../db/domain/metering/handheld-judgement.ts';
import {
  looksAtMeter,
  type HandheldLine,
  type HandheldLook,
} from '../../../db/domain/metering/handheld-line.ts';
import type { ReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import { isSiteReading, type FileSource } from '../../../db/domain/metering/reading-source.ts';
import { getChainHead, nextEntryNo } from '../../../db/local/daybook.ts';
import type { Store } from '../../../db/local/store.ts';
import { findRegistersOf, isBeforeOpening } from '../../../db/local/queries/imports.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import {
  findMeterMonth,
  insertReading,
  nextReadingVersion,
  type MeterMonth,
} from '../../../db/local/queries/readings.ts';
import { listLookedAgain } from '../../../db/local/queries/second-looks.ts';
import type { ReadingKind } from '../../../db/local/schema/metering.ts';
import { today, type Actor, type Counter } from '../counter.ts';

/** What the store knew of the register of a look. */
interface KnownLook {
  readonly look: HandheldLook;
  readonly meter: (MeterMonth & { readonly isBeforeOpening: boolean }) | UnknownMeter;
}

/** What the store knew of each line's looks, and the daybook's last entry then: as long as it is the last, nothing has changed. */
export interface MetersLookedUp {
  readonly lines: readonly (readonly KnownLook[])[];
  readonly atEntryNo: number;
}

const linesPerSlice = 200;
/** A store that changes under each of so many tries is looked up while nobody else can write. */
const mostTries = 3;

/**
 * Looks up the registers of a file's lines in slices that leave room for other work, again when other work changed the store
 * meanwhile; null when `goesOn` said no.
 */
export async function lookUpMeters(
  store: Store,
  lines: readonly HandheldLine[],
  month: Month,
  goesOn: (done: number) => Promise<boolean>,
): Promise<MetersLookedUp | null> {
  for (let tries = 1; ; tries += 1) {
    const atEntryNo = getChainHead(store).entryNo;
    const found: (readonly KnownLook[])[] = [];
    for (const line of lines) {
      found.push(findLooks(store, line, month));
      if (found.length % linesPerSlice === 0 && !(await goesOn(found.length))) return null;
    }
    if (tries === mostTries || atEntryNo === getChainHead(store).entryNo) return { lines: found, atEntryNo };
  }
}

/** A look with what it came to; `isFurther`: it became a version after another one of the month. */
export interface JudgedLook {
  /** The route of the account; null when it stands on none or nobody knows it. */
  readonly routeCode: string | null;
  readonly look: HandheldLook;
  readonly judgement: HandheldJudgement;
  readonly isFurther: boolean;
}

/** What writing the lines of a file came to: each line's looks, in their order, and how many became readings. */
export interface WrittenReadings {
  readonly lines: readonly (readonly JudgedLook[])[];
  readonly written: number;
}

/** The lines of a file with what holds for all of them. */
export interface LinesToWrite {
  readonly lines: readonly HandheldLine[];
  readonly month: Month;
  readonly source: FileSource;
  readonly keepsExisting: boolean;
}

/** What was said last of a register and month: by the store, or by an earlier line of the file. */
interface Said {
  readonly isByFile: boolean;
  readonly kind: ReadingKind | null;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
}

/**
 * Judges the lines of a file against the store and writes their looks as readings of the month, inside the caller's transaction: each
 * look for itself, so that a line's good registers are written beside a bad one; never over an existing reading, only as a further
 * version in the file's order, and only when something differs. What repeats the look before it in the same file is a doubled line and
 * counts once. With `keepsExisting` (a file that was imported before) registers that had a reading keep it: what a person corrected
 * since stays corrected. A store that changed since the registers were looked up is looked up again.
 */
export function writeReadings(
  counter: Counter,
  actor: Actor,
  file: LinesToWrite,
  lookedUp: MetersLookedUp,
): WrittenReadings {
  const { store } = counter;
  const { month, source } = file;
  const thresholds = findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings;
  const lookedAgain = listLookedAgain(store, month, actor.personId);
  const day = today(counter);
  const recordedAt = counter.clock.now();
  const daybookNo = nextEntryNo(store);
  const isStale = lookedUp.atEntryNo !== getChainHead(store).entryNo;
  const said = new Map<number, Said>();
  let written = 0;
  const lines = file.lines.map((line, index) => {
    const looks = isStale ? findLooks(store, line, month) : (lookedUp.lines[index] ?? []);
    return looks.map((known) => writeLook(line, known));
  });
  return { lines, written };

  function writeLook(line: HandheldLine, { look, meter }: KnownLook): JudgedLook {
    const known =
      typeof meter === 'string' ? meter : { ...meter, isLookedAgain: lookedAgain.has(meter.registerId) };
    const judgement = judgeHandheldLook(line, look, known, { month, source, today: day, thresholds });
    const routeCode = typeof meter === 'string' ? null : meter.routeCode;
    if (typeof meter === 'string' || !isWrittenVerdict(judgement.verdict))
      return { routeCode, look, judgement, isFurther: false };
    const last = said.get(meter.registerId) ?? saidByStore(meter);
    const now = saidByLine(line, judgement, last);
    const isSame = last !== null && saysTheSame(line, now, last);
    if (isSame && last.isByFile)
      return { routeCode, look, judgement: { ...judgement, verdict: 'doubled_line' }, isFurther: false };
    said.set(meter.registerId, now);
    const isKept = meter.readingId !== null && (file.keepsExisting || isRemoteAtSite(meter));
    if (!isSame && !isKept) {
      insertReading(store, {
        registerId: meter.registerId,
        accountId: meter.accountId,
        periodMonth: month,
        version: nextReadingVersion(store, meter.registerId, month),
        kind: now.kind ?? 'actual',
        readOn: now.readOn,
        dialWh: now.dialWh,
        usualUseWh: meter.usualUseWh,
        source,
        finding: now.finding,
        reason: now.reason,
        recordedBy: actor.personId,
        recordedAt,
        daybookNo,
      });
      written += 1;
    }
    return { routeCode, look, judgement, isFurther: !isSame && last !== null && (last.isByFile || !isKept) };
  }

  /** A remote dial that is the one read on the spot adds nothing to it. */
  function isRemoteAtSite(meter: MeterMonth): boolean {
    return source === 'remote' && isSiteReading(meter);
  }
}

function findLooks(store: Store, line: HandheldLine, month: Month): readonly KnownLook[] {
  const registers = findRegistersOf(store, line.accountNo, line.meterNo);
  if (typeof registers === 'string') {
    return looksAtMeter(line, null).map((look) => ({ look, meter: registers }));
  }
  return looksAtMeter(line, new Set(registers.keys())).map((look) => {
    const registerId = look.register === null ? undefined : registers.get(look.register);
    if (registerId === undefined) return { look, meter: 'no_register' };
    const meter = findMeterMonth(store, registerId, month);
    return {
      look,
      meter:
        meter === null
          ? 'no_meter'
          : { ...meter, isBeforeOpening: isBeforeOpening(store, registerId, month) },
    };
  });
}

function saidByStore(meter: MeterMonth): Said | null {
  return meter.readingId === null ? null : { ...meter, isByFile: false };
}

/** What a line says; a word that was given for the same dial stays, and so does that it rolled over. */
function saidByLine(line: HandheldLine, { dialWh, finding }: HandheldJudgement, last: Said | null): Said {
  const isSameDial = last !== null && last.kind === line.state && last.dialWh === dialWh;
  const isStillRolledOver = isSameDial && finding === 'backward' && last.finding === 'rolled_over';
  return {
    isByFile: true,
    kind: line.state,
    readOn: line.readOn,
    dialWh,
    finding: isStillRolledOver ? 'rolled_over' : finding,
    reason: line.note ?? (isSameDial ? last.reason : null),
  };
}

/** Tells whether nothing new is said; a word that only was said before is no difference. */
function saysTheSame(line: HandheldLine, now: Said, last: Said): boolean {
  return (
    last.kind === now.kind &&
    last.readOn === now.readOn &&
    last.dialWh === now.dialWh &&
    (line.note === null || line.note === last.reason)
  );
}
