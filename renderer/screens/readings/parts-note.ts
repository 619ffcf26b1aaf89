import { findPartsDifference, type PartsSum } from '../../../db/domain/metering/parts-of-day.ts';
import { isPartOfDay } from '../../../db/domain/metering/register-kind.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { lookAtDial } from './dial-look.ts';
import { type GridState, shownRow } from './grid-state.ts';
import { meterRowsAt } from './meter-rows.ts';

/**
 * What there is to say under a row when it is the last part of the day of its meter: the parts do not make up the total, as far as
 * typed and written. Null for any other row, and while a dial is missing, unfinished or ran backward, for which there is a question of
 * its own.
 */
export function findPartsNote(state: GridState, index: number): PartsSum | null {
  const row = state.rows[index];
  if (row === undefined || !isPartOfDay(row.register)) return null;
  const next = state.rows[index + 1];
  if (next !== undefined && next.meterNo === row.meterNo && isPartOfDay(next.register)) return null;
  const uses = meterRowsAt(state.rows, index).rows.map((one) => {
    const useWh = energySoFar(state, one);
    return { register: one.register, useWh: useWh !== null && useWh < 0 ? null : useWh };
  });
  return findPartsDifference(uses, row.multiplierMilli);
}

function energySoFar(state: GridState, row: ReadingRow): ReadingRow['useWh'] {
  const typed = state.typed[row.registerId];
  if (typed === undefined) return shownRow(state, row).useWh;
  const look = lookAtDial(row, typed);
  return look.state === 'read' && !look.isUnfinished ? look.useWh : null;
}
