import { Modal } from 'antd';
import { useMemo, useRef } from 'react';
import { addFen } from '../../../db/domain/kernel/money.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/** Before many are passed at once: how many they are and what they come to; F9 passes them. */
export function PassPlainQuestion(props: {
  readonly drafts: readonly DraftRow[];
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { drafts } = props;
  const messages = useMessages();
  const words = messages.audit;
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      { key: 'F9', label: words.passPlainYes, run: () => newest.current.onYes() },
      { key: 'Escape', label: messages.app.back, run: () => newest.current.onNo() },
      { key: 'F8', label: '', run: () => undefined },
    ],
    [words, messages],
  );
  useKeys(acts);
  return (
    <Modal
      open
      title={words.passPlainTitle(drafts.length)}
      onCancel={props.onNo}
      keyboard={false}
      width="32em"
      footer={
        <div className="audit-acts">
          {acts.slice(0, 2).map((act, index) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={index === 0 ? 'primary' : 'plain'}
              testId={index === 0 ? 'pass-plain-yes' : 'pass-plain-no'}
            />
          ))}
        </div>
      }
    >
      <FactRow name={words.passPlainSum}>
        <Money amount={addFen(...drafts.map((draft) => draft.amountFen))} size="large" />
      </FactRow>
      <p className="quiet">{words.passPlainText}</p>
    </Modal>
  );
}
