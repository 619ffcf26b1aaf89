import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../electron/contract/channel.ts';
import type { PersonToSignIn, SignedIn } from '../../../electron/contract/people.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';

/** The password of every person of the demo station; the program tells it, since there is nothing to guard. */
const demoPassword = 'demo-2026';

/** The chosen person's password. What went wrong stands under the field; what was typed stays, marked, to be typed over. */
export function PasswordPanel(props: {
  readonly person: PersonToSignIn | null;
  readonly isFocused: boolean;
  readonly act: string;
  readonly enter: (password: string) => Promise<Answer<SignedIn>>;
  readonly onEntered: (person: SignedIn) => void;
  readonly onFocus?: () => void;
  readonly onBack?: () => void;
  readonly onOtherPerson?: () => void;
}) {
  const { person, isFocused, act, enter, onEntered, onFocus, onBack, onOtherPerson } = props;
  const messages = useMessages();
  const isDemo = useSession((state) => state.setup?.station?.isDemo ?? false);
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(waitUntil);
  const input = useRef<InputRef>(null);
  const isHere = person !== null;
  useEffect(() => {
    if (isFocused && isHere) input.current?.focus();
  }, [isFocused, isHere]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (person === null || isBusy) return;
    if (password === '') {
      setTrouble(messages.people.passwordEmpty);
      input.current?.focus();
      return;
    }
    setBusy(true);
    setTrouble(null);
    const answer = await enter(password);
    setBusy(false);
    if (answer.ok) {
      onEntered(answer.value);
      return;
    }
    const seconds =
      'refusal' in answer && answer.refusal.code === 'sign_in_delayed'
        ? Number(answer.refusal.facts.seconds)
        : 0;
    setWaitUntil(seconds > 0 ? Date.now() + seconds * 1000 : null);
    setTrouble(seconds > 0 ? null : sentenceOf(messages, answer));
    input.current?.focus();
    input.current?.select();
  };

  const wrong = secondsLeft > 0 ? messages.refusals.sign_in_delayed({ seconds: secondsLeft }) : trouble;
  return (
    <form className="sign-in-password" onSubmit={(event) => void submit(event)}>
      <h2 className="sign-in-chosen">{person === null ? messages.people.chooseFirst : person.fullName}</h2>
      <label htmlFor="password">{messages.people.password}</label>
      <Input
        ref={input}
        id="password"
        type="password"
        size="large"
        autoComplete="off"
        maxLength={128}
        data-testid="password"
        disabled={person === null}
        status={wrong === null ? '' : 'error'}
        value={password}
        onFocus={onFocus}
        onChange={(event) => {
          setPassword(event.target.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack?.();
        }}
      />
      <p className="sign-in-trouble wrong" role="alert" data-testid="sign-in-trouble">
        {wrong}
      </p>
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={isBusy}
        data-testid="sign-in-enter"
      >
        {isBusy ? messages.people.signingIn : act} <kbd>Enter</kbd>
      </Button>
      {onOtherPerson === undefined ? null : (
        <Button block data-testid="other-person" onClick={onOtherPerson}>
          {messages.people.otherPerson}
        </Button>
      )}
      {isDemo ? (
        <p className="quiet" data-testid="demo-password">
          {messages.people.demoPassword(demoPassword)}
        </p>
      ) : null}
      {onBack === undefined || person === null || !isFocused ? null : (
        <p className="quiet">
          <kbd>Esc</kbd> {messages.people.otherPerson}
        </p>
      )}
    </form>
  );
}

/** Whole seconds until an instant of this PC's clock, counting down; 0 when it is past or there is none. */
function useSecondsLeft(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
