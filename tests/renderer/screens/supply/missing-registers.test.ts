import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import {
  choiceOf,
  hangingRegisters,
  lateRegisters,
  missingRegisters,
} from '../../../../renderer/screens/supply/missing-registers.ts';
import { kwhOf, meterRow, supplyPage, tariffChoice } from './supply-page.ts';

describe('registers that a tariff needs', () => {
  const tou = tariffChoice('tou', { registers: ['total', 'peak', 'flat', 'valley'] });

  it('names those that no meter has, in their order', () => {
    expect(missingRegisters(tou, false, ['total'])).toEqual(['peak', 'flat', 'valley']);
    expect(missingRegisters(tou, false, ['total', 'valley'])).toEqual(['peak', 'flat']);
  });

  it('does without a flat register where the total says it', () => {
    expect(missingRegisters(tou, false, ['total', 'peak', 'valley'])).toEqual([]);
    expect(missingRegisters(tou, false, ['peak', 'valley'])).toEqual(['total', 'flat']);
  });

  it('does without a total where all parts of the day are counted', () => {
    expect(missingRegisters(tou, false, ['peak', 'flat', 'valley'])).toEqual([]);
    expect(missingRegisters(tou, false, ['flat'])).toEqual(['total', 'peak', 'valley']);
  });

  it('wants a demand register where demand is charged', () => {
    expect(missingRegisters(tariffChoice('plain'), true, ['total'])).toEqual(['demand']);
    expect(missingRegisters(tariffChoice('plain'), true, ['total', 'demand'])).toEqual([]);
  });

  it('misses nothing for a tariff that nobody knows', () => {
    expect(missingRegisters(null, false, ['total'])).toEqual([]);
  });

  it('looks at every meter that hangs and at none that was taken down', () => {
    const page = supplyPage({
      meters: [
        meterRow({ valley: 1, total: 2 }),
        meterRow({ reactive_forward: 3 }, { installationId: 2 }),
        meterRow({ demand: 4 }, { installationId: 3, removedOn: day('2026-11-01') }),
      ],
    });
    expect(hangingRegisters(page)).toEqual(['total', 'valley', 'reactive_forward']);
  });
});

describe('registers that began after the terms', () => {
  const tou = tariffChoice('tou', { registers: ['total', 'peak', 'valley'] });
  const page = supplyPage({ meters: [meterRow({ total: 500, peak: 1, valley: 2, demand: 3 })] });

  it('are told with the day they began, the total and what is not needed aside', () => {
    expect(lateRegisters(page, tou, day('2026-10-22'))).toEqual({
      kinds: ['peak', 'valley'],
      since: '2026-10-23',
    });
  });

  it('are none when they counted by then, or since an earlier bill', () => {
    expect(lateRegisters(page, tou, day('2026-10-23'))).toBeNull();
    const [meter] = page.meters;
    const read = meter?.registers.map((register) => ({ ...register, startDialWh: kwhOf(0) })) ?? [];
    const counted = supplyPage({ meters: [{ ...meterRow({}), registers: read }] });
    expect(lateRegisters(counted, tou, day('2026-10-01'))).toBeNull();
    expect(lateRegisters(page, null, day('2026-10-01'))).toBeNull();
  });
});

describe('the tariff that terms choose', () => {
  it('is the named one', () => {
    expect(choiceOf(supplyPage(), 'home_tou')?.label).toBe('居民生活分时');
    expect(choiceOf(supplyPage(), 'gone')).toBeNull();
  });

  it('is for plain terms the one that bills today', () => {
    expect(choiceOf(supplyPage({ tariffLabel: '居民生活 高压' }), null)?.code).toBe('home_high');
  });

  it('is a plain one of the class while another bills today', () => {
    expect(choiceOf(supplyPage({ tariffLabel: '居民生活分时' }), null)?.code).toBe('home');
  });
});
