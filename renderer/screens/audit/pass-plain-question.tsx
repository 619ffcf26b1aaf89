import { Checkbox, Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { addFen } from '../../../db/domain/kernel/money.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/**
 * Before many are passed at once: how many they are and what they come to; F9 passes them. First bills that the older system lets
 * compare join only when the auditor says so (F4).
 */
export function PassPlainQuestion(props: {
  readonly plain: readonly DraftRow[];
  readonly comparable: readonly DraftRow[];
  readonly onYes: (drafts: readonly DraftRow[]) => void;
  readonly onNo: () => void;
}) {
  const { plain, comparable } = props;
  const messages = useMessages();
  const words = messages.audit;
  const [withFirst, setWithFirst] = useState(false);
  const drafts = useMemo(
    () => (withFirst ? [...plain, ...comparable] : plain),
    [withFirst, plain, comparable],
  );
  const newest = useRef({ ...props, drafts });
  newest.current = { ...props, drafts };
  const hasNone = drafts.length === 0;
  const yes = useMemo(
    () => ({
      key: 'F9',
      label: words.passPlainYes,
      isOff: hasNone,
      run: () => newest.current.onYes(newest.current.drafts),
    }),
    [words, hasNone],
  );
  const no = useMemo(
    () => ({ key: 'Escape', label: messages.app.back, run: () => newest.current.onNo() }),
    [messages],
  );
  useKeys(
    useMemo(
      () => [
        yes,
        no,
        {
          key: 'F4',
          label: words.withFirstKey,
          isOff: comparable.length === 0,
          run: () => setWithFirst((now) => !now),
        },
        { key: 'F8', label: '', run: () => undefined },
      ],
      [yes, no, words, comparable.length],
    ),
  );
  return (
    <Modal
      open
      title={words.passPlain}
      onCancel={props.onNo}
      keyboard={false}
      closable={false}
      width="36em"
      footer={
        <div className="audit-acts">
          <KeyButton act={yes} kind="primary" testId="pass-plain-yes" />
          <KeyButton act={no} testId="pass-plain-no" />
        </div>
      }
    >
      <div data-testid="pass-plain-question">
        <FactRow name={words.passPlainCount}>
          <span className="figures money-large" data-testid="pass-plain-count">
            {drafts.length}
          </span>
        </FactRow>
        <FactRow name={words.passPlainSum}>
          <Money amount={addFen(...drafts.map((draft) => draft.amountFen))} size="large" />
        </FactRow>
        <p className="quiet">{words.passPlainText}</p>
        {comparable.length === 0 ? null : (
          <Checkbox
            checked={withFirst}
            data-testid="with-first"
            onChange={(event) => setWithFirst(event.target.checked)}
          >
            <kbd>F4</kbd> {words.withFirst(comparable.length)}
          </Checkbox>
        )}
      </div>
    </Modal>
  );
}
