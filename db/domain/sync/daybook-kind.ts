/** What a daybook entry may tell of. A kind is never renamed or re-used: years of chains name it. */
export const daybookKinds = [
  'station_set_up',
  'person_added',
  'person_changed',
  'accounts_imported',
  'readings_recorded',
  'policy_accepted',
  'bills_issued',
  'receipt_book_received',
  'cash_session_opened',
  'payment_taken',
  'payment_voided',
  'void_requested',
  'void_declined',
  'receipt_reprinted',
  'till_counted',
  'till_closed',
  'day_closed',
  'personal_data_seen',
  'county_enrolled',
  'supply_terms_recorded',
  'meter_exchanged',
  'adjustment_proposed',
  'adjustment_decided',
  'clock_confirmed',
  'bill_returned',
  'errors_mended',
  'work_order_opened',
  'work_order_closed',
] as const;

/** One kind of daybook entry. */
export type DaybookKind = (typeof daybookKinds)[number];
