import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { BillingMonth } from '../../../electron/contract/bills.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { nextStepsOf } from './next-step.ts';

/** The months, newest first, each with what it waits for in a word. */
export function MonthList(props: {
  readonly months: readonly BillingMonth[];
  readonly chosen: Month;
  readonly onChoose: (month: Month) => void;
}) {
  const words = useMessages().billing;
  return (
    <div className="billing-months">
      <LongTable
        rows={props.months}
        rowKey={(row) => row.month}
        chosen={props.chosen}
        onChoose={(row) => props.onChoose(row.month)}
        label={words.months}
        testId="billing-months"
        hasHead={false}
        columns={[
          { id: 'month', title: words.months, width: 'auto', cell: (row) => row.month },
          {
            id: 'state',
            title: words.state,
            width: 'minmax(0, 1fr)',
            cell: (row) => <span className="quiet">{stateWord(words, row)}</span>,
          },
        ]}
      />
    </div>
  );
}

function stateWord(words: Messages['billing'], month: BillingMonth): string {
  const next = nextStepsOf(month)[0];
  if (next === undefined) return '';
  if (next.step === 'done') return words.flow.issued;
  if (next.step === 'returned') return `${words.flow.returned} ${next.count}`;
  if (next.step === 'issue') return `${words.flow.passed} ${next.count}`;
  if (next.step === 'audit') return `${words.flow.waiting} ${next.count}`;
  if (next.step === 'explain') return `${words.flow.unexplained} ${next.count}`;
  if (next.step === 'compute') return `${words.toCompute} ${next.count}`;
  return `${words.flow.read} ${month.read}/${month.accounts}`;
}
