import type { Matching } from '../../../db/domain/accounts/import-column.ts';
import { readingVerdicts, type RowFinding } from '../../../db/domain/accounts/import-finding.ts';
import { monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { handheldColumns, type HandheldField } from '../../../db/domain/metering/handheld-columns.ts';
import { findingsOfLook, verdictOfLine } from '../../../db/domain/metering/handheld-judgement.ts';
import type { FileSource } from '../../../db/domain/metering/reading-source.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { checkRight, today, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from '../readings/check-month.ts';
import { chooseReadingSource } from './choose-reading-source.ts';
import { chooseMatching, rememberMatching, type GivenMatching } from './chosen-matching.ts';
import { findDoneImport, noteDoneImport, type ImportPayload } from './done-import.ts';
import { countOne, reportLinesOf, type ImportCounts, type ImportRun, type ReportLine } from './import-run.ts';
import { findContacts, reportOfCards, reportOfMeters } from './find-contacts.ts';
import { inTurn } from './in-turn.ts';
import { goesOn, readHandheldLines, type ReadLines } from './read-handheld-lines.ts';
import { matchingScopeOf, rememberSource, type ReadingFileSource } from './reading-file-source.ts';
import { readTable } from './read-table.ts';
import { nextTurn, readingTable, type Table } from './table.ts';
import { usualMonth } from './usual-month.ts';
import { lookUpMeters, writeReadings, type WrittenReadings } from './write-readings.ts';

/**
 * Which file, by which columns (null: the remembered or guessed ones), for which month (null: the one that most reading days lie in),
 * from where (null: as the headings tell).
 */
export interface ImportReadingsInput {
  readonly source?: ReadingFileSource | null;
  readonly path: string;
  readonly matching: GivenMatching | null;
  readonly month: Month | null;
}

/** What the daybook keeps of an import of readings; the readings themselves are covered by the entry's digest of posted rows. */
interface ReadingsPayload extends ImportPayload {
  readonly month: Month;
  readonly source: FileSource;
  /** What the station calls the source, when it is one of its own. */
  readonly sourceName?: string;
  readonly count: number;
}

/**
 * Imports a file's readings of a month, all in one transaction: a cancel or a failure leaves nothing, an existing reading is never
 * overwritten, and the same file by the same matching again changes nothing. Where the file comes from is kept with each reading, and
 * how its columns are read with the source. Refuses, in this order: right_missing; file_unreadable, file_too_large, file_has_no_rows (see readTable);
 * column_missing; import_cancelled; month_in_future, given or found in the days; period_locked. What becomes of a line: see looksAtMeter,
 * judgeHandheldLook and writeReadings.
 */
export async function importReadings(
  counter: Counter,
  actor: Actor,
  input: ImportReadingsInput,
  progress: Progress,
): Promise<Result<ImportRun>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  return inTurn(counter.store, () => readingTable(() => runImport(counter, actor, input, progress)));
}

async function runImport(
  counter: Counter,
  actor: Actor,
  input: ImportReadingsInput,
  progress: Progress,
): Promise<Result<ImportRun>> {
  const { store } = counter;
  progress.report('reading', 0, 1);
  const read = await readTable(input.path);
  if (!read.ok) return read;
  const table = read.value;
  const from = chooseReadingSource(store, table, input.source ?? null);
  const scope = matchingScopeOf(from);
  const matching = chooseMatching(store, scope, handheldColumns, table.headings, input.matching);
  if (!matching.ok) return matching;
  const lines = await readHandheldLines(table, matching.value, progress);
  if (!lines.ok) return lines;
  const file = lines.value;
  const handheldLines = file.lines.map(({ line }) => line);
  const month =
    input.month ?? usualMonth(handheldLines.map(({ readOn }) => readOn)) ?? monthOf(today(counter));
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const isOpen = checkPeriodOpen(store, month);
  if (!isOpen.ok) return isOpen;
  const lookedUp = await lookUpMeters(store, handheldLines, month, (done) =>
    goesOn(progress, done, handheldLines.length),
  );
  if (lookedUp === null || progress.isCancelled()) return refuse('import_cancelled');

  const source = { sha256: table.sha256, matching: matching.value, month };
  const earlier = findDoneImport<ReadingsPayload>(store, 'readings_recorded', source);
  const heading = (field: HandheldField) => headingOf(table, matching.value, field);
  progress.report('writing', 0, file.lines.length);
  // The transaction below cannot be stopped: what asks to stop is heard before it.
  await nextTurn();
  if (progress.isCancelled()) return refuse('import_cancelled');
  const written = store.write(() => {
    // It may have been locked while the lines were looked up.
    const period = checkPeriodOpen(store, month);
    if (!period.ok) return period;
    const given = { lines: handheldLines, month, source: from.kind, keepsExisting: earlier !== null };
    const done = writeReadings(counter, actor, given, lookedUp);
    const isRepeated = earlier !== null && done.written === 0;
    const counts = isRepeated ? earlier.counts : countsOf(done, file.skipped);
    if (done.written > 0) {
      const payload: ReadingsPayload = {
        fileSha256: table.sha256,
        fileName: table.fileName,
        counts,
        month,
        source: from.kind,
        ...(from.name === null ? {} : { sourceName: from.name }),
        count: done.written,
      };
      const { entryNo } = appendToDaybook(store, {
        kind: 'readings_recorded',
        recordedAt: counter.clock.now(),
        businessDay: today(counter),
        actor,
        payload: { ...payload },
      });
      noteDoneImport(store, 'readings_recorded', entryNo, source);
      rememberMatching(store, scope, table.headings, matching.value);
      rememberSource(store, table.headings, from);
    }
    const reported = reportOf(file, done, heading, isRepeated);
    return ok({ isRepeated, counts, reported, done });
  });
  progress.report('writing', file.lines.length, file.lines.length);
  if (!written.ok) return written;
  const { isRepeated, counts, reported, done } = written.value;
  const contacts = await findContacts(store, month, file.lines, done.lines);
  const all = [
    ...[...reported, ...reportOfMeters(contacts, heading)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ...reportOfCards(contacts),
  ];
  const report = { kind: 'readings' as const, fileName: table.fileName, lines: all };
  return ok({ isRepeated, counts, report, contacts });
}

/** The verdicts that the station's own tally always shows; the others only when there are any. */
const alwaysCounted = [
  'unknown_account',
  'meter_mismatch',
  'locked',
  'fault',
  'backward',
  'zero',
  'other_actual',
] as const;

function countsOf({ lines }: WrittenReadings, skipped: ReadLines['skipped']): ImportCounts {
  const counts: Record<string, number> = { lines: lines.length };
  for (const verdict of alwaysCounted) counts[verdict] = 0;
  const verdicts = lines.map((looks) => verdictOfLine(looks.map(({ judgement }) => judgement.verdict)));
  for (const verdict of readingVerdicts) {
    for (const ofLine of verdicts) if (ofLine === verdict) countOne(counts, verdict);
  }
  const further = lines.flat().filter(({ isFurther }) => isFurther).length;
  if (further > 0) counts.second_version = further;
  if (skipped.length > 0) counts.skipped = skipped.length;
  return counts;
}

function headingOf(table: Table, matching: Matching<HandheldField>, field: HandheldField): string | null {
  const index = matching[field];
  return index === null ? null : (table.headings[index] ?? null);
}

/** The findings of the lines, then the rows of totals. A repeated file does not complain that its month has been billed since. */
function reportOf(
  file: ReadLines,
  { lines }: WrittenReadings,
  heading: (field: HandheldField) => string | null,
  isRepeated: boolean,
): ReportLine[] {
  const reported = file.lines.flatMap(({ no, cells }, index) => {
    const looks = lines[index] ?? [];
    const ofLine = verdictOfLine(looks.map(({ judgement }) => judgement.verdict));
    const findings = looks
      .filter(({ judgement }) => !isRepeated || judgement.verdict !== 'month_issued')
      .flatMap(({ look, judgement, isFurther }) =>
        findingsOfLook(cells, look, judgement, { isFurther, isBeside: judgement.verdict !== ofLine }),
      );
    return reportLinesOf({ line: no, findings }, heading);
  });
  const totals = file.skipped.flatMap(({ no, value }) => {
    const finding: RowFinding<HandheldField> = {
      field: null,
      value,
      code: 'totals_row',
      severity: 'skipped',
    };
    return reportLinesOf({ line: no, findings: [finding] }, heading);
  });
  return [...reported, ...totals];
}
