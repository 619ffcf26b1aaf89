import { Button } from 'antd';
import { useMessages } from '../../components/use-messages.ts';

/** The recovery code, large and once. The button is not focused: a stray Enter must not make the only sight of it vanish. */
export function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { setup } = useMessages();
  return (
    <section className="sheet setup-wide setup-recovery">
      <h1>{setup.recoveryTitle}</h1>
      <p>{setup.recoveryWhy}</p>
      <output className="recovery-code" data-testid="recovery-code">
        {code}
      </output>
      <p>
        <strong>{setup.recoveryOnce}</strong>
      </p>
      <div className="setup-acts">
        <Button type="primary" size="large" data-testid="recovery-written-down" onClick={onDone}>
          {setup.recoveryDone}
        </Button>
      </div>
    </section>
  );
}
