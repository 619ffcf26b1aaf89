import { Input, type InputRef, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TenderRow } from '../../../electron/contract/tenders.ts';
import { addFen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { SheetOut } from '../../components/sheet-out.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight, useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { RefundList } from './refund-list.tsx';
import { ReturnNote } from './return-note.tsx';
import { SettleForm } from './settle-form.tsx';
import { TenderList } from './tender-list.tsx';
import { filterTenders, keyOfTender, tendersTable } from './tenders-table.ts';
import './tenders.css';

type View = 'waiting' | 'settled' | 'refunds';
type News = { readonly tone: 'done' | 'wrong'; readonly words: string };

const nextOf: Readonly<Record<View, View>> = { waiting: 'settled', settled: 'refunds', refunds: 'waiting' };

/** 在途款: what was taken by cheque, transfer, card or code and is not in the bank yet; F6 it is there, F7 it came back. */
export function TendersScreen() {
  const messages = useMessages();
  const { tenders: words, names } = messages;
  const canSettle = useRight('tenders.settle');
  const station = useSession((state) => state.setup?.station ?? null);
  const businessDay = useStatus((state) => state.status?.businessDay ?? '');
  const book = useAnswer('tenders/list', undefined);
  const [view, setView] = useState<View>('waiting');
  const [filter, setFilter] = useState('');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [settling, setSettling] = useState<'confirm' | 'bounce' | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const [noted, setNoted] = useState<TenderRow | null>(null);
  const field = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);

  const all = view === 'refunds' ? undefined : book.value?.[view];
  const rows = useMemo(() => filterTenders(messages, all ?? [], filter), [messages, all, filter]);
  const chosen = rows.find((row) => keyOfTender(row) === chosenKey) ?? rows[0] ?? null;
  const isWaiting = chosen !== null && chosen.outcome === null;
  const canBounce = isWaiting && (chosen.kind === 'cheque' || chosen.kind === 'transfer');
  const paper = useListPaper(
    () => tendersTable(messages, words.exportName(words.views[view]), rows),
    rows.length === 0,
  );
  const begin = useCallback((act: 'confirm' | 'bounce'): void => {
    setNews(null);
    setSettling(act);
  }, []);
  const acts = useMemo(
    () => ({
      find: { key: 'F2', label: messages.app.search, run: () => field.current?.focus() },
      turn: {
        key: 'F3',
        label: words.switchView[nextOf[view]],
        run: () => {
          setView((now) => nextOf[now]);
          setSettling(null);
        },
      },
      confirm: {
        key: 'F6',
        label: words.confirm,
        isOff: !canSettle || !isWaiting,
        run: () => begin('confirm'),
      },
      bounce: {
        key: 'F7',
        label: words.bounce,
        isOff: !canSettle || !canBounce,
        run: () => begin('bounce'),
      },
      note: {
        key: 'F8',
        label: words.note,
        isOff: chosen?.outcome !== 'bounced',
        run: () => setNoted(chosen),
      },
    }),
    [messages, words, view, canSettle, isWaiting, canBounce, chosen, begin],
  );
  useKeys(useMemo(() => [...Object.values(acts), ...paper.acts], [acts, paper.acts]));
  const reversals = useAnswer('refunds/list', undefined);
  const unpaid = (reversals.value ?? []).filter((row) => row.refundFen > 0 && row.refundedAt === null);
  const isThere = book.value !== null;
  useEffect(() => {
    if (isThere && settling === null) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere, settling, view]);

  const isEmpty =
    book.value !== null &&
    book.value.waiting.length + book.value.settled.length + (reversals.value?.length ?? 0) === 0;
  return (
    <PlaceFrame
      title={messages.app.places.tenders}
      hint={words.purpose}
      isFilling
      testId="tenders-screen"
      news={
        <>
          {book.trouble === null ? null : <TroubleLine>{book.trouble}</TroubleLine>}
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="tender-news">
              {news.words}
            </TroubleLine>
          )}
          {paper.news}
        </>
      }
    >
      {book.value === null ? null : isEmpty ? (
        <EmptyPlace purpose={words.purpose} firstStep={words.firstStep} />
      ) : (
        <div className="tenders" ref={list}>
          <div className="tenders-head">
            <Segmented<View>
              value={view}
              data-testid="tenders-view"
              onChange={(next) => {
                setView(next);
                setSettling(null);
              }}
              options={[
                { value: 'waiting', label: `${words.views.waiting} ${book.value.waiting.length}` },
                { value: 'settled', label: `${words.views.settled} ${book.value.settled.length}` },
                { value: 'refunds', label: `${words.views.refunds} ${unpaid.length}` },
              ]}
            />
            {view === 'refunds' ? null : (
              <>
                <Input
                  ref={field}
                  className="tenders-filter"
                  data-testid="tenders-filter"
                  aria-label={words.filter}
                  placeholder={words.filter}
                  allowClear
                  value={filter}
                  onChange={(event) => setFilter(event.target.value)}
                />
                <span className="quiet" data-testid="tenders-sum">
                  {words.sum(rows.length, formatYuanGrouped(addFen(...rows.map((row) => row.amountFen))))}
                </span>
                <span className="place-space" />
                <KeyButton act={acts.confirm} testId="confirm-tender" />
                <KeyButton act={acts.bounce} testId="bounce-tender" />
                <KeyButton act={acts.note} kind="quiet" testId="return-note" />
              </>
            )}
          </div>
          {canSettle ? null : <TroubleLine tone="quiet">{words.noRight}</TroubleLine>}
          {settling === null || chosen === null ? null : (
            <SettleForm
              key={`${settling} ${keyOfTender(chosen)}`}
              act={settling}
              row={chosen}
              onCancel={() => setSettling(null)}
              onDone={() => {
                const what = `${names.tenders[chosen.kind]} ${chosen.reference}`;
                setNews({
                  tone: 'done',
                  words: settling === 'confirm' ? words.confirmed(what) : words.returned(what),
                });
                setSettling(null);
                // The returned one stays chosen, so that its note is one key away.
                if (settling === 'bounce') {
                  setView('settled');
                  setChosenKey(keyOfTender(chosen));
                }
                void book.reload();
              }}
            />
          )}
          {view === 'refunds' ? (
            <RefundList
              rows={reversals.value ?? []}
              canPay={canSettle}
              onPaid={(words) => {
                setNews({ tone: 'done', words });
                void reversals.reload();
              }}
            />
          ) : rows.length === 0 ? (
            <p className="quiet">{filter === '' ? words.firstStep : words.nothing}</p>
          ) : (
            <TenderList
              rows={rows}
              chosen={chosen === null ? null : keyOfTender(chosen)}
              onChoose={(row) => {
                setChosenKey(keyOfTender(row));
                setSettling(null);
              }}
            />
          )}
        </div>
      )}
      {noted === null ? null : (
        <SheetOut
          way="print"
          sheet={{
            fileNameHint: `${words.paper.title} ${noted.reference}`,
            isLandscape: false,
            body: (
              <ReturnNote
                row={noted}
                stationName={station?.name ?? ''}
                isDemo={station?.isDemo === true}
                day={businessDay}
              />
            ),
          }}
          onDone={() => setNoted(null)}
        />
      )}
    </PlaceFrame>
  );
}
