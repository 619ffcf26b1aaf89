import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { TenderRow } from '../../../electron/contract/tenders.ts';
import type { Messages } from '../../messages/index.ts';

/** What a tender is known by. */
export function keyOfTender(row: TenderRow): string {
  return `${row.receiptNo}/${row.lineNo}`;
}

/** What became of a tender, in words. */
export function stateWords({ tenders }: Messages, row: TenderRow): string {
  if (row.outcome === 'cleared') return tenders.cleared(row.bankSlipNo ?? '');
  if (row.outcome === 'bounced') return tenders.bounced(row.reason ?? '');
  return row.isUrgent ? tenders.urgent : tenders.waiting;
}

/** The tenders in which all the typed words stand, wherever. */
export function filterTenders(
  messages: Messages,
  rows: readonly TenderRow[],
  filter: string,
): readonly TenderRow[] {
  const wanted = filter.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = [
      row.receiptNo,
      row.name,
      row.accountNo,
      row.reference,
      row.bank ?? '',
      messages.names.tenders[row.kind],
    ]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The list as a table for paper and workbook. */
export function tendersTable(
  messages: Messages,
  fileNameHint: string,
  rows: readonly TenderRow[],
): ExportTable {
  const { tenders: words, names } = messages;
  return {
    fileNameHint,
    columns: [
      { title: words.day, kind: 'text' },
      { title: words.kind, kind: 'text' },
      { title: words.reference, kind: 'text' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.account, kind: 'text' },
      { title: words.receipt, kind: 'text' },
      { title: words.state, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.businessDay,
      names.tenders[row.kind],
      row.bank === null ? row.reference : `${row.reference} ${row.bank}`,
      row.amountFen,
      `${row.name} ${row.accountNo}`,
      `${row.receiptNo} ${row.takenByName}`,
      stateWords(messages, row),
    ]),
  };
}
