import { Segmented } from 'antd';
import { useState } from 'react';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { BillingMonth, DraftRow } from '../../../electron/contract/bills.ts';
import { LongTable, type LongColumn } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';

const states = ['returned', 'waiting', 'passed'] as const;
type DraftState = (typeof states)[number];

/** The month's computed bills by state; what was returned comes first, because it waits for this place. */
export function DraftLists({ month }: { readonly month: BillingMonth }) {
  const messages = useMessages();
  const words = messages.billing;
  const [wanted, setWanted] = useState<DraftState | null>(null);
  const state = wanted ?? states.find((candidate) => month[candidate] > 0) ?? 'waiting';
  const drafts = useAnswer('bills/list-drafts', { month: month.month, state });
  const [chosen, setChosen] = useState<number | null>(null);
  if (month.returned + month.waiting + month.passed === 0) return null;
  return (
    <>
      <Segmented
        value={state}
        data-testid="draft-states"
        onChange={setWanted}
        options={states.map((candidate) => ({
          value: candidate,
          label: `${words.draftStates[candidate]} ${month[candidate]}`,
        }))}
      />
      {drafts.trouble === null ? null : <TroubleLine>{drafts.trouble}</TroubleLine>}
      {drafts.value === null ? null : drafts.value.length === 0 ? (
        <p className="quiet">{words.noDrafts[state]}</p>
      ) : (
        <LongTable
          rows={drafts.value}
          rowKey={(row) => row.draftId}
          chosen={chosen}
          onChoose={(row) => setChosen(row.draftId)}
          label={words.draftStates[state]}
          testId="drafts"
          columns={columnsOf(messages, state)}
        />
      )}
    </>
  );
}

function columnsOf(messages: Messages, state: DraftState): readonly LongColumn<DraftRow>[] {
  const words = messages.billing;
  return [
    { id: 'accountNo', title: words.accountNo, width: '7.5em', cell: (row) => row.accountNo },
    { id: 'name', title: words.name, width: 'minmax(8em, 1.6fr)', cell: (row) => row.name },
    {
      id: 'energy',
      title: words.energy,
      width: '5.5em',
      isFigure: true,
      cell: (row) => formatKwh(row.energyWh),
    },
    {
      id: 'amount',
      title: words.amount,
      width: '7em',
      isFigure: true,
      cell: (row) => <Money amount={row.amountFen} />,
    },
    state === 'returned'
      ? {
          id: 'why',
          title: words.returnReason,
          width: 'minmax(6em, 1fr)',
          cell: (row) => row.returnReason ?? '',
        }
      : {
          id: 'finding',
          title: words.finding,
          width: 'minmax(6em, 1fr)',
          cell: (row) =>
            row.finding === null
              ? ''
              : row.reason === null
                ? messages.names.findings[row.finding]
                : messages.lists.about(messages.names.findings[row.finding], row.reason),
        },
  ];
}
