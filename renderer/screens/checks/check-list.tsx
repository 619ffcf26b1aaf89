import type { CheckRow } from '../../../electron/contract/checks.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { factsText, kwhText, wordText } from './check-facts.ts';

/** What tells a finding from any other of its month. */
export function keyOf(row: Pick<CheckRow, 'code' | 'registerId'>): string {
  return `${row.code} ${row.registerId}`;
}

/** The findings, the gravest first: whose, what, and what is odd about it. */
export function CheckList(props: {
  readonly rows: readonly CheckRow[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const messages = useMessages();
  const words = messages.checks;
  return (
    <LongTable
      rows={props.rows}
      rowKey={keyOf}
      chosen={props.chosen}
      onChoose={(row) => props.onChoose(keyOf(row))}
      label={words.list}
      testId="checks"
      rowHeight={50}
      columns={[
        {
          id: 'code',
          title: words.code,
          width: 'minmax(6em, 8em)',
          cell: (row) => (
            <strong className={row.word === null && row.isHeldBack ? 'wrong' : ''}>
              {words.codes[row.code]}
            </strong>
          ),
        },
        {
          id: 'account',
          title: words.account,
          width: 'minmax(8em, 1.1fr)',
          cell: (row) => <Two above={row.name} below={row.accountNo} />,
        },
        {
          id: 'facts',
          title: words.facts,
          width: 'minmax(12em, 2.4fr)',
          cell: (row) => <Two above={factsText(messages, row)} below={row.address} />,
        },
        {
          id: 'usual',
          title: words.usual,
          width: 'minmax(4.5em, 6em)',
          isFigure: true,
          cell: (row) => kwhText(row.usualUseWh),
        },
        {
          id: 'use',
          title: words.use,
          width: 'minmax(4.5em, 6em)',
          isFigure: true,
          cell: (row) => kwhText(row.useWh),
        },
        {
          id: 'answer',
          title: words.answer,
          width: 'minmax(6em, 1.1fr)',
          cell: (row) =>
            row.word === null ? null : (
              <span className="clip" title={wordText(messages, row.word)}>
                <span className="done">✓</span> {wordText(messages, row.word)}
              </span>
            ),
        },
      ]}
    />
  );
}

function Two({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <span className="check-two">
      <span className="clip" title={above}>
        {above}
      </span>
      <span className="quiet clip">{below}</span>
    </span>
  );
}
