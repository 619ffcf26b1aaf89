import { Segmented } from 'antd';
import { useState } from 'react';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { BillingMonth, DraftRow, UnbilledAccountRow } from '../../../electron/contract/bills.ts';
import { LongTable, type LongColumn } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { returnText } from '../../components/return-text.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { UnbilledList } from './unbilled-list.tsx';
import { IncompleteList } from './incomplete-list.tsx';
import type { IncompleteRow } from './missing-fact.ts';

const states = ['returned', 'waiting', 'passed'] as const;
type DraftState = (typeof states)[number];

/** A list under the month: computed bills by state, or the accounts that a computation could not bill for want of a fact. */
export type BillingList = DraftState | 'incomplete' | 'unbilled';

/** The list that shows itself: what waits for this place first. */
export function firstListOf(
  month: BillingMonth,
  incomplete: readonly IncompleteRow[],
  unbilled: readonly UnbilledAccountRow[],
): BillingList {
  if (month.returned > 0) return 'returned';
  if (incomplete.length > 0) return 'incomplete';
  const filled = states.find((candidate) => month[candidate] > 0);
  return filled ?? (unbilled.length > 0 ? 'unbilled' : 'waiting');
}

/** The month's lists; the caller knows which is shown, because it takes that one out. */
export function DraftLists(props: {
  readonly month: BillingMonth;
  readonly incomplete: readonly IncompleteRow[];
  readonly unbilled: readonly UnbilledAccountRow[];
  readonly list: BillingList;
  readonly onList: (list: BillingList) => void;
}) {
  const { month, incomplete, unbilled, list } = props;
  const words = useMessages().billing;
  if (month.returned + month.waiting + month.passed + incomplete.length + unbilled.length === 0) return null;
  return (
    <>
      <Segmented<BillingList>
        value={list}
        data-testid="draft-states"
        onChange={props.onList}
        options={[
          ...states.map((candidate) => ({
            value: candidate,
            label: `${words.draftStates[candidate]} ${month[candidate]}`,
          })),
          ...(incomplete.length === 0
            ? []
            : [{ value: 'incomplete' as const, label: `${words.incomplete} ${incomplete.length}` }]),
          ...(unbilled.length === 0
            ? []
            : [{ value: 'unbilled' as const, label: `${words.unbilled} ${unbilled.length}` }]),
        ]}
      />
      {list === 'incomplete' ? (
        <IncompleteList rows={incomplete} />
      ) : list === 'unbilled' ? (
        <UnbilledList rows={unbilled} isLocked={month.isLocked} />
      ) : (
        <DraftsOf key={list} month={month} state={list} />
      )}
    </>
  );
}

function DraftsOf({ month, state }: { readonly month: BillingMonth; readonly state: DraftState }) {
  const messages = useMessages();
  const words = messages.billing;
  const drafts = useAnswer('bills/list-drafts', { month: month.month, state });
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <>
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
          width: 'minmax(10em, 2fr)',
          cell: (row) => returnText(messages, row) ?? '',
        }
      : {
          id: 'finding',
          title: words.finding,
          width: 'minmax(6em, 1fr)',
          cell: (row) => remarkOf(messages, row),
        },
  ];
}

function remarkOf(messages: Messages, row: DraftRow): string {
  if (row.finding === null) return row.isFirstAfterChange ? messages.billing.changed : '';
  const finding = messages.names.findings[row.finding];
  return row.reason === null ? finding : messages.lists.about(finding, row.reason);
}
