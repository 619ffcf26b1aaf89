import type { Messages } from '../index.ts';

/** Charges by their codes; tiers are counted, and funds keep the name that the price list gives them. */
const chargeNames: Readonly<Record<string, string>> = {
  energy: 'Energy',
  base: 'Base price',
  sharp: 'Sharp peak',
  peak: 'Peak',
  flat: 'Flat',
  valley: 'Valley',
  deep_valley: 'Deep valley',
  loss: 'Loss',
  capacity: 'Capacity',
  demand: 'Demand',
  over_demand: 'Demand over contract',
  power_factor: 'Power factor',
  free_energy: 'Free energy',
  minimum: 'Up to the least charge',
  breach_energy: 'Energy charged back',
  breach_capacity: 'Capacity charged back',
  breach_penalty: 'Penalty',
  breach_fine: 'Penalty (fixed amount)',
  outage_compensation: 'Compensation for an outage',
};

export const lists: Messages['lists'] = {
  month: 'Month',
  chargeName: (code, label) => {
    const tier = /^tier_(\d+)(_increment)?$/.exec(code);
    if (tier !== null) return tier[2] === undefined ? `Tier ${tier[1]}` : `Tier ${tier[1]} increment`;
    const name = chargeNames[code];
    // A transformer's name stands in the label: 基本电费（1号）.
    const own = code === 'capacity' ? (/（(.+)）$/.exec(label)?.[1] ?? '') : '';
    return name === undefined ? label : own === '' ? name : `${name} (${own})`;
  },
  about: (subject, words) => `${subject}: ${words}`,
  enumerate: (words) => words.join(', '),
  export: 'Export',
  print: 'Print list',
  pdf: 'Save PDF',
  savedPdf: (fileName) => `Saved to ${fileName}.`,
  saved: (fileName, rows) => `${rows} rows saved to ${fileName}.`,
  reasonHint: (label, usual) =>
    usual === 0 ? `${label} (type it, then Enter)` : `${label} (1–${usual}, or type it, then Enter)`,
};
