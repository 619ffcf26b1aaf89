import { Input, type InputRef, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { addMonths, monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { ErrorList } from './error-list.tsx';
import { errorsTable, peopleTable } from './errors-table.ts';
import { filterErrors, filterPeople } from './filter-errors.ts';
import { MonthRange } from './month-range.tsx';
import { PeopleCounts } from './people-counts.tsx';
import { sumOfCounts } from './sum-of-counts.ts';
import './errors.css';

type View = 'entries' | 'people';

/** 差错簿: what the audit found, one by one and by person. There is nothing to edit here. */
export function ErrorsScreen() {
  const businessDay = useStatus((state) => state.status?.businessDay ?? null);
  return businessDay === null ? null : <ErrorBook newest={monthOf(businessDay)} />;
}

function ErrorBook({ newest }: { readonly newest: Month }) {
  const messages = useMessages();
  const words = messages.errors;
  const seesAll = useRight('bills.view');
  const [range, setRange] = useState(() => ({ from: addMonths(newest, -2), to: newest }));
  const book = useAnswer('errors/list', range);
  const [view, setView] = useState<View>('entries');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const field = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => filterErrors(messages, book.value?.errors ?? [], filter),
    [messages, book.value, filter],
  );
  const counts = useMemo(() => filterPeople(book.value?.counts ?? [], filter), [book.value, filter]);
  const isEmpty = book.value !== null && book.value.errors.length === 0;
  const isThere = book.value !== null && !isEmpty;
  const hasNone = view === 'entries' ? rows.length === 0 : counts.length === 0;
  const paper = useListPaper(
    () =>
      view === 'entries'
        ? errorsTable(messages, words.exportName(range.from, range.to), rows)
        : peopleTable(messages, words.peopleExportName(range.from, range.to), counts),
    hasNone,
  );
  const show = (next: View, wanted: string): void => {
    setView(next);
    setFilter(wanted);
    setChosen(null);
  };
  useKeys(
    useMemo(
      () => [
        { key: 'F2', label: messages.app.search, isOff: !isThere, run: () => field.current?.focus() },
        {
          key: 'F3',
          label: words.switchView[view === 'entries' ? 'people' : 'entries'],
          isOff: !isThere,
          run: () => {
            setView((now) => (now === 'entries' ? 'people' : 'entries'));
            setChosen(null);
          },
        },
        ...paper.acts,
      ],
      [messages, words, view, isThere, paper.acts],
    ),
  );
  // The cursor goes to the list that has just appeared.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere, view]);
  const sum = sumOfCounts(book.value?.counts ?? []);

  return (
    <PlaceFrame
      title={messages.app.places.errors}
      hint={seesAll ? words.purpose : words.purposeOwn}
      isFilling
      testId="errors-screen"
      aside={<MonthRange newest={newest} {...range} onChange={(from, to) => setRange({ from, to })} />}
      news={
        <>
          {book.trouble === null ? null : <TroubleLine>{book.trouble}</TroubleLine>}
          {paper.news}
        </>
      }
    >
      {book.value === null ? null : isEmpty ? (
        <EmptyPlace purpose={words.nothing} firstStep={words.nothingStep} />
      ) : (
        <div className="errors" ref={list}>
          <div className="errors-head">
            <Segmented<View>
              value={view}
              data-testid="errors-view"
              onChange={(next) => show(next, filter)}
              options={[
                { value: 'entries', label: words.views.entries },
                { value: 'people', label: words.views.people },
              ]}
            />
            <Input
              ref={field}
              className="errors-filter"
              data-testid="errors-filter"
              aria-label={words.filter}
              placeholder={words.filter}
              allowClear
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
            <span className={sum.errors === sum.mended ? 'quiet' : 'wrong'} data-testid="errors-summary">
              {words.summary(sum.errors, sum.errors - sum.mended)}
            </span>
          </div>
          {hasNone ? (
            <p className="quiet">{words.filterNothing}</p>
          ) : view === 'entries' ? (
            <ErrorList rows={rows} chosen={chosen ?? rows[0]?.errorId ?? null} onChoose={setChosen} />
          ) : (
            <>
              <PeopleCounts
                counts={counts}
                chosen={chosen ?? counts[0]?.authorId ?? null}
                onChoose={setChosen}
                onOpen={({ authorName }) => show('entries', authorName)}
              />
              <p className="quiet" data-testid="assessed-note">
                {words.assessedNote}
              </p>
            </>
          )}
        </div>
      )}
    </PlaceFrame>
  );
}
