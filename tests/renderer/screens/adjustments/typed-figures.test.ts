import { describe, expect, it } from 'vitest';
import { plainFigure, readFigure } from '../../../../renderer/screens/adjustments/typed-figures.ts';

describe('readFigure', () => {
  it.each([
    ['ratio', '200/5', '200/5'],
    ['ratio', '１．７３２', '1.732'],
    ['ratio', '5%', '5/100'],
    ['ratio', '0', null],
    ['ratio', '-2', null],
    ['ratio', '1/0', null],
    ['ratio', '1/2/3', null],
    ['signed_ratio', '+0.05', '0.05'],
    ['signed_ratio', '−5.2%', '-5.2/100'],
    ['signed_ratio', '0.00', null],
    ['signed_ratio', 'fast', null],
    ['energy', '1,234.5', 1_234_500],
    ['energy', '0', 0],
    ['energy', '0.0001', null],
    ['energy', '-1', null],
    ['reactive', '12', 12_000],
    ['power', '2.5', 2_500],
    ['power', '0', null],
    ['capacity', '315', 315_000],
    ['price', '0.51', 510_000_000],
    ['price', '0', null],
    ['capacity_price', '22', 22_000_000_000],
    ['yuan', '500', 50_000],
    ['yuan', '0.005', null],
    ['yuan', '10000000.01', null],
    ['phases', '2', 2],
    ['phases', '4', null],
    ['months', '1.5', null],
    ['multiple', '0', 0],
    ['multiple', '11', null],
    ['hours', '25', null],
    ['days', '180', 180],
    ['day', '2026.11.3', '2026-11-03'],
    ['day', '20261131', null],
  ] as const)('reads %s %j as %j', (kind, typed, value) => {
    expect(readFigure(kind, typed)).toBe(value);
  });

  it('takes the signs of an input method for plain ones', () => {
    expect(plainFigure(' １２ ，３４５。６ ')).toBe('12345.6');
  });
});
