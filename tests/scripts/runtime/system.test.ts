import { describe, expect, it } from 'vitest';
import { installCommand, listMissing, type Need } from '../../../scripts/runtime/system.ts';

const there: Need = { what: 'a', packages: ['a'], present: () => true };
const missing: Need = { what: 'b', packages: ['b', 'c'], present: () => false };
const alsoMissing: Need = { what: 'd', packages: ['c', 'd'], present: () => false };

describe('what a machine lacks', () => {
  it('is told by what is not there', (context) => {
    if (process.platform !== 'linux') return context.skip('packages are installed on Linux only');
    expect(listMissing([there, missing])).toEqual([missing]);
  });

  it('is installed by one command that names each package once', async () => {
    const command = await installCommand([missing, alsoMissing]);
    expect(command).toMatch(/apt-get install -y --no-install-recommends b c d$/);
  });
});
