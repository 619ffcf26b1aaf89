import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../domain/kernel/price.ts';
import { account } from './accounts.ts';
import { reading } from './metering.ts';
import { person } from './people.ts';

/** 政策包: one accepted version of the dated rules; never changed, a newer version is a further row. */
export const policyPack = sqliteTable(
  'policy_pack',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    effectiveFrom: text('effective_from').$type<Day>().notNull(),
    content: text('content').notNull(),
    contentHash: text('content_hash').notNull(),
    acceptedBy: integer('accepted_by')
      .notNull()
      .references(() => person.id),
    acceptedAt: integer('accepted_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    unique('policy_pack_version').on(table.code, table.version),
    index('policy_pack_daybook').on(table.daybookNo),
  ],
);

/** A computed bill before it is issued: recomputed freely, passed or returned by the auditor, gone once issued. */
export const billDraft = sqliteTable(
  'bill_draft',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    readingId: integer('reading_id')
      .notNull()
      .references(() => reading.id),
    energyWh: integer('energy_wh').$type<WattHours>().notNull(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
    lines: text('lines').notNull(),
    working: text('working').notNull(),
    policyPackId: integer('policy_pack_id')
      .notNull()
      .references(() => policyPack.id),
    computedBy: integer('computed_by')
      .notNull()
      .references(() => person.id),
    computedAt: integer('computed_at').notNull(),
    auditState: text('audit_state').$type<'waiting' | 'passed' | 'returned'>().notNull(),
    auditedBy: integer('audited_by').references(() => person.id),
    auditedAt: integer('audited_at'),
    returnReason: text('return_reason'),
  },
  (table) => [
    unique('bill_draft_month').on(table.accountId, table.periodMonth),
    index('bill_draft_state').on(table.periodMonth, table.auditState),
  ],
);

/** 电费单: issued, therefore posted: protected by triggers. */
export const bill = sqliteTable(
  'bill',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    readingId: integer('reading_id')
      .notNull()
      .references(() => reading.id),
    energyWh: integer('energy_wh').$type<WattHours>().notNull(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
    dueOn: text('due_on').$type<Day>().notNull(),
    working: text('working').notNull(),
    policyPackId: integer('policy_pack_id')
      .notNull()
      .references(() => policyPack.id),
    computedBy: integer('computed_by')
      .notNull()
      .references(() => person.id),
    auditedBy: integer('audited_by')
      .notNull()
      .references(() => person.id),
    issuedBy: integer('issued_by')
      .notNull()
      .references(() => person.id),
    issuedAt: integer('issued_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    unique('bill_month').on(table.accountId, table.periodMonth),
    index('bill_daybook').on(table.daybookNo),
  ],
);

/** One charge of a bill, rounded to fen by itself; the bill's amount is the sum of its lines. WITHOUT ROWID in the file. */
export const billLine = sqliteTable(
  'bill_line',
  {
    billId: integer('bill_id')
      .notNull()
      .references(() => bill.id),
    lineNo: integer('line_no').notNull(),
    code: text('code').notNull(),
    label: text('label').notNull(),
    energyWh: integer('energy_wh').$type<WattHours>(),
    priceNanoyuan: integer('price_nanoyuan').$type<NanoYuanPerKwh>(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.billId, table.lineNo] })],
);

/** What of an issued bill is not yet paid; a row lives only while something is owed. Proven against the journal by verify. */
export const openItem = sqliteTable(
  'open_item',
  {
    billId: integer('bill_id')
      .primaryKey()
      .references(() => bill.id),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    dueOn: text('due_on').$type<Day>().notNull(),
    outstandingFen: integer('outstanding_fen').$type<Fen>().notNull(),
  },
  (table) => [index('open_item_account').on(table.accountId), index('open_item_due').on(table.dueOn)],
);
