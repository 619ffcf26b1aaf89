import { fen, type Fen } from '../../../db/domain/kernel/money.ts';
import { findSetting } from '../../../db/local/queries/settings.ts';
import type { Counter } from '../counter.ts';

const key = 'cash.largest_float_fen';

/** The bound of a station that set none, in fen: 10,000 yuan, far above any float and far below a number typed into the wrong field. */
export const usualLargestFloatFen = fen(1_000_000);

/**
 * The largest float that a till of this station is opened with, in fen: the station's own setting, else the usual bound. No rule
 * names a sum; it is there so that a slip of the hand does not become a change fund.
 */
export function findLargestFloat({ store }: Counter): Fen {
  const set = findSetting(store, key);
  return typeof set === 'number' ? fen(set) : usualLargestFloatFen;
}
