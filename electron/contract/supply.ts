import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { SupplyTerms } from '../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import { type RegisterKind, registerKinds } from '../../db/domain/metering/register-kind.ts';
import { answers } from './channel.ts';
import { accountNoShape, dayShape, dialShape, idShape, noteShape } from './shapes.ts';
import { supplyTermsShape } from './supply-terms-shape.ts';

/** A register as it hangs. */
export interface RegisterRow {
  readonly registerId: number;
  readonly kind: RegisterKind;
  /** Its newest dial, whatever it came from. */
  readonly dialWh: WattHours | null;
  readonly readOn: Day | null;
  /** The dial that the next bill starts from; null for a meter that was taken down. */
  readonly startDialWh: WattHours | null;
}

/** A meter at the account, hanging or taken down. */
export interface MeterRow {
  readonly installationId: number;
  readonly meterId: number;
  readonly meterNo: string;
  readonly kind: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly installedOn: Day | null;
  readonly removedOn: Day | null;
  readonly registers: readonly RegisterRow[];
}

/** A version of the terms, the newest first. */
export interface TermsRow {
  readonly version: number;
  readonly effectiveFrom: Day;
  readonly terms: SupplyTerms;
  readonly reason: string;
  readonly recordedAt: number;
  readonly recordedByName: string;
}

/** A tariff that terms may choose. */
export interface TariffChoice {
  readonly code: string;
  readonly label: string;
  readonly customerClass: CustomerClass;
  readonly isSample: boolean;
  /** Chosen only by its code; the others follow from class and voltage. */
  readonly isNamed: boolean;
  readonly registers: readonly RegisterKind[];
  readonly hasCapacity: boolean;
}

/** 计费档案: everything that decides an account's bill. */
export interface SupplyPage {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly voltageV: number | null;
  readonly contractCapacityW: number | null;
  readonly householdSize: number | null;
  readonly welfare: 'minimum_living' | 'five_guarantees' | null;
  /** The tariff that bills it today; null when none fits. */
  readonly tariffLabel: string | null;
  readonly terms: readonly TermsRow[];
  /** Those that hang first. */
  readonly meters: readonly MeterRow[];
  readonly tariffs: readonly TariffChoice[];
  readonly transformerTypes: readonly { readonly type: string; readonly capacityVa: number }[];
  /** The last day that is billed; changes may begin after it only. */
  readonly billedUntil: Day | null;
}

/** The dial of each register of a meter on the day it is hung or gets them. */
const startDials = z
  .array(z.strictObject({ kind: z.enum(registerKinds), dialWh: dialShape }))
  .min(1)
  .max(registerKinds.length);

const newMeterShape = z.strictObject({
  meterNo: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,24}$/),
  kind: z.string().trim().max(40),
  digits: z.int().min(1).max(9),
  multiplierMilli: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .transform((value) => value as MilliMultiplier),
  registers: startDials,
});

export const supplyChannels = {
  'supply/get': answers<SupplyPage>()('accounts.view', z.strictObject({ accountNo: accountNoShape })),
  'supply/record-terms': answers<SupplyPage>()(
    'supply.change',
    z.strictObject({
      accountNo: accountNoShape,
      effectiveFrom: dayShape,
      terms: supplyTermsShape,
      reason: noteShape,
    }),
  ),
  /** Gives a hanging meter registers it has and the store did not know (time of use, reactive, demand). */
  'supply/add-registers': answers<SupplyPage>()(
    'meters.change',
    z.strictObject({ accountNo: accountNoShape, meterId: idShape, on: dayShape, registers: startDials }),
  ),
  /** A further meter at the account. */
  'supply/hang-meter': answers<SupplyPage>()(
    'meters.change',
    z.strictObject({ accountNo: accountNoShape, on: dayShape, meter: newMeterShape }),
  ),
  /** 换表: the old meter's last dials, the new one's first. */
  'supply/exchange-meter': answers<SupplyPage>()(
    'meters.change',
    z.strictObject({
      accountNo: accountNoShape,
      installationId: idShape,
      on: dayShape,
      lastDials: z
        .array(z.strictObject({ registerId: idShape, dialWh: dialShape }))
        .min(1)
        .max(registerKinds.length),
      meter: newMeterShape,
      reason: noteShape,
    }),
  ),
};
