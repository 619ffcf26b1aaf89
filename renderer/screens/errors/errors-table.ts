import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { errorKinds } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorCount, ErrorRow } from '../../../electron/contract/errors.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { Messages } from '../../messages/index.ts';
import { type CountSum, sumOfCounts } from './sum-of-counts.ts';

/** The errors as a list to take out. */
export function errorsTable(messages: Messages, title: string, rows: readonly ErrorRow[]): ExportTable {
  const words = messages.errors;
  return {
    fileNameHint: title,
    columns: [
      { title: words.month, kind: 'text' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.kind, kind: 'text' },
      { title: words.description, kind: 'text' },
      { title: words.author, kind: 'text' },
      { title: words.foundBy, kind: 'text' },
      { title: words.foundAt, kind: 'text' },
      { title: words.mendedBy, kind: 'text' },
      { title: words.mendedAt, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.month,
      row.accountNo,
      row.name,
      messages.names.errorKinds[row.kind],
      row.description,
      row.authorName,
      row.foundByName,
      stationTimeAt(row.foundAt),
      row.mendedByName ?? words.open,
      row.mendedAt === null ? null : stationTimeAt(row.mendedAt),
    ]),
  };
}

/** The counts by person as a list to take out, with their sum. */
export function peopleTable(messages: Messages, title: string, counts: readonly ErrorCount[]): ExportTable {
  const words = messages.errors;
  const row = (name: string, count: CountSum) => [
    name,
    ...errorKinds.map((kind) => count.byKind[kind]),
    count.errors,
    count.mended,
    count.errors - count.mended,
    count.repeated,
    count.assessedFen,
  ];
  return {
    fileNameHint: title,
    columns: [
      { title: words.author, kind: 'text' },
      ...errorKinds.map((kind) => ({ title: messages.names.errorKinds[kind], kind: 'count' as const })),
      { title: words.total, kind: 'count' },
      { title: words.mendedCount, kind: 'count' },
      { title: words.openCount, kind: 'count' },
      { title: words.repeated, kind: 'count' },
      { title: words.assessedYuan, kind: 'money_fen' },
    ],
    rows: [...counts.map((count) => row(count.authorName, count)), row(words.all, sumOfCounts(counts))],
  };
}
