import { Segmented, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { InlineField } from '../../components/inline-field.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { AreasView } from './areas-view.tsx';
import { CheckAnswer } from './check-answer.tsx';
import { CheckList, keyOf } from './check-list.tsx';
import { areasTable, checksTable } from './checks-table.ts';
import './checks.css';

type View = 'findings' | 'areas';

/** 校核: what the office looks at before bills are made, and the losses of the areas. */
export function ChecksScreen() {
  const { month } = useWorkMonth();
  return month === null ? null : <Checks month={month} />;
}

function Checks({ month }: { readonly month: Month }) {
  const messages = useMessages();
  const words = messages.checks;
  const [view, setView] = useState<View>('findings');
  const [routeCode, setRoute] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const routes = useAnswer('readings/list-routes', { month });
  const found = useAnswer('checks/list', { month, routeCode });
  const areas = useAnswer('checks/list-areas', { month }, view !== 'areas');
  const all = found.value ?? [];
  const open = useMemo(() => (found.value ?? []).filter((row) => row.word === null), [found.value]);
  const rows = onlyOpen ? open : all;
  const row = rows.find((one) => keyOf(one) === chosen) ?? rows[0];
  const paper = useListPaper(
    () =>
      view === 'findings'
        ? checksTable(messages, words.exportName(month), rows)
        : areasTable(messages, words.areasExportName(month), areas.value ?? []),
    view === 'findings' ? rows.length === 0 : (areas.value ?? []).length === 0,
  );
  useKeys(
    useMemo(
      () => [
        {
          key: 'F3',
          label: words.switchView[view === 'findings' ? 'areas' : 'findings'],
          run: () => setView((now) => (now === 'findings' ? 'areas' : 'findings')),
        },
        {
          key: 'F4',
          label: onlyOpen ? words.showAll : words.onlyOpen,
          isOff: view !== 'findings',
          run: () => setOnlyOpen((now) => !now),
        },
        ...paper.acts,
      ],
      [words, view, onlyOpen, paper.acts],
    ),
  );
  const focusList = (): void => list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const isThere = view === 'findings' ? rows.length > 0 : areas.value !== null;
  // The cursor goes to the list that has just appeared.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere, view]);
  const trouble = view === 'findings' ? found.trouble : areas.trouble;

  return (
    <PlaceFrame
      title={messages.app.places.checks}
      hint={words.purpose}
      isFilling
      testId="checks-screen"
      aside={
        <>
          <InlineField label={words.route}>
            {(id) => (
              <Select
                id={id}
                value={routeCode}
                data-testid="checks-route"
                popupMatchSelectWidth={false}
                options={[
                  { value: '', label: words.allRoutes },
                  ...(routes.value ?? []).map((route) => ({
                    value: route.routeCode,
                    label: route.routeCode === '-' ? words.noRoute : route.routeCode,
                  })),
                ]}
                onChange={setRoute}
              />
            )}
          </InlineField>
          <MonthChoice />
        </>
      }
      news={
        <>
          {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
          {paper.news}
        </>
      }
    >
      <div className="checks" ref={list}>
        <div className="checks-head">
          <Segmented<View>
            value={view}
            data-testid="checks-view"
            onChange={setView}
            options={[
              { value: 'findings', label: words.views.findings },
              { value: 'areas', label: words.views.areas },
            ]}
          />
          {view === 'findings' && found.value !== null ? (
            <span className={open.length === 0 ? 'quiet' : 'wrong'} data-testid="checks-summary">
              {words.summary(open.length, all.length)}
            </span>
          ) : null}
        </div>
        {view === 'areas' ? (
          areas.value === null ? null : (
            <AreasView areas={areas.value} month={month} onChanged={() => void areas.reload()} />
          )
        ) : found.value === null ? null : row === undefined ? (
          <EmptyPlace
            purpose={all.length === 0 ? words.clean : words.allAnswered}
            firstStep={words.cleanStep}
          />
        ) : (
          <>
            <CheckList rows={rows} chosen={keyOf(row)} onChoose={setChosen} />
            <CheckAnswer row={row} month={month} onAnswered={() => void found.reload()} onLeave={focusList} />
          </>
        )}
      </div>
    </PlaceFrame>
  );
}
