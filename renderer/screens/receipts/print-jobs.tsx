import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PrintJobRow } from '../../../electron/contract/printing.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { troubleOfPrint } from '../../components/print-trouble.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { PaperPreview } from './paper-preview.tsx';

type News = { readonly tone: 'done' | 'wrong' | 'quiet'; readonly words: string };

/** Every paper that is due and the latest that are done with: what became of each, print it (F8), set it aside (F6). */
export function PrintJobs() {
  const messages = useMessages();
  const { printing } = messages;
  const canHold = useRight('payments.take');
  const [jobs, setJobs] = useState<readonly PrintJobRow[] | null>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<News | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const answer = await call('printing/list-jobs');
    if (answer.ok) setJobs(answer.value);
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    void useStatus.getState().refresh();
  }, [messages]);
  useEffect(() => {
    void load();
  }, [load]);
  const chosen = jobs?.find((job) => job.printJobId === chosenId) ?? jobs?.[0] ?? null;
  const isDue = chosen?.state === 'waiting' || chosen?.state === 'failed';
  const print = useCallback(
    async (job: PrintJobRow): Promise<void> => {
      setBusy(true);
      setNews({ tone: 'quiet', words: printing.printingNow });
      const failed = troubleOfPrint(await call('printing/print', { printJobId: job.printJobId }));
      setBusy(false);
      setNews(
        failed === null
          ? { tone: 'done', words: printing.jobPrinted }
          : { tone: 'wrong', words: sentenceOf(messages, failed) },
      );
      void load();
    },
    [messages, printing, load],
  );
  const hold = useCallback(
    async (job: PrintJobRow): Promise<void> => {
      const answer = await call('printing/set-aside', { printJobId: job.printJobId });
      setNews(
        answer.ok
          ? { tone: 'done', words: printing.jobHeld }
          : { tone: 'wrong', words: sentenceOf(messages, answer) },
      );
      void load();
    },
    [messages, printing, load],
  );
  const acts = useMemo(
    () => [
      {
        key: 'F8',
        label: chosen?.state === 'failed' ? messages.collect.retryPrint : messages.collect.printNow,
        isOff: !isDue || isBusy,
        run: () => (chosen === null ? undefined : void print(chosen)),
      },
      {
        key: 'F6',
        label: messages.collect.setAside,
        isOff: !isDue || isBusy || !canHold,
        run: () => (chosen === null ? undefined : void hold(chosen)),
      },
    ],
    [chosen, isDue, isBusy, canHold, print, hold, messages],
  );
  useKeys(acts);
  if (jobs !== null && jobs.length === 0)
    return <EmptyPlace purpose={printing.jobsEmpty} firstStep={printing.jobsEmptyStep} />;
  return (
    <>
      {news === null ? null : (
        <TroubleLine tone={news.tone} testId="jobs-news">
          {news.words}
        </TroubleLine>
      )}
      <div className="receipt-columns">
        <Sheet className="receipt-list">
          <PickList
            label={printing.jobsLabel}
            testId="print-jobs"
            rowTestId="print-job"
            isFocused
            items={jobs ?? []}
            keyOf={(job) => String(job.printJobId)}
            chosenKey={chosen === null ? null : String(chosen.printJobId)}
            onChoose={(job) => setChosenId(job.printJobId)}
          >
            {(job) => <JobLine job={job} />}
          </PickList>
        </Sheet>
        <Sheet className="receipt-detail">
          {chosen === null ? null : (
            <>
              <div className="receipt-acts">
                {acts.map((act) => (
                  <KeyButton key={act.key} act={act} />
                ))}
              </div>
              <p className={chosen.state === 'failed' ? 'wrong' : 'quiet'} data-testid="print-job-state">
                {stateWords(chosen, messages)}
              </p>
              <PaperPreview printJobId={chosen.printJobId} title={messages.receipts.preview} />
            </>
          )}
        </Sheet>
      </div>
    </>
  );
}

function JobLine({ job }: { readonly job: PrintJobRow }) {
  const { printing, paper } = useMessages();
  const tone = job.state === 'failed' ? 'wrong' : job.state === 'waiting' ? 'owed' : 'quiet';
  return (
    <div className="receipt-line">
      <span className="figures receipt-no">{job.receiptNo ?? `#${job.cashSessionId ?? ''}`}</span>
      <span className="clip receipt-name">
        {job.name ?? paper.closingTitle}
        {job.copyNo > 0 ? <span className="quiet"> {paper.reprint(job.copyNo)}</span> : null}
      </span>
      {job.collectedFen === null ? <span /> : <Money amount={job.collectedFen} />}
      <span className="quiet figures receipt-when">{stationTimeAt(job.requestedAt).slice(11)}</span>
      <span className="quiet clip receipt-cashier">{job.printer ?? ''}</span>
      <span className={`clip ${tone}`}>{printing.states[job.state]}</span>
    </div>
  );
}

/** What became of a job, and why. */
function stateWords(
  job: PrintJobRow,
  { printing, printTroubleWords }: ReturnType<typeof useMessages>,
): string {
  const state = printing.states[job.state];
  return job.trouble === null ? state : printing.stateWhy(state, printTroubleWords(job.trouble));
}
