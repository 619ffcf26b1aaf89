import { describe, expect, it } from 'vitest';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { type DialMeter, dialText, lookAtDial } from '../../../../renderer/screens/readings/dial-look.ts';

const meter: DialMeter = {
  register: 'total',
  digits: 5,
  lastDialWh: wattHours(12_000_000),
  usualUseWh: wattHours(100_000),
  multiplierMilli: milliMultiplier(1_000),
  customerClass: 'residential',
};

describe('lookAtDial', () => {
  it('tells the use so far while digits are typed', () => {
    expect(lookAtDial(meter, '12100')).toEqual({
      state: 'read',
      dialWh: 12_100_000,
      useWh: 100_000,
      finding: null,
      isUnfinished: false,
    });
    expect(lookAtDial(meter, '12151')).toMatchObject({ finding: 'jump' });
    expect(lookAtDial(meter, '12000')).toMatchObject({ finding: 'zero', useWh: 0 });
  });

  it('holds nothing against digits that are not all there yet', () => {
    expect(lookAtDial(meter, '121')).toMatchObject({ finding: 'backward', isUnfinished: true });
    expect(lookAtDial(meter, '11999')).toMatchObject({ finding: 'backward', isUnfinished: false });
    expect(lookAtDial(meter, '00121')).toMatchObject({ isUnfinished: false });
  });

  it('multiplies', () => {
    expect(
      lookAtDial(
        { ...meter, multiplierMilli: milliMultiplier(40_000), customerClass: 'commercial' },
        '12003',
      ),
    ).toMatchObject({
      useWh: 120_000,
      finding: null,
    });
  });

  it('takes decimals behind a transformer, two at most (MU04)', () => {
    const behind: DialMeter = {
      ...meter,
      multiplierMilli: milliMultiplier(40_000),
      lastDialWh: wattHours(0),
      usualUseWh: null,
    };
    expect(lookAtDial(behind, '236.8')).toMatchObject({ dialWh: 236_800, useWh: 9_472_000 });
    expect(lookAtDial(behind, '２３６．８')).toMatchObject({ dialWh: 236_800 });
    expect(lookAtDial(behind, '236.')).toMatchObject({ dialWh: 236_000 });
    expect(lookAtDial(behind, '00.25')).toMatchObject({ dialWh: 250 });
    expect(lookAtDial(behind, '236.875')).toEqual({ state: 'wrong', wrong: 'too_fine' });
    expect(lookAtDial(behind, '.5')).toEqual({ state: 'wrong', wrong: 'too_fine' });
    expect(lookAtDial(behind, '100000')).toEqual({ state: 'wrong', wrong: 'too_long' });
    const at = { ...behind, lastDialWh: wattHours(12_345_600) };
    expect(lookAtDial(at, '123')).toMatchObject({ isUnfinished: true });
    expect(lookAtDial(at, '123.4')).toMatchObject({ isUnfinished: false, finding: 'backward' });
  });

  it('asks nothing of a demand dial, whatever it showed before', () => {
    expect(lookAtDial({ ...meter, register: 'demand' }, '3.5')).toEqual({
      state: 'read',
      dialWh: 3_500,
      useWh: 3_500,
      finding: null,
      isUnfinished: false,
    });
  });

  it('compares nothing for a meter without a last reading', () => {
    expect(lookAtDial({ ...meter, lastDialWh: null }, '5')).toMatchObject({
      useWh: null,
      finding: null,
      isUnfinished: false,
    });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
  ])('%j is empty', (text, state) => {
    expect(lookAtDial(meter, text).state).toBe(state);
  });

  it.each([
    ['12.5', 'not_whole'],
    ['-1', 'not_whole'],
    ['1e3', 'not_whole'],
    ['abc', 'not_whole'],
    ['100000', 'too_long'],
    ['9'.repeat(40), 'too_long'],
  ])('%j is wrong: %s', (text, wrong) => {
    expect(lookAtDial(meter, text)).toEqual({ state: 'wrong', wrong });
  });

  it('reads full-width digits and leading zeros', () => {
    expect(lookAtDial(meter, '１２１００')).toMatchObject({ dialWh: 12_100_000 });
    expect(lookAtDial({ ...meter, digits: 6 }, '012100')).toMatchObject({ dialWh: 12_100_000 });
    expect(lookAtDial(meter, '99999')).toMatchObject({ dialWh: 99_999_000 });
  });
});

it('dialText writes a stored dial as it would be typed', () => {
  expect(dialText(null)).toBe('');
  expect(dialText(wattHours(12_100_000))).toBe('12100');
  expect(dialText(wattHours(0))).toBe('0');
});
