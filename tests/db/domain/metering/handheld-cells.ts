import type { HandheldCells } from '../../../../db/domain/metering/handheld-line.ts';

/** A line that says nothing. */
export const noCells: HandheldCells = {
  accountNo: '',
  meterNo: '',
  readOn: '',
  register: '',
  dial: '',
  dialSharp: '',
  dialPeak: '',
  dialFlat: '',
  dialValley: '',
  dialDeepValley: '',
  dialReactiveForward: '',
  dialReactiveReverse: '',
  dialDemand: '',
  state: '',
  note: '',
};

/** A line as a handheld writes it. */
export const handheldCells: HandheldCells = {
  ...noCells,
  accountNo: '6204200960',
  meterNo: '230007000960',
  readOn: '2026-11-22',
  dial: '9380',
  state: '实抄',
};
