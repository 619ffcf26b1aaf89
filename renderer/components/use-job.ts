import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobProgress } from '../../electron/contract/channel.ts';
import { call, followJob } from '../api/counter-api.ts';

/** A long piece of work as a screen sees it. */
export interface Job {
  readonly isRunning: boolean;
  /** Null until the first news of a running job. */
  readonly progress: JobProgress | null;
  /** Runs work under a new job id, following its news until it ends. */
  run<T>(work: (jobId: string) => Promise<T>): Promise<T>;
  /** Asks the running work to stop; it answers with a refusal then, and nothing was written. */
  cancel(): void;
}

/** Follows one long piece of work at a time: its progress for `JobProgressLine`, and its cancel. */
export function useJob(): Job {
  const [isRunning, setRunning] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const current = useRef<{ readonly jobId: string; readonly stop: () => void } | null>(null);
  useEffect(() => () => current.current?.stop(), []);
  const run = useCallback(async <T>(work: (jobId: string) => Promise<T>): Promise<T> => {
    const jobId = crypto.randomUUID();
    current.current = { jobId, stop: followJob(jobId, setProgress) };
    setProgress(null);
    setRunning(true);
    try {
      return await work(jobId);
    } finally {
      if (current.current?.jobId === jobId) {
        current.current.stop();
        current.current = null;
        setRunning(false);
        setProgress(null);
      }
    }
  }, []);
  const cancel = useCallback(() => {
    if (current.current !== null) void call('jobs/cancel', { jobId: current.current.jobId });
  }, []);
  return { isRunning, progress, run, cancel };
}
