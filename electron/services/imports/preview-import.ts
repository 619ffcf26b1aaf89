import { accountColumns } from '../../../db/domain/accounts/account-columns.ts';
import type { ImportColumn } from '../../../db/domain/accounts/import-column.ts';
import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { normaliseFigures } from '../../../db/domain/accounts/normalise-cell.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { handheldColumns } from '../../../db/domain/metering/handheld-columns.ts';
import type { ImportKind, ImportPreview } from '../../contract/imports.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { proposeMatching } from './chosen-matching.ts';
import { chooseReadingSource } from './choose-reading-source.ts';
import { listReadingSources, matchingScopeOf, type ReadingFileSource } from './reading-file-source.ts';
import { readTable } from './read-table.ts';
import { readingTable } from './table.ts';
import { usualMonth } from './usual-month.ts';

const sampleRows = 10;

/** What each kind of import reads, and who may. */
const columnsOf: Readonly<Record<ImportKind, readonly ImportColumn<string>[]>> = {
  accounts: accountColumns,
  readings: handheldColumns,
};

/** The right that each kind of import asks for. */
export const importRights = { accounts: 'accounts.import', readings: 'readings.enter' } as const;

/** Which file, as what, and of readings from where (null: as the headings tell). */
export interface PreviewInput {
  readonly kind: ImportKind;
  readonly path: string;
  readonly source?: ReadingFileSource | null;
}

/**
 * Shows how a file would be read: format, encoding, headings, first rows, the proposed columns and, of readings, the month and where
 * the file comes from. Writes nothing. Refuses, in this order: right_missing; file_unreadable, file_too_large, file_has_no_rows (see
 * readTable).
 */
export async function previewImport(
  counter: Counter,
  actor: Actor,
  input: PreviewInput,
): Promise<Result<ImportPreview>> {
  const right = checkRight(actor, importRights[input.kind]);
  if (!right.ok) return right;
  return readingTable(async () => {
    const table = await readTable(input.path);
    if (!table.ok) return table;
    const { format, encoding, headings } = table.value;
    const columns = columnsOf[input.kind];
    const source =
      input.kind === 'readings'
        ? chooseReadingSource(counter.store, table.value, input.source ?? null)
        : null;
    const scope = source === null ? input.kind : matchingScopeOf(source);
    const { matching, isRemembered } = proposeMatching(counter.store, scope, columns, headings);
    const dayColumn = input.kind === 'readings' ? (matching.readOn ?? null) : null;
    const days: (Day | null)[] = [];
    const sample: (readonly string[])[] = [];
    let rowCount = 0;
    for await (const { cells } of table.value.rows()) {
      if (sample.length < sampleRows)
        sample.push(headings.map((_, index) => (cells[index] ?? '').slice(0, 100)));
      if (dayColumn !== null) days.push(parseLegacyDay(normaliseFigures(cells[dayColumn] ?? '')));
      rowCount += 1;
    }
    const fields = columns.map(({ field, isRequired, standsFor }) => ({
      field,
      isRequired,
      ...(standsFor === undefined ? {} : { standsFor }),
    }));
    return ok({
      format,
      encoding,
      headings,
      sample,
      rowCount,
      fields,
      matching,
      isRemembered,
      usualMonth: usualMonth(days),
      source,
      sources: source === null ? [] : listReadingSources(counter.store),
    });
  });
}
