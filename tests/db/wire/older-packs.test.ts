import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { valueOf } from '../../support/station.ts';

const folder = join(import.meta.dirname, 'packs-of-version-1');

describe('packs that stations accepted before', () => {
  // An accepted pack is read from its text for ever: a stricter reader must not shut a station out of its own prices.
  it.each(['gansu', 'hunan', 'zhejiang'])(
    'the first %s is still read, what it did not say as usual',
    (code) => {
      const { pack } = valueOf(readPolicyPack(readFileSync(join(folder, `${code}.json`), 'utf8')));
      expect(pack).toMatchObject({
        code,
        version: 1,
        samples: [],
        powerFactorBase: 'energy_and_capacity',
      });
      expect(pack.tariffs.length).toBeGreaterThan(0);
    },
  );
});
