import { type ReadingVerdict, readingVerdicts } from '../../../db/domain/accounts/import-finding.ts';
import type { ImportOutcome } from '../../../electron/contract/imports.ts';

/** One line of the outcome's table: a count, or one of the parts of the count above it. */
export interface OutcomeLine {
  readonly name: string;
  /** The part's code when the line is a part. */
  readonly part: string | null;
  readonly kind: 'count' | 'money_fen';
  readonly value: number;
}

/** The order in which the counts are read out: what was there, what came in, what did not, what has to be looked at. */
const order = [
  'rows',
  'lines',
  ...readingVerdicts.toReversed(),
  'accepted',
  'by_class',
  'rejected',
  'warned',
  'normalised',
  'skipped',
  'prepaid_fen_total',
];

/** Parts of a count that has no number of its own are added up for its line; `by_class` only shows its parts. */
const withoutSum = new Set(['by_class']);

/** What lines of readings come to is told beside their number: parts of it. */
const partsOfLines = new Set<string>(readingVerdicts);

/** Looks that leave no reading behind. */
const notRecorded: readonly ReadingVerdict[] = [
  'unknown_account',
  'meter_mismatch',
  'unknown_register',
  'month_issued',
  'before_opening',
  'bad_state',
  'bad_date',
  'bad_reading',
  'site_reading_stands',
];

/** Whether a file of readings had lines, and none of them came into the books. */
export function isNothingRecorded(counts: ImportOutcome['counts']): boolean {
  const lines = countOf(counts, 'lines');
  return lines > 0 && notRecorded.reduce((sum, verdict) => sum + countOf(counts, verdict), 0) >= lines;
}

/** Lays the counts of an import out as lines: known ones in their order, any other after them, parts of nothing left out. */
export function outcomeLines(counts: ImportOutcome['counts']): readonly OutcomeLine[] {
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const names = Object.keys(counts).toSorted((a, b) => place(a) - place(b));
  return names.flatMap((name): OutcomeLine[] => {
    const value = counts[name];
    const kind = name.includes('_fen') ? 'money_fen' : 'count';
    if (value === undefined) return [];
    if (typeof value === 'number') {
      return [
        partsOfLines.has(name)
          ? { name: 'lines', part: name, kind, value }
          : { name, part: null, kind, value },
      ];
    }
    const parts = Object.entries(value).filter(([, count]) => count !== 0);
    const sum = parts.reduce((total, [, count]) => total + count, 0);
    return [
      ...(withoutSum.has(name) ? [] : [{ name, part: null, kind, value: sum } as const]),
      ...parts.map(([part, count]): OutcomeLine => ({ name, part, kind, value: count })),
    ];
  });
}

/** One count, or the sum of its parts; 0 when it was not counted. */
export function countOf(counts: ImportOutcome['counts'], name: string): number {
  const value = counts[name];
  if (value === undefined) return 0;
  return typeof value === 'number' ? value : Object.values(value).reduce((sum, count) => sum + count, 0);
}
