import type { DraftRow } from '../../../electron/contract/bills.ts';
import { LongTable } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** What is left to audit: name, amount, and what there is to look at. */
export function LeftList(props: {
  readonly drafts: readonly DraftRow[];
  readonly chosen: number | null;
  readonly onChoose: (draftId: number) => void;
}) {
  const messages = useMessages();
  return (
    <LongTable
      rows={props.drafts}
      rowKey={(draft) => draft.draftId}
      chosen={props.chosen}
      onChoose={(draft) => props.onChoose(draft.draftId)}
      label={messages.audit.list}
      testId="audit-list"
      hasHead={false}
      rowHeight={50}
      columns={[
        {
          id: 'name',
          title: messages.billing.name,
          width: 'minmax(0, 1fr)',
          cell: (draft) => (
            <span className="audit-two">
              <span className="clip">{draft.name}</span>
              <span className="quiet clip">{draft.accountNo}</span>
            </span>
          ),
        },
        {
          id: 'amount',
          title: messages.billing.amount,
          width: 'auto',
          isFigure: true,
          cell: (draft) => (
            <span className="audit-two">
              <Money amount={draft.amountFen} />
              <span>
                {[
                  ...(draft.finding === null ? [] : [messages.names.findings[draft.finding]]),
                  ...(draft.isEstimated ? [messages.names.readingKinds.estimated] : []),
                  ...(draft.isFirstBill ? [messages.audit.first] : []),
                  ...(draft.isFirstAfterChange ? [messages.audit.changed] : []),
                  ...(draft.returnReason === null ? [] : [messages.audit.cameBack]),
                ].join(' ')}
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
