import { Modal } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { KeyButton } from './key-button.tsx';
import { useKeys } from './use-keys.ts';
import { useMessages } from './use-messages.ts';
import { useReturnFocus } from './use-return-focus.ts';

/**
 * Asked once more before something that cannot be taken back: F9, another key than asked for it, does it; Esc goes back. The cursor is
 * in the first field or, where there is none, on the question and on neither button: Enter does nothing but say so.
 */
export function SureQuestion(props: {
  readonly title: string;
  /** What F9 does, in a word or two. */
  readonly yes: string;
  /** The buttons' test ids: `name-yes` and `name-no`. */
  readonly name: string;
  readonly isOff?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** Once it lies there: the cursor goes into its first field, or where this puts it. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}) {
  const { title, yes, name, isOff = false, children } = props;
  const { app } = useMessages();
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      { key: 'F9', label: yes, isOff, run: () => newest.current.onYes() },
      { key: 'Escape', label: app.back, run: () => newest.current.onNo() },
    ],
    [yes, isOff, app],
  );
  useKeys(acts, true);
  useReturnFocus();
  const [isEntered, setEntered] = useState(false);
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => asked.current?.focus(), []);
  return (
    <Modal
      open
      title={title}
      onCancel={props.onNo}
      keyboard={false}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return;
        if (newest.current.onOpen === undefined) toFirstField(asked.current);
        else newest.current.onOpen();
      }}
      closable={false}
      width="33em"
      footer={
        <div className="question-acts">
          {acts.map((act, index) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={index === 0 ? 'primary' : 'plain'}
              testId={index === 0 ? `${name}-yes` : `${name}-no`}
            />
          ))}
        </div>
      }
    >
      <div
        ref={asked}
        role="group"
        aria-label={title}
        className="question-asked"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: holds the cursor, so that Enter presses neither button
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) setEntered(true);
        }}
      >
        {children}
        {isEntered ? (
          <p role="alert" className="question-keys" data-testid={`${name}-keys`}>
            {app.sureKeys(yes)}
          </p>
        ) : null}
      </div>
    </Modal>
  );
}

/** Into the first field, where something is asked for: once the window lies there, for it takes the cursor when it opens. */
function toFirstField(question: HTMLDivElement | null): void {
  question?.querySelector<HTMLElement>('input:not([disabled], [type="checkbox"]), textarea')?.focus();
}
