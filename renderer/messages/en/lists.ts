import type { Messages } from '../index.ts';

export const lists: Messages['lists'] = {
  month: 'Month',
  chargeName: (code, label) => {
    const tier = /^tier_(\d+)(_increment)?$/.exec(code);
    if (tier !== null) return tier[2] === undefined ? `Tier ${tier[1]}` : `Tier ${tier[1]} increment`;
    return code === 'energy' ? 'Energy' : code === 'base' ? 'Base price' : label;
  },
  about: (subject, words) => `${subject}: ${words}`,
  enumerate: (words) => words.join(', '),
  export: 'Export',
  print: 'Print list',
  saved: (fileName, rows) => `${rows} rows saved to ${fileName}.`,
  reasonHint: (label, usual) =>
    usual === 0 ? `${label} (type it, then Enter)` : `${label} (1–${usual}, or type it, then Enter)`,
};
