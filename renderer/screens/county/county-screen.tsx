import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type FailureCode, failureCodes } from '../../../db/domain/failure-code.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { CountyState } from '../../../electron/contract/county.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { FactRow } from '../../components/field-row.tsx';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useJob } from '../../components/use-job.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { useStatus } from '../../stores/status-store.ts';
import { BatchList } from './batch-list.tsx';
import { batchesTable } from './batches-table.ts';
import './county.css';

type News = { readonly tone: 'done' | 'owed' | 'wrong' | 'quiet'; readonly words: string };

/** 上传: how the station stands with the county office, and sending now. */
export function CountyScreen() {
  const messages = useMessages();
  const words = messages.county;
  const loaded = useAnswer('county/get-state', undefined);
  const job = useJob();
  const [news, setNews] = useState<News | null>(null);
  const { reload } = loaded;
  const { run, isRunning } = job;
  const state = loaded.value;
  const pending = useStatus((status) => status.status?.county.pendingEntries ?? null);
  // The program sends by itself now and then; what the strip tells is told here, too.
  useEffect(() => void reload(), [pending, reload]);

  const send = useCallback(async () => {
    setNews(null);
    const answer = await run((jobId) => call('county/send', { jobId }));
    if (answer.ok) setNews({ tone: 'done', words: words.sent });
    else setNews(newsOf(messages, answer));
    await Promise.all([reload(), useStatus.getState().refresh()]);
  }, [messages, words, run, reload]);
  const act = useMemo(
    () => ({
      key: 'F9',
      label: words.send,
      isOff: isRunning || state?.isEnrolled !== true,
      run: () => void send(),
    }),
    [words, isRunning, state?.isEnrolled, send],
  );
  const paper = useListPaper(
    () => (state === null ? null : batchesTable(messages, state.batches)),
    state === null || state.batches.length === 0,
  );
  useKeys(useMemo(() => [act, ...paper.acts], [act, paper.acts]));

  return (
    <PlaceFrame
      title={messages.app.places.county}
      isFilling
      testId="county-screen"
      news={
        <>
          {loaded.trouble === null ? null : <TroubleLine>{loaded.trouble}</TroubleLine>}
          {isRunning ? <JobProgressLine progress={job.progress} onCancel={job.cancel} /> : null}
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="county-news">
              {news.words}
            </TroubleLine>
          )}
          {news === null && state !== null && state.lastTrouble !== null ? (
            <TroubleLine tone="owed" testId="county-trouble">
              {words.troubleDetail(troubleWords(messages, state.lastTrouble))}
            </TroubleLine>
          ) : null}
          {paper.news}
        </>
      }
    >
      {state === null ? null : state.isEnrolled ? (
        <div className="county">
          <Standing state={state} words={words}>
            <KeyButton act={act} kind="primary" size="large" testId="send" />
          </Standing>
          {state.batches.length === 0 ? (
            <EmptyPlace purpose={words.noBatches} />
          ) : (
            <BatchList batches={state.batches} />
          )}
        </div>
      ) : (
        <EmptyPlace purpose={words.notEnrolled} firstStep={words.notEnrolledFirst} />
      )}
    </PlaceFrame>
  );
}

function Standing(props: {
  readonly state: CountyState;
  readonly words: Messages['county'];
  readonly children: ReactNode;
}) {
  const { state, words } = props;
  return (
    <Sheet testId="county-state" className="county-state">
      <div>
        <p className="county-pending" data-testid="county-pending" data-count={state.pendingEntries}>
          {state.pendingEntries === 0 ? (
            <span>
              <span className="done">✓</span> {words.pendingNone}
            </span>
          ) : (
            <span>{words.pending(state.pendingEntries)}</span>
          )}
        </p>
        {state.pendingEntries === 0 ? null : <span className="quiet">{words.pendingSafe}</span>}
      </div>
      <div>
        <FactRow name={words.lastAck}>
          {state.lastAckAt === null ? words.neverAcked : stationTimeAt(state.lastAckAt)}
        </FactRow>
        <FactRow name={words.address}>{state.url}</FactRow>
      </div>
      {props.children}
    </Sheet>
  );
}

/** A line that is down is calm: the work goes on. Only what the county refused is wrong. */
function newsOf(messages: Messages, answer: Parameters<typeof sentenceOf>[1]): News {
  const code = 'refusal' in answer ? answer.refusal.code : null;
  if (code === 'batch_empty') return { tone: 'quiet', words: messages.county.nothingNew };
  if (code === 'county_unreachable') return { tone: 'owed', words: messages.county.lineDown };
  return { tone: 'wrong', words: sentenceOf(messages, answer) };
}

/** The last trouble in words: it is kept as the code of a refusal. */
function troubleWords(messages: Messages, trouble: string): string {
  const code = failureCodes.find((candidate): candidate is FailureCode => candidate === trouble);
  return code === undefined ? trouble : messages.refusals[code]({});
}
