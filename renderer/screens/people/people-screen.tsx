import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PersonRow } from '../../../electron/contract/people.ts';
import { call } from '../../api/counter-api.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { PersonForm } from './person-form.tsx';
import { PersonPassword } from './person-password.tsx';
import './people.css';

/** The administrator's list: add people, change their roles, deactivate them, set a new password. */
export function PeopleScreen() {
  const messages = useMessages();
  const [people, setPeople] = useState<readonly PersonRow[] | null>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);

  const load = useCallback(async () => {
    const answer = await call('people/list');
    if (answer.ok) setPeople(answer.value);
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [messages]);
  useEffect(() => {
    void load();
  }, [load]);

  const add = useMemo(
    () => ({
      key: 'F4',
      label: messages.people.add,
      run: () => {
        setAdding(true);
        setNews(null);
      },
    }),
    [messages],
  );
  useKeys(useMemo(() => [add], [add]));

  const person = people?.find((candidate) => candidate.personId === chosenId) ?? people?.[0] ?? null;
  const saved = (row: PersonRow, words: string): void => {
    setAdding(false);
    setChosenId(row.personId);
    setNews({ tone: 'done', words });
    void load();
  };
  return (
    <PlaceFrame
      isFilling
      testId="people-screen"
      title={messages.people.listTitle}
      hint={messages.people.listHint}
      aside={<KeyButton act={add} testId="add-person" />}
      news={news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    >
      <div className="people-columns">
        <Sheet className="people-list-sheet">
          <PickList
            label={messages.people.listLabel}
            testId="people-rows"
            rowTestId="person-row"
            items={people ?? []}
            keyOf={(row) => String(row.personId)}
            chosenKey={isAdding || person === null ? null : String(person.personId)}
            isFocused={people !== null && !isAdding}
            onChoose={(row) => {
              setAdding(false);
              setNews(null);
              setChosenId(row.personId);
            }}
          >
            {(row) => <PersonLine person={row} />}
          </PickList>
        </Sheet>
        <div className="people-detail">
          {isAdding ? (
            <PersonForm
              person={null}
              onSaved={(row) => saved(row, messages.people.added(row.fullName))}
              onCancel={() => setAdding(false)}
            />
          ) : person === null ? null : (
            <>
              <PersonForm
                key={`form-${person.personId}`}
                person={person}
                onSaved={(row) => saved(row, messages.people.saved(row.fullName))}
              />
              <PersonPassword
                key={`password-${person.personId}`}
                person={person}
                onSet={() => setNews({ tone: 'done', words: messages.people.passwordSet(person.fullName) })}
              />
            </>
          )}
        </div>
      </div>
    </PlaceFrame>
  );
}

function PersonLine({ person }: { readonly person: PersonRow }) {
  const messages = useMessages();
  return (
    <div className={person.isActive ? 'person-line' : 'person-line quiet'}>
      <span className="clip">
        {person.fullName} <span className="quiet">{person.loginName}</span>
      </span>
      <span className="quiet clip person-roles">
        {person.isActive
          ? person.roles.map((role) => messages.names.roles[role]).join(' · ')
          : messages.people.inactive}
      </span>
    </div>
  );
}
