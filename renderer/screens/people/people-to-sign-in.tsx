import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PersonToSignIn } from '../../../electron/contract/people.ts';
import { PickList } from '../../components/pick-list.tsx';
import { useMessages } from '../../components/use-messages.ts';

const mostWithDigits = 9;

/** The names, a digit each; more than nine can be filtered by typing. A digit or Enter goes on to the password. */
export function PeopleToSignIn(props: {
  readonly people: readonly PersonToSignIn[];
  readonly chosen: string | null;
  readonly isFocused: boolean;
  readonly onChoose: (loginName: string) => void;
  readonly onOpen: (loginName: string) => void;
}) {
  const { people, chosen, isFocused, onChoose, onOpen } = props;
  const messages = useMessages();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = people.filter(
    ({ fullName, loginName }) =>
      fullName.toLowerCase().includes(wanted) || loginName.toLowerCase().includes(wanted),
  );
  const current = shown.find((person) => person.loginName === chosen) ?? shown[0];
  const hasFilter = people.length > mostWithDigits;
  const filterField = useRef<InputRef>(null);
  useEffect(() => {
    if (isFocused && hasFilter) filterField.current?.focus();
  }, [isFocused, hasFilter]);
  return (
    <section
      className="sign-in-people"
      aria-label={messages.people.whoTitle}
      onKeyDown={(event) => {
        const byDigit =
          /^[1-9]$/.test(event.key) && filter === '' ? people[Number(event.key) - 1] : undefined;
        if (byDigit === undefined) return;
        event.preventDefault();
        onOpen(byDigit.loginName);
      }}
    >
      <h1>{messages.people.whoTitle}</h1>
      <p className="quiet">{hasFilter ? messages.people.whoHintMany : messages.people.whoHint}</p>
      {hasFilter ? (
        <Input
          ref={filterField}
          aria-label={messages.people.filter}
          placeholder={messages.people.filter}
          data-testid="person-filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (step !== 0 && current !== undefined) {
              event.preventDefault();
              const next = shown[Math.max(0, Math.min(shown.indexOf(current) + step, shown.length - 1))];
              if (next !== undefined) onChoose(next.loginName);
            } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && current !== undefined) {
              onOpen(current.loginName);
            }
          }}
        />
      ) : null}
      {people.length > 0 && shown.length === 0 ? <p>{messages.people.nobodyFound}</p> : null}
      <PickList
        label={messages.people.whoTitle}
        testId="people-list"
        rowTestId="person"
        items={shown}
        keyOf={(person) => person.loginName}
        chosenKey={current?.loginName ?? null}
        isFocused={isFocused && people.length > 0 && !hasFilter}
        onChoose={(person) => onChoose(person.loginName)}
        onOpen={(person) => onOpen(person.loginName)}
      >
        {(person) => {
          const index = people.indexOf(person);
          return (
            <span className="sign-in-person">
              <kbd className={index < mostWithDigits ? '' : 'is-absent'}>{index + 1}</kbd>
              <span className="sign-in-name">
                <span className="clip">{person.fullName}</span>
                <span className="quiet clip">
                  {person.roles.map((role) => messages.names.roles[role]).join(' · ')}
                </span>
              </span>
            </span>
          );
        }}
      </PickList>
    </section>
  );
}
