import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import type { ReadingSource } from '../../domain/metering/reading-source.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { account, servicePoint } from './accounts.ts';
import { person } from './people.ts';

/** 表计: the asset. */
export const meter = sqliteTable('meter', {
  id: integer('id').primaryKey(),
  meterNo: text('meter_no').notNull().unique(),
  kind: text('kind').notNull(),
  digits: integer('digits').notNull(),
});

/** A meter at a service point, from one day to another, with the multiplier it had there. */
export const meterInstallation = sqliteTable(
  'meter_installation',
  {
    id: integer('id').primaryKey(),
    meterId: integer('meter_id')
      .notNull()
      .references(() => meter.id),
    servicePointId: integer('service_point_id')
      .notNull()
      .references(() => servicePoint.id),
    multiplierMilli: integer('multiplier_milli').$type<MilliMultiplier>().notNull(),
    installedOn: text('installed_on').$type<Day>(),
    removedOn: text('removed_on').$type<Day>(),
  },
  (table) => [
    uniqueIndex('meter_hangs_once').on(table.meterId).where(sql`removed_on is null`),
    index('meter_installation_point').on(table.servicePointId),
  ],
);

/** 计度器: one counting dial of a meter, by what it counts (see RegisterKind). */
export const register = sqliteTable(
  'register',
  {
    id: integer('id').primaryKey(),
    meterId: integer('meter_id')
      .notNull()
      .references(() => meter.id),
    kind: text('kind').$type<RegisterKind>().notNull(),
  },
  (table) => [unique('register_kind').on(table.meterId, table.kind)],
);

/**
 * How a reading came about. `opening` is where counting begins: the last dial of the system before ours, or a meter's dial when it
 * was hung; `removed` is a meter's dial when it was taken down.
 */
export type ReadingKind = 'opening' | 'actual' | 'estimated' | 'locked' | 'fault' | 'removed';

/**
 * 示数: one look at one register. Never changed: a correction is a further version of the same register and month,
 * and the highest version counts.
 */
export const reading = sqliteTable(
  'reading',
  {
    id: integer('id').primaryKey(),
    registerId: integer('register_id')
      .notNull()
      .references(() => register.id),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<ReadingKind>().notNull(),
    readOn: text('read_on').$type<Day>(),
    dialWh: integer('dial_wh').$type<WattHours>(),
    usualUseWh: integer('usual_use_wh').$type<WattHours>(),
    source: text('source').$type<ReadingSource>().notNull(),
    finding: text('finding').$type<ReadingFinding>(),
    reason: text('reason'),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    unique('reading_version').on(table.registerId, table.periodMonth, table.version),
    index('reading_account').on(table.accountId, table.periodMonth),
    index('reading_daybook').on(table.daybookNo),
  ],
);
