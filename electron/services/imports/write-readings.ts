import type { ReadingVerdict } from '../../../db/domain/accounts/import-finding.ts';
import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import {
  isWrittenVerdict,
  judgeHandheldLine,
  type HandheldJudgement,
  type HandheldLine,
} from '../../../db/domain/metering/handheld-line.ts';
import { getChainHead, nextEntryNo } from '../../../db/local/daybook.ts';
import type { Store } from '../../../db/local/store.ts';
import { findRegisterOf, isBeforeOpening } from '../../../db/local/queries/imports.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import {
  findMeterMonth,
  insertReading,
  nextReadingVersion,
  type MeterMonth,
} from '../../../db/local/queries/readings.ts';
import type { Actor, Counter } from '../counter.ts';

type FoundMeter = (MeterMonth & { readonly isBeforeOpening: boolean }) | 'no_account' | null;

/** What the store knew of each line's meter, and the daybook's last entry then: as long as it is the last, nothing has changed. */
export interface MetersLookedUp {
  readonly meters: readonly FoundMeter[];
  readonly atEntryNo: number;
}

const linesPerSlice = 200;

/** Looks up the meters of a file's lines in slices that leave room for other work; null when `goesOn` said no. */
export async function lookUpMeters(
  store: Store,
  lines: readonly HandheldLine[],
  month: Month,
  goesOn: (done: number) => Promise<boolean>,
): Promise<MetersLookedUp | null> {
  const atEntryNo = getChainHead(store).entryNo;
  const meters: FoundMeter[] = [];
  for (const line of lines) {
    meters.push(findMeter(store, line, month));
    if (meters.length % linesPerSlice === 0 && !(await goesOn(meters.length))) return null;
  }
  return { meters, atEntryNo };
}

/** What writing the lines of a file came to: each line's judgement, in their order, and how many became readings. */
export interface WrittenReadings {
  readonly judgements: readonly HandheldJudgement[];
  readonly written: number;
}

/**
 * Judges the lines of a handheld's file against the store and writes them as readings of the month, inside the caller's transaction:
 * never over an existing reading, only as a further version, and only when something differs. With `keepsExisting` (a file that was
 * imported before) meters that have a reading keep it: what a person corrected since stays corrected. Meters that may have changed
 * since they were looked up, by other work or by an earlier line of the file, are looked up again.
 */
export function writeReadings(
  counter: Counter,
  actor: Actor,
  file: { readonly lines: readonly HandheldLine[]; readonly month: Month; readonly keepsExisting: boolean },
  lookedUp: MetersLookedUp,
): WrittenReadings {
  const { store } = counter;
  const { lines, month, keepsExisting } = file;
  const thresholds = findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings;
  const daybookNo = nextEntryNo(store);
  const recordedAt = counter.clock.now();
  const isStale = lookedUp.atEntryNo !== getChainHead(store).entryNo;
  const written = new Map<number, number>();
  const judgements = lines.map((line, index) => {
    const known = lookedUp.meters[index] ?? null;
    const isWritten = known !== null && known !== 'no_account' && written.has(known.registerId);
    const meter = isStale || isWritten ? findMeter(store, line, month) : known;
    const judgement = judgeHandheldLine(line, meter, month, thresholds);
    if (meter === null || meter === 'no_account' || !isWrittenVerdict(judgement.verdict)) return judgement;
    if (meter.readingId !== null && (keepsExisting || saysTheSame(line, judgement.verdict, meter)))
      return judgement;
    const { state } = line;
    invariant(state !== null, 'a line that is written has a state');
    insertReading(store, {
      registerId: meter.registerId,
      accountId: meter.accountId,
      periodMonth: month,
      version: nextReadingVersion(store, meter.registerId, month),
      kind: state,
      readOn: line.readOn,
      dialWh: state === 'actual' ? line.dialWh : null,
      usualUseWh: meter.usualUseWh,
      source: 'handheld',
      finding: judgement.finding,
      reason: line.note,
      recordedBy: actor.personId,
      recordedAt,
      daybookNo,
    });
    written.set(meter.registerId, (written.get(meter.registerId) ?? 0) + 1);
    return judgement;
  });
  return { judgements, written: [...written.values()].reduce((sum, versions) => sum + versions, 0) };
}

function findMeter(store: Store, line: HandheldLine, month: Month): FoundMeter {
  const registerId = findRegisterOf(store, line.accountNo, line.meterNo);
  if (registerId === null || registerId === 'no_account') return registerId;
  const meter = findMeterMonth(store, registerId, month);
  return meter === null ? null : { ...meter, isBeforeOpening: isBeforeOpening(store, registerId, month) };
}

/** Tells whether the month's newest reading says what the line says; a word that only the store has is no difference. */
function saysTheSame(line: HandheldLine, verdict: ReadingVerdict, meter: MeterMonth): boolean {
  const dialWh = verdict === 'locked' || verdict === 'fault' ? null : line.dialWh;
  return (
    meter.kind === line.state &&
    meter.readOn === line.readOn &&
    meter.dialWh === dialWh &&
    (line.note === null || line.note === meter.reason)
  );
}
