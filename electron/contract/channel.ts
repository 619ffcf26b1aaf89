import type { z } from 'zod';
import type { Right } from '../../db/domain/access/roles.ts';
import type { Refusal } from '../../db/domain/kernel/result.ts';

/** Who may call a channel at all: anyone, anyone signed in, or holders of a right. Services check again, per record. */
export type ChannelAccess = 'anyone' | 'signed_in' | Right;

/** One call over the border: its input is checked with a schema before anything else happens. */
export interface Channel<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly access: ChannelAccess;
  /** What it writes is dated by the PC's clock for ever: it waits while the clock is doubted. */
  readonly isDated: boolean;
  /** Only for the type checker: what the call answers. */
  readonly output?: Output;
}

/** Declares a channel: `answers<Output>()(access, schema)`; a third argument marks what is dated for ever by the clock. */
export function answers<Output>() {
  return <Input extends z.ZodType>(
    access: ChannelAccess,
    input: Input,
    marks: { readonly isDated?: true } = {},
  ): Channel<Input, Output> => ({ input, access, isDated: marks.isDated ?? false });
}

/** What comes back over the border: a value, a refusal to read out, or a fault with the id under which it was logged. */
export type Answer<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly faultId: string };

/** News of work that takes longer than a second. */
export interface JobProgress {
  readonly jobId: string;
  readonly stage: 'reading' | 'checking' | 'writing' | 'computing' | 'sending' | 'proving' | 'building';
  readonly done: number;
  readonly total: number;
}
