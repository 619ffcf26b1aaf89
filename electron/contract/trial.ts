import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import type { Fact } from '../../db/domain/kernel/result.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { trialKinds } from '../../db/domain/billing/trial-kind.ts';
import type { BillSide } from './adjustments.ts';
import { answers } from './channel.ts';
import { idShape } from './shapes.ts';

/** A tariff that a trial may name, with what it needs to know. */
export interface TrialTariff {
  readonly code: string;
  readonly label: string;
  readonly customerClass: CustomerClass;
  readonly isSample: boolean;
  readonly registers: readonly RegisterKind[];
  readonly needsYear: boolean;
  readonly needsCapacity: boolean;
  readonly needsDemand: boolean;
}

/** A pack that a trial may name: those of this station, then those that the program ships. */
export interface TrialPack {
  /** Null for a shipped pack that this station has not accepted. */
  readonly packId: number | null;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly tariffs: readonly TrialTariff[];
}

/** The calculator's answer: its output, or why not (see db/domain/billing/README.md). */
export type TrialOutcome =
  | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly code: string;
      readonly details: Readonly<Record<string, Fact>>;
    };

export const trialChannels = {
  'trial/list-packs': answers<readonly TrialPack[]>()('signed_in', z.undefined()),
  'trial/answer': answers<TrialOutcome>()(
    'signed_in',
    z.strictObject({ kind: z.enum(trialKinds), input: z.record(z.string().max(60), z.unknown()) }),
  ),
  /** An issued bill as it stands, and as a pack of this station would have it. */
  'trial/bill-under-pack': answers<{
    readonly accountNo: string;
    readonly name: string;
    readonly periodMonth: Month;
    readonly before: BillSide;
    readonly after: BillSide;
  }>()('bills.view', z.strictObject({ billId: idShape, packId: idShape })),
};
