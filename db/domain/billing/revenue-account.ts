import type { LedgerAccount } from '../cash/ledger-account.ts';

/** The places that a bill's lines are earned at. */
export type RevenueAccount = Extract<
  LedgerAccount,
  'energy_revenue' | 'fund_revenue' | 'breach_income' | 'outage_compensation'
>;

/**
 * Where the charge of a bill line is earned: itemised funds are collected for the state, 违约使用电费 is income of its own, what an
 * outage is compensated with is an expense; everything else is energy revenue, also what was evaded.
 */
export function revenueAccountOf(lineCode: string): RevenueAccount {
  if (lineCode.startsWith('fund_')) return 'fund_revenue';
  if (lineCode === 'breach_penalty' || lineCode === 'breach_fine') return 'breach_income';
  return lineCode === 'outage_compensation' ? 'outage_compensation' : 'energy_revenue';
}
