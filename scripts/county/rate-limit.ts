/** Lets each address do so many things a minute, evenly refilled; more than that must wait. */
export interface RateLimit {
  /** Takes one turn; null when there was one, else the whole seconds until the next. */
  take(address: string): number | null;
}

/** So many addresses are remembered; the one that came longest ago makes room. */
const mostAddresses = 10_000;

/** Makes a limit of `perMinute` turns for each address. `now` is any clock in milliseconds that never goes back. */
export function makeRateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
  const buckets = new Map<string, { turns: number; at: number }>();
  return {
    take(address) {
      const at = now();
      const known = buckets.get(address);
      const turns =
        known === undefined
          ? perMinute
          : Math.min(perMinute, known.turns + ((at - known.at) * perMinute) / 60_000);
      buckets.delete(address);
      buckets.set(address, { turns: turns >= 1 ? turns - 1 : turns, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= mostAddresses) break;
        buckets.delete(oldest);
      }
      return turns >= 1 ? null : Math.ceil(((1 - turns) * 60) / perMinute);
    },
  };
}
