/**
 * Field work that a reading may ask for: read again behind a locked door, mend a meter, sort out a meter without a card or a card
 * without a meter (内部联系单), look at something doubtful (seed 001, 电费管理工作标准 3.3).
 */
export const workOrderKinds = [
  'reread',
  'meter_fault',
  'meter_without_card',
  'card_without_meter',
  'field_check',
] as const;

/** One kind of field work. */
export type WorkOrderKind = (typeof workOrderKinds)[number];

/** What an auditor may find wrong (seed 001 电费3.4, 考核): the figure, the multiplier, the decimal point, an estimate, a file that is not so. */
export const errorKinds = [
  'misread',
  'missed',
  'multiplier',
  'decimal',
  'estimate',
  'parameter',
  'computation',
  'other',
] as const;

/** One kind of error. */
export type ErrorKind = (typeof errorKinds)[number];
