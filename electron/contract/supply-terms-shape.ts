import { z } from 'zod';
import type { SupplyTerms } from '../../db/domain/billing/supply-terms.ts';
import { parseDay, parseMonth, type Day, type Month } from '../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';

const day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as Day);
const month = z
  .string()
  .refine((text) => parseMonth(text) !== null)
  .transform((text) => text as Month);
const energy = z
  .int()
  .min(0)
  .max(1_000_000_000_000_000)
  .transform((value) => value as WattHours);
const tariffCode = z.string().min(1).max(40);
/** W or VA. */
const power = z.int().min(1).max(1_000_000_000_000);
const millionths = z.int().min(0).max(1_000_000);

const transformer = z
  .strictObject({
    name: z.string().trim().max(30),
    capacityVa: power,
    from: day.nullable(),
    until: day.nullable(),
    suspensions: z.array(z.strictObject({ on: day, resumedOn: day.nullable() })).max(20),
    interlock: z.string().trim().min(1).max(30).nullable(),
    isColdStandby: z.boolean(),
  })
  .refine((one) => one.from === null || one.until === null || one.from < one.until, { path: ['until'] })
  .refine((one) => one.suspensions.every(({ on, resumedOn }) => resumedOn === null || on < resumedOn), {
    path: ['suspensions'],
  });

/** The shape of 计费档案 as it crosses the border. Unknown keys are refused. */
export const supplyTermsShape: z.ZodType<SupplyTerms, SupplyTerms> = z.strictObject({
  tariffCode: tariffCode.nullable(),
  severalPersonsFrom: month.nullable(),
  usedBefore: z.strictObject({ tierYear: z.int().min(1990).max(2999), energyWh: energy }).nullable(),
  childAccountNos: z.array(z.string().min(1).max(24)).max(100),
  fixedPart: z.strictObject({ whPerMonth: energy, tariffCode }).nullable(),
  sharePart: z.strictObject({ ppm: millionths, tariffCode }).nullable(),
  loss: z
    .strictObject({
      transformerType: z.string().min(1).max(60),
      capacityVa: power,
      lineLossPpm: millionths.nullable(),
    })
    .nullable(),
  capacity: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('transformers'), transformers: z.array(transformer).min(1).max(30) }),
      z.strictObject({
        kind: z.literal('contract_demand'),
        contractW: power,
        capacityVa: power.nullable(),
      }),
      z.strictObject({ kind: z.literal('measured_demand') }),
    ])
    .nullable(),
  powerFactorStandard: z.union([z.literal(80), z.literal(85), z.literal(90)]).nullable(),
  hasPowerFactorBonus: z.boolean(),
}) as unknown as z.ZodType<SupplyTerms, SupplyTerms>;
