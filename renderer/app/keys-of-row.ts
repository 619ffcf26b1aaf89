import { keyLabelOf } from '../components/use-keys.ts';
import type { KeyAct } from '../stores/key-store.ts';

/** What a row of the bar holds on a panel of 1366 px with text of the normal size, in the measure of `widthOf`. */
const rowWidth = 1_350;

/** The acts that the bar shows: the lesser ones only where all of them stay in one row. */
export function keysOfRow(acts: readonly KeyAct[]): readonly KeyAct[] {
  const width = acts.reduce((sum, act) => sum + widthOf(act), 0);
  return width <= rowWidth ? acts : acts.filter(({ isLesser }) => isLesser !== true);
}

/** About how many pixels a key and its label take: a Chinese character is as wide as two letters. */
function widthOf({ key, label }: KeyAct): number {
  const halves = [...label].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
  return halves * 7 + keyLabelOf(key).length * 6 + 26;
}
