import type { PaymentRow } from '../../../electron/contract/accounts.ts';

/** The receipts whose number, name or account holds the text; all of them for no text. */
export function filterReceipts(rows: readonly PaymentRow[], text: string): readonly PaymentRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [row.receiptNo, row.name, row.accountNo].some((field) => field.toLowerCase().includes(wanted)),
  );
}
