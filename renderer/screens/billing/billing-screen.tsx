import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import type { ComputeOutcome } from '../../../electron/contract/bills.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { Money } from '../../components/money.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useJob } from '../../components/use-job.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { IssueQuestion } from './issue-question.tsx';
import { type BillingList, DraftLists, firstListOf } from './draft-lists.tsx';
import { draftsTable } from './drafts-table.ts';
import { incompleteTable } from './incomplete-list.tsx';
import { MonthList } from './month-list.tsx';
import { MonthState } from './month-state.tsx';
import './billing.css';

type News =
  | { readonly kind: 'trouble'; readonly words: string }
  | { readonly kind: 'computed'; readonly outcome: ComputeOutcome }
  | { readonly kind: 'issued'; readonly count: number; readonly sumFen: Fen };

const noneIncomplete: ComputeOutcome['incomplete'] = [];

/** 核算: where each month's bills stand, computing and issuing them. */
export function BillingScreen() {
  const messages = useMessages();
  const words = messages.billing;
  const { month, choose } = useWorkMonth();
  const months = useAnswer('bills/list-months', undefined);
  const canCompute = useRight('bills.compute');
  const canIssue = useRight('bills.issue');
  const job = useJob();
  const [news, setNews] = useState<{ readonly month: Month; readonly news: News } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [changes, setChanges] = useState(0);
  const [wantedList, setWantedList] = useState<BillingList | null>(null);
  const known = months.value;
  const chosen = known?.find((candidate) => candidate.month === month) ?? known?.[0] ?? null;
  const chosenMonth = chosen?.month ?? null;

  const { reload } = months;
  const changed = useCallback(async () => {
    setChanges((count) => count + 1);
    await Promise.all([reload(), useStatus.getState().refresh()]);
  }, [reload]);

  const { run, isRunning } = job;
  const compute = useCallback(async () => {
    if (chosenMonth === null) return;
    setNews(null);
    setWantedList(null);
    const answer = await run((jobId) => call('bills/compute', { month: chosenMonth, jobId }));
    setNews({
      month: chosenMonth,
      news: answer.ok
        ? { kind: 'computed', outcome: answer.value }
        : { kind: 'trouble', words: sentenceOf(messages, answer) },
    });
    await changed();
  }, [chosenMonth, run, messages, changed]);
  const issue = useCallback(async () => {
    if (chosenMonth === null) return;
    setAsking(false);
    setNews(null);
    const answer = await run((jobId) => call('bills/issue', { month: chosenMonth, jobId }));
    setNews({
      month: chosenMonth,
      news: answer.ok
        ? { kind: 'issued', count: answer.value.issued, sumFen: answer.value.sumFen }
        : { kind: 'trouble', words: sentenceOf(messages, answer) },
    });
    await changed();
  }, [chosenMonth, run, messages, changed]);

  const shownNews = news !== null && news.month === chosenMonth ? news.news : null;
  const incomplete = shownNews?.kind === 'computed' ? shownNews.outcome.incomplete : noneIncomplete;
  const isListThere = wantedList !== 'incomplete' || incomplete.length > 0;
  const list =
    chosen === null
      ? null
      : wantedList !== null && isListThere
        ? wantedList
        : firstListOf(chosen, incomplete);
  const paper = useListPaper(
    async () => {
      if (chosenMonth === null) return null;
      if (list === 'incomplete')
        return incompleteTable(messages, words.incompleteName(chosenMonth), incomplete);
      const states = ['returned', 'waiting', 'passed'] as const;
      const answers = await Promise.all(
        states.map((state) => call('bills/list-drafts', { month: chosenMonth, state })),
      );
      const drafts = answers.flatMap((answer) => (answer.ok ? answer.value : []));
      return draftsTable(messages, words.exportName(chosenMonth), drafts);
    },
    chosen === null || chosen.waiting + chosen.passed + chosen.returned + incomplete.length === 0,
  );
  useKeys(
    useMemo(
      () => [
        ...(canCompute
          ? [
              {
                key: 'F8',
                label: words.compute,
                isOff: isRunning || chosenMonth === null,
                run: () => void compute(),
              },
            ]
          : []),
        ...(canIssue
          ? [
              {
                key: 'F9',
                label: words.issue,
                isOff: isRunning || (chosen?.passed ?? 0) === 0,
                run: () => setAsking(true),
              },
            ]
          : []),
        ...paper.acts,
      ],
      [words, canCompute, canIssue, isRunning, chosenMonth, chosen?.passed, compute, paper.acts],
    ),
  );
  const monthsRef = useFocusWhenThere(known !== null && known.length > 0);

  return (
    <PlaceFrame
      title={messages.app.places.billing}
      hint={words.purpose}
      isFilling
      testId="billing-screen"
      news={
        <>
          {months.trouble === null ? null : <TroubleLine>{months.trouble}</TroubleLine>}
          {isRunning ? <JobProgressLine progress={job.progress} onCancel={job.cancel} /> : null}
          {shownNews?.kind === 'trouble' ? <TroubleLine>{shownNews.words}</TroubleLine> : null}
          {shownNews?.kind === 'computed' ? (
            <TroubleLine tone="done" testId="computed-news">
              {words.computed(shownNews.outcome.computed)} <Money amount={shownNews.outcome.sumFen} />{' '}
              {messages.app.yuan}
            </TroubleLine>
          ) : null}
          {shownNews?.kind === 'issued' ? (
            <TroubleLine tone="done" testId="issued-news">
              {words.issued(shownNews.count)} <Money amount={shownNews.sumFen} /> {messages.app.yuan}
            </TroubleLine>
          ) : null}
          {paper.news}
        </>
      }
    >
      {known === null ? null : chosen === null ? (
        <EmptyPlace purpose={words.purpose} firstStep={words.firstStep} />
      ) : (
        <div className="billing" ref={monthsRef}>
          <MonthList
            months={known}
            chosen={chosen.month}
            onChoose={(wanted) => {
              setWantedList(null);
              choose(wanted);
            }}
          />
          <div className="billing-month">
            <MonthState
              month={chosen}
              outcome={shownNews?.kind === 'computed' ? shownNews.outcome : null}
              canCompute={canCompute}
              canIssue={canIssue}
              isRunning={isRunning}
              onCompute={() => void compute()}
              onIssue={() => setAsking(true)}
            />
            <DraftLists
              key={`${chosen.month} ${changes}`}
              month={chosen}
              incomplete={incomplete}
              list={list ?? 'waiting'}
              onList={setWantedList}
            />
          </div>
        </div>
      )}
      {isAsking && chosen !== null ? (
        <IssueQuestion month={chosen} onYes={() => void issue()} onNo={() => setAsking(false)} />
      ) : null}
    </PlaceFrame>
  );
}

/** Gives the cursor to the list of months as soon as there is one. */
function useFocusWhenThere(isThere: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere]);
  return box;
}
