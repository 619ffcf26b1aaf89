import type { LedgerAccount } from '../cash/ledger-account.ts';

/** Where the charge of a bill line is earned: itemised funds are collected for the state, everything else is energy revenue. */
export function revenueAccountOf(
  lineCode: string,
): Extract<LedgerAccount, 'energy_revenue' | 'fund_revenue'> {
  return lineCode.startsWith('fund_') ? 'fund_revenue' : 'energy_revenue';
}
