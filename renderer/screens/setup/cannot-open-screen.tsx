import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call, type FailedAnswer } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import './setup.css';

/** The station of this PC cannot be opened (damaged, from a newer program, in use elsewhere): what happened and what to do. */
export function CannotOpenScreen({ trouble }: { readonly trouble: FailedAnswer }) {
  const messages = useMessages();
  return (
    <div className="setup" data-testid="cannot-open">
      <header className="setup-head">
        <strong>{messages.app.productName}</strong>
        <LanguageSwitch />
      </header>
      <main className="setup-middle">
        <section className="sheet setup-narrow" role="alert">
          <h1>{messages.setup.cannotOpen}</h1>
          <p>{sentenceOf(messages, trouble)}</p>
          <p className="quiet">{messages.setup.cannotOpenSafe}</p>
          {'refusal' in trouble && trouble.refusal.code === 'key_locked' ? <RecoveryForm /> : null}
          <Button type="primary" size="large" onClick={() => void useSession.getState().loadSetup()}>
            {messages.app.retry}
          </Button>
        </section>
      </main>
    </div>
  );
}

/** The printed recovery code opens the station on another PC or for another user of this one. */
function RecoveryForm() {
  const messages = useMessages();
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await call('setup/open-with-recovery-code', { recoveryCode: code });
    setBusy(false);
    if (answer.ok) await useSession.getState().loadSetup();
    else setTrouble(sentenceOf(messages, answer));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldRow label={messages.setup.recoveryEnter} hint={messages.setup.recoveryEnterHint} wrong={trouble}>
        {(id) => (
          <Input
            id={id}
            data-testid="recovery-enter"
            maxLength={60}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </FieldRow>
      <Button
        htmlType="submit"
        loading={isBusy}
        disabled={code.trim().length < 25}
        data-testid="recovery-open"
      >
        {messages.setup.recoveryOpen}
      </Button>
    </form>
  );
}
