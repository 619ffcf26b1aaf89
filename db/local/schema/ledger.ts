import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { LedgerAccount } from '../../domain/cash/ledger-account.ts';
import { account } from './accounts.ts';
import { bill } from './billing.ts';
import { cashSession } from './cash.ts';

/** One balanced movement of the double-entry journal. Posted. */
export const journalEntry = sqliteTable(
  'journal_entry',
  {
    id: integer('id').primaryKey(),
    businessDay: text('business_day').$type<Day>().notNull(),
    kind: text('kind')
      .$type<
        | 'opening'
        | 'issue'
        | 'float'
        | 'payment'
        | 'void'
        | 'till_closing'
        | 'adjustment'
        | 'tender_cleared'
        | 'tender_bounced'
        | 'reversal'
        | 'refund'
      >()
      .notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('journal_entry_daybook').on(table.daybookNo)],
);

/** One side of a movement: debit positive, credit negative, in fen; the lines of an entry sum to zero. Posted. WITHOUT ROWID in the file. */
export const journalLine = sqliteTable(
  'journal_line',
  {
    entryId: integer('entry_id')
      .notNull()
      .references(() => journalEntry.id),
    lineNo: integer('line_no').notNull(),
    ledgerAccount: text('ledger_account').$type<LedgerAccount>().notNull(),
    accountId: integer('account_id').references(() => account.id),
    billId: integer('bill_id').references(() => bill.id),
    cashSessionId: integer('cash_session_id').references(() => cashSession.id),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.lineNo] }),
    index('journal_line_session').on(table.cashSessionId).where(sql`cash_session_id is not null`),
  ],
);

/** What each account has paid ahead, kept beside the journal so that no search sums years of lines; proven by verify. */
export const prepaymentBalance = sqliteTable('prepayment_balance', {
  accountId: integer('account_id')
    .primaryKey()
    .references(() => account.id),
  balanceFen: integer('balance_fen').$type<Fen>().notNull(),
});
