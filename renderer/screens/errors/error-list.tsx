import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { ErrorRow } from '../../../electron/contract/errors.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** The errors one by one: whose, what, who found it and when, who mended it and when. */
export function ErrorList(props: {
  readonly rows: readonly ErrorRow[];
  readonly chosen: number | null;
  readonly onChoose: (errorId: number) => void;
}) {
  const messages = useMessages();
  const words = messages.errors;
  return (
    <LongTable
      rows={props.rows}
      rowKey={(row) => row.errorId}
      chosen={props.chosen}
      onChoose={(row) => props.onChoose(row.errorId)}
      label={words.list}
      testId="errors"
      rowHeight={50}
      columns={[
        { id: 'month', title: words.month, width: '5em', cell: (row) => row.month },
        {
          id: 'account',
          title: words.account,
          width: 'minmax(8em, 1.2fr)',
          cell: (row) => <Two above={row.name} below={row.accountNo} />,
        },
        {
          id: 'kind',
          title: words.kind,
          width: 'minmax(4em, 7em)',
          cell: (row) => messages.names.errorKinds[row.kind],
        },
        {
          id: 'what',
          title: words.description,
          width: 'minmax(9em, 2fr)',
          cell: (row) => (
            <span className="error-what" title={row.description}>
              {row.description}
            </span>
          ),
        },
        { id: 'author', title: words.author, width: 'minmax(5em, 1fr)', cell: (row) => row.authorName },
        {
          id: 'found',
          title: words.found,
          width: 'minmax(7.6em, 1fr)',
          cell: (row) => <Two above={row.foundByName} below={stationTimeAt(row.foundAt).slice(5, 16)} />,
        },
        {
          id: 'mended',
          title: words.mended,
          width: 'minmax(7.6em, 1fr)',
          cell: (row) =>
            row.mendedAt === null ? (
              <span className="wrong" data-testid={`error-open-${row.errorId}`}>
                {words.open}
              </span>
            ) : (
              <Two above={row.mendedByName ?? ''} below={stationTimeAt(row.mendedAt).slice(5, 16)} />
            ),
        },
      ]}
    />
  );
}

function Two({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <span className="error-two">
      <span className="clip">{above}</span>
      <span className="quiet clip">{below}</span>
    </span>
  );
}
