import { createHash } from 'node:crypto';
import {
  findMissingField,
  headingKey,
  matchHeadings,
  type ImportColumn,
  type Matching,
} from '../../../db/domain/accounts/import-column.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import type { Store } from '../../../db/local/store.ts';

/** A matching as the page sends it: field names to columns, fields that are missing count as not matched. */
export type GivenMatching = Readonly<Record<string, number | null>>;

/** How the columns of a file are read, and whether a person settled it for an earlier file with the same headings. */
export interface ChosenMatching<Field extends string> {
  readonly matching: Matching<Field>;
  readonly isRemembered: boolean;
}

/** Under what the columns are remembered: the kind of import, and of readings the source of the file (see matchingScopeOf). */
export type MatchingScope = string;

function settingKey(scope: MatchingScope, headings: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(headings.map(headingKey)))
    .digest('hex');
  return `import.matching.${scope}.${digest.slice(0, 32)}`;
}

/** The given matching brought to exactly the fields that are known; columns that the file does not have are not matched. */
function onlyKnown<Field extends string>(
  columns: readonly ImportColumn<Field>[],
  given: object,
  columnCount: number,
): Matching<Field> {
  const entries = new Map<string, unknown>(Object.entries(given));
  const known = columns.map(({ field }): [Field, number | null] => {
    const index = entries.get(field);
    return [
      field,
      typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < columnCount
        ? index
        : null,
    ];
  });
  return Object.fromEntries(known) as Record<Field, number | null>;
}

/** The matching for a file's headings: the one remembered for the same set of headings, else the one guessed from their names. */
export function proposeMatching<Field extends string>(
  store: Store,
  scope: MatchingScope,
  columns: readonly ImportColumn<Field>[],
  headings: readonly string[],
): ChosenMatching<Field> {
  const remembered = findSetting(store, settingKey(scope, headings));
  return typeof remembered === 'object' && remembered !== null
    ? { matching: onlyKnown(columns, remembered, headings.length), isRemembered: true }
    : { matching: matchHeadings(columns, headings), isRemembered: false };
}

/** The matching to import by: the given one, or with null the proposed one. Refuses column_missing for a required field without a column. */
export function chooseMatching<Field extends string>(
  store: Store,
  scope: MatchingScope,
  columns: readonly ImportColumn<Field>[],
  headings: readonly string[],
  given: GivenMatching | null,
): Result<Matching<Field>> {
  const matching =
    given === null
      ? proposeMatching(store, scope, columns, headings).matching
      : onlyKnown(columns, given, headings.length);
  const missing = findMissingField(columns, matching, headings.length);
  return missing === null ? ok(matching) : refuse('column_missing', { field: missing });
}

/** Remembers the matching of an import that was written, for the next file with the same headings. */
export function rememberMatching<Field extends string>(
  store: Store,
  scope: MatchingScope,
  headings: readonly string[],
  matching: Matching<Field>,
): void {
  putSetting(store, settingKey(scope, headings), matching);
}

/** Takes the cells that the matching names out of a row; a field without a column is empty. */
export function pickCells<Field extends string>(
  columns: readonly ImportColumn<Field>[],
  matching: Matching<Field>,
  cells: readonly string[],
): Readonly<Record<Field, string>> {
  const picked = columns.map(({ field }): [Field, string] => {
    const index = matching[field];
    return [field, index === null ? '' : (cells[index] ?? '')];
  });
  return Object.fromEntries(picked) as Record<Field, string>;
}
