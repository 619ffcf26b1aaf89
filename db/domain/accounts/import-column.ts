import { normaliseCode } from './normalise-cell.ts';

/** A field that a file may hold: its name, whether the import can do without, the headings it is known by, and its longest text. */
export interface ImportColumn<Field extends string> {
  readonly field: Field;
  readonly isRequired: boolean;
  readonly spellings: readonly string[];
  readonly longest: number;
}

/** Which column (0-based) holds which field; null: none does. */
export type Matching<Field extends string> = Readonly<Record<Field, number | null>>;

/** The form in which headings are compared: no blanks, units in brackets or signs, ASCII where full-width, small letters. */
export function headingKey(heading: string): string {
  return normaliseCode(heading)
    .toLowerCase()
    .replace(/[([【〔].*$/u, '')
    .replace(/[\s_\-/:.。、*]/gu, '');
}

/**
 * Matches headings to fields by the spellings that station files use: the first column that bears a field's name, each column once,
 * an earlier spelling of a field before a later one.
 */
export function matchHeadings<Field extends string>(
  columns: readonly ImportColumn<Field>[],
  headings: readonly string[],
): Matching<Field> {
  const keys = headings.map(headingKey);
  const used = new Set<number>();
  const matched = columns.map(({ field, spellings }): [Field, number | null] => {
    for (const spelling of spellings) {
      const index = keys.findIndex((key, position) => key === headingKey(spelling) && !used.has(position));
      if (index >= 0) {
        used.add(index);
        return [field, index];
      }
    }
    return [field, null];
  });
  return Object.fromEntries(matched) as Record<Field, number | null>;
}

/** The first field that the import cannot do without and no column of the file holds; null when all are there. */
export function findMissingField<Field extends string>(
  columns: readonly ImportColumn<Field>[],
  matching: Matching<Field>,
  columnCount: number,
): Field | null {
  const isHeld = (field: Field) => {
    const index = matching[field];
    return index !== null && index >= 0 && index < columnCount;
  };
  return columns.find(({ field, isRequired }) => isRequired && !isHeld(field))?.field ?? null;
}
