import { Modal } from 'antd';
import { useMemo, useRef } from 'react';
import { addFen } from '../../../db/domain/kernel/money.ts';
import type { BillingMonth } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useReturnFocus } from '../../components/use-return-focus.ts';

/** Before bills are owed: how many and how much, counted from the very drafts; F9 once more issues them. */
export function IssueQuestion(props: {
  readonly month: BillingMonth;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { month } = props;
  const messages = useMessages();
  const words = messages.billing;
  const passed = useAnswer('bills/list-drafts', { month: month.month, state: 'passed' });
  const newest = useRef(props);
  newest.current = props;
  const isReady = passed.value !== null && passed.value.length > 0;
  const acts = useMemo(
    () => [
      { key: 'F9', label: words.issueYes, isOff: !isReady, run: () => newest.current.onYes() },
      { key: 'Escape', label: messages.app.back, run: () => newest.current.onNo() },
    ],
    [words, messages, isReady],
  );
  useKeys(acts);
  useReturnFocus();
  return (
    <Modal
      open
      title={words.issueTitle(month.month)}
      onCancel={props.onNo}
      keyboard={false}
      closable={false}
      width="32em"
      footer={
        <div className="question-acts">
          {acts.map((act, index) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={index === 0 ? 'primary' : 'plain'}
              testId={index === 0 ? 'issue-yes' : 'issue-no'}
            />
          ))}
        </div>
      }
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
      <p className="quiet">{words.issueWarning}</p>
    </Modal>
  );
}
