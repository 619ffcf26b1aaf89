import { addFen } from '../../../db/domain/kernel/money.ts';
import type { BillingMonth } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Money } from '../../components/money.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';

/** Before bills are owed: how many and how much, counted from the very drafts; F9 once more issues them. */
export function IssueQuestion(props: {
  readonly month: BillingMonth;
  /** The empty code for all. */
  readonly routeCode: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { month } = props;
  const { billing: words } = useMessages();
  const passed = useAnswer('bills/list-drafts', {
    month: month.month,
    state: 'passed',
    ...(props.routeCode === '' ? {} : { routeCode: props.routeCode }),
  });
  const isReady = passed.value !== null && passed.value.length > 0;
  return (
    <SureQuestion
      title={words.issueTitle(month.month)}
      yes={words.issueYes}
      name="issue"
      isOff={!isReady}
      onYes={props.onYes}
      onNo={props.onNo}
    >
      {passed.trouble === null ? null : <TroubleLine>{passed.trouble}</TroubleLine>}
      {passed.value === null ? null : (
        <div data-testid="issue-question">
          <FactRow name={words.issueCount}>
            <span className="figures money-large">{passed.value.length}</span>
          </FactRow>
          <FactRow name={words.issueSum}>
            <Money
              amount={addFen(...passed.value.map((draft) => draft.amountFen))}
              size="large"
              testId="issue-sum"
            />
          </FactRow>
        </div>
      )}
      {month.waiting + month.returned === 0 ? null : (
        <p>{words.issueWaiting(month.waiting + month.returned)}</p>
      )}
      {props.routeCode === '' ? null : <p>{words.issueRoute(props.routeCode)}</p>}
      <p className="quiet">{words.issueWarning}</p>
    </SureQuestion>
  );
}
