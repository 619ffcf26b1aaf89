import { useState } from 'react';
import type { UnbilledAccountRow } from '../../../electron/contract/bills.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { usePlace } from '../../stores/place-store.ts';

/** The accounts that have no bill and no computed one: why, and where that is mended. Enter goes there. */
export function UnbilledList(props: {
  readonly rows: readonly UnbilledAccountRow[];
  /** Nothing of the month is mended any more. */
  readonly isLocked: boolean;
}) {
  const { rows, isLocked } = props;
  const messages = useMessages();
  const words = messages.billing;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <LongTable
      rows={rows}
      rowKey={(row) => row.accountNo}
      chosen={chosen}
      onChoose={(row) => setChosen(row.accountNo)}
      onOpen={({ reason }) => {
        if (isLocked) return;
        if (reason === 'unexplained' || reason === 'locked' || reason === 'not_read')
          usePlace.getState().goTo('readings');
        if (reason === 'fault') usePlace.getState().goTo('workOrders');
      }}
      label={words.unbilled}
      testId="unbilled"
      columns={[
        { id: 'route', title: words.route, width: '4.4em', cell: (row) => row.routeCode ?? '' },
        { id: 'accountNo', title: words.accountNo, width: '6.6em', cell: (row) => row.accountNo },
        { id: 'name', title: words.name, width: 'minmax(8em, 1.4fr)', cell: (row) => row.name },
        {
          id: 'reason',
          title: words.unbilledWhy,
          width: 'minmax(7em, 1.2fr)',
          cell: (row) => words.unbilledReasons[row.reason],
        },
        {
          id: 'where',
          title: words.unbilledWhere,
          width: 'minmax(10em, 1.6fr)',
          cell: (row) => (
            <span className="quiet">
              {isLocked ? words.unbilledLocked : words.unbilledPlaces[row.reason]}
            </span>
          ),
        },
      ]}
    />
  );
}

/** The same list to take out. */
export function unbilledTable(
  messages: Messages,
  title: string,
  rows: readonly UnbilledAccountRow[],
): ExportTable {
  const words = messages.billing;
  return {
    fileNameHint: title,
    columns: [
      { title: words.route, kind: 'text' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.unbilledWhy, kind: 'text' },
      { title: words.unbilledWhere, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.routeCode,
      row.accountNo,
      row.name,
      words.unbilledReasons[row.reason],
      words.unbilledPlaces[row.reason],
    ]),
  };
}
