/** Why a row of an accounts file is left out, in the order in which the rules are asked: a row has one, the first. */
export const accountRejections = [
  'no_account_no',
  'bad_account_no',
  'no_name',
  'unknown_class',
  'bad_multiplier',
  'bad_reading',
  'duplicate_account_no',
  'duplicate_meter',
  'cell_too_long',
  'bad_prepaid',
] as const;

/** What is wrong in a row of an accounts file that is taken in all the same. */
export const accountWarnings = ['install_date', 'id_number', 'account_without_meter', 'phone'] as const;

/**
 * What a look of a readings file at a register comes to, in the order in which it is asked: it has one, the first. A line with several
 * looks counts as the first of theirs.
 */
export const readingVerdicts = [
  'unknown_account',
  'meter_mismatch',
  'unknown_register',
  'month_issued',
  'before_opening',
  'bad_state',
  'bad_date',
  'bad_reading',
  'looked_again',
  'site_reading_stands',
  'locked',
  'fault',
  'backward',
  'zero',
  'other_actual',
  'doubled_line',
] as const;

/**
 * What else may be said of a cell: cleaned, not understood and left empty, holding lost characters; a totals row; a jump in use; a
 * reading that became a further version; a meter that nobody has a card of (有表无卡), an account that no line speaks of (有卡无表).
 */
export const importRemarks = [
  'normalised',
  'not_understood',
  'lost_character',
  'totals_row',
  'jump',
  'second_version',
  'meter_without_card',
  'card_without_meter',
] as const;

/** Every code that a finding of an import may carry: the lists and the report file need a sentence for each. */
export const importFindingCodes = [
  ...accountRejections,
  ...accountWarnings,
  ...readingVerdicts,
  ...importRemarks,
] as const satisfies readonly string[];

export type AccountRejection = (typeof accountRejections)[number];
export type AccountWarning = (typeof accountWarnings)[number];
export type ReadingVerdict = (typeof readingVerdicts)[number];
export type ImportFindingCode = (typeof importFindingCodes)[number];

/** How much a finding weighs: `noted` and `normalised` ask nothing of a person. */
export type FindingSeverity = 'rejected' | 'warned' | 'normalised' | 'skipped' | 'noted';

/** What was found in one row: at which field (null: the row as a whole), the cell as the file has it, and what of it. */
export interface RowFinding<Field extends string> {
  readonly field: Field | null;
  readonly value: string;
  readonly code: ImportFindingCode;
  readonly severity: FindingSeverity;
}

const totalsWords = new Set([
  '合计',
  '总计',
  '小计',
  '共计',
  '总合计',
  '本页小计',
  'total',
  'subtotal',
  'grandtotal',
]);

/** Tells whether a row is one of totals by its first filled cells: an account number or, without one, a name that says 合计. */
export function isTotalsRow(accountNo: string, name: string): boolean {
  const word = (accountNo === '' ? name : accountNo).replace(/[\s:\uff1a]/gu, '').toLowerCase();
  return totalsWords.has(word);
}
