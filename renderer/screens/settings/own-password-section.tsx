import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

const empty = { oldPassword: '', newPassword: '', again: '' };
type Field = keyof typeof empty;

/** One's own password, replaced by oneself: what the administrator gave is known to two people. */
export function OwnPasswordSection() {
  const messages = useMessages();
  const { settings } = messages;
  const [text, setText] = useState(empty);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  const differs = text.again !== '' && text.again !== text.newPassword;
  const isComplete = Object.values(text).every((value) => value !== '') && !differs;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete || isBusy) return;
    setBusy(true);
    setNews(null);
    const { oldPassword, newPassword } = text;
    const answer = await call('session/change-own-password', { oldPassword, newPassword });
    setBusy(false);
    if (answer.ok) setText(empty);
    setNews(
      answer.ok
        ? { tone: 'done', words: settings.ownPasswordDone }
        : { tone: 'wrong', words: sentenceOf(messages, answer) },
    );
  };
  const field = (name: Field, label: string, wrong: string | null = null) => (
    <FieldRow label={label} wrong={wrong}>
      {(id) => (
        <Input
          id={id}
          type="password"
          data-testid={`own-${name}`}
          maxLength={128}
          autoComplete="off"
          value={text[name]}
          onChange={(event) => setText({ ...text, [name]: event.target.value })}
        />
      )}
    </FieldRow>
  );
  return (
    <Sheet title={settings.ownPasswordTitle} testId="settings-own-password">
      <form onSubmit={(event) => void submit(event)}>
        {field('oldPassword', settings.ownPasswordOld)}
        {field('newPassword', settings.ownPasswordNew)}
        {field('again', settings.ownPasswordAgain, differs ? messages.setup.passwordsDiffer : null)}
        <Button htmlType="submit" loading={isBusy} disabled={!isComplete} data-testid="own-password-change">
          {settings.ownPasswordChange}
        </Button>
      </form>
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    </Sheet>
  );
}
