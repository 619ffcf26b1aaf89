import { type SQL, sql } from 'drizzle-orm';
import { readCanonicalText } from '../wire/canonical-json.ts';
import type { PieceEntry } from '../wire/daybook-piece.ts';
import type { CountyDatabase } from './county-store.ts';
import { daySummary, entry } from './schema.ts';
import { sumDays } from './sum-days.ts';

/** What the statements below run on: the database, or a transaction of it. */
type Writer = Pick<CountyDatabase, 'execute'>;

/** Writes entries by one statement, whatever their number. Fails when one of them is there already. */
export async function insertEntries(
  tx: Writer,
  stationId: number,
  entries: readonly PieceEntry[],
): Promise<void> {
  await tx.execute(sql`
    insert into ${entry} (station_id, entry_no, recorded_at, business_day, kind, actor_id, actor_name, payload, rows_hash, hash)
    select ${stationId}::integer, e.entry_no, e.recorded_at, e.business_day, e.kind, e.actor_id, e.actor_name,
           e.payload::jsonb, e.rows_hash, e.hash
    from unnest(
      ${list(entries.map((one) => one.entryNo))}::bigint[],
      ${list(entries.map((one) => one.recordedAt))}::bigint[],
      ${list(entries.map((one) => one.businessDay))}::date[],
      ${list(entries.map((one) => storableText(one.kind)))}::text[],
      ${list(entries.map((one) => one.actorId))}::bigint[],
      ${list(entries.map((one) => storableText(one.actorName)))}::text[],
      ${list(entries.map((one) => storableJson(one.payload)))}::text[],
      ${list(entries.map((one) => one.rowsHash))}::text[],
      ${list(entries.map((one) => one.hash))}::text[]
    ) as e (entry_no, recorded_at, business_day, kind, actor_id, actor_name, payload, rows_hash, hash)`);
}

/** Adds entries to the sums of their business days. */
export async function addToDays(
  tx: Writer,
  stationId: number,
  entries: readonly PieceEntry[],
): Promise<void> {
  const days = sumDays(entries);
  await tx.execute(sql`
    insert into ${daySummary} as s (station_id, business_day, entry_count, payment_count, void_count, collected_fen, bills_issued,
      bills_issued_fen, unread_count, is_closed, counted_fen, difference_fen, closed_collected_fen)
    select ${stationId}::integer, d.*
    from unnest(
      ${list(days.map((day) => day.businessDay))}::date[],
      ${list(days.map((day) => day.entryCount))}::bigint[],
      ${list(days.map((day) => day.paymentCount))}::bigint[],
      ${list(days.map((day) => day.voidCount))}::bigint[],
      ${list(days.map((day) => day.collectedFen))}::bigint[],
      ${list(days.map((day) => day.billsIssued))}::bigint[],
      ${list(days.map((day) => day.billsIssuedFen))}::bigint[],
      ${list(days.map((day) => day.unreadCount))}::bigint[],
      ${list(days.map((day) => day.closing !== null))}::boolean[],
      ${list(days.map((day) => day.closing?.countedFen ?? null))}::bigint[],
      ${list(days.map((day) => day.closing?.differenceFen ?? null))}::bigint[],
      ${list(days.map((day) => day.closing?.collectedFen ?? null))}::bigint[]
    ) as d
    on conflict (station_id, business_day) do update set
      entry_count = s.entry_count + excluded.entry_count,
      payment_count = s.payment_count + excluded.payment_count,
      void_count = s.void_count + excluded.void_count,
      collected_fen = s.collected_fen + excluded.collected_fen,
      bills_issued = s.bills_issued + excluded.bills_issued,
      bills_issued_fen = s.bills_issued_fen + excluded.bills_issued_fen,
      unread_count = s.unread_count + excluded.unread_count,
      is_closed = s.is_closed or excluded.is_closed,
      counted_fen = coalesce(excluded.counted_fen, s.counted_fen),
      difference_fen = coalesce(excluded.difference_fen, s.difference_fen),
      closed_collected_fen = coalesce(excluded.closed_collected_fen, s.closed_collected_fen)`);
}

/** A list as one parameter; drizzle would spread it into many. */
function list(values: readonly unknown[]): SQL {
  return sql`${sql.param(values)}`;
}

/** PostgreSQL's text cannot hold the character NUL. The batch itself, as it was signed, is kept beside. */
function storableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** The same for JSON; a payload that is not in canonical spelling is kept as one text. */
function storableJson(payload: string): string {
  const canonical = readCanonicalText(payload);
  if (canonical === null) return JSON.stringify(storableText(payload));
  return payload.includes('\\u0000') ? JSON.stringify(withStorableTexts(canonical.value)) : payload;
}

function withStorableTexts(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(withStorableTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [storableText(key), withStorableTexts(one)]),
  );
}
