import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../domain/kernel/price.ts';
import type { AdjustmentFault } from '../../domain/billing/adjustment/fault.ts';
import type { BillKind } from '../../domain/billing/bill-kind.ts';
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
    /** The newest reading, terms, pack and bill there were when it was computed: what came after may make it stale. */
    knownReadingId: integer('known_reading_id').notNull().default(0),
    knownTermsId: integer('known_terms_id').notNull().default(0),
    knownPackId: integer('known_pack_id').notNull().default(0),
    knownBillId: integer('known_bill_id').notNull().default(0),
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

/**
 * 电费单: issued, therefore posted: protected by triggers. The month's own bill has correction 0; what an approved adjustment posts
 * (see billCorrection) has the following numbers of its account and month.
 */
export const bill = sqliteTable(
  'bill',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    /** What kind of bill it is and which correction of its month: beside the digest, but proven against billCorrection by verify. */
    kind: text('kind').$type<BillKind>().notNull().default('regular'),
    correctionNo: integer('correction_no').notNull().default(0),
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
    unique('bill_month').on(table.accountId, table.periodMonth, table.correctionNo),
    index('bill_daybook').on(table.daybookNo),
  ],
);

/**
 * 退补单: a computed proposal to correct issued bills or to charge a breach, as it was proposed: the fault and its facts, the formula,
 * the bills before and after (JSON, see db/domain/billing/adjustment/proposal.ts). Posted.
 */
export const billAdjustment = sqliteTable(
  'bill_adjustment',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    fault: text('fault').$type<AdjustmentFault>().notNull(),
    content: text('content').notNull(),
    energyWh: integer('energy_wh').$type<WattHours>().notNull(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
    reason: text('reason').notNull(),
    proposedBy: integer('proposed_by')
      .notNull()
      .references(() => person.id),
    proposedAt: integer('proposed_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('bill_adjustment_account').on(table.accountId),
    index('bill_adjustment_daybook').on(table.daybookNo),
  ],
);

/** What another person decided about an adjustment. Posted. */
export const adjustmentDecision = sqliteTable(
  'adjustment_decision',
  {
    adjustmentId: integer('adjustment_id')
      .primaryKey()
      .references(() => billAdjustment.id),
    isApproved: integer('is_approved', { mode: 'boolean' }).notNull(),
    reason: text('reason'),
    decidedBy: integer('decided_by')
      .notNull()
      .references(() => person.id),
    decidedAt: integer('decided_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('adjustment_decision_daybook').on(table.daybookNo)],
);

/**
 * What an approved adjustment posted: the reversal of a bill, the bill that stands in its place, or a charge of its own. `carriedFen`
 * is what had been paid on the corrected bill and now pays the new one; what was paid beyond it became prepayment. Posted.
 */
export const billCorrection = sqliteTable(
  'bill_correction',
  {
    billId: integer('bill_id')
      .primaryKey()
      .references(() => bill.id),
    adjustmentId: integer('adjustment_id')
      .notNull()
      .references(() => billAdjustment.id),
    kind: text('kind').$type<Exclude<BillKind, 'regular'>>().notNull(),
    correctsBillId: integer('corrects_bill_id').references(() => bill.id),
    carriedFen: integer('carried_fen').$type<Fen>().notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('bill_correction_corrects').on(table.correctsBillId),
    index('bill_correction_daybook').on(table.daybookNo),
  ],
);

/**
 * 计费档案: what an account's bills need beyond its class and voltage, from a day on (JSON, see db/wire/supply-terms.ts). A change is a
 * further version; the newest version that is in force by a day counts. Posted.
 */
export const supplyTerms = sqliteTable(
  'supply_terms',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    version: integer('version').notNull(),
    effectiveFrom: text('effective_from').$type<Day>().notNull(),
    content: text('content').notNull(),
    reason: text('reason').notNull(),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    unique('supply_terms_version').on(table.accountId, table.version),
    index('supply_terms_daybook').on(table.daybookNo),
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
