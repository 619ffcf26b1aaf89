import type { RouteOfMonth } from '../../../electron/contract/routes.ts';
import { cellText } from '../../components/cell-text.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { sheetWords } from './routes-table.ts';

/** The routes of a month: who, when, how far, and where the sheet is; Enter opens what is not read of one. */
export function RouteList(props: {
  readonly routes: readonly RouteOfMonth[];
  readonly chosenId: number | null;
  readonly onChoose: (route: RouteOfMonth) => void;
  readonly onOpen: (route: RouteOfMonth) => void;
}) {
  const { routes: words } = useMessages();
  return (
    <LongTable
      rows={props.routes}
      rowKey={(route) => route.routeId}
      chosen={props.chosenId}
      onChoose={props.onChoose}
      onOpen={props.onOpen}
      label={words.listLabel}
      testId="routes"
      columns={[
        { id: 'code', title: words.code, width: '4.6em', cell: ({ code }) => code },
        { id: 'name', title: words.name, width: 'minmax(5em, 1fr)', cell: ({ name }) => name },
        {
          id: 'reader',
          title: words.reader,
          width: 'minmax(4.6em, 1.2fr)',
          cell: ({ readerName }) => readerName ?? <span className="owed">{words.noReader}</span>,
        },
        {
          id: 'days',
          title: words.days,
          width: '5em',
          cell: ({ days, ownDays }) => (
            <span title={words.daysNote(days.firstDay, days.lastDay, ownDays !== null)}>
              {words.daysOf(days.firstDay, days.lastDay)}
            </span>
          ),
        },
        { id: 'meters', title: words.meters, width: '3.6em', isFigure: true, cell: ({ meters }) => meters },
        { id: 'read', title: words.read, width: '3.4em', isFigure: true, cell: ({ read }) => read },
        {
          id: 'missed',
          title: words.missed,
          width: '3.6em',
          isFigure: true,
          cell: ({ missed }) => (missed === 0 ? '' : <strong className="wrong">{missed}</strong>),
        },
        {
          id: 'late',
          title: words.late,
          width: '4.2em',
          isFigure: true,
          cell: ({ late }) =>
            late === 0 ? (
              ''
            ) : (
              <span className="owed" title={words.lateNote}>
                {late}
              </span>
            ),
        },
        {
          id: 'rate',
          title: words.rate,
          width: '5.6em',
          isFigure: true,
          cell: ({ rates }) => (
            <span data-testid="route-rate">
              {rates.all === null ? words.noRate : cellText('percent_hundredths', rates.all)}
            </span>
          ),
        },
        {
          id: 'sheet',
          title: words.sheet,
          width: 'minmax(9em, 1.3fr)',
          cell: ({ sheet, earlierOut }) => (
            <>
              <span
                className={sheet === null ? 'quiet' : sheet.returned === null ? undefined : 'done'}
                data-testid="sheet-state"
              >
                {sheetWords(words, sheet)}
              </span>
              {earlierOut === null ? null : <span className="owed"> {words.earlier(earlierOut.month)}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
