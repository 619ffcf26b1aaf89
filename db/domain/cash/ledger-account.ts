/**
 * Where money can be, or come from, in the one double-entry journal of a station.
 * Balances are debit-positive: assets and over/short positive, debts to customers and income negative.
 */
export const ledgerAccounts = [
  'receivable',
  'prepayment',
  'drawer',
  'change_fund',
  'safe',
  'energy_revenue',
  'fund_revenue',
  'late_fee_income',
  'breach_income',
  'outage_compensation',
  'over_short',
  'opening_balance',
] as const;

/** One place of the journal. */
export type LedgerAccount = (typeof ledgerAccounts)[number];
