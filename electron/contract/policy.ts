import { z } from 'zod';
import type { PolicyPack } from '../../db/domain/billing/policy-pack.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { answers } from './channel.ts';
import { idShape, jobIdShape } from './shapes.ts';

/** An accepted pack in the list, the newest start first. */
export interface PackRow {
  readonly packId: number;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly effectiveFrom: Day;
  readonly acceptedAt: number;
  readonly acceptedByName: string;
  readonly isInForce: boolean;
}

/** A chosen file that holds a sound pack. */
export interface ChosenPack {
  readonly token: string;
  readonly fileName: string;
  readonly contentHash: string;
  /** This very version is in the store already. */
  readonly isKnown: boolean;
  readonly pack: PolicyPack;
}

/** What one account's bill of the tried month would be. */
export interface TriedBill {
  readonly accountNo: string;
  readonly name: string;
  readonly tariffLabel: string;
  readonly energyWh: WattHours;
  readonly oldFen: Fen;
  readonly newFen: Fen;
  readonly differenceFen: Fen;
}

/** The change of everybody on one tariff. */
export interface TriedGroup {
  readonly tariffCode: string;
  readonly tariffLabel: string;
  readonly accounts: number;
  /** Of them, so many would pay more, and so many less. */
  readonly dearer: number;
  readonly cheaper: number;
  readonly energyWh: WattHours;
  readonly oldFen: Fen;
  readonly newFen: Fen;
  readonly differenceFen: Fen;
}

/** Who changes and by how much, on the last issued month's readings. */
export interface TrialRun {
  /** Null when no month has been issued yet: nobody to try it on. */
  readonly month: Month | null;
  readonly accounts: number;
  readonly oldFen: Fen;
  readonly newFen: Fen;
  readonly groups: readonly TriedGroup[];
  /** Only those that change, the largest change first. */
  readonly changed: readonly TriedBill[];
  /** Accounts that the new pack could not bill, and why: they would be left aside. */
  readonly notBilled: readonly {
    readonly accountNo: string;
    readonly name: string;
    readonly code: string;
    readonly place: string;
  }[];
}

export const policyChannels = {
  'policy/list': answers<readonly PackRow[]>()('bills.view', z.undefined()),
  'policy/get': answers<PolicyPack>()('bills.view', z.strictObject({ packId: idShape })),
  /** The system's own dialog, then the file is read and checked; null: the person thought better of it. */
  'policy/choose': answers<ChosenPack | null>()('policy.accept', z.undefined()),
  'policy/try': answers<TrialRun>()('policy.accept', z.strictObject({ token: z.uuid(), jobId: jobIdShape })),
  'policy/accept': answers<{ readonly packId: number }>()(
    'policy.accept',
    z.strictObject({ token: z.uuid(), contentHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
};
