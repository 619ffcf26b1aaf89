import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { BatchRow } from '../../../electron/contract/county.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** The sealed batches, newest first, each with whether the county has signed for it. */
export function BatchList({ batches }: { readonly batches: readonly BatchRow[] }) {
  const words = useMessages().county;
  return (
    <LongTable
      rows={batches}
      rowKey={(batch) => batch.batchNo}
      label={words.batches}
      testId="batches"
      columns={[
        { id: 'no', title: words.batchNo, width: '4em', isFigure: true, cell: (batch) => batch.batchNo },
        {
          id: 'entries',
          title: words.entriesRange,
          width: '8em',
          isFigure: true,
          cell: (batch) => `${batch.firstEntryNo}–${batch.lastEntryNo}`,
        },
        {
          id: 'count',
          title: words.count,
          width: '5em',
          isFigure: true,
          cell: (batch) => batch.lastEntryNo - batch.firstEntryNo + 1,
        },
        {
          id: 'bytes',
          title: words.bytes,
          width: '6em',
          isFigure: true,
          cell: (batch) => words.size(batch.bytes),
        },
        {
          id: 'sealed',
          title: words.sealedAt,
          width: '9.5em',
          cell: (batch) => stationTimeAt(batch.sealedAt),
        },
        { id: 'tries', title: words.attempts, width: '5em', isFigure: true, cell: (batch) => batch.attempts },
        {
          id: 'acked',
          title: words.ackedAt,
          width: 'minmax(11em, 1fr)',
          cell: (batch) =>
            batch.ackedAt === null ? (
              <span className="quiet">{words.notAcked}</span>
            ) : (
              <span>
                <span className="done">✓</span> {stationTimeAt(batch.ackedAt)}
              </span>
            ),
        },
      ]}
    />
  );
}
