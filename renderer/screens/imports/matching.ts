import type { ImportPreview } from '../../../electron/contract/imports.ts';

/** Which column (0-based) holds which field; null: the file does not have it. */
export type ChosenMatching = Readonly<Record<string, number | null>>;

/** The fields that the import cannot do without and for which no column holds them or one that stands for them, in their order. */
export function missingFields(
  preview: Pick<ImportPreview, 'fields'>,
  matching: ChosenMatching,
): readonly string[] {
  const isMatched = (field: string): boolean => (matching[field] ?? null) !== null;
  const hasStandIn = (field: string): boolean =>
    preview.fields.some((other) => other.standsFor === field && isMatched(other.field));
  return preview.fields
    .filter(({ field, isRequired }) => isRequired && !isMatched(field) && !hasStandIn(field))
    .map(({ field }) => field);
}

/** The fields apart: those that every file may have or that this one has, and those of registers that this file does not speak of. */
export function fieldsApart(
  preview: Pick<ImportPreview, 'fields'>,
  matching: ChosenMatching,
): { readonly shown: ImportPreview['fields']; readonly further: ImportPreview['fields'] } {
  const isFurther = ({ field, standsFor }: ImportPreview['fields'][number]): boolean =>
    (standsFor !== undefined || field === 'register') && (matching[field] ?? null) === null;
  return {
    shown: preview.fields.filter((field) => !isFurther(field)),
    further: preview.fields.filter(isFurther),
  };
}

/** The headings that no field takes, in the file's order. */
export function unusedHeadings(
  preview: Pick<ImportPreview, 'headings'>,
  matching: ChosenMatching,
): readonly string[] {
  const used = new Set(Object.values(matching));
  return preview.headings.filter((heading, index) => heading.trim() !== '' && !used.has(index));
}

/** Gives a column to a field; a column belongs to one field only, so another one that had it loses it. */
export function matchField(matching: ChosenMatching, field: string, column: number | null): ChosenMatching {
  const others = Object.entries(matching).map(([other, its]): [string, number | null] => [
    other,
    column !== null && its === column ? null : its,
  ]);
  return { ...Object.fromEntries(others), [field]: column };
}

/** What stands in a column in the first rows, the filled cells of it; ID numbers are covered as everywhere else. */
export function samplesOf(
  preview: Pick<ImportPreview, 'sample'>,
  column: number | null,
  field: string,
): readonly string[] {
  if (column === null) return [];
  const cells = preview.sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return field === 'idNumber' ? cells.map(coverIdNumber) : cells;
}

/** An ID number as a screen may show it: its first six (the place) and last two signs. */
export function coverIdNumber(idNumber: string): string {
  return idNumber.length <= 8
    ? idNumber.replace(/./gu, '*')
    : `${idNumber.slice(0, 6)}${'*'.repeat(idNumber.length - 8)}${idNumber.slice(-2)}`;
}
