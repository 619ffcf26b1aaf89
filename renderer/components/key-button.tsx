import { Button } from 'antd';
import type { KeyAct } from '../stores/key-store.ts';
import { keyLabelOf } from './use-keys.ts';
import '../styles/components.css';

/** The button of an act, with its key written on it. The key itself is put by `useKeys`. */
export function KeyButton(props: {
  readonly act: KeyAct;
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'small' | 'large';
  readonly isWide?: boolean;
  readonly testId?: string;
}) {
  const { act, kind = 'plain', size, isWide = false, testId } = props;
  return (
    <Button
      type={kind === 'primary' ? 'primary' : kind === 'quiet' ? 'text' : 'default'}
      {...(size === undefined ? {} : { size })}
      block={isWide}
      className="key-button"
      disabled={act.isOff === true}
      data-testid={testId}
      onClick={() => act.run()}
    >
      <kbd>{keyLabelOf(act.key)}</kbd>
      <span className="clip">{act.label}</span>
    </Button>
  );
}
