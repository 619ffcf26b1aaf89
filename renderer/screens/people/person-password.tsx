import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { PersonRow } from '../../../electron/contract/people.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** A new password for somebody who forgot theirs; the old one stops working at once. */
export function PersonPassword({
  person,
  onSet,
}: {
  readonly person: PersonRow;
  readonly onSet: () => void;
}) {
  const messages = useMessages();
  const id = useId();
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password === '' || isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await call('people/set-password', { personId: person.personId, password });
    setBusy(false);
    if (answer.ok) {
      setPassword('');
      onSet();
    } else setTrouble(sentenceOf(messages, answer));
  };
  return (
    <Sheet>
      <form className="person-new-password" onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>{messages.people.newPassword}</label>
        <Input
          id={id}
          type="password"
          autoComplete="off"
          maxLength={128}
          data-testid="new-password"
          placeholder={messages.people.passwordHint}
          status={trouble === null ? '' : 'error'}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button htmlType="submit" loading={isBusy} disabled={password === ''} data-testid="set-password">
          {messages.people.setPassword}
        </Button>
      </form>
      {trouble === null ? null : (
        <p className="wrong field-note" role="alert">
          {trouble}
        </p>
      )}
    </Sheet>
  );
}
