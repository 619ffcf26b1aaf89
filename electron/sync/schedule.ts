import type { Result } from '../../db/domain/kernel/result.ts';
import { syncQueries } from '../../db/local/queries/sync.ts';
import type { Clock, Counter } from '../services/counter.ts';
import type { Line } from './post.ts';
import { sendBatches, type SendOutcome } from './send-batches.ts';

/** Sends what is sealed by itself, for as long as the program runs. */
export interface Schedule {
  /** Tries at once: after a batch was sealed, or when the line is back. */
  wake(): void;
  /** When the next look or try is due, UTC milliseconds; null while one is under way or after the end. */
  nextAt(): number | null;
  /** Ends it, also a request that is under way. */
  stop(): void;
}

/** The timers of the program, or of a test. */
export interface Timers {
  set(act: () => void, afterMs: number): unknown;
  clear(timer: unknown): void;
}

/** What a schedule works with. The desk's counter is null until a station is open. */
export interface ScheduleParts {
  readonly desk: { readonly counter: Counter | null };
  readonly clock: Clock;
  readonly logFault: (error: unknown, where: string) => unknown;
  readonly timers?: Timers;
  readonly send?: (counter: Counter, line: Line) => Promise<Result<SendOutcome>>;
  /** A number from 0 to 1, so that stations do not all call in the same second. */
  readonly chance?: () => number;
}

/** With nothing to send it only looks, here in the store, whether something was sealed. */
const lookEveryMs = 60_000;
const firstPauseMs = 15_000;
const longestPauseMs = 15 * 60_000;

/**
 * The pause before try number n + 1 after n failures in a row: 15 s, doubled each time, 15 minutes at most, a tenth shorter or
 * longer by chance (0 to 1). It never ends: a line that is down for a week is tried for a week.
 */
export function pauseAfter(failures: number, chance: number): number {
  const pause = Math.min(firstPauseMs * 2 ** Math.min(failures - 1, 20), longestPauseMs);
  return Math.min(Math.round(pause * (0.9 + chance * 0.2)), longestPauseMs);
}

/** Starts sending by itself: at once, then growing pauses while it fails, for ever; quiet while there is nothing to send. */
export function makeSchedule(parts: ScheduleParts): Schedule {
  const { desk, clock, logFault, timers = systemTimers, send = sendBatches, chance = Math.random } = parts;
  const end = new AbortController();
  let timer: unknown = null;
  let dueAt: number | null = null;
  let isRunning = false;
  let isWoken = false;
  let failures = 0;

  const plan = (afterMs: number): void => {
    if (end.signal.aborted) return;
    dueAt = clock.now() + afterMs;
    timer = timers.set(() => void run(), afterMs);
  };

  const attempt = async (): Promise<number> => {
    const { counter } = desk;
    if (
      counter === null ||
      !counter.store.sqlite.open ||
      syncQueries(counter.store).countUnacked.get() === 0
    ) {
      failures = 0;
      return lookEveryMs;
    }
    const sent = await send(counter, { signal: end.signal });
    if (sent.ok) {
      failures = 0;
      return lookEveryMs;
    }
    failures += 1;
    // A "no" of the county itself will not become a yes in a minute.
    return sent.refusal.code === 'county_refused' ? longestPauseMs : pauseAfter(failures, chance());
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    isWoken = false;
    timer = null;
    dueAt = null;
    let pause: number;
    try {
      pause = await attempt();
    } catch (error) {
      if (!end.signal.aborted) logFault(error, 'sync');
      failures += 1;
      pause = pauseAfter(failures, chance());
    }
    isRunning = false;
    plan(isWoken ? 0 : pause);
  };

  plan(0);
  return {
    wake() {
      if (end.signal.aborted) return;
      if (isRunning) {
        isWoken = true;
        return;
      }
      if (timer !== null) timers.clear(timer);
      plan(0);
    },
    nextAt: () => dueAt,
    stop() {
      end.abort();
      if (timer !== null) timers.clear(timer);
      timer = null;
      dueAt = null;
    },
  };
}

/** Timers that do not keep the program from ending. */
const systemTimers: Timers = {
  set: (act, afterMs) => setTimeout(act, afterMs).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
