import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { Messages } from '../index.ts';
import { packProblems } from './pack-problems.ts';
import { printTroubleWords } from './printing.ts';

const timeOf = (value: unknown): string => stationTimeAt(Number(value ?? 0));
const yuan = (value: unknown): string => formatYuanGrouped(fen(Number(value ?? 0)));

/** What of the supply terms nothing could bill. */
const termsProblems: Readonly<Record<string, string>> = {
  tariffCode: "The tariff is for another class of customers. Choose one of the account's class.",
  fixedPart: 'A fixed part cannot go by time of day, by yearly tiers or in two parts. Choose another tariff.',
  sharePart: 'A share cannot go by time of day, by yearly tiers or in two parts. Choose another tariff.',
  capacity: 'A two-part tariff needs a capacity. Enter the transformers, or choose another tariff.',
  demand: 'This tariff has no price for that demand. Choose another way of charging it.',
  suspensions: 'Two suspensions of a transformer overlap. Check their days.',
  severalPersonsFrom: 'A large household is granted from a month that is not billed yet. Change the month.',
  childAccountNos: 'An account behind is named twice, or this one hangs behind it. Check the numbers.',
  'loss.transformer': 'No such transformer is in the loss table. Check its type and kVA.',
};

/** Why an account is never estimated. */
const neverEstimated: Readonly<Record<string, string>> = {
  two_part: 'two-part tariff',
  class: 'industry, offices, schools, power users',
  capacity: 'large capacity',
};

/** Why the county says no, by the reason it signs. */
const countyReasons: Readonly<Record<string, string>> = {
  batch_malformed: 'the batch is malformed',
  station_unknown: 'the county does not know this station',
  signature_wrong: 'the signature is wrong',
  batch_damaged: 'the batch was damaged on the way',
  batch_number_reused: 'another batch has this number',
  batch_gap: 'a batch in between is missing',
  entries_overlap: 'entries overlap what it has',
  entries_gap: 'entries are missing in between',
  chain_broken: 'the chain does not connect',
  enrolment_malformed: 'the enrolment is malformed',
  enrolment_code_wrong: 'the enrolment code is wrong',
  station_key_differs: 'another PC is enrolled under this station code; the county must release it first',
};

/** What of the work before was their own. */
const ownWork: Readonly<Record<string, string>> = {
  read: 'read the meter',
  look_again: 'took the second look at the meter',
  compute: 'computed the bill',
  change_terms: 'changed the supply terms',
};

export const refusals: Messages['refusals'] = {
  input_malformed: ({ field }) =>
    `Something is filled in wrongly${field ? ` (${field})` : ''}. Correct it and try again.`,
  not_signed_in: () => 'Please sign in first.',
  right_missing: () => 'Your role does not include this. Ask someone who holds it.',
  check_needs_more: () => 'A word does not settle this: open a work order, or an adjustment.',
  area_unknown: () => 'There is no such area. Look at the list again.',
  area_total_billed: ({ accountNo }) =>
    `Account ${accountNo} has had bills and cannot be the total meter of an area.`,
  area_total_taken: ({ areaCode }) =>
    `This account is the total meter of area ${areaCode} already. Take it off there first.`,
  same_person_forbidden: ({ accountNo, didBefore }) => {
    const work = ownWork[String(didBefore)];
    const own = work === undefined ? '' : `You ${work}${accountNo ? ` of account ${accountNo}` : ''}. `;
    return `${own}The rules want another person for this step. Ask a colleague.`;
  },
  screen_locked: () => 'The screen is locked. Enter your password to go on.',
  clock_doubtful: ({ lastAt, now }) =>
    `The PC's clock says ${timeOf(now)}, which does not fit the last entry (${timeOf(lastAt)}). Set the clock right; if it is right, the station head confirms it.`,
  clock_not_doubtful: () => 'The clock is not in doubt; there is nothing to confirm.',
  name_or_password_wrong: () => 'Name or password is wrong. Please try again.',
  sign_in_delayed: ({ seconds }) => `Too many wrong passwords. Wait ${seconds} seconds.`,
  password_too_weak: () =>
    'This password is easy to guess: at least 8 characters, not the sign-in name, not a common one.',
  login_name_taken: ({ loginName }) => `The sign-in name "${loginName}" is taken. Choose another.`,
  person_unknown: () => 'There is no such person. Refresh and try again.',
  last_administrator: () => 'One administrator must remain. Name another one first.',
  demo_cancelled: () => 'Cancelled; nothing of the demo station was kept.',
  already_set_up: () => 'The station on this PC is set up already. Just sign in.',
  not_set_up: () => 'There is no station yet. Finish the first start.',
  store_busy: () => 'Another program is using this data. Close it first.',
  store_from_future: () =>
    'This data was written by a newer program. Update the program first. Nothing was changed.',
  store_damaged: () => 'The data file is damaged and cannot be opened. Restore the latest backup.',
  disk_full: () => 'The disk is full; nothing was booked. Make room and do it again.',
  key_locked: () =>
    'The key cannot be opened: use the PC and user it was made with, or give the recovery code.',
  file_unreadable: ({ line, wanted }) =>
    wanted === 'policy_pack'
      ? 'The file cannot be read. Is it still there, and the policy pack that the county sent (JSON, UTF-8)?'
      : `The file cannot be read${line ? ` (line ${line})` : ''}. Is it a CSV or XLSX table?`,
  file_too_large: ({ wanted }) =>
    wanted === 'attachment'
      ? 'An attachment has at most 4 MB. Make the photo smaller or cut it.'
      : wanted === 'policy_pack'
        ? 'The file is too large for a policy pack. Check which file you chose.'
        : 'The file is too large. Split it and import the parts.',
  file_has_no_rows: () => 'The file has no rows.',
  file_not_writable: () =>
    'The file cannot be written there. Close it if it is open, or choose another place.',
  column_missing: ({ field }) => `No column is matched to "${field}". Choose one in the list.`,
  import_cancelled: () => 'Import cancelled; nothing was written.',
  account_unknown: ({ accountNo }) => `There is no account ${accountNo ?? ''}. Check the number.`,
  id_number_missing: ({ accountNo }) => `No ID number is on file for account ${accountNo ?? ''}.`,
  month_issued: ({ month }) =>
    `Bills of ${month ?? 'this month'} are issued; the reading cannot change. Use an adjustment.`,
  period_locked: ({ month, lockedThrough }) =>
    `${month ?? 'This month'} was locked by the issue of ${lockedThrough ?? 'that month'} and cannot change. Use an adjustment; if a bill was left out, ask for reopening under Bills.`,
  month_in_future: ({ month }) =>
    `${month ?? 'This month'} has not begun yet. Check the month and the PC's date.`,
  day_in_future: ({ day }) => `${day ?? 'This day'} has not come yet. Check the day.`,
  read_before_last: ({ lastReadOn }) =>
    `The reading day is before the last reading (${lastReadOn ?? ''}). Check the day.`,
  reading_not_whole: ({ decimals }) =>
    decimals
      ? `This reading has at most ${decimals} decimals. Enter it again.`
      : 'A reading is a whole number. Enter it again.',
  reading_does_not_fit: ({ digits }) =>
    `The reading has more than the meter's ${digits} digits. Check meter and reading.`,
  reading_backward: ({ previous, current }) =>
    `The dial ran backward (${previous} → ${current}): say whether it rolled over.`,
  reading_reason_missing: () => 'This reading needs a word of explanation.',
  reading_unknown: () => 'This meter has no reading this month yet. Enter it first.',
  correction_reason_missing: () =>
    'This meter has a reading already: say why it changes. The old one is kept.',
  estimate_forbidden: ({ why }) =>
    why === 'demand'
      ? 'An account with a demand meter cannot be estimated. Open a re-read for a locked door, a fault order for a faulty meter.'
      : `This account is never estimated behind a locked door (${neverEstimated[String(why)] ?? ''}): open a re-read. If the meter is faulty, turn the cause to that.`,
  estimate_not_needed: () => 'This meter was really read this month: there is nothing to estimate.',
  estimate_without_history: () =>
    'No earlier use to go by: this meter cannot be estimated. Read it on the spot or open a work order.',
  site_record_empty: () => 'Nothing is written yet. Choose what was seen, or enter the seals.',
  site_note_missing: () => 'Say what was seen.',
  second_look_too_early: () => 'The first reader has not entered this meter yet. Wait for that reading.',
  second_look_not_due: () => 'This account is not read twice.',
  attachment_kind_unknown: () =>
    'Only JPEG or PNG photos and PDF scans can be attached. Choose another file.',
  attachment_added_before: () => 'The same file is attached to this account and month already.',
  attachment_unknown: () => 'There is no such attachment. Refresh and look again.',
  route_unknown: () => 'There is no such route; refresh and try again.',
  route_code_taken: ({ code }) => `Route "${code ?? ''}" is there already; take another code.`,
  route_reader_cannot_read: ({ name }) =>
    `${name ?? 'This person'} reads no meters by role; choose a reader.`,
  route_days_impossible: ({ firstDay, lastDay }) =>
    `Reading days ${firstDay ?? ''}–${lastDay ?? ''} cannot be: take 1 to 31, the first not after the last.`,
  route_point_unknown: () =>
    'An account of the walk was closed, or stands in it twice; open the walk again and order it anew.',
  route_walk_changed: () =>
    'Accounts were put on this route meanwhile; nothing was saved. Open the walk again and order it anew.',
  route_empty: ({ code }) => `Route ${code ?? ''} has no meter to read in this month; nothing to hand out.`,
  route_sheet_out: ({ month, name }) =>
    `The sheet of ${month ?? 'this month'} is with ${name ?? 'somebody'}; it must come back first.`,
  route_sheet_not_returned: ({ month, name }) =>
    `The sheet of ${month ?? 'last month'} is still with ${name ?? 'somebody'}; look at that before you hand out another.`,
  route_sheet_unknown: () => 'There is no such route sheet; refresh and try again.',
  route_sheet_back: ({ name }) => `${name ?? 'Somebody'} has returned this sheet already.`,
  route_sheet_read_too_many: ({ meters }) =>
    `The sheet has only ${meters ?? ''} meters; check how many were read.`,
  work_order_unknown: () => 'There is no such work order. Refresh and try again.',
  work_order_closed: ({ workOrderId }) =>
    `Work order ${workOrderId ?? ''} is closed already. Refresh and look again.`,
  work_order_open_already: ({ workOrderId }) =>
    `Work order ${workOrderId ?? ''} asks for the same already and is still open. See to that one.`,
  work_order_subject_missing: ({ wanted }) =>
    wanted === 'meter_no'
      ? 'Write down the number of the meter that has no card.'
      : wanted === 'register'
        ? 'Make a re-read from the row of the meter on the readings page.'
        : 'Say which account it is about.',
  work_order_needs_reading: () =>
    'A re-read ends with a reading: type it, or leave the order open until there is one.',
  work_order_without_register: () =>
    'This work order is about no meter of ours: it takes no reading, only a note.',
  assignee_cannot_finish: ({ name }) =>
    `${name ?? 'This person'} does no field work. Give it to a meter reader or the metering keeper.`,
  due_before_today: ({ day }) => `The due day ${day ?? ''} is past. Choose today or later.`,
  no_policy_pack: () => 'No price policy is in force. The billing supervisor must load one.',
  policy_pack_invalid: ({ place, problem }) =>
    `The policy pack was not loaded${place ? `; at ${place}` : ''}: ${packProblems[String(problem)] ?? 'the content is wrong'}.`,
  nothing_to_compute: ({ month, returned_unchanged }) =>
    Number(returned_unchanged ?? 0) > 0
      ? `Nothing to compute for ${month}: ${returned_unchanged} returned and nothing changed since. Correct the reading or the file; if the reading is right, its reader says so.`
      : `Nothing to compute for ${month}. Enter readings first.`,
  bill_run_cancelled: () => 'Computing was cancelled; nothing was changed.',
  bill_unknown: () => 'There is no such bill. Refresh and try again.',
  bill_not_computed: () => 'This bill is not computed yet.',
  error_author_unknown: ({ author }) =>
    author === 'terms'
      ? 'Nobody changed the terms or the meter since the last bill. Choose another author.'
      : 'No reader entered a reading for this month. Choose another author.',
  bill_not_passed: ({ month }) => `No audited bills of ${month ?? 'this month'} wait to be issued.`,
  bills_waiting_for_audit: ({ count }) => `${count} accounts still wait for the auditor.`,
  period_empty: ({ month }) => `No bill of ${month ?? 'this month'} is issued yet; it cannot be locked.`,
  period_not_issued: ({ month, count }) =>
    `${count ?? 'Some'} audited bills up to ${month ?? 'this month'} wait to be issued. Issue them with F9, then lock.`,
  period_not_locked: ({ month }) => `${month ?? 'This month'} is not locked; there is nothing to reopen.`,
  period_not_newest: ({ month, lockedThrough }) =>
    `${lockedThrough ?? 'A later month'} is locked too, so ${month ?? 'this month'} cannot be reopened. Use an adjustment.`,
  reopen_already_requested: ({ month }) =>
    `Reopening ${month ?? 'this month'} is already requested and waits for the station head.`,
  reopen_request_unknown: () => 'This request to reopen is decided or does not exist.',
  reason_missing: () => 'Please give a reason.',
  trial_kind_unknown: ({ kind }) => `The calculator does not know questions of the kind "${kind}".`,
  trial_input_malformed: ({ place }) =>
    `The figures are wrong${place ? ` at ${place}` : ''}. Correct them and compute again.`,
  bill_not_priced: () =>
    'This is a reversal or a charge of its own, not a bill worked out from energy. Choose a bill of a month.',
  terms_before_billed: ({ billedUntil }) =>
    `Terms must begin after the last billed day (${billedUntil ?? ''}). For earlier days use an adjustment.`,
  terms_unchanged: () => 'These are the present terms; nothing was changed.',
  meter_unknown: () => 'The account has no such meter. Refresh and try again.',
  meter_no_taken: ({ meterNo }) => `Meter number ${meterNo ?? ''} is in use already. Check the number.`,
  meter_stays: ({ meterNo }) =>
    `Meter ${meterNo ?? ''} stays: keep its digits, and begin every dial where it ended. Only the multiplier may change.`,
  meter_day_too_old: ({ earliest }) =>
    `That day is too long ago: for this account enter ${earliest ?? ''} or later. Check the year.`,
  register_taken: ({ register }) => `This meter has that register already (${register ?? ''}).`,
  dials_incomplete: () => 'Every register of the old meter needs its last dial. Fill them all in.',
  adjustment_unknown: () => 'There is no such adjustment. Refresh and try again.',
  adjustment_decided: () => 'Somebody has decided about this adjustment already.',
  adjustment_stale: () =>
    'The bills or prices of this account changed after it was proposed. Decline it and propose anew.',
  adjustment_changes_nothing: () => 'Nothing would change; there is nothing to adjust.',
  adjustment_not_newest: ({ month }) =>
    `Only the end dial of the newest bill can be corrected (${month ?? ''}).`,
  adjustment_not_possible: ({ place }) => `These figures cannot be worked out. Check: ${place ?? ''}.`,
  bill_reversed: ({ month }) => `This bill of ${month ?? ''} was reversed. Choose the one that stands.`,
  compensation_used: ({ balanceFen, neededFen }) =>
    `The compensation was spent: ${yuan(balanceFen)} yuan is paid ahead, the reversal takes back ${yuan(neededFen)}. Let the customer pay the difference ahead first.`,
  bill_corrected: ({ month }) =>
    `The bill of ${month ?? ''} was corrected after this payment, so it cannot be voided. Use an adjustment.`,
  bill_behind_another: ({ accountNo, month }) =>
    `The ${month ?? ''} bill of account ${accountNo ?? ''}, whose meter is in front of this one, took this energy off as it was. The two cannot be proposed together: correct that account first, then this one.`,
  policy_pack_unknown: () => 'There is no such policy pack. Refresh and try again.',
  policy_pack_changed: () => 'The file changed after its trial run. Choose it again and try it anew.',
  trial_run_cancelled: () => 'The trial run was cancelled; nothing was changed.',
  usage_incomplete: ({ place }) =>
    termsProblems[String(place)] ??
    `This tariff cannot be priced: ${place ?? ''} is missing or contradicts the rest. Correct it and compute again.`,
  tariff_unknown: ({ code }) => `The policy pack has no tariff "${code}".`,
  cash_session_open: () => 'Your till is open already.',
  float_too_large: ({ largestFen }) => `The float is at most ${yuan(largestFen)} yuan. Check the sum.`,
  cash_session_not_open: () => 'Your till is not open. Open it under "Till" first.',
  cash_session_unknown: () => 'There is no such till session.',
  till_counted: () => 'The drawer is counted. Close the till, then open a new session to take money.',
  business_day_closed: ({ day }) => `${day ?? 'Today'} is closed. Use the next business day.`,
  cash_sessions_still_open: ({ names }) =>
    `Tills are still open${Array.isArray(names) ? `: ${names.join(', ')}` : ''}.`,
  business_day_empty: () => 'No till was open that day; there is nothing to close.',
  day_sums_differ: ({ receiptsFen, diaryFen, tendersFen, journalFen, countedTakingsFen }) =>
    `Receipts ${yuan(receiptsFen)}, diary ${yuan(diaryFen)}, tenders ${yuan(tendersFen)}, books ${yuan(journalFen)} and count ${yuan(countedTakingsFen)} differ; the day cannot be closed. Prove the books first.`,
  nothing_to_pay: () => 'No bill is chosen and nothing is paid ahead.',
  amount_due_changed: ({ dueFen }) =>
    `The amount due is now ${yuan(dueFen)} yuan. Check and take the payment again.`,
  cash_too_little: ({ missingFen }) => `Not enough cash: ${yuan(missingFen)} yuan missing.`,
  other_tender_too_much: ({ moreFen }) =>
    `Change is given from cash only: the cheque or code brings ${yuan(moreFen)} yuan too much. Pay it ahead (F4) or change the amount.`,
  tender_malformed: () =>
    'This tender is incomplete: a cheque needs bank, account, date and payee. Fill them in.',
  tender_reference_doubled: ({ reference, receiptNo }) =>
    receiptNo
      ? `The money of number ${reference ?? ''} was taken on receipt ${receiptNo}. Check the number.`
      : `Number ${reference ?? ''} is entered twice. Check it.`,
  cheque_words_unconfirmed: () => 'Compare the amount in words with the one in figures, then confirm.',
  cheque_not_yet_valid: ({ day }) =>
    `The cheque is dated ${day ?? ''}, which is still to come. Ask for another one.`,
  cheque_expired: ({ day, canBeHoliday }) =>
    canBeHoliday
      ? `The cheque ended on ${day ?? ''}. Only if that was a holiday does the bank still take it: tick it if so, or ask for another one.`
      : `The cheque ended on ${day ?? ''}. Ask for another one.`,
  tender_unknown: () => 'There is no such tender. Refresh and try again.',
  tender_settled: ({ receiptNo }) =>
    `The money of receipt ${receiptNo ?? ''} was confirmed or came back; it stays so.`,
  tender_kind_never_bounces: () =>
    'Only cheques and transfers come back. Ask the provider about a card or code payment that did not arrive.',
  refund_unknown: () => 'There is no such money to pay back. Refresh and try again.',
  refund_paid: () => 'This money was paid back already.',
  prepayment_too_small: ({ balanceFen }) => `Only ${yuan(balanceFen)} yuan are paid ahead.`,
  prepayment_exceeds_due: ({ dueFen }) =>
    `At most the ${yuan(dueFen)} yuan due can be paid from the prepayment.`,
  receipt_stock_empty: () => 'Receipt numbers have run out. The billing supervisor must enter a new range.',
  receipt_range_overlaps: () => 'This range overlaps one that is entered. Compare with the paper.',
  receipt_range_invalid: () => 'The last number must not be below the first, and at most 100,000 fit.',
  receipt_unknown: ({ receiptNo }) => `There is no receipt ${receiptNo ?? ''}.`,
  payment_key_reused: () => 'The same payment came with different content; nothing was booked. Start again.',
  payment_already_void: () => 'This receipt is void already.',
  void_request_unknown: () => 'This request is settled or does not exist.',
  void_already_requested: () => 'A void is asked for already; the station head decides.',
  void_request_waiting: ({ receiptNo }) =>
    `A void is asked for receipt ${receiptNo ?? ''}. The station head decides it before the drawer is counted.`,
  count_not_committed: () => 'Count the drawer and commit the count first.',
  count_already_committed: () => 'The count is committed and cannot change. Explain any difference.',
  difference_reason_missing: () => 'There is a difference. Give the reason, then close.',
  printer_unknown: () => 'No printer is chosen. Choose one under "Settings".',
  printer_failed: ({ trouble }) =>
    `Printing failed${trouble ? `: ${printTroubleWords(String(trouble))}` : ''}. The payment is booked; print again when it is mended.`,
  print_job_unknown: () => 'There is no such print job. Refresh and try again.',
  print_job_printed: () => 'This paper has been printed. For another copy, use reprint.',
  print_job_busy: () => 'This paper is being printed. Wait a moment; print again if none comes out.',
  county_not_enrolled: () =>
    'The station is not enrolled at the county. The administrator does it under "Settings".',
  county_unreachable: () => 'The line is down. Everything is safe here and will be sent when it is back.',
  county_refused: ({ reason }) =>
    `The county did not accept it${reason ? `: ${countyReasons[String(reason)] ?? reason}` : ''}. Everything is safe here.`,
  county_answer_invalid: () =>
    'The answer is not signed by the county and was not believed. It will be tried again.',
  county_key_differs: () =>
    'This is another county office than the one that has answered for the batches sent so far. Nothing was changed; ask the county office.',
  batch_empty: () => 'There is nothing new to send.',
  backup_not_a_store: () => 'The chosen file is no backup of this program.',
  backup_target_exists: () => 'A file of this name exists there. Choose another place.',
  backup_cancelled: () => 'Backup cancelled; no file was left.',
  verify_cancelled: () => 'The proof was cancelled. Nothing was changed, and nothing is proven yet.',
};
