import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { IssueForm } from './issue-form.tsx';
import { MissedView } from './missed-view.tsx';
import { RateLine } from './rate-line.tsx';
import { ReturnForm } from './return-form.tsx';
import { RouteForm } from './route-form.tsx';
import { RouteList } from './route-list.tsx';
import { routesTable } from './routes-table.ts';
import { SheetView } from './sheet-view.tsx';
import { useRefresh } from './use-refresh.ts';
import { WalkView } from './walk-view.tsx';
import './routes.css';

type View = 'routes' | 'missed' | 'missed-all' | 'walk' | 'sheet';
type Form = 'add' | 'change' | 'issue' | 'return';

/** 抄表册: the routes of a month, live; what is not read, the walk, the paper, and the sheets out and back. */
export function RoutesScreen() {
  const { month } = useWorkMonth();
  return month === null ? null : <RoutesOfMonth month={month} />;
}

function RoutesOfMonth({ month }: { readonly month: Month }) {
  const messages = useMessages();
  const words = messages.routes;
  const canManage = useRight('routes.manage');
  const canHandOut = useRight('routes.hand_out');
  const [view, setView] = useState<View>('routes');
  const [form, setForm] = useState<Form | null>(null);
  const [wantedId, setWantedId] = useState<number | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const list = useAnswer('routes/list', { month });
  useRefresh(list.reload);
  const routes = list.value?.routes ?? null;
  const route = routes?.find(({ routeId }) => routeId === wantedId) ?? routes?.[0] ?? null;
  /** What would come back now: the month's sheet, or an earlier one. */
  const out = route === null ? null : route.sheet?.returned === null ? route.sheet : route.earlierOut;
  const isOut = route?.sheet?.returned === null;

  const box = useRef<HTMLDivElement>(null);
  const isListThere = route !== null && view === 'routes' && form === null;
  useEffect(() => {
    if (isListThere) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isListThere]);

  const { reload } = list;
  const show = useCallback((next: View) => {
    setNews(null);
    setView(next);
  }, []);
  const leave = useCallback(() => setView('routes'), []);
  const ask = useCallback((next: Form) => {
    setNews(null);
    setForm(next);
  }, []);
  const done = useCallback(
    (told: string, routeId?: number) => {
      setNews(told);
      setForm(null);
      setView('routes');
      if (routeId !== undefined) setWantedId(routeId);
      void reload();
    },
    [reload],
  );
  const paper = useListPaper(
    () => (list.value === null ? null : routesTable(messages, month, list.value)),
    routes === null || routes.length === 0,
  );
  const isOff = route === null;
  useKeys(
    useMemo(
      () => [
        // A walk that is being ordered is left by its own keys, which ask first.
        ...(view === 'walk'
          ? []
          : [
              ...(canManage ? [{ key: 'F2', label: words.add, run: () => ask('add') }] : []),
              ...(view === 'routes'
                ? []
                : [{ key: 'F3', label: words.showRoutes, run: () => show('routes') }]),
              { key: 'F4', label: words.showMissed, run: () => show('missed-all') },
            ]),
        ...(view === 'routes'
          ? [
              ...(canManage ? [{ key: 'F5', label: words.walk, isOff, run: () => show('walk') }] : []),
              { key: 'F6', label: words.showSheet, isOff, run: () => show('sheet') },
              ...(canManage ? [{ key: 'F7', label: words.change, isOff, run: () => ask('change') }] : []),
              ...(canHandOut
                ? [
                    { key: 'F8', label: words.giveBack, isOff: out === null, run: () => ask('return') },
                    { key: 'F9', label: words.issue, isOff: isOff || isOut, run: () => ask('issue') },
                  ]
                : []),
              ...paper.acts,
            ]
          : []),
      ],
      [words, canManage, canHandOut, view, isOff, isOut, out, ask, show, paper.acts],
    ),
  );

  const closed = () => setForm(null);
  return (
    <PlaceFrame
      isFilling
      title={messages.app.places.routes}
      hint={words.purpose}
      testId="routes-screen"
      aside={<MonthChoice />}
      news={
        <>
          {list.trouble === null ? null : <TroubleLine>{list.trouble}</TroubleLine>}
          {news === null ? null : (
            <TroubleLine tone="done" testId="routes-news">
              {news}
            </TroubleLine>
          )}
          {paper.news}
        </>
      }
    >
      {list.value === null ? null : (
        <div className="routes" ref={box}>
          <RateLine total={list.value.total} without={list.value.without} />
          {view === 'missed' || view === 'missed-all' ? (
            <MissedView
              key={view}
              month={month}
              route={route}
              startsWithAll={view === 'missed-all'}
              onLeave={leave}
            />
          ) : route === null ? (
            <EmptyPlace
              purpose={words.nothing}
              firstStep={canManage ? words.firstStep : words.firstStepOthers}
            />
          ) : view === 'walk' ? (
            <WalkView route={route} onDone={done} onLeave={leave} />
          ) : view === 'sheet' ? (
            <SheetView month={month} route={route} onLeave={leave} />
          ) : (
            <RouteList
              routes={list.value.routes}
              chosenId={route.routeId}
              onChoose={({ routeId }) => setWantedId(routeId)}
              onOpen={() => show('missed')}
            />
          )}
          {form === 'add' || (form === 'change' && route !== null) ? (
            <RouteForm
              route={form === 'add' ? null : route}
              readers={list.value.readers}
              usualDays={list.value.usualDays}
              onDone={done}
              onLeave={closed}
            />
          ) : null}
          {form === 'issue' && route !== null ? (
            <IssueForm
              month={month}
              route={route}
              readers={list.value.readers}
              onDone={done}
              onLeave={closed}
            />
          ) : null}
          {form === 'return' && route !== null && out !== null ? (
            <ReturnForm
              route={route}
              sheet={out}
              readers={list.value.readers}
              onDone={done}
              onLeave={closed}
            />
          ) : null}
        </div>
      )}
    </PlaceFrame>
  );
}
