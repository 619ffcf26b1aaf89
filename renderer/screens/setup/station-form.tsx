import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

const noText = {
  code: '',
  name: '',
  countyName: '',
  fullName: '',
  loginName: '',
  password: '',
  passwordAgain: '',
};
type Field = keyof typeof noText;
const fields = Object.keys(noText) as Field[];

/** Code, name and county of the station, and its administrator; answers with the recovery code. */
export function StationForm(props: {
  readonly onBack: () => void;
  readonly onDone: (recoveryCode: string) => void;
}) {
  const messages = useMessages();
  const { setup } = messages;
  const [text, setText] = useState(noText);
  const [tries, setTries] = useState(0);
  const isChecked = tries > 0;
  const form = useRef<HTMLFormElement>(null);
  // The cursor goes to the first field that is wrong.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLInputElement>('.ant-input-status-error')?.focus();
  }, [tries]);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const wrongWith = (field: Field): string | null => {
    if (!isChecked) return null;
    if (text[field].trim() === '') return setup.fieldEmpty;
    if (field === 'code' && !/^[A-Z0-9]{4,12}$/.test(text.code)) return setup.codeWrong;
    return field === 'passwordAgain' && text.password !== text.passwordAgain ? setup.passwordsDiffer : null;
  };
  const isComplete =
    fields.every((field) => text[field].trim() !== '') &&
    /^[A-Z0-9]{4,12}$/.test(text.code) &&
    text.password === text.passwordAgain;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    if (!isComplete || isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await call('setup/set-up-station', {
      code: text.code,
      name: text.name,
      countyName: text.countyName,
      administrator: { loginName: text.loginName, fullName: text.fullName, password: text.password },
    });
    setBusy(false);
    if (answer.ok) props.onDone(answer.value.recoveryCode);
    else setTrouble(sentenceOf(messages, answer));
  };

  const field = (
    name: Field,
    label: string,
    options: { hint?: string; example?: string; isSecret?: boolean } = {},
  ) => (
    <FieldRow label={label} hint={options.hint} wrong={wrongWith(name)}>
      {(id) => (
        <Input
          id={id}
          data-testid={`setup-${name}`}
          autoFocus={name === 'code'}
          type={options.isSecret === true ? 'password' : 'text'}
          autoComplete="off"
          maxLength={options.isSecret === true ? 128 : name === 'code' ? 12 : 60}
          placeholder={options.example}
          status={wrongWith(name) === null ? '' : 'error'}
          value={text[name]}
          onChange={({ target }) =>
            setText({ ...text, [name]: name === 'code' ? target.value.toUpperCase() : target.value })
          }
        />
      )}
    </FieldRow>
  );

  return (
    <form ref={form} className="sheet setup-wide" onSubmit={(event) => void submit(event)}>
      <h1>{setup.formTitle}</h1>
      <div className="setup-columns">
        <div>
          {field('code', setup.code, { hint: setup.codeHint, example: 'HLW01' })}
          {field('name', setup.name, { example: setup.nameExample })}
          {field('countyName', setup.countyName, { example: setup.countyExample })}
          <p className="quiet">{setup.administratorText}</p>
        </div>
        <div>
          {field('fullName', `${setup.administratorTitle} · ${setup.fullName}`)}
          {field('loginName', setup.loginName, { hint: setup.loginNameHint })}
          {field('password', setup.password, { hint: setup.passwordHint, isSecret: true })}
          {field('passwordAgain', setup.passwordAgain, { isSecret: true })}
        </div>
      </div>
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
      <div className="setup-acts">
        <Button size="large" onClick={props.onBack}>
          {messages.app.back}
        </Button>
        <Button type="primary" htmlType="submit" size="large" loading={isBusy} data-testid="setup-create">
          {isBusy ? setup.creating : setup.create}
        </Button>
      </div>
    </form>
  );
}
