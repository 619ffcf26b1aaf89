/**
 * What may be wrong at a meter beside its dial: lost, burnt, stopped, running backward, creeping without load, a sign of theft or of
 * use against the contract, a seal that is not whole, or another number on the meter than on the card (seed 001, 抄表核算员 4.6; 电费管理工作标准 3.3.2).
 */
export const siteAnomalies = [
  'lost',
  'burnt',
  'stopped',
  'reversed',
  'creeping',
  'breach',
  'seal_broken',
  'meter_differs',
  'other',
] as const;

/** One kind of anomaly. */
export type SiteAnomaly = (typeof siteAnomalies)[number];
