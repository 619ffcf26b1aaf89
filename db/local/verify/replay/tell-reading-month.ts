import { createHash } from 'node:crypto';
import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow, PostedTable } from '../posted-rows-of.ts';
import { postedTables } from '../../posted-rows.ts';
import type { Scene } from './entry-scene.ts';

/** The posted tables of the reading month: each of their entries posts one row and tells what it says. */
type MonthTable = Extract<
  PostedTable,
  | 'route_sheet'
  | 'route_sheet_return'
  | 'site_record'
  | 'second_look'
  | 'reading_attachment'
  | 'check_word'
  | 'period_event'
>;

/** How a table's row is proven from its entry: who and when, and which column the payload tells under which name. */
interface Telling {
  readonly kinds: readonly string[];
  readonly actor: string;
  readonly at: string;
  /** Column → name in the payload; a column that is null is left out of the payload. */
  readonly told: Readonly<Record<string, string>>;
  /** The row's account, told as `accountNo`. */
  readonly hasAccount: boolean;
}

const tellings: Readonly<Record<MonthTable, Telling>> = {
  route_sheet: {
    kinds: ['route_sheet_issued'],
    actor: 'issued_by',
    at: 'issued_at',
    told: {
      id: 'sheetId',
      route_id: 'routeId',
      period_month: 'month',
      meters: 'meters',
      issued_to: 'issuedToId',
    },
    hasAccount: false,
  },
  route_sheet_return: {
    kinds: ['route_sheet_returned'],
    actor: 'taken_by',
    at: 'returned_at',
    told: { sheet_id: 'sheetId', read: 'read', returned_by: 'returnedById' },
    hasAccount: false,
  },
  site_record: {
    kinds: ['site_recorded'],
    actor: 'recorded_by',
    at: 'recorded_at',
    told: {
      id: 'recordId',
      meter_id: 'meterId',
      period_month: 'month',
      anomaly: 'anomaly',
      seals: 'seals',
      seals_are_whole: 'sealsAreWhole',
      customer_was_present: 'customerWasPresent',
      note: 'note',
    },
    hasAccount: true,
  },
  second_look: {
    kinds: ['second_look_recorded'],
    actor: 'recorded_by',
    at: 'recorded_at',
    told: {
      id: 'lookId',
      register_id: 'registerId',
      period_month: 'month',
      read_on: 'readOn',
      dial_wh: 'dialWh',
    },
    hasAccount: true,
  },
  reading_attachment: {
    kinds: ['attachment_added'],
    actor: 'added_by',
    at: 'added_at',
    told: {
      id: 'attachmentId',
      period_month: 'month',
      file_name: 'fileName',
      media_type: 'mediaType',
      size_bytes: 'sizeBytes',
      content_sha256: 'contentSha256',
    },
    hasAccount: true,
  },
  check_word: {
    kinds: ['check_explained'],
    actor: 'said_by',
    at: 'said_at',
    told: { id: 'wordId', period_month: 'month', code: 'checkCode', area_id: 'areaId', reason: 'reason' },
    hasAccount: true,
  },
  period_event: {
    kinds: ['period_locked', 'period_reopened'],
    actor: 'decided_by',
    at: 'decided_at',
    told: { id: 'eventId', period_month: 'month', reason: 'reason', requested_by: 'requestedById' },
    hasAccount: false,
  },
};

/** The kinds of entry that may post rows of each of these tables. */
export const kindsOfReadingMonth = Object.fromEntries(
  Object.entries(tellings).map(([table, { kinds }]) => [table, kinds]),
) as Readonly<Record<MonthTable, readonly string[]>>;

const kindsWithRow: ReadonlySet<string> = new Set(Object.values(kindsOfReadingMonth).flat());

const columnsOf = new Map(
  postedTables.map(({ table, columns }) => [table as PostedTable, columns.split(', ')] as const),
);

const queries = prepared((_db, sqlite) => ({
  accountNo: sqlite.prepare<[number], string>('select account_no from account where id = ?').pluck(),
  attachment: sqlite.prepare<[number], Buffer>('select content from reading_attachment where id = ?').pluck(),
}));

const told = 'daybook_entry';

/** One row of the reading month, held against what its entry tells of it. */
export function tellReadingMonth(store: Store, scene: Scene, table: MonthTable, row: PostedRow): void {
  scene.monthRows += 1;
  const telling = tellings[table];
  const columns = columnsOf.get(table) ?? [];
  const cellOf = (column: string) => row[columns.indexOf(column)] ?? null;
  const key = Number(row[0]);
  const { entry, payload } = scene;
  const compare = comparer(scene.report, 'posted_rows', table, key);
  compare(telling.actor, cellOf(telling.actor), entry.actorId, told);
  compare(telling.at, cellOf(telling.at), entry.recordedAt, told);
  for (const [column, name] of Object.entries(telling.told)) {
    compare(column, cellOf(column), plain(payload[name]), told);
  }
  if (telling.hasAccount) {
    const accountId = cellOf('account_id');
    const accountNo = accountId === null ? null : (queries(store).accountNo.get(Number(accountId)) ?? null);
    compare('account_no', accountNo, plain(payload.accountNo), told);
  }
  if (table === 'period_event') {
    compare('action', cellOf('action'), entry.kind === 'period_locked' ? 'locked' : 'reopened', told);
  }
  if (table === 'reading_attachment') {
    const found = createHash('sha256')
      .update(queries(store).attachment.get(key) ?? '')
      .digest('hex');
    compare('content', found, cellOf('content_sha256'), 'reading_attachment.content_sha256');
  }
}

/** After the rows: an entry of these kinds has one row, any other none. */
export function closeReadingMonth({ entry, monthRows, report }: Scene): void {
  const expected = kindsWithRow.has(entry.kind) ? 1 : 0;
  if (monthRows === expected) return;
  report('posted_rows', 'differs', 'daybook_entry', entry.entryNo, {
    field: 'rows',
    found: monthRows,
    expected,
    by: entry.kind,
  });
}

function plain(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
