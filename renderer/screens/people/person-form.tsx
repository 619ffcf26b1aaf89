import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { type Role, roles as everyRole } from '../../../db/domain/access/roles.ts';
import type { PersonRow } from '../../../electron/contract/people.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** A new person (null), or one whose name, roles and state are changed. F9 saves. */
export function PersonForm(props: {
  readonly person: PersonRow | null;
  readonly onSaved: (person: PersonRow) => void;
  readonly onCancel?: () => void;
}) {
  const { person, onSaved, onCancel } = props;
  const messages = useMessages();
  const [fullName, setFullName] = useState(person?.fullName ?? '');
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(person?.roles ?? []);
  const [isActive, setActive] = useState(person?.isActive ?? true);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const isComplete =
    fullName.trim() !== '' &&
    roles.length > 0 &&
    (person !== null || (loginName.trim() !== '' && password !== ''));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (!isComplete || isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer =
      person === null
        ? await call('people/add', { loginName, fullName, password, roles: [...roles] })
        : await call('people/change', { personId: person.personId, fullName, roles: [...roles], isActive });
    setBusy(false);
    if (answer.ok) onSaved(answer.value);
    else setTrouble(sentenceOf(messages, answer));
  };
  useKeys(
    useMemo(
      () => [
        { key: 'F9', label: messages.app.save, run: () => form.current?.requestSubmit() },
        ...(onCancel === undefined ? [] : [{ key: 'Escape', label: messages.app.cancel, run: onCancel }]),
      ],
      [messages, onCancel],
    ),
  );
  const emptyWord = (text: string): string | null =>
    isChecked && text.trim() === '' ? messages.people.fieldEmpty : null;

  return (
    <Sheet
      title={person === null ? messages.people.newTitle : `${messages.people.change} · ${person.loginName}`}
    >
      <form ref={form} onSubmit={(event) => void submit(event)} data-testid="person-form">
        <div className="person-fields">
          <FieldRow label={messages.people.fullName} wrong={emptyWord(fullName)}>
            {(id) => (
              <Input
                id={id}
                autoFocus={person === null}
                data-testid="person-full-name"
                maxLength={60}
                autoComplete="off"
                value={fullName}
                onChange={(event) => setFullName(event.target.value)}
              />
            )}
          </FieldRow>
          {person === null ? (
            <>
              <FieldRow
                label={messages.people.loginName}
                hint={messages.people.loginNameHint}
                wrong={emptyWord(loginName)}
              >
                {(id) => (
                  <Input
                    id={id}
                    data-testid="person-login-name"
                    maxLength={60}
                    autoComplete="off"
                    value={loginName}
                    onChange={(event) => setLoginName(event.target.value)}
                  />
                )}
              </FieldRow>
              <FieldRow
                label={messages.people.firstPassword}
                hint={messages.people.passwordHint}
                wrong={emptyWord(password)}
              >
                {(id) => (
                  <Input
                    id={id}
                    type="password"
                    data-testid="person-password"
                    maxLength={128}
                    autoComplete="off"
                    value={password}
                    onChange={(event) => setPassword(event.target.value)}
                  />
                )}
              </FieldRow>
            </>
          ) : null}
        </div>
        <fieldset className="person-role-set">
          <legend>{messages.people.roles}</legend>
          <Checkbox.Group
            value={[...roles]}
            onChange={(chosen) => setRoles(chosen as Role[])}
            className="person-role-boxes"
          >
            {everyRole.map((role) => (
              <Checkbox key={role} value={role} data-testid={`role-${role}`}>
                {messages.names.roles[role]}
                <span className="quiet person-role-hint"> {messages.people.roleHints[role]}</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
          <p className={isChecked && roles.length === 0 ? 'wrong field-note' : 'quiet field-note'}>
            {isChecked && roles.length === 0 ? messages.people.roleMissing : messages.people.rolesHint}
          </p>
        </fieldset>
        {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
        <div className="person-acts">
          {person === null ? null : (
            <Checkbox
              checked={isActive}
              onChange={(event) => setActive(event.target.checked)}
              data-testid="person-active"
            >
              {messages.people.isActive}
            </Checkbox>
          )}
          <span className="place-space" />
          {onCancel === undefined ? null : <Button onClick={onCancel}>{messages.app.cancel}</Button>}
          <Button
            type="primary"
            htmlType="submit"
            loading={isBusy}
            data-testid="save-person"
            className="key-button"
          >
            <kbd>F9</kbd> {messages.app.save}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
