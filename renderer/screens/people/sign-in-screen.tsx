import { useEffect, useState } from 'react';
import type { PersonToSignIn } from '../../../electron/contract/people.ts';
import { call } from '../../api/counter-api.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { useReturnFocus } from '../../components/use-return-focus.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import { useSession } from '../../stores/session-store.ts';
import { LeaveDemo } from './leave-demo.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { PeopleToSignIn } from './people-to-sign-in.tsx';
import './sign-in.css';

/** In the morning the last person only types the password; after a change of person the list waits for a digit. */
let hasSignedInHere = false;

/** Who is at the counter: a digit for the name, the password, Enter. `isUnlocking` covers the shell until the same person is back. */
export function SignInScreen({ isUnlocking = false }: { readonly isUnlocking?: boolean }) {
  return isUnlocking ? <LockCover /> : <SignInPage />;
}

function SignInPage() {
  const messages = useMessages();
  const station = useSession((state) => state.setup?.station ?? null);
  const version = useSession((state) => state.setup?.programVersion);
  const [people, setPeople] = useState<readonly PersonToSignIn[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAtPassword, setAtPassword] = useState(false);
  useEffect(() => {
    void call('session/list-people').then((answer) => {
      if (!answer.ok) return;
      const { lastLoginName } = usePreferences.getState();
      const last = answer.value.find((person) => person.loginName === lastLoginName);
      setPeople(answer.value);
      setChosen((last ?? answer.value[0])?.loginName ?? null);
      setAtPassword(last !== undefined && !hasSignedInHere);
    });
  }, []);
  const person = people.find((candidate) => candidate.loginName === chosen) ?? null;
  return (
    <div className="sign-in" data-testid="sign-in">
      <header className="sign-in-head">
        <span className="clip">
          <strong>{station?.name}</strong> <span className="quiet">{station?.countyName}</span>
        </span>
        {station?.isDemo === true ? <span className="strip-demo">{messages.app.training}</span> : null}
        <span className="place-space" />
        <LanguageSwitch />
      </header>
      <main className="sheet sign-in-sheet">
        <PeopleToSignIn
          people={people}
          chosen={chosen}
          isFocused={!isAtPassword}
          onChoose={setChosen}
          onOpen={(loginName) => {
            setChosen(loginName);
            setAtPassword(true);
          }}
        />
        <PasswordPanel
          key={chosen}
          person={person}
          isFocused={isAtPassword}
          onFocus={() => setAtPassword(true)}
          onBack={() => setAtPassword(false)}
          act={messages.people.signIn}
          enter={(password) => call('session/sign-in', { loginName: chosen ?? '', password })}
          onEntered={(signedIn) => {
            hasSignedInHere = true;
            usePreferences.getState().change({ lastLoginName: signedIn.loginName });
            useSession.getState().signedIn(signedIn);
          }}
        />
      </main>
      <footer className="quiet sign-in-foot">
        <span>
          {messages.app.productName} {version}
        </span>
        {station?.isDemo === true ? <LeaveDemo /> : null}
      </footer>
    </div>
  );
}

function LockCover() {
  const messages = useMessages();
  const person = useSession((state) => state.person);
  useReturnFocus();
  if (person === null) return null;
  return (
    <div className="sign-in lock-cover" data-testid="lock-cover" role="dialog" aria-modal="true">
      <main className="sheet sign-in-sheet lock-sheet">
        <div>
          <h1>{messages.people.lockedTitle}</h1>
          <p className="quiet">{messages.people.lockedText}</p>
        </div>
        <PasswordPanel
          person={person}
          isFocused
          act={messages.people.unlock}
          enter={(password) => call('session/unlock', { password })}
          onEntered={(signedIn) => useSession.getState().signedIn(signedIn)}
          onOtherPerson={() => void useSession.getState().signOut()}
        />
      </main>
    </div>
  );
}
