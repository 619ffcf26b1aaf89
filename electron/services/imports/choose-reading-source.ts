import { matchHeadings } from '../../../db/domain/accounts/import-column.ts';
import { dialFields, handheldColumns } from '../../../db/domain/metering/handheld-columns.ts';
import { proposeFileSource } from '../../../db/domain/metering/reading-source.ts';
import type { Store } from '../../../db/local/store.ts';
import { findRememberedSource, type ReadingFileSource } from './reading-file-source.ts';
import type { Table } from './table.ts';

/** The source of a file of readings: the one that is given, else that of the last file with these headings, else what the headings speak of. */
export function chooseReadingSource(
  store: Store,
  table: Pick<Table, 'headings' | 'format'>,
  given: ReadingFileSource | null,
): ReadingFileSource {
  if (given !== null) return given;
  const { headings, format } = table;
  const remembered = findRememberedSource(store, headings);
  if (remembered !== null) return remembered;
  const matching = matchHeadings(handheldColumns, headings);
  const dialColumns = dialFields.filter((field) => matching[field] !== null).length;
  return { kind: proposeFileSource(headings, { isWorkbook: format === 'xlsx', dialColumns }), name: null };
}
