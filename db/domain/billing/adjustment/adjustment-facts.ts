import type { Day } from '../../kernel/calendar.ts';
import type { WattHours } from '../../kernel/energy.ts';
import type { Fen } from '../../kernel/money.ts';
import type { RegisterKind } from '../../metering/register-kind.ts';
import type { BreachUse } from './breach-charges.ts';

/** One device or use of a breach with its price in nano-yuan per kWh. */
export interface PricedUse extends BreachUse {
  readonly priceNanoyuan: number;
}

interface OfBills {
  readonly billIds: readonly number[];
}

/** The facts of a fault that corrects issued bills. Numbers that a person wrote as a fraction ("200/5", "-0.05") are text. */
export type CorrectionFacts =
  | (OfBills & { readonly fault: 'meter_error'; readonly error: string; readonly isHalfPeriod: boolean })
  | (OfBills & { readonly fault: 'wrong_wiring'; readonly factor: string })
  | (OfBills & {
      readonly fault: 'ct_mismatch';
      readonly billedCt: string;
      readonly phases: readonly { readonly ct: string; readonly isReversed: boolean }[];
    })
  | (OfBills & { readonly fault: 'phase_lost'; readonly phasesMetered: number; readonly ofPhases: number })
  | (OfBills & {
      readonly fault: 'wrong_multiplier';
      readonly trueMultiplier: string;
      readonly billedMultiplier: string;
    })
  | (OfBills & { readonly fault: 'normal_month'; readonly normalWhPerMonth: WattHours })
  | {
      readonly fault: 'true_dial';
      readonly billId: number;
      readonly readOn: Day;
      readonly dials: readonly { readonly register: RegisterKind; readonly dialWh: WattHours }[];
    }
  | (OfBills & { readonly fault: 'wrong_class'; readonly tariffCode: string })
  | { readonly fault: 'power_factor'; readonly billId: number; readonly trueVarh: WattHours };

/** The facts of a breach, or of an outage that the company caused: a charge of its own. A null multiple is the pack's. */
export type ChargeFacts =
  | {
      readonly fault: 'theft';
      readonly items: readonly PricedUse[];
      readonly multiple: number | null;
      readonly fineFen: Fen;
    }
  | {
      readonly fault: 'price_class_breach';
      /** Their price is the difference. */
      readonly items: readonly PricedUse[];
      readonly months: number | null;
      readonly multiple: number | null;
    }
  | { readonly fault: 'over_capacity'; readonly powerW: number }
  | {
      readonly fault: 'private_capacity';
      readonly capacityVa: number;
      /** Nano-yuan per kVA and month. */
      readonly priceNanoyuan: number;
      readonly from: Day;
      readonly to: Day;
      readonly multiple: number | null;
    }
  | {
      readonly fault: 'suspended_use';
      readonly capacityVa: number;
      /** Null for a user without a capacity charge: so much a kVA, as the pack says. */
      readonly priceNanoyuan: number | null;
      readonly sealedOn: Day;
      readonly foundOn: Day;
      readonly multiple: number | null;
    }
  | {
      readonly fault: 'company_outage';
      /** What would have been used. */
      readonly energyWh: WattHours;
      readonly priceNanoyuan: number;
      readonly multiple: number | null;
    };

/** A charge that was posted wrongly and is reversed as a whole; what is right is proposed anew. */
export interface ReversalFacts {
  readonly fault: 'wrong_charge';
  /** The charge. */
  readonly billId: number;
}

/** The facts of any adjustment. */
export type AdjustmentFacts = CorrectionFacts | ChargeFacts | ReversalFacts;

/** The bills that a correction is for, each once; none for a charge of its own. */
export function billIdsOf(facts: AdjustmentFacts): readonly number[] {
  if ('billIds' in facts) return [...new Set(facts.billIds)];
  return 'billId' in facts ? [facts.billId] : [];
}

/** Whether a fault corrects bills; else it is a charge of its own, or the reversal of one. */
export function isCorrection(facts: AdjustmentFacts): facts is CorrectionFacts {
  return facts.fault !== 'wrong_charge' && ('billIds' in facts || 'billId' in facts);
}
