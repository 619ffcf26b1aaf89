import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { DaybookRow, VerifyReport } from '../../../electron/contract/county.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { Messages } from '../../messages/index.ts';
import { entrySummary, kindWord } from './entry-words.ts';

/** The entries that are listed, as a list to take out. */
export function daybookTable(messages: Messages, entries: readonly DaybookRow[]): ExportTable {
  const words = messages.books;
  return {
    fileNameHint: words.exportName,
    columns: [
      { title: words.entryNo, kind: 'count' },
      { title: words.recordedAt, kind: 'text' },
      { title: words.businessDay, kind: 'day' },
      { title: words.kind, kind: 'text' },
      { title: words.actor, kind: 'text' },
      { title: words.summary, kind: 'text' },
      { title: words.hash, kind: 'text' },
    ],
    rows: entries.map((entry) => [
      entry.entryNo,
      stationTimeAt(entry.recordedAt),
      entry.businessDay,
      kindWord(messages, entry.kind),
      entry.actorName,
      entrySummary(messages, entry).slice(0, 1_000),
      entry.hash,
    ]),
  };
}

/** What the proof of the books found, as a list to hand on. */
export function findingsTable(messages: Messages, report: VerifyReport): ExportTable {
  const words = messages.books;
  return {
    fileNameHint: words.findingsExportName,
    columns: [
      { title: words.check, kind: 'text' },
      { title: words.finding, kind: 'text' },
    ],
    rows: report.checks.flatMap(({ check, findings }) =>
      findings.map((finding) => [words.checks[check] ?? check, finding.slice(0, 1_000)]),
    ),
  };
}
