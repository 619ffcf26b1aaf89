import type { BookCheck } from '../../domain/cash/book-check.ts';

/** What can be wrong with a row, an entry or the file. */
export type Problem =
  | 'file_damaged'
  | 'object_missing'
  | 'object_changed'
  | 'object_unknown'
  | 'reference_broken'
  | 'entry_number_missing'
  | 'entry_changed'
  | 'entry_out_of_chain'
  | 'chain_cut_off'
  | 'sealed_rows_changed'
  | 'row_added'
  | 'row_without_entry'
  | 'out_of_balance'
  | 'movement_differs'
  | 'differs'
  | 'missing'
  | 'unexpected'
  | 'unreadable';

/** Something that is wrong: where (table and key) and what, with the facts of it. */
export interface Finding {
  readonly check: BookCheck;
  readonly problem: Problem;
  readonly table: string;
  readonly key: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** Where the checks put what they find: `report(check, problem, table, key, facts)`. */
export type Report = (
  check: BookCheck,
  problem: Problem,
  table: string,
  key: string | number,
  facts?: Finding['facts'],
) => void;

/** A list of findings that a ruined file cannot make endless: so many are kept a check, the others counted. */
export class FindingList {
  readonly #kept = new Map<BookCheck, Finding[]>();
  readonly #counts = new Map<BookCheck, number>();
  readonly #most: number;

  constructor(mostPerCheck: number) {
    this.#most = mostPerCheck;
  }

  readonly report: Report = (check, problem, table, key, facts = {}) => {
    this.#counts.set(check, this.countOf(check) + 1);
    const kept = this.#kept.get(check) ?? [];
    this.#kept.set(check, kept);
    if (kept.length < this.#most) kept.push({ check, problem, table, key: String(key), facts });
  };

  /** What was kept of a check's findings, in the order they were found. */
  of(check: BookCheck): readonly Finding[] {
    return this.#kept.get(check) ?? [];
  }

  /** How many findings a check has, kept or not. */
  countOf(check: BookCheck): number {
    return this.#counts.get(check) ?? 0;
  }
}

/** The key of numbers that are missing in a row: the one, or the first and the last. */
export function keyOfGap(first: string, last: string): string {
  return first === last ? first : `${first}–${last}`;
}

/** Compares a value of one row with what another says, and reports it when they differ. */
export type Compare = (
  field: string,
  found: string | number | null,
  expected: string | number | null,
  by: string,
) => void;

/** A comparison for one row: `compare(field, found, expected, by)`. */
export function comparer(report: Report, check: BookCheck, table: string, key: string | number): Compare {
  return (field, found, expected, by) => {
    if (found !== expected) report(check, 'differs', table, key, { field, found, expected, by });
  };
}
