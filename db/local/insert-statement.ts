import type Database from 'better-sqlite3';
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** A prepared insert of one row. */
export interface InsertStatement<Row> {
  run(row: Row): Database.RunResult;
}

/**
 * Prepares an insert of these fields of a table: the schema's types at compile time, SQLite's own statement at run time. For fields
 * that are stored as they are (numbers, text, bytes), on paths that run once a payment: half the time of the builder's placeholders.
 */
export function insertStatement<
  Table extends SQLiteTable,
  Field extends keyof InferInsertModel<Table> & string,
>(
  sqlite: Database.Database,
  table: Table,
  fields: readonly Field[],
): InsertStatement<Required<Pick<InferInsertModel<Table>, Field>>> {
  const columns = getTableColumns(table);
  const names = fields.map((field) => columns[field]?.name);
  const places = fields.map((field) => `@${field}`);
  const statement = sqlite.prepare<[object]>(
    `insert into ${getTableName(table)} (${names.join(', ')}) values (${places.join(', ')})`,
  );
  return { run: (row) => statement.run(row) };
}
