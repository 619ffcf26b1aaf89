import { z } from 'zod';
import { parseDay, parseMonth, type Day, type Month } from '../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';

/** A day `YYYY-MM-DD` that exists. */
export const dayShape = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as Day);

/** A month `YYYY-MM` that exists. */
export const monthShape = z
  .string()
  .refine((text) => parseMonth(text) !== null)
  .transform((text) => text as Month);

/** An amount of money in fen, not negative, at most ten million yuan. */
export const amountShape = z
  .int()
  .min(0)
  .max(1_000_000_000)
  .transform((value) => value as Fen);

/** An amount of money in fen that is not nothing, at most ten million yuan. */
export const someAmountShape = z
  .int()
  .min(1)
  .max(1_000_000_000)
  .transform((value) => value as Fen);

/** A dial value in Wh, not negative. */
export const dialShape = z
  .int()
  .min(0)
  .max(1_000_000_000_000_000)
  .transform((value) => value as WattHours);

/** A row's id. */
export const idShape = z.int().min(1);

/** An account number as text with its leading zeros. */
export const accountNoShape = z.string().min(1).max(24);

/** A receipt number as text with its leading zeros. */
export const receiptNoShape = z.string().regex(/^\d{7,12}$/);

/** A line that a person writes: trimmed, not empty, no control or direction-changing characters. */
export const noteShape = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]*$/u);

/** A name of a person, a station or a county office. */
export const nameShape = noteShape.max(60);

/** The key that makes a repeated request the same request. */
export const requestKeyShape = z.uuid();

/** The id of a long piece of work, made by the page, for progress and cancel. */
export const jobIdShape = z.uuid();

/** A route's code; `-` for what stands on none. */
export const routeCodeShape = z.string().min(1).max(20);

/** Nothing to say. */
export const nothing = z.undefined();
