import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { ErrorKind } from '../../db/domain/metering/reading-work.ts';
import { answers } from './channel.ts';
import { idShape, monthShape } from './shapes.ts';

/** Whose error it is: of who recorded the month's reading, who computed, or who last changed the terms or the meter. */
export const errorAuthors = ['reader', 'biller', 'terms'] as const;

/** One of them. */
export type ErrorAuthor = (typeof errorAuthors)[number];

/** 差错登记: who erred, what, when it was found, when it was mended. */
export interface ErrorRow {
  readonly errorId: number;
  readonly month: Month;
  readonly accountNo: string;
  readonly name: string;
  readonly kind: ErrorKind;
  readonly description: string;
  readonly authorId: number;
  readonly authorName: string;
  readonly foundByName: string;
  readonly foundAt: number;
  readonly mendedByName: string | null;
  readonly mendedAt: number | null;
}

/** A person's errors over the months asked for, for the assessment (考核). */
export interface ErrorCount {
  readonly authorId: number;
  readonly authorName: string;
  readonly errors: number;
  readonly mended: number;
  readonly byKind: Readonly<Record<ErrorKind, number>>;
  /** How often a kind came in two months running. */
  readonly repeated: number;
  /** 考核: what the errors count for by the policy pack of their months; information, posted nowhere. */
  readonly assessedFen: Fen;
}

export const errorChannels = {
  /** Everybody's for those who see bills; their own for those who only read or change meters. */
  'errors/list': answers<{ readonly errors: readonly ErrorRow[]; readonly counts: readonly ErrorCount[] }>()(
    'signed_in',
    z.strictObject({ from: monthShape, to: monthShape }),
  ),
  /** Whose work a computed bill rests on, by name; null where nobody here did that part. */
  'errors/get-authors': answers<Readonly<Record<ErrorAuthor, string | null>>>()(
    'bills.audit',
    z.strictObject({ draftId: idShape }),
  ),
};
