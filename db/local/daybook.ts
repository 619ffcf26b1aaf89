import canonicalize from 'canonicalize';
import { invariant } from '../domain/kernel/invariant.ts';
import type { Day } from '../domain/kernel/calendar.ts';
import type { DaybookKind } from '../domain/sync/daybook-kind.ts';
import { chainStart, hashOfPieceEntry } from '../wire/daybook-piece.ts';
import { insertStatement } from './insert-statement.ts';
import { digestPostedRows } from './posted-rows.ts';
import { daybookEntry } from './schema/index.ts';
import { prepared, type Store } from './store.ts';

/** What a daybook entry tells, in canonical JSON: strings, whole numbers, lists and plain objects of them. */
export type DaybookPayload = Readonly<Record<string, unknown>>;

/** Who writes: the person's id and the name as it was that day. */
export interface DaybookActor {
  readonly personId: number;
  readonly fullName: string;
}

/** An entry as it stands in the store. */
export type DaybookEntry = typeof daybookEntry.$inferSelect;

const queries = prepared((_db, sqlite) => ({
  // Nothing to bind, not even the 1: this SQLite plans again at every binding that might change its plan.
  last: sqlite.prepare<[], { entryNo: number; hash: string }>(
    'select entry_no as entryNo, hash from daybook_entry order by entry_no desc limit 1',
  ),
  lastRecordedAt: sqlite
    .prepare<[], number>('select recorded_at from daybook_entry order by entry_no desc limit 1')
    .pluck(),
  insert: insertStatement(sqlite, daybookEntry, [
    'entryNo',
    'recordedAt',
    'businessDay',
    'kind',
    'actorId',
    'actorName',
    'payload',
    'rowsHash',
    'previousHash',
    'hash',
  ]),
}));

/** The newest entry's number and hash: the chain's head; number 0 and zeros before the first entry. */
export function getChainHead(store: Store): { entryNo: number; hash: string } {
  return queries(store).last.get() ?? { entryNo: 0, hash: chainStart };
}

/** When the newest entry was written, in UTC milliseconds; null before the first. */
export function getLastRecordedAt(store: Store): number | null {
  return queries(store).lastRecordedAt.get() ?? null;
}

/** The number that the next entry will have: posted rows of a use case carry it, then `appendToDaybook` writes it. */
export function nextEntryNo(store: Store): number {
  return getChainHead(store).entryNo + 1;
}

/**
 * Writes the next daybook entry, inside the transaction of the rows that carry its number and after them: its hash covers the
 * entry before it, everything in it, and the digest of those rows.
 */
export function appendToDaybook(
  store: Store,
  entry: {
    readonly kind: DaybookKind;
    readonly recordedAt: number;
    readonly businessDay: Day;
    readonly actor: DaybookActor;
    readonly payload: DaybookPayload;
  },
): { entryNo: number; hash: string } {
  invariant(store.sqlite.inTransaction, 'a daybook entry outside a use case');
  const head = getChainHead(store);
  const payload = canonicalize(entry.payload);
  invariant(payload !== undefined, 'a daybook payload must be plain JSON');
  const unhashed = {
    entryNo: head.entryNo + 1,
    recordedAt: entry.recordedAt,
    businessDay: entry.businessDay,
    kind: entry.kind,
    actorId: entry.actor.personId,
    actorName: entry.actor.fullName,
    payload,
    rowsHash: digestPostedRows(store, head.entryNo + 1, entry.kind),
    previousHash: head.hash,
  };
  const hash = hashOfPieceEntry(unhashed);
  queries(store).insert.run({ ...unhashed, hash });
  return { entryNo: unhashed.entryNo, hash };
}
