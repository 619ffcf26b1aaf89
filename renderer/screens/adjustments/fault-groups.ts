import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';

/** The groups of the chooser, as a clerk thinks of them. */
export type FaultGroup = 'metering' | 'reading' | 'price' | 'powerFactor' | 'breach' | 'compensation';

/** Every fault in its group, in the order of the chooser. */
export const faultGroups: readonly {
  readonly group: FaultGroup;
  readonly faults: readonly AdjustmentFault[];
}[] = [
  {
    group: 'metering',
    faults: ['meter_error', 'wrong_wiring', 'ct_mismatch', 'phase_lost', 'wrong_multiplier', 'normal_month'],
  },
  { group: 'reading', faults: ['true_dial'] },
  { group: 'price', faults: ['wrong_class'] },
  { group: 'powerFactor', faults: ['power_factor'] },
  {
    group: 'breach',
    faults: [
      'theft',
      'price_class_breach',
      'over_capacity',
      'private_capacity',
      'suspended_use',
      'wrong_charge',
    ],
  },
  { group: 'compensation', faults: ['company_outage'] },
];

/** One fault of the chooser with the group it stands in; the first of a group carries its heading. */
export interface FaultChoice {
  readonly fault: AdjustmentFault;
  readonly group: FaultGroup;
  readonly isFirst: boolean;
}

/** The chooser's rows. */
export const faultChoices: readonly FaultChoice[] = faultGroups.flatMap(({ group, faults }) =>
  faults.map((fault, index) => ({ fault, group, isFirst: index === 0 })),
);

/** Which bills a fault corrects: the ticked ones, exactly one ticked, the newest one, none as it is a charge, or one ticked charge. */
export type BillNeed = 'several' | 'one' | 'newest' | 'none' | 'charge';

/** The bills that each fault needs. */
export const billNeedOf: Readonly<Record<AdjustmentFault, BillNeed>> = {
  meter_error: 'several',
  wrong_wiring: 'several',
  ct_mismatch: 'several',
  phase_lost: 'several',
  wrong_multiplier: 'several',
  normal_month: 'several',
  true_dial: 'newest',
  wrong_class: 'several',
  power_factor: 'one',
  theft: 'none',
  price_class_breach: 'none',
  over_capacity: 'none',
  private_capacity: 'none',
  suspended_use: 'none',
  company_outage: 'none',
  wrong_charge: 'charge',
};
