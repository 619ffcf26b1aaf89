import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import type { Scene } from './entry-scene.ts';

/** An error as its entry posted it, for the one who tells that it was mended. */
interface ErrorBefore {
  readonly accountNo: string;
  readonly month: string;
  readonly foundAt: number;
  readonly daybookNo: number;
}

const queries = prepared((_db, sqlite) => ({
  accountNo: sqlite.prepare<[number], string>('select account_no from account where id = ?').pluck(),
  error: sqlite.prepare<[number], ErrorBefore>(
    `select a.account_no as accountNo, e.period_month as month, e.found_at as foundAt, e.daybook_no as daybookNo
     from error_entry e join account a on a.id = e.account_id where e.id = ?`,
  ),
}));

/** 差错登记: what the returning auditor's entry tells, in another's work. */
export function tellError(store: Store, scene: Scene, row: PostedRow): void {
  const [id, accountId, month, kind, description, authorId, foundBy, foundAt] = row as [
    number,
    number,
    string,
    string,
    string,
    number,
    number,
    number,
  ];
  scene.errorIds.push(id);
  const compare = comparer(scene.report, 'posted_rows', 'error_entry', id);
  compare('found_by', foundBy, scene.entry.actorId, 'daybook_entry');
  compare('found_at', foundAt, scene.entry.recordedAt, 'daybook_entry');
  const { payload } = scene;
  compare('account_no', queries(store).accountNo.get(accountId) ?? null, plain(payload.accountNo), told);
  compare('period_month', month, plain(payload.month), told);
  compare('kind', kind, plain(payload.errorKind), told);
  compare('description', description, plain(payload.reason), told);
  compare('author_id', authorId, plain(payload.authorId), told);
  compare('id', id, plain(payload.errorId), told);
  if (authorId === foundBy) unexpected(scene, 'error_entry', id, `person ${foundBy}`);
}

/** That an error of an earlier entry was mended, by another than the auditor who passed the bill. */
export function tellMending(store: Store, scene: Scene, row: PostedRow): void {
  const [errorId, mendedBy, mendedAt] = row as [number, number, number];
  scene.errorIds.push(errorId);
  const compare = comparer(scene.report, 'posted_rows', 'error_mending', errorId);
  compare('mended_at', mendedAt, scene.entry.recordedAt, 'daybook_entry');
  if (mendedBy === scene.entry.actorId) unexpected(scene, 'error_mending', errorId, `person ${mendedBy}`);
  const error = queries(store).error.get(errorId);
  if (error === undefined || error.daybookNo >= scene.entry.entryNo) {
    scene.report('posted_rows', 'missing', 'error_entry', errorId, { by: `error_mending ${errorId}` });
    return;
  }
  const item = toldMendings(scene).find(([, , toldId]) => toldId === errorId);
  compare('account_no', error.accountNo, plain(item?.[0]), told);
  compare('period_month', error.month, plain(item?.[1]), told);
  compare('mended_by', mendedBy, plain(item?.[3]), told);
}

/** After the rows: a returned bill is one error, and every error that an entry tells as mended has its row. */
export function closeErrors(scene: Scene): void {
  const { kind, entryNo } = scene.entry;
  const expected =
    kind === 'bill_returned' ? 1 : kind === 'errors_mended' ? Math.max(1, toldMendings(scene).length) : 0;
  if (scene.errorIds.length === expected) return;
  scene.report('posted_rows', 'differs', 'daybook_entry', entryNo, {
    field: kind === 'errors_mended' ? 'error_mending' : 'error_entry',
    found: scene.errorIds.length,
    expected,
    by: kind,
  });
}

const told = 'daybook_entry';

function toldMendings(scene: Scene): readonly (readonly unknown[])[] {
  const { errors } = scene.payload;
  return Array.isArray(errors) ? errors.filter((item) => Array.isArray(item)) : [];
}

function unexpected(scene: Scene, table: string, key: number, by: string): void {
  scene.report('posted_rows', 'unexpected', table, key, { by });
}

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
