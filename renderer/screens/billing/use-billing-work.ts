import { useCallback, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import type { ComputeOutcome } from '../../../electron/contract/bills.ts';
import { call } from '../../api/counter-api.ts';
import { type Job, useJob } from '../../components/use-job.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** What came of the last act on a month. */
export type BillingNews =
  | { readonly kind: 'trouble'; readonly words: string }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'computed'; readonly outcome: ComputeOutcome }
  | {
      readonly kind: 'issued';
      readonly count: number;
      readonly sumFen: Fen;
      readonly isLocked: boolean;
    };

/** The acts of a month of bills, each with its news. */
export interface BillingWork {
  readonly job: Job;
  /** Of the given month only. */
  readonly news: BillingNews | null;
  compute(routeCode: string): Promise<void>;
  issue(routeCode: string): Promise<void>;
  lock(): Promise<void>;
  askReopening(reason: string): Promise<void>;
}

/** Computes, issues, locks the chosen month, or asks that it be opened again; `changed` loads what is shown anew after each. */
export function useBillingWork(month: Month | null, changed: () => Promise<void>): BillingWork {
  const messages = useMessages();
  const words = messages.billing;
  const job = useJob();
  const [news, setNews] = useState<{ readonly month: Month; readonly news: BillingNews } | null>(null);
  const { run } = job;
  const act = useCallback(
    async (work: (month: Month) => Promise<BillingNews>): Promise<void> => {
      if (month === null) return;
      setNews(null);
      setNews({ month, news: await work(month) });
      await changed();
    },
    [month, changed],
  );
  const trouble = useCallback(
    (answer: Parameters<typeof sentenceOf>[1]): BillingNews => ({
      kind: 'trouble',
      words: sentenceOf(messages, answer),
    }),
    [messages],
  );
  const compute = useCallback(
    (routeCode: string) =>
      act(async (of) => {
        const answer = await run((jobId) =>
          call('bills/compute', { month: of, jobId, ...onRoute(routeCode) }),
        );
        return answer.ok ? { kind: 'computed', outcome: answer.value } : trouble(answer);
      }),
    [act, run, trouble],
  );
  const issue = useCallback(
    (routeCode: string) =>
      act(async (of) => {
        const answer = await run((jobId) => call('bills/issue', { month: of, jobId, ...onRoute(routeCode) }));
        if (!answer.ok) return trouble(answer);
        const { issued, sumFen, isLocked } = answer.value;
        return { kind: 'issued', count: issued, sumFen, isLocked };
      }),
    [act, run, trouble],
  );
  const lock = useCallback(
    () =>
      act(async (of) => {
        const answer = await call('periods/lock', { month: of });
        return answer.ok ? { kind: 'done', words: words.locked(of) } : trouble(answer);
      }),
    [act, words, trouble],
  );
  const askReopening = useCallback(
    (reason: string) =>
      act(async (of) => {
        const answer = await call('periods/request-reopening', { month: of, reason });
        return answer.ok ? { kind: 'done', words: words.reopenAsked(of) } : trouble(answer);
      }),
    [act, words, trouble],
  );
  return { job, news: news?.month === month ? news.news : null, compute, issue, lock, askReopening };
}

function onRoute(routeCode: string): { readonly routeCode?: string } {
  return routeCode === '' ? {} : { routeCode };
}
