import type { Messages } from '../index.ts';

export const lists: Messages['lists'] = {
  month: 'Month',
  export: 'Export',
  print: 'Print list',
  saved: (fileName, rows) => `${rows} rows saved to ${fileName}.`,
  reasonHint: (usual) => (usual === 0 ? 'type it, then Enter' : `1–${usual}, or type it, then Enter`),
};
