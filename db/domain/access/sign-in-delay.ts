/** Wrong passwords that are forgiven without a wait: anyone's fingers slip twice. */
const forgiven = 2;

const firstDelay = 30_000;
const longestDelay = 15 * 60_000;

/** How long nobody may try again after so many wrong attempts in a row, in milliseconds: from the third on 30 s, doubling to 15 min. */
export function signInDelayAfter(failedAttempts: number): number {
  if (failedAttempts <= forgiven) return 0;
  return Math.min(firstDelay * 2 ** Math.min(failedAttempts - forgiven - 1, 10), longestDelay);
}

/**
 * How long is still to be waited at `now`, in milliseconds: never longer than the longest delay, so that a clock that was set back
 * does not lock anyone out for years.
 */
export function signInDelayLeft(blockedUntilAt: number, now: number): number {
  return Math.min(Math.max(blockedUntilAt - now, 0), longestDelay);
}
