import type { ErrorCount, ErrorRow } from '../../../electron/contract/errors.ts';
import type { Messages } from '../../messages/index.ts';

/** The errors whose month, account, name, author, kind or words hold the text; all of them for no text. */
export function filterErrors(
  messages: Messages,
  rows: readonly ErrorRow[],
  text: string,
): readonly ErrorRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [
      row.month,
      row.accountNo,
      row.name,
      row.authorName,
      messages.names.errorKinds[row.kind],
      row.description,
    ].some((field) => field.toLowerCase().includes(wanted)),
  );
}

/** The people whose name holds the text; all of them for no text. */
export function filterPeople(counts: readonly ErrorCount[], text: string): readonly ErrorCount[] {
  const wanted = text.trim().toLowerCase();
  return counts.filter(({ authorName }) => authorName.toLowerCase().includes(wanted));
}
