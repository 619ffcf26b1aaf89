import { lte, sql } from 'drizzle-orm';
import type { CountyReason } from '../wire/county-answer.ts';
import type { CountyStore } from './county-store.ts';
import { refusal } from './schema.ts';

/** Older refusals make room: a stranger who knocks for ever must not fill the disk. */
const mostKept = 5_000;

/** Writes down that something was not taken in, with what it claimed to be and never its content. */
export async function recordRefusal(
  store: CountyStore,
  refused: {
    readonly at: number;
    readonly reason: CountyReason;
    readonly stationCode?: string | null;
    readonly batchNo?: number | null;
    readonly contentHash?: string | null;
  },
): Promise<void> {
  const [written] = await store.db
    .insert(refusal)
    .values({
      at: refused.at,
      reason: refused.reason,
      stationCode: refused.stationCode ?? null,
      batchNo: refused.batchNo ?? null,
      contentHash: refused.contentHash ?? null,
    })
    .returning({ id: refusal.id });
  if (written !== undefined && written.id % 100 === 0) {
    await store.db.delete(refusal).where(lte(refusal.id, sql`${written.id - mostKept}`));
  }
}
