import { createHash } from 'node:crypto';
import type { DaybookKind } from '../../domain/sync/daybook-kind.ts';
import { sha256Hex } from '../../wire/canonical-json.ts';
import { chainStart, hashOfPieceEntry } from '../../wire/daybook-piece.ts';
import type { DaybookEntry } from '../daybook.ts';
import { prepared, type Store } from '../store.ts';
import { keyOfGap, type Report } from './finding.ts';
import {
  isHuge,
  keyOfRow,
  pagesOfEntry,
  type PostedRow,
  type PostedTable,
  postedTableNames,
  rowsBetween,
  type RowsOfEntries,
  textOfRow,
} from './posted-rows-of.ts';
import type { BookState } from './replay/book-state.ts';
import { openScene } from './replay/entry-scene.ts';
import { beginEntry, endEntry, tellRow } from './replay/tell-entry.ts';

/** How far the walk is: the last entry that was told, its hash, and the posted rows so far. */
export interface WalkedSoFar {
  lastEntryNo: number;
  lastHash: string;
  entries: number;
  postedRows: number;
}

/** How many entries are read together. */
const entriesPerPage = 128;

/** Kinds of which one entry may hold a whole month or station. */
const hugeKinds: ReadonlySet<DaybookKind> = new Set([
  'accounts_imported',
  'readings_recorded',
  'bills_issued',
]);

/** Entries with more rows than this are not searched for the one row that was added. */
const mostRowsToSearch = 100;

const queries = prepared((_db, sqlite) => ({
  entriesAfter: sqlite.prepare<[number], DaybookEntry>(`
    select entry_no as entryNo, recorded_at as recordedAt, business_day as businessDay, kind, actor_id as actorId,
           actor_name as actorName, payload, rows_hash as rowsHash, previous_hash as previousHash, hash
    from daybook_entry where entry_no > +? order by entry_no limit ${entriesPerPage}`),
}));

/** The walk before the first entry. */
export function startOfWalk(): WalkedSoFar {
  return { lastEntryNo: 0, lastHash: chainStart, entries: 0, postedRows: 0 };
}

/**
 * Tells the daybook again from where the walk stands to its end: numbers and hashes of the chain, the digest of every entry's rows,
 * and the rows themselves into the books. Gives way after each page; what is written meanwhile is told at the end of it.
 */
export function* walkDaybook(
  store: Store,
  state: BookState,
  walked: WalkedSoFar,
  report: Report,
): Generator<void> {
  for (;;) {
    const entries = queries(store).entriesAfter.all(walked.lastEntryNo);
    // Nothing came since the last turn that others had: the walk is at the end, and so is the store.
    if (entries.length === 0) return;
    const run: DaybookEntry[] = [];
    for (const entry of entries) {
      if (!hugeKinds.has(entry.kind) || !isHuge(store, entry.entryNo)) {
        run.push(entry);
        continue;
      }
      tellRun(store, state, walked, report, run.splice(0));
      yield;
      yield* tellHugeEntry(store, state, walked, report, entry);
    }
    tellRun(store, state, walked, report, run);
    yield;
  }
}

/** Entries of few rows each: read together, told one by one. */
function tellRun(
  store: Store,
  state: BookState,
  walked: WalkedSoFar,
  report: Report,
  run: readonly DaybookEntry[],
): void {
  const last = run.at(-1);
  if (last === undefined) return;
  const rows = rowsBetween(store, walked.lastEntryNo + 1, last.entryNo, (table, row, ownEntryNo) => {
    report('posted_rows', 'row_without_entry', table, keyOfRow(table, row), { entryNo: ownEntryNo });
  });
  reportStrays(rows, run, report);
  for (const entry of run) {
    checkLink(walked, entry, report);
    const scene = openScene(entry, report);
    let text = '';
    beginEntry(store, state, scene);
    rows.forEach((byEntry, index) => {
      const table = postedTableNames[index] as PostedTable;
      const rowsOfTable = byEntry.get(entry.entryNo);
      if (rowsOfTable === undefined) return;
      for (const row of rowsOfTable) {
        text += textOfRow(table, row);
        tellRow(store, state, scene, table, row);
      }
      walked.postedRows += rowsOfTable.length;
    });
    endEntry(store, state, scene);
    if (sha256Hex(text) !== entry.rowsHash) reportChangedRows(entry, rowsOf(rows, entry.entryNo), report);
  }
}

/** An entry that may hold a whole month: its rows in pages. */
function* tellHugeEntry(
  store: Store,
  state: BookState,
  walked: WalkedSoFar,
  report: Report,
  entry: DaybookEntry,
): Generator<void> {
  reportStrays(
    rowsBetween(store, walked.lastEntryNo + 1, entry.entryNo - 1, () => {}),
    [],
    report,
  );
  checkLink(walked, entry, report);
  const scene = openScene(entry, report);
  const digest = createHash('sha256');
  const counts = new Map<PostedTable, number>();
  beginEntry(store, state, scene);
  for (const [table, rows] of pagesOfEntry(store, entry.entryNo)) {
    digest.update(rows.map((row) => textOfRow(table, row)).join(''));
    for (const row of rows) tellRow(store, state, scene, table, row);
    walked.postedRows += rows.length;
    counts.set(table, (counts.get(table) ?? 0) + rows.length);
    yield;
  }
  endEntry(store, state, scene);
  if (digest.digest('hex') === entry.rowsHash) return;
  const present = [...counts].filter(([, count]) => count > 0).map(([table, count]) => `${table} × ${count}`);
  report('posted_rows', 'sealed_rows_changed', 'daybook_entry', entry.entryNo, {
    kind: entry.kind,
    rows: present.join(', '),
  });
}

/** An entry's number follows the one before, so does its link, and its hash covers what it says. */
function checkLink(walked: WalkedSoFar, entry: DaybookEntry, report: Report): void {
  const expected = walked.lastEntryNo + 1;
  if (entry.entryNo > expected) {
    report(
      'chain',
      'entry_number_missing',
      'daybook_entry',
      keyOfGap(String(expected), String(entry.entryNo - 1)),
    );
  }
  if (entry.previousHash !== walked.lastHash)
    report('chain', 'entry_out_of_chain', 'daybook_entry', entry.entryNo);
  if (hashOfPieceEntry(entry) !== entry.hash)
    report('chain', 'entry_changed', 'daybook_entry', entry.entryNo, { kind: entry.kind });
  walked.lastEntryNo = entry.entryNo;
  walked.lastHash = entry.hash;
  walked.entries += 1;
}

/** Rows whose entry was skipped: they name a number that the daybook does not have. */
function reportStrays(rows: RowsOfEntries, run: readonly DaybookEntry[], report: Report): void {
  const told = new Set(run.map((entry) => entry.entryNo));
  rows.forEach((byEntry, index) => {
    const table = postedTableNames[index] as PostedTable;
    for (const [entryNo, strays] of byEntry) {
      if (told.has(entryNo)) continue;
      for (const row of strays)
        report('posted_rows', 'row_without_entry', table, keyOfRow(table, row), { entryNo });
    }
  });
}

function rowsOf(rows: RowsOfEntries, entryNo: number): { table: PostedTable; row: PostedRow }[] {
  return rows.flatMap((byEntry, index) =>
    (byEntry.get(entryNo) ?? []).map((row) => ({ table: postedTableNames[index] as PostedTable, row })),
  );
}

/**
 * Names what does not fit a digest: the one row without which it would, if there is one; else everything that stands there now, of
 * which something was changed, or beside which something was deleted.
 */
function reportChangedRows(
  entry: DaybookEntry,
  present: readonly { table: PostedTable; row: PostedRow }[],
  report: Report,
): void {
  const added = present.length > mostRowsToSearch ? undefined : findAddedRow(entry.rowsHash, present);
  if (added !== undefined) {
    report('posted_rows', 'row_added', added.table, keyOfRow(added.table, added.row), {
      entryNo: entry.entryNo,
    });
    return;
  }
  const rows = present.slice(0, mostRowsToSearch).map(({ table, row }) => `${table} ${keyOfRow(table, row)}`);
  report('posted_rows', 'sealed_rows_changed', 'daybook_entry', entry.entryNo, {
    kind: entry.kind,
    rows: rows.join(', '),
  });
}

function findAddedRow(rowsHash: string, present: readonly { table: PostedTable; row: PostedRow }[]) {
  const texts = present.map(({ table, row }) => textOfRow(table, row));
  return present.find(
    (_, left) => sha256Hex(texts.filter((_text, index) => index !== left).join('')) === rowsHash,
  );
}
