import { useState } from 'react';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { type IncompleteRow, missingFactOf } from './missing-fact.ts';

/** The accounts that a computation could not bill for want of a fact: what is missing, and who enters it where. */
export function IncompleteList({ rows }: { readonly rows: readonly IncompleteRow[] }) {
  const messages = useMessages();
  const words = messages.billing;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <LongTable
      rows={rows}
      rowKey={(row) => row.accountNo}
      chosen={chosen}
      onChoose={(row) => setChosen(row.accountNo)}
      label={words.incomplete}
      testId="incomplete"
      rowHeight={50}
      columns={[
        {
          id: 'account',
          title: words.name,
          width: 'minmax(8em, 1fr)',
          cell: (row) => (
            <span className="billing-two">
              <span className="clip">{row.name}</span>
              <span className="quiet clip">{row.accountNo}</span>
            </span>
          ),
        },
        {
          id: 'missing',
          title: words.missing.title,
          width: 'minmax(14em, 2.4fr)',
          cell: (row) => <span className="billing-wrap">{missingFactOf(messages, row).words}</span>,
        },
        {
          id: 'where',
          title: words.missing.whereTitle,
          width: 'minmax(9em, 1.2fr)',
          cell: (row) => (
            <span className="billing-wrap quiet">
              {words.missing.where[missingFactOf(messages, row).where]}
            </span>
          ),
        },
      ]}
    />
  );
}

/** The same list to take out. */
export function incompleteTable(
  messages: Messages,
  title: string,
  rows: readonly IncompleteRow[],
): ExportTable {
  const words = messages.billing;
  return {
    fileNameHint: title,
    columns: [
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.missing.title, kind: 'text' },
      { title: words.missing.whereTitle, kind: 'text' },
    ],
    rows: rows.map((row) => {
      const fact = missingFactOf(messages, row);
      return [row.accountNo, row.name, fact.words, words.missing.where[fact.where]];
    }),
  };
}
