import { z } from 'zod';
import { carriedOverReadings } from '../../../db/domain/arrears/late-fee.ts';
import { parseDay, type Day } from '../../../db/domain/kernel/calendar.ts';
import { parseKwh, parseMultiplier } from '../../../db/domain/kernel/energy.ts';
import { parseYuan } from '../../../db/domain/kernel/money.ts';
import { parseDecimal } from '../../../db/domain/kernel/rounding.ts';

/** Decimal numbers come as text in yuan and kWh, so that no reader makes floats of them; whole numbers may come as numbers. */
const decimal = z.union([z.string().max(40), z.int().transform(String)]);

function exact<T>(problem: string, read: (text: string) => T | null) {
  return decimal.transform((text, context): T => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

const debt = exact('not_an_amount', (text) => atLeastZero(parseYuan(text)));
const dial = exact('not_a_dial_value', (text) => atLeastZero(parseKwh(text)));
const multiplier = exact('not_a_multiplier', parseMultiplier);
const day = z
  .string()
  .refine((text) => parseDay(text) !== null, 'not_a_day')
  .transform((text) => text as Day);
/** A share such as "0.001" as millionths. */
const share = exact('not_a_share', (text) => {
  const value = parseDecimal(text, 6);
  return value === null || value < 0n || value > 1_000_000n ? null : Number(value);
});

function atLeastZero<T extends number>(value: T | null): T | null {
  return value === null || value < 0 ? null : value;
}

/** The input of each kind of trial; see scripts/counter/README.md for an example of each. */
export const trialInputs = {
  amount_in_words: z.strictObject({ amount: debt }),
  date_in_words: z.strictObject({ date: day }),
  late_fee: z.strictObject({
    customer: z.enum(['residential', 'other']),
    bills: z.array(z.strictObject({ due_on: day, unpaid: debt })).max(1000),
    paid_on: day,
    policy: z
      .strictObject({
        residential_per_day: share.optional(),
        other_per_day: share.optional(),
        carried_per_day: share.optional(),
        carried_over: z.enum(carriedOverReadings).optional(),
        minimum: debt.optional(),
        cap_ratio: share.nullable().optional(),
      })
      .optional(),
  }),
  energy: z.strictObject({
    previous: dial,
    current: dial,
    multiplier,
    digits: z.int().min(1).max(12).optional(),
    decimals: z.int().min(0).max(3).optional(),
    rolled_over: z.boolean().optional(),
  }),
  bill: z.strictObject({
    tariff: z.union([
      z.strictObject({ pack: z.string().max(40), code: z.string().max(40) }),
      z.record(z.string(), z.unknown()),
    ]),
    usage: z.strictObject({ kwh: dial }),
  }),
  id_number: z.strictObject({ text: z.string().max(60) }),
  credit_code: z.strictObject({ text: z.string().max(60) }),
} as const;

/** The kinds of question that the calculator answers today. */
export type TrialKind = keyof typeof trialInputs;

const idShape = z.union([z.string().max(200), z.number()]);

/** One question as it comes in. */
export const trialCaseShape = z.object({ id: idShape, kind: z.string().max(100), input: z.unknown() });

/** The id of a question, however malformed the rest of it is; null when it has none. */
export function trialIdOf(raw: unknown): string | number | null {
  const found = z.object({ id: idShape }).safeParse(raw);
  return found.success ? found.data.id : null;
}
