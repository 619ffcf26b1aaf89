import type { Matching } from '../../../db/domain/accounts/import-column.ts';
import { isTotalsRow, readingVerdicts, type RowFinding } from '../../../db/domain/accounts/import-finding.ts';
import { monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { handheldColumns, type HandheldField } from '../../../db/domain/metering/handheld-columns.ts';
import {
  findingOfLine,
  readHandheldLine,
  type HandheldCells,
  type HandheldLine,
} from '../../../db/domain/metering/handheld-line.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { checkRight, today, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkMonth } from '../readings/check-month.ts';
import { chooseMatching, pickCells, rememberMatching, type GivenMatching } from './chosen-matching.ts';
import { findDoneImport, noteDoneImport, type ImportPayload } from './done-import.ts';
import { countOne, reportLinesOf, type ImportCounts, type ImportRun, type ReportLine } from './import-run.ts';
import { inTurn } from './in-turn.ts';
import { readTable } from './read-table.ts';
import { nextTurn, readingTable, type Table } from './table.ts';
import { usualMonth } from './usual-month.ts';
import { lookUpMeters, writeReadings, type WrittenReadings } from './write-readings.ts';

/** Which file, by which columns (null: the remembered or guessed ones), for which month (null: the one that most reading days lie in). */
export interface ImportReadingsInput {
  readonly path: string;
  readonly matching: GivenMatching | null;
  readonly month: Month | null;
}

/** What the daybook keeps of an import of readings; the readings themselves are covered by the entry's digest of posted rows. */
interface ReadingsPayload extends ImportPayload {
  readonly month: Month;
  readonly count: number;
}

/**
 * Imports a handheld's readings of a month, all in one transaction: a cancel or a failure leaves nothing, an existing reading is never
 * overwritten, and the same file by the same matching again changes nothing. Refuses, in this order: right_missing; file_unreadable, file_too_large,
 * file_has_no_rows (see readTable); column_missing; import_cancelled; month_in_future, given or found in the days. What becomes of a line: see judgeHandheldLine.
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
  const matching = chooseMatching(store, 'readings', handheldColumns, table.headings, input.matching);
  if (!matching.ok) return matching;
  const lines = await readLines(table, matching.value, progress);
  if (!lines.ok) return lines;
  const file = lines.value;
  const handheldLines = file.lines.map(({ line }) => line);
  const month =
    input.month ?? usualMonth(handheldLines.map(({ readOn }) => readOn)) ?? monthOf(today(counter));
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const lookedUp = await lookUpMeters(store, handheldLines, month, (done) =>
    goesOn(progress, done, handheldLines.length),
  );
  if (lookedUp === null || progress.isCancelled()) return refuse('import_cancelled');

  const source = { sha256: table.sha256, matching: matching.value, month };
  const earlier = findDoneImport<ReadingsPayload>(store, 'readings_recorded', source);
  progress.report('writing', 0, file.lines.length);
  const run = store.write(() => {
    const given = { lines: handheldLines, month, keepsExisting: earlier !== null };
    const done = writeReadings(counter, actor, given, lookedUp);
    const isRepeated = earlier !== null && done.written === 0;
    const counts = isRepeated ? earlier.counts : countsOf(done, file.skipped);
    if (done.written > 0) {
      const payload: ReadingsPayload = {
        fileSha256: table.sha256,
        fileName: table.fileName,
        counts,
        month,
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
      rememberMatching(store, 'readings', table.headings, matching.value);
    }
    const reported = reportOf(file, done, (field) => headingOf(table, matching.value, field), isRepeated);
    return ok({
      isRepeated,
      counts,
      report: { kind: 'readings' as const, fileName: table.fileName, lines: reported },
    });
  });
  progress.report('writing', file.lines.length, file.lines.length);
  return run;
}

interface FileLine {
  readonly no: number;
  readonly cells: HandheldCells;
  readonly line: HandheldLine;
}

interface ReadLines {
  readonly lines: readonly FileLine[];
  readonly skipped: readonly { readonly no: number; readonly value: string }[];
}

const linesPerSlice = 500;

async function readLines(
  table: Table,
  matching: Matching<HandheldField>,
  progress: Progress,
): Promise<Result<ReadLines>> {
  const lines: FileLine[] = [];
  const skipped: { no: number; value: string }[] = [];
  let done = 0;
  for await (const row of table.rows()) {
    const cells = pickCells(handheldColumns, matching, row.cells);
    const line = readHandheldLine(cells);
    if (isTotalsRow(line.accountNo, '')) skipped.push({ no: row.line, value: line.accountNo });
    else lines.push({ no: row.line, cells, line });
    done += 1;
    if (done % linesPerSlice === 0 && !(await goesOn(progress, done, table.expectedRows)))
      return refuse('import_cancelled');
  }
  return ok({ lines, skipped });
}

/** Tells how far the checking is, lets everything else have its turn, and answers whether to go on. */
async function goesOn(progress: Progress, done: number, expected: number): Promise<boolean> {
  progress.report('checking', done, Math.max(done, expected));
  await nextTurn();
  return !progress.isCancelled();
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

function countsOf({ judgements }: WrittenReadings, skipped: ReadLines['skipped']): ImportCounts {
  const counts: Record<string, number> = { lines: judgements.length };
  for (const verdict of alwaysCounted) counts[verdict] = 0;
  for (const verdict of readingVerdicts) {
    for (const judgement of judgements) if (judgement.verdict === verdict) countOne(counts, verdict);
  }
  if (skipped.length > 0) counts.skipped = skipped.length;
  return counts;
}

function headingOf(table: Table, matching: Matching<HandheldField>, field: HandheldField): string | null {
  const index = matching[field];
  return index === null ? null : (table.headings[index] ?? null);
}

/** The findings in the file's order. A repeated file does not complain that its month has been billed since. */
function reportOf(
  file: ReadLines,
  { judgements }: WrittenReadings,
  heading: (field: HandheldField) => string | null,
  isRepeated: boolean,
): ReportLine[] {
  const reported = file.lines.flatMap(({ no, cells }, index) => {
    const judgement = judgements[index];
    if (judgement === undefined || (isRepeated && judgement.verdict === 'month_issued')) return [];
    const finding = findingOfLine(cells, judgement);
    return finding === null ? [] : reportLinesOf({ line: no, findings: [finding] }, heading);
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
  return [...reported, ...totals].sort((a, b) => a.line - b.line);
}
