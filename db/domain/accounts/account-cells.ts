import { accountColumns, type AccountField } from './account-columns.ts';
import type { RowFinding } from './import-finding.ts';
import { parseLegacyDay } from './legacy-day.ts';
import { normaliseCode, normaliseFigures, normaliseText } from './normalise-cell.ts';

/** A row's cells by field, as the file has them; empty where no column holds the field. */
export type AccountCells = Readonly<Record<AccountField, string>>;

const cleanedAsWords: ReadonlySet<AccountField> = new Set<AccountField>([
  'name',
  'address',
  'village',
  'areaName',
  'customerClass',
  'welfare',
  'meterKind',
]);

function cleanCell(field: AccountField, text: string): string {
  if (cleanedAsWords.has(field)) return normaliseText(text);
  return field === 'installedOn' ? normaliseFigures(text) : normaliseCode(text);
}

/**
 * Cleans the cells of a row: full-width digits, stray blanks, invisible characters and other spellings of a day. Answers the clean cells
 * and one finding for each cell that was changed.
 */
export function cleanAccountCells(cells: AccountCells): {
  readonly clean: AccountCells;
  readonly changed: readonly RowFinding<AccountField>[];
} {
  const changed: RowFinding<AccountField>[] = [];
  const clean = accountColumns.map(({ field }): [AccountField, string] => {
    const value = cells[field];
    const cleaned = cleanCell(field, value);
    const spelled = field === 'installedOn' ? (parseLegacyDay(cleaned) ?? cleaned) : cleaned;
    if (spelled !== value) changed.push({ field, value, code: 'normalised', severity: 'normalised' });
    return [field, spelled];
  });
  return { clean: Object.fromEntries(clean) as AccountCells, changed };
}
