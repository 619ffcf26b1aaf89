import { describe, expect, it } from 'vitest';
import { findForbiddenImports, findRawIpc } from './import-rules.ts';
import { readSources } from './source-scan.ts';

const sources = readSources('db', 'electron', 'renderer', 'scripts');

describe('the house', () => {
  it('imports in one direction only', () => {
    expect(findForbiddenImports(sources)).toEqual([]);
  });

  it('has one transport', () => {
    expect(findRawIpc(sources)).toEqual([]);
  });
});

describe('the direction rules bite', () => {
  const bad: readonly [file: string, text: string][] = [
    ['db/domain/billing/a.ts', `import Decimal from 'decimal.js';`],
    ['db/domain/billing/a.ts', `import { readFileSync } from 'node:fs';`],
    ['db/domain/billing/a.ts', `export { x } from '../../wire/batch.ts';`],
    ['db/wire/a.ts', `import type { Store } from '../local/store.ts';`],
    ['db/local/a.ts', `import { takePayment } from '../../electron/services/payments/take-payment.ts';`],
    ['db/county/a.ts', `import { store } from '../local/store.ts';`],
    ['electron/contract/a.ts', `import { drizzle } from 'drizzle-orm';`],
    ['electron/contract/a.ts', `import { store } from '../../db/local/store.ts';`],
    ['electron/services/a.ts', `import { app } from 'electron';`],
    ['electron/services/a.ts', `const { app } = await import('electron/main');`],
    ['electron/services/a.ts', `import { send } from '../sync/send.ts';`],
    ['electron/preload/a.ts', `import { z } from 'zod';`],
    ['electron/ipc/a.ts', `import { openWindow } from '../main/window.ts';`],
    ['renderer/app/a.tsx', `import path from 'node:path';`],
    ['renderer/app/a.tsx', `import { ipcRenderer } from 'electron';`],
    ['renderer/app/a.tsx', `import { takePayment } from '../../electron/services/take-payment.ts';`],
    ['renderer/screens/bills/a.tsx', `import { till } from '../cash/till.tsx';`],
    ['scripts/county/a.ts', `import { store } from '../../db/local/store.ts';`],
    ['scripts/county/a.ts', `const store = require('../../electron/sync/send.ts');`],
  ];

  it.each(bad)('%s may not say %s', (file, text) => {
    expect(findForbiddenImports([{ file, text }])).toHaveLength(1);
  });

  it('lets the right direction pass, and words in comments and strings', () => {
    const text = [
      `// import { app } from 'electron'`,
      `import { z } from 'zod';`,
      `import { fen } from '../../db/domain/kernel/money.ts';`,
      `export const words = "import { app } from 'electron'";`,
    ].join('\n');
    expect(findForbiddenImports([{ file: 'electron/contract/a.ts', text }])).toEqual([]);
  });

  it('sees ipcMain anywhere but in the transport', () => {
    const text = `import { ipcMain } from 'electron';`;
    expect(findRawIpc([{ file: 'electron/main/a.ts', text }])).toHaveLength(1);
    expect(findRawIpc([{ file: 'electron/ipc/transport.ts', text }])).toEqual([]);
    expect(findRawIpc([{ file: 'electron/main/a.ts', text: '// ipcMain lives elsewhere' }])).toEqual([]);
  });
});
