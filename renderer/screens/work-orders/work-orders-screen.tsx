import { Input, type InputRef, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { AssignForm } from './assign-form.tsx';
import { CancelForm } from './cancel-form.tsx';
import { filterOrders } from './filter-orders.ts';
import { FinishForm } from './finish-form.tsx';
import { NewOrderForm } from './new-order-form.tsx';
import { useOrderPaper } from './order-paper.tsx';
import { WorkOrderDetail } from './work-order-detail.tsx';
import { WorkOrderRows } from './work-order-rows.tsx';
import { workOrdersTable } from './work-orders-table.ts';
import './work-orders.css';

type ListState = 'open' | 'closed';
const listStates: readonly ListState[] = ['open', 'closed'];

/** What is being done beside the list. */
type Doing = 'look' | 'new' | 'finish' | 'assign' | 'cancel';

/** 工单: what waits, the overdue first, and what was closed; the chosen one whole, with its acts on one key each. */
export function WorkOrdersScreen() {
  const messages = useMessages();
  const words = messages.workOrders;
  const canOpen = useRight('work_orders.open');
  const canFinish = useRight('work_orders.finish');
  const today = useStatus((status) => status.status?.businessDay ?? null);
  const [state, setState] = useState<ListState>('open');
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [doing, setDoing] = useState<Doing>('look');
  const [news, setNews] = useState<string | null>(null);
  const list = useAnswer('work-orders/list', { state });
  const all = list.value?.orders ?? null;
  const rows = useMemo(
    () => (all === null ? null : filterOrders(messages, all, text)),
    [messages, all, text],
  );
  const chosen = rows?.find((row) => row.workOrderId === chosenId) ?? rows?.[0] ?? null;
  const overdue = state === 'open' ? (all?.filter(({ isOverdue }) => isOverdue).length ?? 0) : 0;

  const box = useRef<HTMLDivElement>(null);
  const filter = useRef<InputRef>(null);
  const toList = useCallback(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  const isThere = chosen !== null;
  useEffect(() => {
    // Back from a form, or in the other list, the cursor is on the list.
    if (isThere && doing === 'look' && document.activeElement !== filter.current?.input) toList();
  }, [isThere, doing, state, toList]);

  const { reload } = list;
  const turn = useCallback(
    (to: ListState) => {
      if (to === state) void reload();
      setState(to);
      setChosenId(null);
      setDoing('look');
    },
    [state, reload],
  );
  const leave = useCallback(() => setDoing('look'), []);
  const begin = useCallback((what: Doing) => {
    setNews(null);
    setDoing(what);
  }, []);
  const done = useCallback(
    (told: string, workOrderId?: number) => {
      setNews(told);
      setDoing('look');
      setState('open');
      if (workOrderId !== undefined) {
        setText('');
        setChosenId(workOrderId);
      }
      void reload();
      void useStatus.getState().refresh();
    },
    [reload],
  );

  const slip = useOrderPaper(chosen);
  const paper = useListPaper(
    () => (rows === null ? null : workOrdersTable(messages, state, rows)),
    chosen === null,
  );
  const isOff = chosen === null || chosen.state !== 'open';
  useKeys(
    useMemo(
      () => [
        ...(canOpen ? [{ key: 'F2', label: words.newOrder, run: () => begin('new') }] : []),
        { key: 'F3', label: words.showOpen, run: () => turn('open') },
        { key: 'F4', label: words.showClosed, run: () => turn('closed') },
        { key: 'F5', label: words.filter, run: () => filter.current?.focus({ cursor: 'all' }) },
        ...(canOpen ? [{ key: 'F6', label: words.assign, isOff, run: () => begin('assign') }] : []),
        slip.act,
        ...(canOpen ? [{ key: 'F8', label: words.cancelOrder, isOff, run: () => begin('cancel') }] : []),
        ...(canFinish ? [{ key: 'F9', label: words.finish, isOff, run: () => begin('finish') }] : []),
        ...paper.acts,
      ],
      [words, canOpen, canFinish, isOff, begin, turn, slip.act, paper.acts],
    ),
  );

  if (today === null) return null;
  const form = { today, onDone: done, onLeave: leave };
  return (
    <PlaceFrame
      isFilling
      title={messages.app.places.workOrders}
      hint={words.purpose}
      testId="work-orders-screen"
      aside={
        <>
          {overdue === 0 ? null : (
            <strong className="wrong" data-testid="overdue-count">
              {words.overdueCount(overdue)}
            </strong>
          )}
          <Input
            ref={filter}
            value={text}
            className="order-filter"
            placeholder={`F5 ${words.filterHint}`}
            aria-label={words.filter}
            data-testid="order-filter"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') setText('');
              else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              toList();
            }}
          />
          <Segmented
            value={state}
            aria-label={words.tabsLabel}
            options={listStates.map((value) => ({
              value,
              label: <span data-testid={`orders-${value}`}>{words.tabs[value]}</span>,
            }))}
            onChange={turn}
          />
        </>
      }
      news={
        <>
          {list.trouble === null ? null : <TroubleLine>{list.trouble}</TroubleLine>}
          {news === null ? null : (
            <TroubleLine tone="done" testId="order-news">
              {news}
            </TroubleLine>
          )}
          {paper.news}
          {slip.paper}
        </>
      }
    >
      {rows === null ? (
        list.trouble === null ? (
          <p className="quiet">{messages.app.loading}</p>
        ) : null
      ) : (
        <div className="work-orders" ref={box}>
          {chosen === null ? (
            <EmptyPlace
              purpose={text.trim() !== '' ? words.noneFit : state === 'open' ? words.noOpen : words.noClosed}
              firstStep={canOpen ? words.firstStep : words.firstStepDoer}
            />
          ) : (
            <WorkOrderRows
              rows={rows}
              state={state}
              today={today}
              chosenId={chosen.workOrderId}
              onChoose={(workOrderId) => {
                setChosenId(workOrderId);
                setDoing('look');
              }}
              onOpen={() => (canFinish && !isOff ? begin('finish') : undefined)}
            />
          )}
          <ScrollBox label={words.detailLabel} className="order-page">
            {doing === 'new' ? <NewOrderForm {...form} /> : null}
            {chosen !== null && doing === 'finish' ? (
              <FinishForm key={chosen.workOrderId} order={chosen} {...form} />
            ) : null}
            {chosen !== null && doing === 'assign' ? (
              <AssignForm
                key={chosen.workOrderId}
                order={chosen}
                workers={list.value?.workers ?? []}
                {...form}
              />
            ) : null}
            {chosen !== null && doing === 'cancel' ? (
              <CancelForm key={chosen.workOrderId} order={chosen} onDone={done} onLeave={leave} />
            ) : null}
            {chosen === null || doing === 'new' ? null : (
              <WorkOrderDetail key={`${chosen.workOrderId} ${chosen.state}`} order={chosen} today={today} />
            )}
          </ScrollBox>
        </div>
      )}
    </PlaceFrame>
  );
}
