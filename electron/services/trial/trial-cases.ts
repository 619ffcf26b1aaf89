import { z } from 'zod';
import { carriedOverReadings } from '../../../db/domain/arrears/late-fee.ts';
import { milliMultiplier } from '../../../db/domain/kernel/energy.ts';
import { adjustmentShape } from './adjustment-shape.ts';
import { billShape } from './trial-bill.ts';
import {
  day,
  dial,
  kvarh,
  kwh,
  multiplier,
  roundedYuan,
  share,
  signedYuan,
  standard,
  yuan,
} from './trial-values.ts';

/** A whole day, or the month and day of a cheque alone. */
const dayInWords = z.union([day, z.string().regex(/^\d{2}-\d{2}$/, 'not_a_day')]);

const powerFactorFacts = {
  active_kwh: kwh,
  standard,
  base: roundedYuan,
  bonus: z.boolean().default(true),
};

/** The input of each kind of trial; db/domain/billing/README.md has an example of each. */
export const trialInputs = {
  amount_in_words: z.strictObject({ amount: signedYuan }),
  date_in_words: z.strictObject({ date: dayInWords }),
  late_fee: z.strictObject({
    customer: z.enum(['residential', 'other']),
    bills: z.array(z.strictObject({ due_on: day, unpaid: yuan })).max(1000),
    paid_on: day,
    policy: z
      .strictObject({
        residential_per_day: share.optional(),
        other_per_day: share.optional(),
        carried_per_day: share.optional(),
        carried_over: z.enum(carriedOverReadings).optional(),
        minimum: yuan.optional(),
        cap_ratio: share.nullable().optional(),
      })
      .optional(),
  }),
  power_factor: z.union([
    z.strictObject({ ...powerFactorFacts, reactive_kvarh: kvarh }),
    z.strictObject({ ...powerFactorFacts, reactive_forward_kvarh: kvarh, reactive_reverse_kvarh: kvarh }),
  ]),
  energy: z.strictObject({
    previous: dial,
    current: dial,
    multiplier: multiplier.default(milliMultiplier(1000)),
    digits: z.int().min(1).max(12).optional(),
    decimals: z.int().min(0).max(3).optional(),
    rolled_over: z.boolean().optional(),
  }),
  bill: billShape,
  adjustment: adjustmentShape,
  id_number: z.strictObject({ text: z.string().max(60) }),
  credit_code: z.strictObject({ text: z.string().max(60) }),
} as const;

/** The kinds of question that the calculator answers. */
export type TrialKind = keyof typeof trialInputs;

const idShape = z.union([z.string().max(200), z.number()]);

/** One question as it comes in. */
export const trialCaseShape = z.object({ id: idShape, kind: z.string().max(100), input: z.unknown() });

/** The id of a question, however malformed the rest of it is; null when it has none. */
export function trialIdOf(raw: unknown): string | number | null {
  const found = z.object({ id: idShape }).safeParse(raw);
  return found.success ? found.data.id : null;
}

/** The input of one kind as its shape reads it. */
export type TrialInputOf<Kind extends TrialKind> = z.output<(typeof trialInputs)[Kind]>;
