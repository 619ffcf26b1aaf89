import { normaliseCode } from './normalise-cell.ts';

/** A field that a file may hold: its name, whether the import can do without, the headings it is known by, and its longest text. */
export interface ImportColumn<Field extends string> {
  readonly field: Field;
  readonly isRequired: boolean;
  /** A required field that a file need not have when it has this one. */
  readonly standsFor?: Field;
  readonly spellings: readonly string[];
  readonly longest: number;
}

/** Which column (0-based) holds which field; null: none does. */
export type Matching<Field extends string> = Readonly<Record<Field, number | null>>;

/** A word in brackets that says which dial a column holds, as in 示数（峰）: what stands in other brackets is a unit or a remark. */
const dialInBrackets = /[([【〔](总|尖峰|尖|峰|平|深谷|谷)[)\]】〕]/gu;

/** The form in which headings are compared: no blanks, units in brackets or signs, ASCII where full-width, small letters. */
export function headingKey(heading: string): string {
  return normaliseCode(heading)
    .toLowerCase()
    .replace(dialInBrackets, '$1')
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

/**
 * The first field that the import cannot do without and for which no column of the file holds it or one that stands for it; null when
 * all are there.
 */
export function findMissingField<Field extends string>(
  columns: readonly ImportColumn<Field>[],
  matching: Matching<Field>,
  columnCount: number,
): Field | null {
  const isHeld = (field: Field) => {
    const index = matching[field];
    return index !== null && index >= 0 && index < columnCount;
  };
  const hasStandIn = (field: Field) =>
    columns.some((other) => other.standsFor === field && isHeld(other.field));
  return (
    columns.find(({ field, isRequired }) => isRequired && !isHeld(field) && !hasStandIn(field))?.field ?? null
  );
}
