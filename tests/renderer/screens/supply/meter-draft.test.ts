import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier } from '../../../../db/domain/kernel/energy.ts';
import type { RegisterRow } from '../../../../electron/contract/supply.ts';
import { contract } from '../../../../electron/contract/index.ts';
import {
  chosenKinds,
  countedInAll,
  emptyMeter,
  type ExchangeDraft,
  lookAtLastDial,
  meterLike,
  readExchange,
  readFurtherRegisters,
  readHanging,
  toggledDial,
} from '../../../../renderer/screens/supply/meter-draft.ts';
import { kwhOf, meterRow } from './supply-page.ts';

const today = day('2026-11-23');
const old = meterRow({ total: 1_200, peak: 400, demand: 3 }, { multiplierMilli: milliMultiplier(40_000) });

function exchange(changed: Partial<ExchangeDraft> = {}): ExchangeDraft {
  return {
    on: '2026-11-23',
    reason: '轮换到期',
    lastDials: { 1: '1240.5', 2: '410', 3: '2.5' },
    meter: { ...meterLike(old, []), meterNo: 'N2', dials: { total: '0', valley: '1.25' } },
    ...changed,
  };
}

describe('an exchange of meters', () => {
  it('reads every dial in Wh, in the shape of the border', () => {
    const { whole } = readExchange(exchange(), old, today);
    expect(whole).toEqual({
      installationId: 1,
      on: '2026-11-23',
      reason: '轮换到期',
      lastDials: [
        { registerId: 1, dialWh: 1_240_500 },
        { registerId: 2, dialWh: 410_000 },
        { registerId: 3, dialWh: 2_500 },
      ],
      meter: {
        meterNo: 'N2',
        kind: '单相智能',
        digits: 6,
        multiplierMilli: 40_000,
        registers: [
          { kind: 'total', dialWh: 0 },
          { kind: 'valley', dialWh: 1_250 },
        ],
      },
    });
    const sent = { accountNo: '1', ...whole };
    expect(contract['supply/exchange-meter'].input.safeParse(sent).success).toBe(true);
  });

  it('says everything that is wrong at once', () => {
    const { wrongs } = readExchange(
      exchange({
        on: '2026-11-24',
        reason: '',
        lastDials: { 1: '1000000', 2: 'x' },
        meter: { meterNo: '', kind: '', digits: '0', multiplier: '0', dials: { total: '' } },
      }),
      old,
      today,
    );
    expect(Object.fromEntries(wrongs ?? [])).toEqual({
      on: 'in_future',
      reason: 'empty',
      'last.1': 'too_long',
      'last.2': 'not_dial',
      'last.3': 'empty',
      meterNo: 'empty',
      digits: 'not_digits',
      multiplier: 'not_multiplier',
      'start.total': 'empty',
    });
  });

  it('wants at least one register', () => {
    const { wrongs } = readExchange(
      exchange({ meter: { ...emptyMeter(), meterNo: 'N2', dials: {} } }),
      old,
      today,
    );
    expect(wrongs?.get('registers')).toBe('no_registers');
  });

  it('offers a meter like the old one, with what the tariff misses', () => {
    const like = meterLike(old, ['valley']);
    expect(like).toMatchObject({ meterNo: '', digits: '6', multiplier: '40' });
    expect(chosenKinds(like.dials)).toEqual(['total', 'peak', 'valley', 'demand']);
  });
});

describe('what the old meter counted', () => {
  const [total, , demand] = old.registers as [RegisterRow, RegisterRow, RegisterRow];

  it('is the difference times the multiplier', () => {
    expect(lookAtLastDial(old, total, '1240.5')).toEqual({
      state: 'counted',
      energyWh: 1_620_000,
      isBelowNewest: false,
    });
  });

  it('is open while nothing or no dial is typed, and for demand', () => {
    for (const typed of ['', 'x', '1000000']) expect(lookAtLastDial(old, total, typed).state).toBe('open');
    expect(lookAtLastDial(old, demand, '1').state).toBe('open');
  });

  it('is told apart from a dial below the last', () => {
    expect(lookAtLastDial(old, total, '1199').state).toBe('backward');
  });

  it('counts from the last bill, and tells a dial below what was read since', () => {
    const read = { ...total, dialWh: kwhOf(1_300) };
    expect(lookAtLastDial(old, read, '1310')).toMatchObject({ energyWh: 4_400_000, isBelowNewest: false });
    expect(lookAtLastDial(old, read, '1250')).toMatchObject({ energyWh: 2_000_000, isBelowNewest: true });
  });

  it('goes on from a dial that went past its full scale', () => {
    const rolled = { ...total, startDialWh: kwhOf(999_990), dialWh: kwhOf(20) };
    expect(lookAtLastDial(old, rolled, '30')).toMatchObject({ energyWh: 1_600_000, isBelowNewest: false });
    expect(lookAtLastDial(old, rolled, '10').state).toBe('backward');
  });

  it('is in all what the total says, or without one the parts of the day', () => {
    expect(countedInAll(old, { 1: '1201' })).toBe(40_000);
    expect(countedInAll(old, {})).toBeNull();
    const parts = meterRow({ peak: 10, valley: 20, reactive_forward: 5 });
    expect(countedInAll(parts, { 1: '11', 2: '22' })).toBe(3_000);
    expect(countedInAll(parts, { 1: '11' })).toBeNull();
  });
});

describe('a further meter and further registers', () => {
  it('are read in the shape of the border', () => {
    const hung = readHanging(
      { on: '20261101', meter: { ...emptyMeter(), meterNo: 'N3', dials: { total: '5' } } },
      today,
    );
    expect(contract['supply/hang-meter'].input.safeParse({ accountNo: '1', ...hung.whole }).success).toBe(
      true,
    );
    const added = readFurtherRegisters({ on: '2026-11-23', dials: { valley: '2', peak: '1' } }, 6, today);
    expect(added.whole?.registers).toEqual([
      { kind: 'peak', dialWh: 1_000 },
      { kind: 'valley', dialWh: 2_000 },
    ]);
    expect(
      contract['supply/add-registers'].input.safeParse({ accountNo: '1', meterId: 1, ...added.whole })
        .success,
    ).toBe(true);
  });

  it('need dials that fit the meter', () => {
    expect(
      readFurtherRegisters({ on: '2026-11-23', dials: { peak: '100' } }, 2, today).wrongs?.get('start.peak'),
    ).toBe('too_long');
    expect(readFurtherRegisters({ on: '2026-11-23', dials: {} }, 2, today).wrongs?.get('registers')).toBe(
      'no_registers',
    );
  });

  it('are ticked and unticked', () => {
    expect(toggledDial({ total: '5' }, 'peak')).toEqual({ total: '5', peak: '' });
    expect(toggledDial({ total: '5', peak: '' }, 'total')).toEqual({ peak: '' });
  });
});
