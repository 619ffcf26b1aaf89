import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { AccountWorking } from './account-working.tsx';
import { draftAfter, inAuditOrder, isComparableFirstBill, remarksOf } from './draft-remarks.ts';
import { LeftList } from './left-list.tsx';
import { PassPlainQuestion } from './pass-plain-question.tsx';
import { passTogether } from './pass-together.ts';
import { ReturnQuestion, type ReturnWords } from './return-question.tsx';

interface News {
  readonly tone: 'done' | 'wrong';
  readonly words: string;
}

/** The month's waiting accounts: the list of what is left, one account's page, and two keys. */
export function AuditMonth(props: {
  readonly month: Month;
  readonly drafts: readonly DraftRow[];
  readonly onSettled: () => Promise<void>;
}) {
  const { month, onSettled } = props;
  const messages = useMessages();
  const words = messages.audit;
  const personId = useSession((state) => state.person?.personId ?? null);
  const [left, setLeft] = useState(() => inAuditOrder(props.drafts));
  const [chosenId, setChosenId] = useState<number | null>(() => left[0]?.draftId ?? null);
  const [news, setNews] = useState<News | null>(null);
  const [asking, setAsking] = useState<'reason' | 'plain' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const draft = left.find((candidate) => candidate.draftId === chosenId) ?? null;
  const isOwn = draft !== null && draft.computedById === personId;
  const others = useMemo(
    () => left.filter((candidate) => candidate.computedById !== personId),
    [left, personId],
  );
  const plain = useMemo(() => others.filter((candidate) => remarksOf(candidate).length === 0), [others]);
  const comparable = useMemo(() => others.filter(isComparableFirstBill), [others]);
  const plainCount = plain.length + comparable.length;

  const settled = useCallback(
    async (ids: ReadonlySet<number>, next: number | null, words: string) => {
      setLeft((drafts) => drafts.filter((candidate) => !ids.has(candidate.draftId)));
      setChosenId(next);
      setNews({ tone: 'done', words });
      await Promise.all([onSettled(), useStatus.getState().refresh()]);
    },
    [onSettled],
  );
  const pass = useCallback(async () => {
    if (draft === null) return;
    setBusy(true);
    const answer = await call('bills/pass', { draftIds: [draft.draftId] });
    setBusy(false);
    if (answer.ok)
      await settled(new Set([draft.draftId]), draftAfter(left, draft.draftId), words.passedOne(draft.name));
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [draft, left, messages, words, settled]);
  const giveBack = async ({ kind, author, authorName, reason }: ReturnWords): Promise<void> => {
    if (draft === null) return;
    setBusy(true);
    const answer = await call('bills/return', { draftId: draft.draftId, kind, author, reason });
    setBusy(false);
    setAsking(null);
    if (answer.ok)
      await settled(
        new Set([draft.draftId]),
        draftAfter(left, draft.draftId),
        words.returnedOne(draft.name, authorName),
      );
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  };
  const passPlain = async (drafts: readonly DraftRow[]): Promise<void> => {
    setAsking(null);
    setBusy(true);
    const outcome = await passTogether(drafts);
    setBusy(false);
    if (outcome.trouble !== null) setNews({ tone: 'wrong', words: sentenceOf(messages, outcome.trouble) });
    if (outcome.passed.size === 0) return;
    const stays = left.filter((candidate) => !outcome.passed.has(candidate.draftId));
    const next =
      draft !== null && !outcome.passed.has(draft.draftId) ? draft.draftId : (stays[0]?.draftId ?? null);
    const own = outcome.own === 0 ? '' : words.ownLeft(outcome.own);
    await settled(outcome.passed, next, words.passedPlain(outcome.passed.size) + own);
  };
  const step = useCallback(
    (by: 1 | -1) => {
      const index = left.findIndex((candidate) => candidate.draftId === chosenId);
      const next = left[index + by];
      if (next !== undefined) setChosenId(next.draftId);
    },
    [left, chosenId],
  );

  const isOff = draft === null || isOwn || isBusy || asking !== null;
  const passAct = useMemo(
    () => ({ key: 'F9', label: words.pass, isOff, run: () => void pass() }),
    [words, isOff, pass],
  );
  const returnAct = useMemo(
    () => ({ key: 'F8', label: words.return, isOff, run: () => setAsking('reason') }),
    [words, isOff],
  );
  const plainAct = useMemo(
    () => ({
      key: 'F4',
      label: words.passPlain,
      isOff: plainCount === 0 || isBusy || asking !== null,
      run: () => setAsking('plain'),
    }),
    [words, plainCount, isBusy, asking],
  );
  useKeys(
    useMemo(
      () => [
        plainAct,
        { key: 'F5', label: words.back, isOff: asking !== null, run: () => step(-1) },
        { key: 'F6', label: words.skip, isOff: asking !== null, run: () => step(1) },
        returnAct,
        passAct,
      ],
      [words, asking, plainAct, returnAct, passAct, step],
    ),
  );
  // The cursor goes back to the list after each account and question.
  useEffect(() => {
    if (asking === null) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [chosenId, asking]);

  return (
    <>
      {draft === null ? (
        <>
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="audit-news">
              {news.words}
            </TroubleLine>
          )}
          <EmptyPlace purpose={words.allDone} />
        </>
      ) : (
        <div className="audit">
          <div className="audit-left" ref={list}>
            <div className="audit-left-head">
              <strong data-testid="audit-left">{words.left(left.length)}</strong>
            </div>
            <LeftList
              drafts={left}
              chosen={chosenId}
              onChoose={(id) => {
                setChosenId(id);
                setAsking(null);
              }}
            />
            <KeyButton act={{ ...plainAct, label: words.passPlain }} isWide testId="pass-plain" />
          </div>
          <div className="audit-page">
            <AccountWorking month={month} draft={draft} isOwn={isOwn} />
            {asking === 'reason' ? (
              <ReturnQuestion
                key={draft.draftId}
                draftId={draft.draftId}
                isOff={isBusy}
                onGive={(given) => void giveBack(given)}
                onLeave={() => setAsking(null)}
              />
            ) : (
              <div className="audit-acts">
                <div className="audit-news">
                  {news === null ? null : (
                    <TroubleLine tone={news.tone} testId="audit-news">
                      {news.words}
                    </TroubleLine>
                  )}
                </div>
                <KeyButton act={returnAct} size="large" testId="audit-return" />
                <KeyButton act={passAct} kind="primary" size="large" testId="audit-pass" />
              </div>
            )}
          </div>
        </div>
      )}
      {asking === 'plain' ? (
        <PassPlainQuestion
          plain={plain}
          comparable={comparable}
          onYes={(drafts) => void passPlain(drafts)}
          onNo={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
