import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChosenPack, PackRow, TrialRun } from '../../../electron/contract/policy.ts';
import { call } from '../../api/counter-api.ts';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useJob } from '../../components/use-job.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { AcceptQuestion } from './accept-question.tsx';
import { PackContent } from './pack-content.tsx';
import { remarksOn } from './trial-remarks.ts';
import { TrialLists } from './trial-lists.tsx';
import { TrialSum } from './trial-sum.tsx';

type News = { readonly tone: 'wrong' | 'quiet'; readonly words: string };

/** A chosen pack: its trial run with progress, who would change and by how much, and then acceptance or not. */
export function PackTrial(props: {
  readonly file: ChosenPack;
  readonly packs: readonly PackRow[];
  readonly onChooseOther: () => void;
  readonly onLeave: () => void;
  readonly onAccepted: (packId: number, done: string) => void;
}) {
  const { file } = props;
  const messages = useMessages();
  const words = messages.policy;
  const [run, setRun] = useState<TrialRun | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const job = useJob();
  const { run: runJob, isRunning, cancel } = job;
  const newest = useRef({ props, messages });
  newest.current = { props, messages };

  const tryIt = useCallback(async () => {
    setNews(null);
    const answer = await runJob((jobId) => call('policy/try', { token: file.token, jobId }));
    if (answer.ok) return setRun(answer.value);
    const isCancelled = 'refusal' in answer && answer.refusal.code === 'trial_run_cancelled';
    const { messages: now } = newest.current;
    setNews(
      isCancelled
        ? { tone: 'quiet', words: now.policy.cancelled }
        : { tone: 'wrong', words: sentenceOf(now, answer) },
    );
  }, [runJob, file.token]);
  useEffect(() => {
    void tryIt();
    // Whoever goes elsewhere does not want the rest of it.
    return cancel;
  }, [tryIt, cancel]);

  const accept = useCallback(async () => {
    setAsking(false);
    setAccepting(true);
    const { token, contentHash, pack } = file;
    const answer = await call('policy/accept', { token, contentHash });
    setAccepting(false);
    const { messages: now, props: owner } = newest.current;
    if (answer.ok) owner.onAccepted(answer.value.packId, now.policy.done(pack.title, pack.effectiveFrom));
    else setNews({ tone: 'wrong', words: sentenceOf(now, answer) });
  }, [file]);

  const acts = useMemo(
    () => ({
      other: {
        key: 'F4',
        label: words.chooseOther,
        isOff: isRunning,
        run: () => newest.current.props.onChooseOther(),
      },
      again: { key: 'F8', label: words.tryAgain, isOff: isRunning, run: () => void tryIt() },
      accept: {
        key: 'F9',
        label: words.accept,
        isOff: run === null || isRunning || isAccepting,
        run: () => setAsking(true),
      },
      leave: isRunning
        ? { key: 'Escape', label: messages.app.cancel, run: cancel }
        : { key: 'Escape', label: words.leave, run: () => newest.current.props.onLeave() },
    }),
    [words, messages, isRunning, isAccepting, run, tryIt, cancel],
  );
  useKeys(
    useMemo(() => [acts.other, ...(run === null ? [acts.again] : []), acts.accept, acts.leave], [acts, run]),
  );

  return (
    <PlaceFrame
      isFilling
      title={messages.app.places.policy}
      hint={file.pack.title}
      testId="pack-trial"
      aside={
        <>
          <KeyButton act={acts.leave} testId="leave-pack" />
          <KeyButton act={acts.accept} kind="primary" testId="accept-pack" />
        </>
      }
      news={
        <>
          {isRunning ? <JobProgressLine progress={job.progress} onCancel={cancel} /> : null}
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="trial-news">
              {news.words}
            </TroubleLine>
          )}
          {remarksOn(messages, file, run, props.packs).map((remark) => (
            <TroubleLine key={remark.words} tone={remark.tone} testId="trial-remark">
              {remark.words}
            </TroubleLine>
          ))}
        </>
      }
    >
      <TrialSum file={file} run={run} />
      {run === null || run.month === null ? (
        isRunning ? null : (
          <PackContent pack={file.pack} />
        )
      ) : (
        <TrialLists run={run} month={run.month} pack={file.pack} />
      )}
      {isAsking && run !== null ? (
        <AcceptQuestion
          pack={file.pack}
          run={run}
          onYes={() => void accept()}
          onNo={() => setAsking(false)}
        />
      ) : null}
    </PlaceFrame>
  );
}
