import { fen, type Fen, noFen } from '../../db/domain/kernel/money.ts';
import type { BillLineRow } from '../../electron/contract/bills.ts';

/** A charge before and after; null where one side does not have it. */
export interface ComparedLine {
  readonly before: BillLineRow | null;
  readonly after: BillLineRow | null;
  /** After − before. */
  readonly differenceFen: Fen;
}

/**
 * Puts the charges of two bills side by side: the same charge on one row (same code, the first of several with the first), in the
 * order of the first bill, with what only the second has behind its neighbours there.
 */
export function compareLines(
  before: readonly BillLineRow[],
  after: readonly BillLineRow[],
): readonly ComparedLine[] {
  const keysBefore = numberedCodes(before);
  const keysAfter = numberedCodes(after);
  const rows: ComparedLine[] = [];
  let next = 0;
  before.forEach((line, index) => {
    const key = keysBefore[index] as string;
    const partner = keysAfter.indexOf(key);
    if (partner < 0) {
      rows.push(compared(line, null));
      return;
    }
    // What stands before the partner and has none of its own comes first.
    for (; next < partner; next += 1) {
      if (!keysBefore.includes(keysAfter[next] as string))
        rows.push(compared(null, after[next] as BillLineRow));
    }
    rows.push(compared(line, after[partner] as BillLineRow));
    next = Math.max(next, partner + 1);
  });
  for (; next < after.length; next += 1) {
    if (!keysBefore.includes(keysAfter[next] as string))
      rows.push(compared(null, after[next] as BillLineRow));
  }
  return rows;
}

function compared(before: BillLineRow | null, after: BillLineRow | null): ComparedLine {
  return { before, after, differenceFen: fen((after?.amountFen ?? noFen) - (before?.amountFen ?? noFen)) };
}

/** The code of each line with how often it stood before: codes may repeat (a transformer each, a price change). */
function numberedCodes(lines: readonly BillLineRow[]): readonly string[] {
  const seen = new Map<string, number>();
  return lines.map(({ code }) => {
    const count = seen.get(code) ?? 0;
    seen.set(code, count + 1);
    return `${code}#${count}`;
  });
}
