import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLighting, readRateOf, readRatesOf } from '../../../../db/domain/metering/read-rate.ts';

describe('实抄率', () => {
  it('is that of the published example KP02', () => {
    expect(readRatesOf({ meters: 3600, read: 3600 - 28 - 5 }, { meters: 400, read: 400 - 4 })).toEqual({
      lighting: 9908,
      power: 9900,
      all: 9908,
    });
  });

  it('is none where nothing was to be read', () => {
    expect(readRatesOf({ meters: 2, read: 1 }, { meters: 0, read: 0 })).toEqual({
      lighting: 5000,
      power: null,
      all: 5000,
    });
  });

  it('lies between none and all, and grows with every meter read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 0, max: 49_999 }),
        (meters, some) => {
          const read = some % meters;
          const rate = readRateOf({ meters, read }) ?? -1;
          const more = readRateOf({ meters, read: read + 1 }) ?? -1;
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(more).toBeGreaterThanOrEqual(rate);
          expect(more).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });

  it('counts households as lighting and everyone else as power', () => {
    expect(isLighting('residential')).toBe(true);
    expect(isLighting('irrigation')).toBe(false);
  });
});
