import type { ReactNode } from 'react';
import type { KeyAct } from '../stores/key-store.ts';
import { KeyButton } from './key-button.tsx';
import { useKeys } from './use-keys.ts';
import '../styles/components.css';

const noActs: readonly KeyAct[] = [];

/**
 * One line that says what happened, what is safe and what to do, with at most two keys; never a dialog.
 * `wrong` is read out at once, `owed` and `done` when there is a pause. The keys work while the line is there.
 */
export function TroubleLine(props: {
  readonly children: ReactNode;
  readonly tone?: 'wrong' | 'owed' | 'done' | 'quiet';
  readonly acts?: readonly KeyAct[];
  readonly testId?: string;
}) {
  const { children, tone = 'wrong', acts = noActs, testId = 'trouble-line' } = props;
  useKeys(acts);
  return (
    <div
      className={`trouble-line trouble-${tone}`}
      role={tone === 'wrong' ? 'alert' : 'status'}
      data-testid={testId}
    >
      <span className="trouble-words">{children}</span>
      {acts.map((act) => (
        <KeyButton key={act.key} act={act} size="small" />
      ))}
    </div>
  );
}
