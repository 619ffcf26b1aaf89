/** The kinds of question that the calculator (试算) answers, in the order a clerk needs them. */
export const trialKinds = [
  'bill',
  'late_fee',
  'power_factor',
  'energy',
  'adjustment',
  'amount_in_words',
  'date_in_words',
  'id_number',
  'credit_code',
] as const;

/** One kind of question. */
export type TrialKind = (typeof trialKinds)[number];
