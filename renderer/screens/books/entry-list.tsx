import type { ReactNode } from 'react';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { DaybookRow } from '../../../electron/contract/county.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { entrySummary, kindWord } from './entry-words.ts';

/** The daybook's entries, newest first, each with what it tells in a line. */
export function EntryList(props: {
  readonly entries: readonly DaybookRow[];
  readonly chosen: number | null;
  readonly onChoose: (entry: DaybookRow) => void;
  readonly foot: ReactNode;
}) {
  const messages = useMessages();
  const words = messages.books;
  return (
    <LongTable
      rows={props.entries}
      rowKey={(entry) => entry.entryNo}
      chosen={props.chosen}
      onChoose={props.onChoose}
      label={messages.app.places.books}
      testId="daybook"
      foot={props.foot}
      columns={[
        { id: 'no', title: words.entryNo, width: '3.4em', isFigure: true, cell: (entry) => entry.entryNo },
        {
          id: 'at',
          title: words.recordedAt,
          width: '6.4em',
          cell: (entry) => stationTimeAt(entry.recordedAt).slice(5),
        },
        {
          id: 'kind',
          title: words.kind,
          width: 'minmax(6em, 8.8em)',
          cell: (entry) => kindWord(messages, entry.kind),
        },
        { id: 'actor', title: words.actor, width: 'minmax(4em, 6em)', cell: (entry) => entry.actorName },
        {
          id: 'summary',
          title: words.summary,
          width: 'minmax(6em, 1fr)',
          cell: (entry) => <span className="quiet">{entrySummary(messages, entry)}</span>,
        },
      ]}
    />
  );
}
