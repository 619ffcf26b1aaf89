import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DaybookRow, VerifyReport } from '../../../electron/contract/county.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useJob } from '../../components/use-job.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import { daybookTable, findingsTable } from './daybook-table.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import { VerifyOutcome } from './verify-outcome.tsx';
import './books.css';

/** 账册: the daybook, newest first, and the proof of the books. */
export function BooksScreen() {
  const messages = useMessages();
  const words = messages.books;
  const language = usePreferences((preferences) => preferences.language);
  const first = useAnswer('daybook/list', { beforeEntryNo: null });
  const [older, setOlder] = useState<readonly DaybookRow[]>([]);
  const [hasMore, setHasMore] = useState(true);
  const [chosen, setChosen] = useState<number | null>(null);
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const job = useJob();
  const { run, isRunning } = job;
  const entries = useMemo(() => [...(first.value ?? []), ...older], [first.value, older]);
  const list = useRef<HTMLDivElement>(null);
  const hasEntries = entries.length > 0;
  useEffect(() => {
    if (hasEntries) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [hasEntries]);

  const isLoading = useRef(false);
  const more = useCallback(async () => {
    const last = entries.at(-1);
    if (last === undefined || isLoading.current) return;
    isLoading.current = true;
    const answer = await call('daybook/list', { beforeEntryNo: last.entryNo });
    isLoading.current = false;
    if (!answer.ok) {
      setTrouble(sentenceOf(messages, answer));
      return;
    }
    if (answer.value.length === 0 || answer.value.at(-1)?.entryNo === 1) setHasMore(false);
    setOlder((rows) => [...rows, ...answer.value]);
  }, [entries, messages]);
  const isWhole = entries.at(-1)?.entryNo === 1;
  const verify = useCallback(async () => {
    setReport(null);
    setTrouble(null);
    const answer = await run((jobId) => call('daybook/verify', { jobId, language }));
    if (answer.ok) setReport(answer.value);
    else setTrouble(sentenceOf(messages, answer));
  }, [run, messages, language]);

  const verifyAct = useMemo(
    () => ({ key: 'F9', label: words.verify, isOff: isRunning, run: () => void verify() }),
    [words, isRunning, verify],
  );
  const moreAct = useMemo(
    () => ({
      key: 'F6',
      label: words.more,
      isOff: !hasMore || isWhole || !hasEntries,
      run: () => void more(),
    }),
    [words, hasMore, isWhole, hasEntries, more],
  );
  // When something is wrong, the findings are what somebody else has to see.
  const paper = useListPaper(
    () =>
      report === null || report.isSound ? daybookTable(messages, entries) : findingsTable(messages, report),
    !hasEntries,
  );
  const { cancel } = job;
  useKeys(
    useMemo(
      () => [
        moreAct,
        verifyAct,
        ...(isRunning ? [{ key: 'Escape', label: messages.app.cancel, run: cancel }] : []),
        ...paper.acts,
      ],
      [moreAct, verifyAct, isRunning, messages, cancel, paper.acts],
    ),
  );
  const entry = entries.find(({ entryNo }) => entryNo === chosen) ?? entries[0] ?? null;

  return (
    <PlaceFrame
      title={messages.app.places.books}
      hint={words.purpose}
      isFilling
      testId="books-screen"
      aside={<KeyButton act={verifyAct} kind="primary" testId="verify" />}
      news={
        <>
          {first.trouble === null ? null : <TroubleLine>{first.trouble}</TroubleLine>}
          {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
          {isRunning ? <JobProgressLine progress={job.progress} onCancel={cancel} /> : null}
          {report === null ? null : <VerifyOutcome report={report} />}
          {paper.news}
        </>
      }
    >
      {first.value === null ? null : entry === null ? (
        <EmptyPlace purpose={words.purpose} firstStep={words.firstStep} />
      ) : (
        <div className="books" ref={list}>
          <EntryList
            entries={entries}
            chosen={entry.entryNo}
            onChoose={(row) => setChosen(row.entryNo)}
            foot={
              isWhole || !hasMore ? null : (
                <div className="books-more">
                  <span className="quiet">{words.loaded(entries.length)}</span>
                  <KeyButton act={moreAct} size="small" testId="more-entries" />
                </div>
              )
            }
          />
          <EntryDetail entry={entry} />
        </div>
      )}
    </PlaceFrame>
  );
}
