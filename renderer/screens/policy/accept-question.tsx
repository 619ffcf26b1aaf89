import { Modal } from 'antd';
import { useMemo, useRef } from 'react';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { subtractFen } from '../../../db/domain/kernel/money.ts';
import type { TrialRun } from '../../../electron/contract/policy.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { signedText } from './trial-sum.tsx';

/** Before a pack is accepted: from which day, and what it changes; F9 once more accepts it. */
export function AcceptQuestion(props: {
  readonly pack: PolicyPack;
  readonly run: TrialRun;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { pack, run } = props;
  const messages = useMessages();
  const words = messages.policy;
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      { key: 'F9', label: words.acceptYes, run: () => newest.current.onYes() },
      { key: 'Escape', label: messages.app.back, run: () => newest.current.onNo() },
    ],
    [words, messages],
  );
  useKeys(acts, true);
  return (
    <Modal
      open
      title={words.acceptTitle}
      onCancel={props.onNo}
      keyboard={false}
      closable={false}
      width="34em"
      footer={
        <div className="question-acts">
          {acts.map((act, index) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={index === 0 ? 'primary' : 'plain'}
              testId={index === 0 ? 'accept-yes' : 'accept-no'}
            />
          ))}
        </div>
      }
    >
      <div data-testid="accept-question">
        <p className="pack-title">{pack.title}</p>
        <FactRow name={words.acceptFrom}>
          <strong className="money-large">{pack.effectiveFrom}</strong>
        </FactRow>
        {run.month === null ? null : (
          <FactRow name={words.acceptChange(run.month)}>
            <span className="figures">{signedText(subtractFen(run.newFen, run.oldFen))}</span>
          </FactRow>
        )}
        {run.notBilled.length === 0 ? null : (
          <TroubleLine>{words.cannotBill(run.notBilled.length)}</TroubleLine>
        )}
        <p className="quiet">{words.acceptDrafts}</p>
      </div>
    </Modal>
  );
}
