import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Store } from '../store.ts';
import type { Report } from './finding.ts';

/** How many faults of one table SQLite names before it stops. */
const mostFaults = 50;

interface SchemaObject {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  readonly sql: string | null;
}

/** Faults that SQLite's own check finds: pages, rows, indexes, constraints. Gives way after each table. */
export function* checkPages(store: Store, report: Report): Generator<void> {
  for (const table of tablesOf(store)) {
    const faults = store.sqlite.pragma(`integrity_check('${table}')`) as { integrity_check: string }[];
    for (const { integrity_check: detail } of faults.slice(0, mostFaults)) {
      if (detail !== 'ok') report('file', 'file_damaged', table, '', { detail });
    }
    yield;
  }
}

/** Rows that name another row which is not there. Gives way after each table. */
export function* checkReferences(store: Store, report: Report): Generator<void> {
  for (const table of tablesOf(store)) {
    const broken = store.sqlite.pragma(`foreign_key_check('${table}')`) as { fkid: number }[];
    for (const fkid of new Set(broken.map((row) => row.fkid))) reportOrphans(store, table, fkid, report);
    yield;
  }
}

/** Names the rows of a table by their keys whose reference leads nowhere. */
function reportOrphans({ sqlite }: Store, table: string, fkid: number, report: Report): void {
  const references = sqlite.pragma(`foreign_key_list('${table}')`) as {
    id: number;
    table: string;
    from: string;
    to: string;
  }[];
  const reference = references.find(({ id }) => id === fkid);
  if (reference === undefined) return;
  const columns = sqlite.pragma(`table_info('${table}')`) as { name: string; pk: number }[];
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => `child."${name}"`);
  const { table: parent, from, to } = reference;
  const orphans = sqlite
    .prepare<[], (string | number)[]>(
      `select ${keys.join(', ')} from "${table}" child where child."${from}" is not null
       and not exists (select 1 from "${parent}" p where p."${to}" = child."${from}") limit ${mostFaults}`,
    )
    .raw()
    .all();
  for (const key of orphans) report('references', 'reference_broken', table, key.join('/'), { parent });
}

/**
 * Compares tables, indexes and triggers of the file with those that this program's migrations make in an empty one: who drops or
 * weakens a trigger or a unique index to change what is posted, or adds a trigger of their own, is named.
 */
export function checkSchema(store: Store, report: Report): void {
  const expected = new Map(expectedSchema(store).map((object) => [nameOf(object), object]));
  for (const object of schemaOf(store.sqlite)) {
    const wanted = expected.get(nameOf(object));
    expected.delete(nameOf(object));
    if (wanted === undefined) {
      if (object.type === 'trigger' || object.type === 'view') {
        report('schema', 'object_unknown', object.type, object.name);
      }
    } else if (wanted.sql !== object.sql) report('schema', 'object_changed', object.type, object.name);
  }
  for (const { type, name } of expected.values()) report('schema', 'object_missing', type, name);
}

/** What this program's migrations make of an empty file; made once per store. */
const expectedSchemas = new WeakMap<Store, readonly SchemaObject[]>();

function expectedSchema(store: Store): readonly SchemaObject[] {
  const known = expectedSchemas.get(store);
  if (known !== undefined) return known;
  const made = makeSchema(store);
  expectedSchemas.set(store, made);
  return made;
}

function makeSchema(store: Store): readonly SchemaObject[] {
  const empty = new Database(':memory:', {
    ...(store.nativeBinding === undefined ? {} : { nativeBinding: store.nativeBinding }),
  });
  try {
    migrate(drizzle(empty), { migrationsFolder: store.migrationsFolder });
    return schemaOf(empty);
  } finally {
    empty.close();
  }
}

function schemaOf(sqlite: Database.Database): readonly SchemaObject[] {
  return sqlite
    .prepare<[], SchemaObject>(
      "select type, name, sql from sqlite_schema where name not like 'sqlite\\_%' escape '\\'",
    )
    .all();
}

function nameOf({ type, name }: SchemaObject): string {
  return `${type} ${name}`;
}

function tablesOf(store: Store): string[] {
  return store.sqlite
    .prepare<[], string>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' order by name",
    )
    .pluck()
    .all();
}
