import { type AnySQLiteColumn, blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day } from '../../domain/kernel/calendar.ts';
import { person } from './people.ts';

/** 台区: the households behind one transformer. */
export const transformerArea = sqliteTable('transformer_area', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  /** 台区总表: the account whose meter counts all that goes into the area; it is read and never billed. */
  totalAccountId: integer('total_account_id').references((): AnySQLiteColumn => account.id),
});

/** 抄表段/册: the walk of one meter reader. */
export const route = sqliteTable('route', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name'),
  readerId: integer('reader_id').references(() => person.id),
  /** The days of the month between which it is read; null: those of the policy pack. */
  firstReadingDay: integer('first_reading_day'),
  lastReadingDay: integer('last_reading_day'),
});

/** 客户: who answers for the account. The ID number is sealed with the data key; only its mask is readable. */
export const customer = sqliteTable('customer', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  idNumberSealed: blob('id_number_sealed', { mode: 'buffer' }),
  idNumberMasked: text('id_number_masked'),
  phone: text('phone'),
  householdSize: integer('household_size'),
  welfare: text('welfare').$type<'minimum_living' | 'five_guarantees'>(),
});

/** 账户/户号: what is billed and paid; the number is text with its leading zeros. */
export const account = sqliteTable('account', {
  id: integer('id').primaryKey(),
  accountNo: text('account_no').notNull().unique(),
  customerId: integer('customer_id')
    .notNull()
    .references(() => customer.id),
  customerClass: text('customer_class').$type<CustomerClass>().notNull(),
  openedOn: text('opened_on').$type<Day>(),
  closedOn: text('closed_on').$type<Day>(),
});

/** 用电点: where the electricity is used and the meter hangs. */
export const servicePoint = sqliteTable(
  'service_point',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    address: text('address').notNull(),
    village: text('village').notNull(),
    areaId: integer('area_id').references(() => transformerArea.id),
    routeId: integer('route_id').references(() => route.id),
    walkOrder: integer('walk_order'),
    voltageV: integer('voltage_v'),
    contractCapacityW: integer('contract_capacity_w'),
  },
  (table) => [
    index('service_point_account').on(table.accountId),
    index('service_point_route').on(table.routeId, table.walkOrder),
  ],
);
