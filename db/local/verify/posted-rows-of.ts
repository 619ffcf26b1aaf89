import { type PostedTable, postedTables } from '../posted-rows.ts';
import { prepared, type Store } from '../store.ts';

/** A row: the values of the table's digested columns in their order, then those that are proven beside the digest. */
export type PostedRow = (string | number | null)[];

export type { PostedTable };

/** The posted tables in the order of the digest. */
export const postedTableNames: readonly PostedTable[] = postedTables.map(({ table }) => table);

/** Tables of which one entry may hold a whole month: read in pages, never at once. */
const pagedTables: ReadonlySet<PostedTable> = new Set([
  'reading',
  'bill',
  'bill_line',
  'journal_entry',
  'journal_line',
]);

/** Columns that joined a table after its digest was fixed: proven by what other posted rows say. */
const besideDigest: Readonly<Partial<Record<PostedTable, readonly string[]>>> = {
  bill: ['kind', 'correction_no'],
};

/** Up to so many rows of a table, an entry is read together with its neighbours. */
const fewRows = 200;

/** How many rows one page of a paged table has. */
const rowsPerPage = 2_000;

// `+?`: this SQLite plans again at every binding that might change its plan (ENABLE_STAT4).
const statements = prepared((_db, sqlite) =>
  postedTables.map(({ table, columns, parent }) => {
    const names = columns.split(', ');
    const named = [...names, ...(besideDigest[table] ?? [])].map((column) => `t.${column}`).join(', ');
    const from =
      parent === null ? `${table} t` : `${parent.table} p join ${table} t on t.${parent.key} = p.id`;
    const owner = parent === null ? 't' : 'p';
    // A receipt carries its entry's number twice, by its payment and by itself: the second must not stray.
    const ownNo = table === 'receipt' ? 't.daybook_no' : `${owner}.daybook_no`;
    const keys = parent === null ? 't.id' : `t.${names[0]}, t.${names[1]}`;
    const after =
      parent === null
        ? 't.id > +@first'
        : `p.id >= +@first and (t.${names[0]} > @first or t.${names[1]} > @second)`;
    return {
      table,
      between: sqlite
        .prepare<[number, number], PostedRow>(
          `select ${named}, ${ownNo}, ${owner}.daybook_no from ${from}
           where ${owner}.daybook_no between +? and +? order by ${owner}.daybook_no, t.${names[0]}${parent === null ? '' : `, t.${names[1]}`}`,
        )
        .raw(),
      page: pagedTables.has(table)
        ? sqlite
            .prepare<[{ entryNo: number; first: number; second: number }], PostedRow>(
              `select ${named} from ${from} where ${owner}.daybook_no = +@entryNo and ${after} order by ${keys} limit ${rowsPerPage}`,
            )
            .raw()
        : null,
      outside:
        parent === null
          ? sqlite
              .prepare<[number], PostedRow>(
                `select ${named}, t.daybook_no from ${table} t where t.daybook_no > +? or t.daybook_no < 1 limit 100`,
              )
              .raw()
          : null,
    };
  }),
);

const probes = prepared((_db, sqlite) =>
  postedTables
    .filter(({ table, parent }) => pagedTables.has(table) && parent === null)
    .map(({ table }) =>
      sqlite
        .prepare<[number], 1>(`select 1 from ${table} where daybook_no = +? limit 1 offset ${fewRows}`)
        .pluck(),
    ),
);

const lineProbe = prepared((_db, sqlite) =>
  sqlite
    .prepare<[number], 1>(
      `select 1 from journal_entry p join journal_line t on t.entry_id = p.id where p.daybook_no = +? limit 1 offset ${fewRows}`,
    )
    .pluck(),
);

/** Whether an entry has so many rows that they are better read in pages. */
export function isHuge(store: Store, entryNo: number): boolean {
  return (
    probes(store).some((probe) => probe.get(entryNo) !== undefined) ||
    lineProbe(store).get(entryNo) !== undefined
  );
}

/** The posted rows of a run of entries: by table (in digest order), then by entry number. */
export type RowsOfEntries = readonly ReadonlyMap<number, readonly PostedRow[]>[];

/**
 * Reads the posted rows whose entry number lies in a range; `onTornRow` hears of a receipt that names another entry than its payment.
 */
export function rowsBetween(
  store: Store,
  firstEntryNo: number,
  lastEntryNo: number,
  onTornRow: (table: PostedTable, row: PostedRow, ownEntryNo: number) => void,
): RowsOfEntries {
  return statements(store).map(({ table, between }) => {
    const byEntry = new Map<number, PostedRow[]>();
    for (const row of between.all(firstEntryNo, lastEntryNo)) {
      const entryNo = row.pop() as number;
      const ownEntryNo = row.pop() as number;
      if (ownEntryNo !== entryNo) onTornRow(table, row, ownEntryNo);
      const rows = byEntry.get(entryNo);
      if (rows === undefined) byEntry.set(entryNo, [row]);
      else rows.push(row);
    }
    return byEntry;
  });
}

/** Reads the posted rows of one entry in digest order, a page at a time, so that a month's bills never lie in memory together. */
export function* pagesOfEntry(
  store: Store,
  entryNo: number,
): Generator<readonly [PostedTable, readonly PostedRow[]]> {
  for (const { table, between, page } of statements(store)) {
    if (page === null) {
      const rows = between.all(entryNo, entryNo);
      for (const row of rows) row.length -= 2;
      yield [table, rows];
      continue;
    }
    let first = 0;
    let second = 0;
    for (
      let rows = page.all({ entryNo, first, second });
      rows.length > 0;
      rows = page.all({ entryNo, first, second })
    ) {
      yield [table, rows];
      const last = rows.at(-1) as PostedRow;
      first = last[0] as number;
      second = Number(last[1]);
      if (rows.length < rowsPerPage) break;
    }
  }
}

/** Posted rows that name an entry after the last one, or none: at most a hundred of each table. */
export function rowsOutside(
  store: Store,
  lastEntryNo: number,
): { table: PostedTable; row: PostedRow; entryNo: number }[] {
  return statements(store).flatMap(({ table, outside }) =>
    (outside?.all(lastEntryNo) ?? []).map((row) => ({ table, entryNo: row.pop() as number, row })),
  );
}

/** The key of a posted row as people name it: the one column of most tables, the two of a child. */
export function keyOfRow(table: PostedTable, row: PostedRow): string {
  const isChildWithTwoKeys =
    table === 'bill_line' ||
    table === 'tender' ||
    table === 'tender_detail' ||
    table === 'bounce_allocation' ||
    table === 'allocation' ||
    table === 'journal_line';
  return isChildWithTwoKeys ? `${row[0]}/${row[1]}` : String(row[0]);
}

/** A row as its entry's digest covers it: the very text that `digestPostedRows` makes of it. */
export function textOfRow(table: PostedTable, row: PostedRow): string {
  const beside = besideDigest[table];
  return `${table}${JSON.stringify(beside === undefined ? row : row.slice(0, -beside.length))}\n`;
}
