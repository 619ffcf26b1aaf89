import { Input } from 'antd';
import { useState } from 'react';
import type { ReadingDays } from '../../../db/domain/metering/reading-days.ts';
import type { RouteOfMonth, RouteReader } from '../../../electron/contract/routes.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { daysTyped } from './days-typed.ts';
import { ReaderPick } from './reader-pick.tsx';

/** A route's code, name, reader and days, new or changed; empty days are those of the policy. */
export function RouteForm(props: {
  /** Null: a new one. */
  readonly route: RouteOfMonth | null;
  readonly readers: readonly RouteReader[];
  readonly usualDays: ReadingDays;
  readonly onDone: (words: string, routeId: number) => void;
  readonly onLeave: () => void;
}) {
  const { route, readers, usualDays, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.routes;
  const [code, setCode] = useState(route?.code ?? '');
  const [name, setName] = useState(route?.name ?? '');
  const [readerId, setReaderId] = useState(route?.readerId ?? null);
  const [firstText, setFirstText] = useState(String(route?.ownDays?.firstDay ?? ''));
  const [lastText, setLastText] = useState(String(route?.ownDays?.lastDay ?? ''));
  const [refusal, setRefusal] = useState<string | null>(null);
  const days = daysTyped(firstText, lastText, usualDays);
  const save = async (): Promise<void> => {
    if (days === 'wrong' || code.trim() === '') return;
    const wanted = { code: code.trim(), name: name.trim() === '' ? null : name.trim(), readerId, days };
    const answer =
      route === null
        ? await call('routes/add', wanted)
        : await call('routes/change', { routeId: route.routeId, ...wanted });
    if (!answer.ok) setRefusal(sentenceOf(messages, answer));
    else if (answer.value === null) onDone(words.changed(wanted.code), route?.routeId ?? 0);
    else onDone(words.added(wanted.code), answer.value.routeId);
  };
  const enter = () => void save();
  const dayField = (label: string, text: string, set: (text: string) => void, testId: string) => (
    <FieldRow
      label={label}
      hint={words.usualDaysHint(usualDays.firstDay, usualDays.lastDay)}
      wrong={days === 'wrong' ? words.wrongDay : null}
    >
      {(id) => (
        <Input
          id={id}
          value={text}
          inputMode="numeric"
          maxLength={2}
          status={days === 'wrong' ? 'error' : ''}
          data-testid={testId}
          onChange={(event) => set(event.target.value)}
          onPressEnter={enter}
        />
      )}
    </FieldRow>
  );
  return (
    <SureQuestion
      title={route === null ? words.addTitle : words.changeTitle(route.code)}
      yes={words.save}
      name="route-form"
      isOff={code.trim() === '' || days === 'wrong'}
      onYes={enter}
      onNo={onLeave}
    >
      {refusal === null ? null : <TroubleLine testId="route-refused">{refusal}</TroubleLine>}
      <div className="route-fields">
        <FieldRow label={words.code} hint={words.codeHint}>
          {(id) => (
            <Input
              id={id}
              value={code}
              autoFocus
              maxLength={20}
              data-testid="route-code"
              onChange={(event) => setCode(event.target.value)}
              onPressEnter={enter}
            />
          )}
        </FieldRow>
        <FieldRow label={words.name} hint={words.nameHint}>
          {(id) => (
            <Input
              id={id}
              value={name}
              maxLength={60}
              data-testid="route-name"
              onChange={(event) => setName(event.target.value)}
              onPressEnter={enter}
            />
          )}
        </FieldRow>
        {dayField(words.firstDay, firstText, setFirstText, 'first-day')}
        {dayField(words.lastDay, lastText, setLastText, 'last-day')}
      </div>
      <FieldRow label={words.reader}>
        {() => (
          <ReaderPick
            label={words.reader}
            readers={readers}
            nobody={words.noReader}
            chosenId={readerId}
            onChoose={setReaderId}
            onOpen={enter}
          />
        )}
      </FieldRow>
    </SureQuestion>
  );
}
