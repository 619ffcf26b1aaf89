import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { BatchRow } from '../../../electron/contract/county.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { Messages } from '../../messages/index.ts';

/** The batches as a list to take out. */
export function batchesTable(messages: Messages, batches: readonly BatchRow[]): ExportTable {
  const words = messages.county;
  return {
    fileNameHint: words.exportName,
    columns: [
      { title: words.batchNo, kind: 'count' },
      { title: words.entriesRange, kind: 'text' },
      { title: words.count, kind: 'count' },
      { title: words.bytes, kind: 'count' },
      { title: words.sealedAt, kind: 'text' },
      { title: words.attempts, kind: 'count' },
      { title: words.ackedAt, kind: 'text' },
    ],
    rows: batches.map((batch) => [
      batch.batchNo,
      `${batch.firstEntryNo}–${batch.lastEntryNo}`,
      batch.lastEntryNo - batch.firstEntryNo + 1,
      batch.bytes,
      stationTimeAt(batch.sealedAt),
      batch.attempts,
      batch.ackedAt === null ? words.notAcked : stationTimeAt(batch.ackedAt),
    ]),
  };
}
