import { invariant } from '../domain/kernel/invariant.ts';
import type { Day } from '../domain/kernel/calendar.ts';
import type { Fen } from '../domain/kernel/money.ts';
import type { LedgerAccount } from '../domain/cash/ledger-account.ts';
import { insertStatement } from './insert-statement.ts';
import { journalEntry } from './schema/index.ts';
import { prepared, type Store } from './store.ts';

/** One side of a movement in fen: debit positive, credit negative. A prepayment or receivable line names its account. */
export interface JournalSide {
  readonly ledgerAccount: LedgerAccount;
  readonly amountFen: Fen;
  readonly accountId?: number;
  readonly billId?: number;
  readonly cashSessionId?: number;
}

const queries = prepared((_db, sqlite) => ({
  insertEntry: insertStatement(sqlite, journalEntry, ['businessDay', 'kind', 'daybookNo']),
  insertLine: sqlite.prepare<
    [number, number, LedgerAccount, number | null, number | null, number | null, Fen]
  >(
    `insert into journal_line (entry_id, line_no, ledger_account, account_id, bill_id, cash_session_id, amount_fen)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ),
}));

/**
 * Posts one balanced movement inside a use case's transaction and answers its id. Sides of no money are left out; sides that do
 * not sum to zero are a bug and throw. It only writes the journal: open items and balances are kept by the caller, and proven
 * against the journal by verify.
 */
export function postToJournal(
  store: Store,
  movement: {
    readonly kind: (typeof journalEntry.$inferSelect)['kind'];
    readonly businessDay: Day;
    readonly daybookNo: number;
    readonly sides: readonly JournalSide[];
  },
): number {
  invariant(store.sqlite.inTransaction, 'a journal entry outside a use case');
  const sides = movement.sides.filter((side) => side.amountFen !== 0);
  let sum = 0;
  for (const side of sides) sum += side.amountFen;
  invariant(sum === 0, `a journal entry of kind ${movement.kind} is out of balance by ${sum} fen`);
  const { insertEntry, insertLine } = queries(store);
  const entryId = Number(
    insertEntry.run({ businessDay: movement.businessDay, kind: movement.kind, daybookNo: movement.daybookNo })
      .lastInsertRowid,
  );
  sides.forEach((side, index) => {
    insertLine.run(
      entryId,
      index + 1,
      side.ledgerAccount,
      side.accountId ?? null,
      side.billId ?? null,
      side.cashSessionId ?? null,
      side.amountFen,
    );
  });
  return entryId;
}
