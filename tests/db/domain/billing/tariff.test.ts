import { describe, expect, it } from 'vitest';
import {
  findTariff,
  pricedPeriodsOf,
  touPricesOf,
  type Tariff,
} from '../../../../db/domain/billing/tariff.ts';
import { shippedPack } from '../../../support/packs.ts';

const gansu = shippedPack('gansu').tariffs;
const named = (code: string, of: readonly Tariff[] = gansu) => of.find((one) => one.code === code) as Tariff;

describe('findTariff', () => {
  it('goes by class and supply voltage, the band below its end', () => {
    expect(findTariff(gansu, 'commercial', 380)?.code).toBe('commercial_low');
    expect(findTariff(gansu, 'commercial', 1000)?.code).toBe('commercial_10kv');
    expect(findTariff(gansu, 'commercial', 10_000)?.code).toBe('commercial_10kv');
    expect(findTariff(gansu, 'commercial', 35_000)?.code).toBe('commercial_35kv');
    expect(findTariff(gansu, 'large_industry', 10_000)?.isSample).toBe(true);
    expect(findTariff([], 'commercial', 380)).toBeNull();
  });

  it('never finds what is chosen by its name', () => {
    expect(findTariff([named('commercial_low_tou')], 'commercial', 380)).toBeNull();
  });
});

describe('the parts of the day that are priced', () => {
  const zhejiang = named('residential_tou', shippedPack('zhejiang').tariffs);

  it('are those of time of use, alone or with tiers, and none of other prices', () => {
    expect(touPricesOf(zhejiang.charge)?.map((price) => price.period)).toEqual(['peak', 'valley']);
    expect(touPricesOf(named('commercial_low').charge)).toBeNull();
    expect(touPricesOf(named('residential_low').charge)).toBeNull();
  });

  it('are all that any of several tariffs prices, each once', () => {
    expect(pricedPeriodsOf([zhejiang, named('commercial_low_tou'), named('residential_low')])).toEqual([
      'peak',
      'valley',
      'flat',
    ]);
    expect(pricedPeriodsOf([])).toEqual([]);
  });
});
