import { Button } from 'antd';
import type { FailedAnswer } from '../../api/counter-api.ts';
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
          <Button type="primary" size="large" onClick={() => void useSession.getState().loadSetup()}>
            {messages.app.retry}
          </Button>
        </section>
      </main>
    </div>
  );
}
