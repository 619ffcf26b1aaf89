import { invariant } from '../../db/domain/kernel/invariant.ts';
import type { Store } from '../../db/local/store.ts';
import { settleHeap, timeOnce } from './measure.ts';

/** The tables that a billing run leaves rows in, and by which the rows of one daybook entry are found. */
const writtenTables = [
  { table: 'bill', where: 'daybook_no = ?' },
  { table: 'bill_line', where: 'bill_id in (select id from bill where daybook_no = ?)' },
  { table: 'open_item', where: 'bill_id in (select id from bill where daybook_no = ?)' },
  { table: 'journal_entry', where: 'daybook_no = ?' },
  { table: 'journal_line', where: 'entry_id in (select id from journal_entry where daybook_no = ?)' },
] as const;

/** One of these tables. */
export type WrittenTable = (typeof writtenTables)[number]['table'];

/** The rows of a table, as they stand in the store. */
export interface TableRows {
  readonly table: WrittenTable;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The rows of some tables. */
export type Written = readonly TableRows[];

/** Reads all rows that a daybook entry of the billing run sealed. */
export function readWritten({ sqlite }: Store, entryNo: number): Written {
  return writtenTables.map(({ table, where }) => {
    const statement = sqlite.prepare<[number], unknown[]>(`select * from ${table} where ${where}`).raw();
    return { table, columns: statement.columns().map(({ name }) => name), rows: statement.all(entryNo) };
  });
}

/** The rows of one table. */
export function rowsOf(written: Written, table: WrittenTable): TableRows {
  const found = written.find((one) => one.table === table);
  invariant(found !== undefined, `nothing was written into ${table}`);
  return found;
}

/** Puts rows into a store that does not have them yet, with bare prepared statements, in one transaction; answers what it took in milliseconds. */
export function insertBare({ sqlite }: Store, written: Written): number {
  const inserts = written.map(({ table, columns, rows }) => ({
    rows,
    statement: insertInto(sqlite, table, columns),
  }));
  settleHeap();
  return timeOnce(() => {
    sqlite.exec('begin immediate');
    for (const { rows, statement } of inserts) for (const row of rows) statement.run(...row);
    sqlite.exec('commit');
  });
}

/** The bare insert of a whole row into a table. */
export function insertInto(sqlite: Store['sqlite'], table: string, columns: readonly string[]) {
  return sqlite.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
}
