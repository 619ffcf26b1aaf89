import type { TenderRow } from '../../../electron/contract/tenders.ts';
import { LongTable } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { keyOfTender, stateWords } from './tenders-table.ts';

/** The tenders one by one: when, how, by whom, and what became of them. */
export function TenderList(props: {
  readonly rows: readonly TenderRow[];
  readonly chosen: string | null;
  readonly onChoose: (row: TenderRow) => void;
}) {
  const messages = useMessages();
  const { tenders: words, names } = messages;
  return (
    <LongTable
      rows={props.rows}
      rowKey={keyOfTender}
      chosen={props.chosen}
      onChoose={props.onChoose}
      label={words.list}
      testId="tender-rows"
      rowHeight={50}
      columns={[
        { id: 'day', title: words.day, width: '6.5em', cell: (row) => row.businessDay },
        { id: 'kind', title: words.kind, width: '6em', cell: (row) => names.tenders[row.kind] },
        {
          id: 'reference',
          title: words.reference,
          width: 'minmax(9em, 1.4fr)',
          cell: (row) => <Two above={row.reference} below={row.bank ?? ''} />,
        },
        {
          id: 'amount',
          title: words.amount,
          width: '7em',
          isFigure: true,
          cell: (row) => <Money amount={row.amountFen} />,
        },
        {
          id: 'account',
          title: words.account,
          width: 'minmax(8em, 1.2fr)',
          cell: (row) => <Two above={row.name} below={row.accountNo} />,
        },
        {
          id: 'receipt',
          title: words.receipt,
          width: 'minmax(7em, 1fr)',
          cell: (row) => <Two above={row.receiptNo} below={row.takenByName} />,
        },
        {
          id: 'state',
          title: words.state,
          width: 'minmax(8em, 1.3fr)',
          cell: (row) => (
            <span
              className={
                row.outcome === 'bounced'
                  ? 'wrong clip'
                  : row.outcome === 'cleared'
                    ? 'done clip'
                    : row.isUrgent
                      ? 'owed clip'
                      : 'quiet clip'
              }
              title={stateWords(messages, row)}
            >
              {stateWords(messages, row)}
            </span>
          ),
        },
      ]}
    />
  );
}

function Two({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <span className="tender-two">
      <span className="clip">{above}</span>
      <span className="quiet clip">{below}</span>
    </span>
  );
}
