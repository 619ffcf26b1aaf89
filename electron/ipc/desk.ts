import { randomUUID } from 'node:crypto';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import type { JobProgress } from '../contract/channel.ts';
import type { Actor, Counter, Progress } from '../services/counter.ts';

/** How long nobody may touch keys or mouse before the screen locks, in milliseconds. */
const idleLimit = 10 * 60_000;

/** Milliseconds that only ever go on: setting the PC's clock back must not keep a screen open. */
export interface Stopwatch {
  elapsed(): number;
}

/** What main remembers between calls: the open counter, who sits at it, running jobs, and files chosen in a dialog. */
export interface Desk {
  readonly counter: Counter | null;
  readonly actor: Actor | null;
  isLocked(): boolean;
  /** The open counter; a call that needs one before the station is set up is a bug. */
  getCounter(): Counter;
  /** The signed-in person; transport has refused before when there is none. */
  getActor(): Actor;
  useCounter(counter: Counter | null): void;
  signIn(actor: Actor): void;
  signOut(): void;
  lock(): void;
  unlock(): void;
  touch(): void;
  startJob(jobId: string): Progress;
  cancelJob(jobId: string): void;
  /** Remembers a path that a person chose in the system's own dialog; the page gets only the token. */
  keepFile(path: string): string;
  findFile(token: string): string | null;
}

/** Makes the desk of one window. */
export function makeDesk(
  stopwatch: Stopwatch,
  news: { progress(progress: JobProgress): void; locked(): void },
): Desk {
  let counter: Counter | null = null;
  let actor: Actor | null = null;
  let locked = false;
  let touchedAt = 0;
  const cancelled = new Set<string>();
  const files = new Map<string, string>();

  const lockWhenIdle = (): void => {
    if (actor === null || locked || stopwatch.elapsed() - touchedAt < idleLimit) return;
    locked = true;
    news.locked();
  };

  return {
    get counter() {
      return counter;
    },
    get actor() {
      return actor;
    },
    isLocked() {
      lockWhenIdle();
      return locked;
    },
    getCounter() {
      invariant(counter !== null, 'no station is open');
      return counter;
    },
    getActor() {
      invariant(actor !== null, 'nobody is signed in');
      return actor;
    },
    useCounter(opened) {
      counter = opened;
    },
    signIn(person) {
      actor = person;
      locked = false;
      touchedAt = stopwatch.elapsed();
    },
    signOut() {
      actor = null;
      locked = false;
      files.clear();
    },
    lock() {
      locked = true;
    },
    unlock() {
      locked = false;
      touchedAt = stopwatch.elapsed();
    },
    touch() {
      touchedAt = stopwatch.elapsed();
    },
    startJob(jobId) {
      cancelled.delete(jobId);
      return {
        report: (stage, done, total) => news.progress({ jobId, stage, done, total }),
        isCancelled: () => cancelled.has(jobId),
      };
    },
    cancelJob(jobId) {
      cancelled.add(jobId);
    },
    keepFile(path) {
      const token = randomUUID();
      files.set(token, path);
      return token;
    },
    findFile(token) {
      return files.get(token) ?? null;
    },
  };
}
