import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PrintJobRow } from '../../../electron/contract/printing.ts';
import { mayTryLater } from '../../../electron/contract/print-trouble.ts';
import { call, type FailedAnswer } from '../../api/counter-api.ts';
import { useStatus } from '../../stores/status-store.ts';
import { troubleOfPrint } from '../../components/print-trouble.ts';

/** A paper that is in the book and not known to be printed. */
export interface WaitingPaper {
  readonly printJobId: number;
  readonly receiptNo: string | null;
  readonly cashSessionId: number | null;
  readonly name: string | null;
  readonly collectedFen: PrintJobRow['collectedFen'];
  /** Null: it waits from an earlier run of the program. */
  readonly trouble: FailedAnswer | null;
}

/** The papers that wait, the first one to be dealt with first, and the acts on them. */
export interface Paper {
  readonly waiting: readonly WaitingPaper[];
  readonly isPrinting: boolean;
  /** Prints; a paper that does not come out joins the waiting ones in front. Answers whether it is out. */
  print(paper: Omit<WaitingPaper, 'trouble'>): Promise<boolean>;
  setAside(paper: WaitingPaper): Promise<boolean>;
}

/** Until a paper is tried again by itself, in milliseconds: twice as long each time, up to the longest. */
const firstPause = 5_000;
const longestPause = 60_000;

/** Only what is known not to be on paper: a cover is closed, and the receipt comes out without a key. */
function canTryAlone({ trouble }: WaitingPaper): boolean {
  if (trouble === null || !('refusal' in trouble) || trouble.refusal.code !== 'printer_failed') return false;
  return mayTryLater(String(trouble.refusal.facts.trouble));
}

/** Knows which papers wait: those of an earlier run are offered at the start, a failed one at once; one that
 * the printer plainly refused is tried again by itself, ever more seldom. */
export function usePaper(): Paper {
  const [waiting, setWaiting] = useState<readonly WaitingPaper[]>([]);
  const [isPrinting, setPrinting] = useState(false);
  const busy = useRef(0);
  const tries = useRef(0);
  useEffect(() => {
    void call('printing/list-jobs').then((answer) => {
      if (!answer.ok) return;
      setWaiting(
        answer.value
          .filter((job) => job.state === 'waiting' || job.state === 'failed')
          .map(({ printJobId, receiptNo, cashSessionId, name, collectedFen }) => ({
            printJobId,
            receiptNo,
            cashSessionId,
            name,
            collectedFen,
            trouble: null,
          })),
      );
    });
  }, []);
  const print = useCallback(async (paper: Omit<WaitingPaper, 'trouble'>): Promise<boolean> => {
    busy.current += 1;
    setPrinting(true);
    const trouble = troubleOfPrint(await call('printing/print', { printJobId: paper.printJobId }));
    busy.current -= 1;
    setPrinting(busy.current > 0);
    void useStatus.getState().refresh();
    setWaiting((before) => {
      const others = before.filter((other) => other.printJobId !== paper.printJobId);
      return trouble === null ? others : [{ ...paper, trouble }, ...others];
    });
    return trouble === null;
  }, []);
  const setAside = useCallback(async (paper: WaitingPaper): Promise<boolean> => {
    const answer = await call('printing/set-aside', { printJobId: paper.printJobId });
    setWaiting((before) =>
      answer.ok
        ? before.filter((other) => other.printJobId !== paper.printJobId)
        : before.map((other) =>
            other.printJobId === paper.printJobId ? { ...paper, trouble: answer } : other,
          ),
    );
    return answer.ok;
  }, []);
  const first = waiting[0];
  useEffect(() => {
    if (first === undefined || isPrinting || !canTryAlone(first)) {
      if (first === undefined) tries.current = 0;
      return;
    }
    const pause = Math.min(firstPause * 2 ** tries.current, longestPause);
    const timer = setTimeout(() => {
      tries.current += 1;
      void print(first);
    }, pause);
    return () => clearTimeout(timer);
  }, [first, isPrinting, print]);
  return useMemo(() => ({ waiting, isPrinting, print, setAside }), [waiting, isPrinting, print, setAside]);
}
