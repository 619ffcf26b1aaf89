import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { ComputeOutcome } from '../../../electron/contract/bills.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { BillingNewsLine } from './billing-news.tsx';
import { IssueQuestion } from './issue-question.tsx';
import { type BillingList, DraftLists, firstListOf } from './draft-lists.tsx';
import { draftsTable } from './drafts-table.ts';
import { incompleteTable } from './incomplete-list.tsx';
import { LockLines } from './lock-lines.tsx';
import { LockQuestion } from './lock-question.tsx';
import { MonthList } from './month-list.tsx';
import { MonthState } from './month-state.tsx';
import { RouteChoice } from './route-choice.tsx';
import { unbilledTable } from './unbilled-list.tsx';
import { reasonsToAct } from './unbilled-reasons.ts';
import { useBillingWork } from './use-billing-work.ts';
import './billing.css';

const noneIncomplete: ComputeOutcome['incomplete'] = [];

/** 核算: where each month's bills stand, computing, issuing and locking them. */
export function BillingScreen() {
  const messages = useMessages();
  const words = messages.billing;
  const { month, choose } = useWorkMonth();
  const months = useAnswer('bills/list-months', undefined);
  const locks = useAnswer('periods/list', undefined);
  const canCompute = useRight('bills.compute');
  const canIssue = useRight('bills.issue');
  const [asking, setAsking] = useState<'issue' | 'lock' | 'reopen' | null>(null);
  const [changes, setChanges] = useState(0);
  const [wantedList, setWantedList] = useState<BillingList | null>(null);
  const [routeCode, setRouteCode] = useState('');
  const known = months.value;
  const chosen = known?.find((candidate) => candidate.month === month) ?? known?.[0] ?? null;
  const chosenMonth = chosen?.month ?? null;
  const unbilled = useAnswer(
    'bills/list-unbilled',
    { month: chosenMonth ?? ('2000-01' as Month) },
    chosenMonth === null,
  );

  const { reload: reloadMonths } = months;
  const { reload: reloadLocks } = locks;
  const { reload: reloadUnbilled } = unbilled;
  const changed = useCallback(async () => {
    setChanges((count) => count + 1);
    await Promise.all([reloadMonths(), reloadLocks(), reloadUnbilled(), useStatus.getState().refresh()]);
  }, [reloadMonths, reloadLocks, reloadUnbilled]);
  const work = useBillingWork(chosenMonth, changed);
  const { isRunning } = work.job;
  const outcome = work.news?.kind === 'computed' ? work.news.outcome : null;
  const incomplete = outcome?.incomplete ?? noneIncomplete;
  const toAct = useMemo(
    () => (unbilled.value?.unbilled ?? []).filter(({ reason }) => reasonsToAct.includes(reason)),
    [unbilled.value],
  );
  const isListThere =
    (wantedList !== 'incomplete' || incomplete.length > 0) && (wantedList !== 'unbilled' || toAct.length > 0);
  const list =
    chosen === null
      ? null
      : wantedList !== null && isListThere
        ? wantedList
        : firstListOf(chosen, incomplete, toAct);
  const compute = useCallback(() => {
    setWantedList(null);
    void work.compute(routeCode);
  }, [work, routeCode]);
  const isNewestLocked = chosen !== null && locks.value?.lockedThrough === chosen.month;
  const isAsked = (locks.value?.requests ?? []).some(
    (request) => request.month === chosenMonth && request.state === 'waiting',
  );
  const paper = useListPaper(
    async () => {
      if (chosenMonth === null) return null;
      if (list === 'incomplete')
        return incompleteTable(messages, words.incompleteName(chosenMonth), incomplete);
      if (list === 'unbilled') return unbilledTable(messages, words.unbilledName(chosenMonth), toAct);
      const states = ['returned', 'waiting', 'passed'] as const;
      const answers = await Promise.all(
        states.map((state) => call('bills/list-drafts', { month: chosenMonth, state })),
      );
      const drafts = answers.flatMap((answer) => (answer.ok ? answer.value : []));
      return draftsTable(messages, words.exportName(chosenMonth), drafts);
    },
    chosen === null ||
      chosen.waiting + chosen.passed + chosen.returned + incomplete.length + toAct.length === 0,
  );
  const isOpen = chosen !== null && !chosen.isLocked;
  const lockAct = {
    key: 'F7',
    label: words.lock,
    isOff: isRunning || !isOpen || chosen.issued === 0 || chosen.passed > 0,
    run: () => setAsking('lock'),
  };
  const reopenAct = {
    key: 'F7',
    label: words.reopen,
    isOff: isRunning || !isNewestLocked || isAsked,
    run: () => setAsking('reopen'),
  };
  const acts = [
    ...(canIssue ? [chosen?.isLocked === true ? reopenAct : lockAct] : []),
    ...(canCompute ? [{ key: 'F8', label: words.compute, isOff: isRunning || !isOpen, run: compute }] : []),
    ...(canIssue
      ? [
          {
            key: 'F9',
            label: words.issue,
            isOff: isRunning || !isOpen || chosen.passed === 0,
            run: () => setAsking('issue'),
          },
        ]
      : []),
  ];
  useKeys(asking === null ? [...acts, ...paper.acts] : []);
  const monthsRef = useFocusWhenThere(known !== null && known.length > 0 && asking === null);

  return (
    <PlaceFrame
      title={messages.app.places.billing}
      hint={words.purpose}
      isFilling
      testId="billing-screen"
      news={
        <>
          {months.trouble === null ? null : <TroubleLine>{months.trouble}</TroubleLine>}
          {isRunning ? <JobProgressLine progress={work.job.progress} onCancel={work.job.cancel} /> : null}
          <BillingNewsLine news={work.news} />
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
              setAsking(null);
              choose(wanted);
            }}
          />
          <div className="billing-month">
            <MonthState month={chosen} outcome={outcome} acts={acts}>
              {chosen.isLocked ? null : (
                <RouteChoice month={chosen.month} routeCode={routeCode} onRoute={setRouteCode} />
              )}
            </MonthState>
            {asking === 'reopen' ? (
              <ReasonPick
                label={words.reopenLabel(chosen.month)}
                usual={words.reopenReasons}
                testId="reopen-reason"
                onGive={(reason) => {
                  setAsking(null);
                  void work.askReopening(reason);
                }}
                onLeave={() => setAsking(null)}
              />
            ) : null}
            {locks.value === null ? null : <LockLines month={chosen.month} locks={locks.value} />}
            <DraftLists
              key={`${chosen.month} ${changes}`}
              month={chosen}
              incomplete={incomplete}
              unbilled={toAct}
              list={list ?? 'waiting'}
              onList={setWantedList}
            />
          </div>
        </div>
      )}
      {asking === 'issue' && chosen !== null ? (
        <IssueQuestion
          month={chosen}
          routeCode={routeCode}
          onYes={() => {
            setAsking(null);
            void work.issue(routeCode);
          }}
          onNo={() => setAsking(null)}
        />
      ) : null}
      {asking === 'lock' && chosen !== null && unbilled.value !== null ? (
        <LockQuestion
          month={chosen}
          unbilled={unbilled.value}
          onYes={() => {
            setAsking(null);
            void work.lock();
          }}
          onNo={() => setAsking(null)}
        />
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
