/**
 * Every rule that a use case may refuse by, grouped by area. renderer/messages holds one sentence per code and language:
 * a new code does not compile until someone has written what the clerk will read.
 */
export const failureCodes = [
  // border and rights
  'input_malformed',
  'not_signed_in',
  'right_missing',
  'same_person_forbidden',
  'screen_locked',
  // people
  'name_or_password_wrong',
  'sign_in_delayed',
  'password_too_weak',
  'login_name_taken',
  'person_unknown',
  'last_administrator',
  'already_set_up',
  'demo_cancelled',
  // station and store
  'not_set_up',
  'store_busy',
  'store_from_future',
  'store_damaged',
  'disk_full',
  'key_locked',
  // files
  'file_unreadable',
  'file_too_large',
  'file_has_no_rows',
  'file_not_writable',
  'column_missing',
  'import_cancelled',
  // accounts and metering
  'account_unknown',
  'id_number_missing',
  'month_issued',
  'month_in_future',
  'day_in_future',
  'read_before_last',
  'reading_not_whole',
  'reading_does_not_fit',
  'reading_reason_missing',
  'reading_backward',
  'reading_unknown',
  // billing
  'no_policy_pack',
  'policy_pack_invalid',
  'nothing_to_compute',
  'bill_run_cancelled',
  'bill_unknown',
  'bill_not_computed',
  'bill_not_passed',
  'bills_waiting_for_audit',
  'reason_missing',
  // the calculator
  'trial_kind_unknown',
  'trial_input_malformed',
  'tariff_unknown',
  'usage_incomplete',
  // payments, receipts and cash
  'cash_session_open',
  'cash_session_not_open',
  'cash_session_unknown',
  'till_counted',
  'business_day_closed',
  'cash_sessions_still_open',
  'business_day_empty',
  'day_sums_differ',
  'nothing_to_pay',
  'amount_due_changed',
  'cash_too_little',
  'prepayment_too_small',
  'prepayment_exceeds_due',
  'receipt_stock_empty',
  'receipt_range_overlaps',
  'receipt_range_invalid',
  'receipt_unknown',
  'payment_key_reused',
  'payment_already_void',
  'void_too_late',
  'void_request_unknown',
  'void_already_requested',
  'count_not_committed',
  'count_already_committed',
  'difference_reason_missing',
  // printing
  'printer_unknown',
  'printer_failed',
  'print_job_unknown',
  'print_job_printed',
  // county
  'county_not_enrolled',
  'county_unreachable',
  'county_refused',
  'county_answer_invalid',
  'county_key_differs',
  'batch_empty',
  // backup
  'backup_not_a_store',
  'backup_target_exists',
  'backup_cancelled',
  // proof of the books
  'verify_cancelled',
] as const;

/** The code of a broken rule: what a Refusal carries and what the clerk's sentence is looked up by. */
export type FailureCode = (typeof failureCodes)[number];
