/**
 * What an adjustment is for: faults that correct issued bills (reversal and new bill), and breaches or compensation that are a charge
 * of their own, and such a charge that was posted wrongly (供电营业规则 art. 80–81, 95, 100–103 of 1996; domain.md §§1.3, 1.7).
 */
export const adjustmentFaults = [
  'meter_error',
  'wrong_wiring',
  'ct_mismatch',
  'phase_lost',
  'wrong_multiplier',
  'normal_month',
  'true_dial',
  'wrong_class',
  'power_factor',
  'theft',
  'price_class_breach',
  'over_capacity',
  'private_capacity',
  'suspended_use',
  'company_outage',
  'wrong_charge',
] as const;

/** One fault. */
export type AdjustmentFault = (typeof adjustmentFaults)[number];
