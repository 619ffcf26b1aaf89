import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DayPage } from '../../../electron/contract/cash.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { DaySessions } from './day-sessions.tsx';
import { DayTenders } from './day-tenders.tsx';
import { DayState } from './day-state.tsx';
import { DaySumTiles } from './day-sum-tiles.tsx';
import './day-close.css';

type Days = OutputOf<'cash/list-days'>;
const freshEvery = 10_000;

/** 日结: four sums (and the counted cash) that turn from grey to tick as they agree, the sessions, and the close. */
export function DayCloseScreen() {
  const messages = useMessages();
  const { dayClose } = messages;
  const canClose = useRight('cash.close_day');
  const [days, setDays] = useState<Days | null>(null);
  const [chosen, setChosen] = useState<Day | null>(null);
  const [page, setPage] = useState<DayPage | null>(null);
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  /** A cashier whose drawer of that day is not counted yet is not told its sums: the count is blind. */
  const [mustCountFirst, setCountFirst] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);

  const loadDays = useCallback(async (): Promise<void> => {
    const answer = await call('cash/list-days');
    if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    setDays(answer.value);
    setChosen((before) => before ?? answer.value[0]?.businessDay ?? null);
  }, [messages]);
  useEffect(() => {
    void loadDays();
  }, [loadDays]);

  useEffect(() => {
    if (chosen === null) return;
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const answer = await call('cash/get-day', { businessDay: chosen });
      if (!isCurrent) return;
      setPage(answer.ok ? answer.value : null);
      const isBlind = !answer.ok && 'refusal' in answer && answer.refusal.code === 'count_not_committed';
      setCountFirst(isBlind);
      if (!answer.ok && !isBlind) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    };
    void load();
    // Colleagues count and close meanwhile: the sums turn to ticks before one's eyes.
    const timer = setInterval(() => void load(), freshEvery);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [chosen, messages]);

  const closeAct = useMemo(() => {
    const close = async (): Promise<void> => {
      if (page === null) return;
      if (!isSure) return setSure(true);
      setBusy(true);
      const answer = await call('cash/close-day', { businessDay: page.businessDay });
      setBusy(false);
      setSure(false);
      if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      setPage(answer.value);
      setNews({ tone: 'done', words: dayClose.closedNow(answer.value.businessDay) });
      void loadDays();
      void useStatus.getState().refresh();
    };
    return {
      key: 'F9',
      label: isBusy ? dayClose.closing : dayClose.close,
      isOff: isBusy || page === null || page.hindrance !== null || !canClose,
      run: () => void close(),
    };
  }, [page, isSure, isBusy, canClose, dayClose, messages, loadDays]);
  useKeys(
    useMemo(
      () => [
        ...(canClose ? [closeAct] : []),
        ...(isSure ? [{ key: 'Escape', label: messages.app.back, run: () => setSure(false) }] : []),
      ],
      [closeAct, canClose, isSure, messages],
    ),
  );

  const toTill = useMemo(
    () => [{ key: 'F10', label: dayClose.toTill, run: () => usePlace.getState().goTo('till') }],
    [dayClose],
  );

  if (days !== null && days.length === 0) {
    return (
      <PlaceFrame title={dayClose.title} testId="day-close-screen">
        <EmptyPlace purpose={dayClose.daysEmpty} firstStep={dayClose.daysEmptyStep} />
      </PlaceFrame>
    );
  }
  return (
    <PlaceFrame
      isFilling
      title={dayClose.title}
      hint={page === null ? undefined : page.businessDay}
      testId="day-close-screen"
      aside={canClose ? <KeyButton act={closeAct} kind="primary" size="large" testId="close-day" /> : null}
      news={
        <>
          {isSure && page !== null ? (
            <TroubleLine tone="quiet" testId="close-day-sure">
              {dayClose.closeSure(page.businessDay)}
            </TroubleLine>
          ) : null}
          {mustCountFirst ? (
            <TroubleLine tone="quiet" acts={toTill} testId="count-first">
              {dayClose.countFirst}
            </TroubleLine>
          ) : null}
          {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
        </>
      }
    >
      <div className="day-columns">
        <Sheet className="day-list">
          <PickList
            label={dayClose.daysLabel}
            testId="days"
            items={days ?? []}
            keyOf={(row) => row.businessDay}
            chosenKey={chosen}
            isFocused={days !== null}
            onChoose={(row) => {
              setChosen(row.businessDay);
              setSure(false);
              setNews(null);
            }}
          >
            {(row) => (
              <span className="day-line">
                <span className="figures">{row.businessDay}</span>
                <span className={row.state === 'closed' ? 'done' : 'quiet'}>
                  {row.state === 'closed' ? `✓ ${dayClose.closed}` : dayClose.open}
                </span>
              </span>
            )}
          </PickList>
        </Sheet>
        {page === null ? null : (
          <div className="day-page">
            <DaySumTiles page={page} />
            <DayState page={page} canClose={canClose} />
            <DayTenders tenders={page.tenders} />
            <DaySessions key={page.businessDay} sessions={page.sessions} />
          </div>
        )}
      </div>
    </PlaceFrame>
  );
}
