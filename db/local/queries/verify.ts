import { desc, lt, sql } from 'drizzle-orm';
import { daybookEntry } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** The daybook as people read it, from the end. */
export const daybookPageQueries = prepared((db) => ({
  before: db
    .select({
      entryNo: daybookEntry.entryNo,
      recordedAt: daybookEntry.recordedAt,
      businessDay: daybookEntry.businessDay,
      kind: daybookEntry.kind,
      actorName: daybookEntry.actorName,
      payload: daybookEntry.payload,
      hash: daybookEntry.hash,
    })
    .from(daybookEntry)
    .where(lt(daybookEntry.entryNo, sql.placeholder('before')))
    .orderBy(desc(daybookEntry.entryNo))
    .limit(sql.placeholder('most'))
    .prepare(),
}));
