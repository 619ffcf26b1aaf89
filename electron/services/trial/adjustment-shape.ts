import { z } from 'zod';
import { prorations } from '../../../db/domain/billing/two-part-charge.ts';
import { noFen } from '../../../db/domain/kernel/money.ts';
import { billShape } from './trial-bill.ts';
import {
  anyRatio,
  day,
  kvarh,
  kwh,
  milli,
  multiple,
  positiveRatio,
  price,
  standard,
  yuan,
} from './trial-values.ts';

/** What was recorded: all of it at one price, or register by register (K goes on every register). */
const recorded = {
  metered_kwh: kwh.optional(),
  price: price.optional(),
  registers: z
    .array(z.strictObject({ register: z.string().max(30), kwh, price: price.optional() }))
    .min(1)
    .max(12)
    .optional(),
};

const months = {
  months: positiveRatio.optional(),
  from: day.optional(),
  to: day.optional(),
  proration: z.enum(prorations).default('month_of_30'),
};

/** One device or use of a breach. */
export const breachItem = z.strictObject({
  kwh: kwh.optional(),
  kw: milli.optional(),
  hours: z.int().min(1).max(24).optional(),
  days: z.int().min(1).max(3660).optional(),
  use: z.enum(['power', 'lighting']).default('power'),
  price: price.optional(),
  due_price: price.optional(),
  billed_price: price.optional(),
});

/** Every fault of 退补, theft and breach with its own facts; db/domain/billing/README.md has an example of each. */
export const adjustmentShape = z.discriminatedUnion('fault', [
  z.strictObject({
    fault: z.literal('meter_error'),
    error: anyRatio,
    half_period: z.boolean().default(true),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('wrong_wiring'),
    factor: positiveRatio.optional(),
    correct_power: positiveRatio.optional(),
    wrong_power: anyRatio.optional(),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('ct_mismatch'),
    billed_ct: positiveRatio,
    ct: z.array(positiveRatio).min(1).max(3),
    reversed: z.array(z.boolean()).max(3).default([]),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('phase_lost'),
    phases_metered: z.int().min(1).max(3),
    of: z.int().min(1).max(3).default(3),
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('wrong_multiplier'),
    true_multiplier: positiveRatio,
    billed_multiplier: positiveRatio,
    ...recorded,
  }),
  z.strictObject({
    fault: z.literal('normal_month'),
    normal_kwh: kwh,
    metered_kwh: kwh,
    price: price.optional(),
  }),
  z.strictObject({
    fault: z.literal('estimate'),
    estimated_kwh: kwh,
    true_kwh: kwh,
    price: price.optional(),
  }),
  z.strictObject({ fault: z.literal('wrong_class'), kwh, billed_price: price, true_price: price }),
  z.strictObject({
    fault: z.literal('power_factor'),
    active_kwh: kwh,
    billed_kvarh: kvarh,
    true_kvarh: kvarh,
    standard,
    billed_total: yuan,
  }),
  z.strictObject({
    fault: z.literal('theft'),
    items: z.array(breachItem).min(1).max(30),
    multiple: multiple.optional(),
    fine: yuan.default(noFen),
    penalty_base: z.enum(['rounded', 'exact']).default('rounded'),
  }),
  z.strictObject({
    fault: z.literal('price_class_breach'),
    items: z.array(breachItem).min(1).max(30),
    months: z.int().min(1).max(36).optional(),
    multiple: multiple.optional(),
    penalty_base: z.enum(['rounded', 'exact']).default('exact'),
  }),
  z.strictObject({ fault: z.literal('over_capacity'), kw: milli, per_kw: yuan.optional() }),
  z.strictObject({
    fault: z.literal('private_capacity'),
    kva: milli,
    price,
    multiple: multiple.optional(),
    ...months,
  }),
  z.strictObject({
    fault: z.literal('suspended_use'),
    kva: milli,
    price: price.optional(),
    sealed_on: day.optional(),
    found_on: day.optional(),
    months: positiveRatio.optional(),
    proration: z.enum(prorations).default('month_of_30'),
    multiple: multiple.optional(),
    per_kva: yuan.optional(),
  }),
  z.strictObject({ fault: z.literal('company_outage'), kwh, price, multiple: multiple.optional() }),
  z.strictObject({ fault: z.literal('rebill'), billed: billShape, true: billShape }),
]);

/** A fault as read. */
export type AdjustmentInput = z.output<typeof adjustmentShape>;
/** A fault of one kind as read. */
export type FaultInput<Fault extends AdjustmentInput['fault']> = Extract<AdjustmentInput, { fault: Fault }>;
