import type { BillingMonth, UnbilledMonth } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { countByReason } from './unbilled-reasons.ts';

/** Before a month is locked though accounts have no bill: how many and why, and that they are counted into the next month. */
export function LockQuestion(props: {
  readonly month: BillingMonth;
  readonly unbilled: UnbilledMonth;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { month, unbilled } = props;
  const { billing: words } = useMessages();
  const drafts = month.waiting + month.returned;
  return (
    <SureQuestion
      title={words.lockTitle(month.month)}
      yes={words.lockYes}
      name="lock"
      onYes={props.onYes}
      onNo={props.onNo}
    >
      <div data-testid="lock-question">
        <FactRow name={words.lockIssued}>
          <span className="figures">{month.issued}</span>
        </FactRow>
        <FactRow name={words.lockUnbilled}>
          <span className="figures money-large" data-testid="lock-unbilled">
            {unbilled.unbilled.length}
          </span>
        </FactRow>
        {countByReason(unbilled.unbilled).map(([reason, count]) => (
          <FactRow key={reason} name={words.unbilledReasons[reason]}>
            <span className="figures">{count}</span>
          </FactRow>
        ))}
      </div>
      {unbilled.unbilled.length === 0 ? null : <p>{words.lockNextMonth}</p>}
      {drafts === 0 ? null : <p>{words.lockDrops(drafts)}</p>}
      <p className="quiet">{words.lockWarning}</p>
    </SureQuestion>
  );
}
