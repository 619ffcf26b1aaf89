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
  'cheques_in_clearing',
  'transfers_in_transit',
  'cards_in_transit',
  'wechat_in_transit',
  'alipay_in_transit',
  'unionpay_in_transit',
  'ecny_in_transit',
  'bank',
  'refunds_payable',
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
