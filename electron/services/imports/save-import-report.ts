import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { ImportFindingCode } from '../../../db/domain/accounts/import-finding.ts';
import { refuse, ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { ImportFinding } from '../../contract/imports.ts';
import { defuseCell } from '../exports/defuse-cell.ts';
import { writeTable } from '../exports/write-table.ts';
import type { ImportReport } from './import-run.ts';

/** The words of a report in the reader's language: its headings, and a sentence for each code and each weight. */
export interface ReportWords {
  readonly title: string;
  readonly headings: {
    readonly line: string;
    readonly column: string;
    readonly value: string;
    readonly result: string;
    readonly reason: string;
  };
  describe(code: ImportFindingCode): string;
  describeSeverity(severity: ImportFinding['severity']): string;
}

/** Which form a report file takes. */
export type ReportFormat = 'csv' | 'xlsx';

/**
 * Makes the report file of an import: line (none for what no line speaks of), column, value, what became of it, and the reason as a sentence. CSV is UTF-8 with its mark,
 * so that Excel reads it; in both forms no cell can start a formula.
 */
export async function makeImportReport(
  report: ImportReport,
  format: ReportFormat,
  words: ReportWords,
): Promise<Buffer> {
  const { headings } = words;
  const rows = report.lines.map(({ line, column, value, code, severity }) => ({
    line,
    texts: [column ?? '', value, words.describeSeverity(severity), words.describe(code)],
  }));
  if (format === 'xlsx') {
    return writeTable({
      fileNameHint: words.title,
      columns: [
        { title: headings.line, kind: 'count' },
        ...[headings.column, headings.value, headings.result, headings.reason].map((title) => ({
          title,
          kind: 'text' as const,
        })),
      ],
      rows: rows.map(({ line, texts }) => [line, ...texts]),
    });
  }
  const heading = [headings.line, headings.column, headings.value, headings.result, headings.reason];
  const lines = rows.map(({ line, texts }) => [line === null ? '' : String(line), ...texts]);
  return Buffer.from(
    stringify(
      [heading, ...lines].map((cells) => cells.map(defuseCell)),
      { bom: true, record_delimiter: 'windows' },
    ),
  );
}

/**
 * Writes the report file where a person chose, as XLSX when the name ends so, else as CSV. Refuses file_not_writable when the place
 * takes no file, disk_full when it has no room.
 */
export async function saveImportReport(
  report: ImportReport,
  path: string,
  words: ReportWords,
): Promise<Result<null>> {
  const bytes = await makeImportReport(report, path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', words);
  try {
    await writeFile(path, bytes);
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return refuse(code === 'ENOSPC' ? 'disk_full' : 'file_not_writable');
  }
}
