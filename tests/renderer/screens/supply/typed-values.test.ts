import { describe, expect, it } from 'vitest';
import {
  kiloText,
  percentText,
  powerFactorText,
  readDay,
  readDial,
  readDigits,
  readKilo,
  readKwh,
  readMeterNo,
  readMonth,
  readMultiplier,
  readPercent,
  readYear,
} from '../../../../renderer/screens/supply/typed-values.ts';

describe('what people type into the terms', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['２０２６年１２月１日', '2026-12-01'],
    ['2026-02-30', null],
    ['12-01', null],
    ['', null],
  ])('the day %s is %s', (typed, day) => expect(readDay(typed)).toBe(day));

  it.each([
    ['2026-12', '2026-12'],
    ['2026/3', '2026-03'],
    ['202603', '2026-03'],
    ['2026年3月', '2026-03'],
    ['2026-13', null],
    ['2026', null],
  ])('the month %s is %s', (typed, month) => expect(readMonth(typed)).toBe(month));

  it.each([
    ['120', 120_000],
    ['120.5', 120_500],
    ['１２０。５', 120_500],
    ['1,200', 1_200_000],
    ['0', 0],
    ['0.0005', null],
    ['-1', null],
    ['abc', null],
  ])('the energy %s kWh is %s Wh', (typed, wh) => expect(readKwh(typed)).toBe(wh));

  it('takes a dial that fits its digits only', () => {
    expect(readDial('999999.9', 6)).toBe(999_999_900);
    expect(readDial('1000000', 6)).toBeNull();
  });

  it.each([
    ['400', 400_000],
    ['0.5', 500],
    ['0', null],
    ['1.0001', null],
  ])('the power %s kW is %s W', (typed, watts) => expect(readKilo(typed)).toBe(watts));

  it.each([
    ['3', 30_000],
    ['0.5', 5_000],
    ['100', 1_000_000],
    ['100.1', null],
    ['-1', null],
  ])('%s %% is %s millionths', (typed, ppm) => expect(readPercent(typed)).toBe(ppm));

  it('reads years, multipliers, digits and meter numbers, and nothing else', () => {
    expect(readYear('2026')).toBe(2026);
    expect(readYear('1989')).toBeNull();
    expect(readMultiplier('1.5')).toBe(1_500);
    expect(readMultiplier('0')).toBeNull();
    expect(readMultiplier('2000000')).toBeNull();
    expect(readDigits('6')).toBe(6);
    expect(readDigits('0')).toBeNull();
    expect(readDigits('12')).toBeNull();
    expect(readMeterNo(' ＡＢ 12-3')).toBe('AB12-3');
    expect(readMeterNo('表1')).toBeNull();
  });

  it('writes back what it read', () => {
    for (const typed of ['400', '0.5', '12.345']) expect(kiloText(readKilo(typed) ?? 0)).toBe(typed);
    for (const typed of ['3', '0.5', '100', '0.0001'])
      expect(percentText(readPercent(typed) ?? 0)).toBe(typed);
    expect(powerFactorText(90)).toBe('0.90');
  });
});
