import type { Ratio } from './reading-finding.ts';

/** What holds where a policy pack says nothing: a file that speaks of more than half of a route's accounts was to speak of all. */
export const usualRouteCoverage: Ratio = { numerator: 1, denominator: 2 };

/**
 * Tells whether a file of readings is one of the whole route, so that an account it does not speak of is missing: it speaks of more
 * than the share of the route's accounts that the policy pack names (`own`). Exact.
 */
export function coversRoute(spokenOf: number, accounts: number, own: Ratio | undefined): boolean {
  const { numerator, denominator } = own ?? usualRouteCoverage;
  return BigInt(spokenOf) * BigInt(denominator) > BigInt(accounts) * BigInt(numerator);
}
