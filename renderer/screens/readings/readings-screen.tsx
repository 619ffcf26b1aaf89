import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { ReadingRow, RouteProgress } from '../../../electron/contract/readings.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { type GridState, shownRow } from './grid-state.ts';
import { type GridNews, ReadingGrid } from './reading-grid.tsx';
import { MeterPanels } from './meter-panels.tsx';
import { SecondLooks } from './second-looks.tsx';
import { RouteBar } from './route-bar.tsx';
import { nameOfRoute } from './route-name.ts';
import { readingsTable } from './readings-table.ts';
import { WorkOrdersOfGrid } from './work-order-panel.tsx';
import './readings.css';

/** 抄表: a route of a month, meter by meter. */
export function ReadingsScreen() {
  const messages = useMessages();
  const { month } = useWorkMonth();
  const canImport = useRight('accounts.import');
  const businessDay = useStatus((state) => state.status?.businessDay ?? null);
  const routes = useAnswer('readings/list-routes', { month: month ?? ('2000-01' as Month) }, month === null);
  if (month === null || businessDay === null) return null;
  if (routes.trouble !== null) {
    return (
      <PlaceFrame title={messages.app.places.readings}>
        <TroubleLine>{routes.trouble}</TroubleLine>
      </PlaceFrame>
    );
  }
  if (routes.value === null) return null;
  if (routes.value.length === 0) {
    return (
      <PlaceFrame
        title={messages.app.places.readings}
        hint={messages.readings.purpose}
        testId="readings-screen"
      >
        <EmptyPlace purpose={messages.readings.noMeters} firstStep={messages.readings.noMetersFirst}>
          {canImport ? (
            <Button type="primary" onClick={() => usePlace.getState().goTo('imports')}>
              {messages.readings.goToImports}
            </Button>
          ) : null}
        </EmptyPlace>
      </PlaceFrame>
    );
  }
  return (
    <RouteOfMonth
      key={month}
      month={month}
      today={businessDay}
      routes={routes.value}
      onStale={routes.reload}
    />
  );
}

/** The first route that is not through; the first of all when every one is. */
function routeToStart(routes: readonly RouteProgress[]): string {
  const unfinished = routes.find((route) => route.read < route.meters || route.unexplained > 0);
  return (unfinished ?? routes[0])?.routeCode ?? '';
}

function RouteOfMonth(props: {
  readonly month: Month;
  readonly today: Day;
  readonly routes: readonly RouteProgress[];
  readonly onStale: () => Promise<void>;
}) {
  const { month, routes, onStale } = props;
  const messages = useMessages();
  const words = messages.readings;
  const canEnter = useRight('readings.enter');
  const [routeCode, setRouteCode] = useState(() => routeToStart(routes));
  const [onlyUnexplained, setOnlyUnexplained] = useState(false);
  const [readOn, setReadOn] = useState(props.today);
  const [news, setNews] = useState<GridNews | null>(null);
  const [isSecond, setSecond] = useState(false);
  const [late, setLate] = useState<string | null>(null);
  const rows = useAnswer('readings/list', { month, routeCode, onlyUnexplained });

  const { reload } = rows;
  const choose = useCallback(
    (code: string) => {
      setNews(null);
      setRouteCode(code);
      void onStale();
    },
    [onStale],
  );
  const filter = useCallback(
    (wanted: boolean) => {
      setNews(null);
      setOnlyUnexplained(wanted);
      void onStale();
    },
    [onStale],
  );
  const tellLate = useCallback(
    (row: ReadingRow, sentence: string) =>
      setLate(messages.lists.about(`${row.accountNo} ${row.name}`, words.notSaved(sentence))),
    [messages, words],
  );
  const routeName = nameOfRoute(words, routeCode);
  const paper = useListPaper(
    () =>
      news === null
        ? null
        : readingsTable(messages, words.exportName(month, routeName), shownRows(news.state)),
    news === null || news.state.rows.length === 0,
  );
  const keys = useMemo(() => {
    const index = routes.findIndex((route) => route.routeCode === routeCode);
    const next = routes[index + 1];
    const look = {
      key: 'Ctrl+B',
      label: isSecond ? messages.readingMonth.backToGrid : messages.readingMonth.secondLook,
      run: () => {
        setNews(null);
        setSecond(!isSecond);
        void reload();
      },
    };
    if (isSecond) return [look];
    return [
      {
        key: 'F3',
        label: words.nextRoute,
        isOff: next === undefined,
        run: () => {
          if (next !== undefined) choose(next.routeCode);
        },
      },
      {
        key: 'F4',
        label: onlyUnexplained ? words.showAll : words.onlyUnexplained,
        run: () => filter(!onlyUnexplained),
      },
      ...paper.acts,
      look,
    ];
  }, [isSecond, messages, reload, words, routes, routeCode, onlyUnexplained, choose, filter, paper.acts]);
  useKeys(keys);

  return (
    <PlaceFrame
      title={messages.app.places.readings}
      isFilling
      testId="readings-screen"
      aside={
        <RouteBar
          routes={routes}
          routeCode={routeCode}
          onRoute={choose}
          readOn={readOn}
          onReadOn={setReadOn}
          lastDay={props.today}
          canEnter={canEnter}
          isOfAllRoutes={isSecond}
          news={news}
        />
      }
      news={
        <>
          {late === null ? null : <TroubleLine>{late}</TroubleLine>}
          {rows.trouble === null ? null : <TroubleLine>{rows.trouble}</TroubleLine>}
          {canEnter ? null : <span className="quiet">{words.onlyLooking}</span>}
          {paper.news}
        </>
      }
    >
      {isSecond ? (
        <SecondLooks month={month} readOn={readOn} />
      ) : rows.value === null ? null : rows.value.length === 0 ? (
        <EmptyPlace purpose={onlyUnexplained ? words.allExplained : words.noMeters} />
      ) : (
        <WorkOrdersOfGrid month={month} row={rowAtCursor(news)} onLeave={() => news?.focus()}>
          <MeterPanels
            month={month}
            readOn={readOn}
            row={rowAtCursor(news)}
            canEnter={canEnter}
            onRows={(written) => news?.take(written)}
            onLeave={() => news?.focus()}
          >
            <ReadingGrid
              key={`${routeCode} ${onlyUnexplained}`}
              rows={rows.value}
              month={month}
              readOn={readOn}
              canEnter={canEnter}
              onNews={setNews}
              onRefusedLate={tellLate}
            />
          </MeterPanels>
        </WorkOrdersOfGrid>
      )}
    </PlaceFrame>
  );
}

function rowAtCursor(news: GridNews | null): ReadingRow | null {
  const row = news?.state.rows[news.state.current];
  return news === null || row === undefined ? null : shownRow(news.state, row);
}

function shownRows(state: GridState): readonly ReadingRow[] {
  return state.rows.map((row) => shownRow(state, row));
}
