import { describe, expect, it } from 'vitest';
import { denominations } from '../../../../db/domain/cash/denominations.ts';
import { countedValues, countSum, piecesOf, tidyCount } from '../../../../renderer/screens/till/count-sum.ts';

describe('the blind count', () => {
  it('asks for face values that the till knows, largest first, down to a fen', () => {
    expect(countedValues).toEqual([10_000, 5_000, 2_000, 1_000, 500, 100, 50, 20, 10, 1]);
    expect(countedValues.every((value) => denominations.includes(value))).toBe(true);
  });

  it('adds what was typed; an empty cell is none', () => {
    expect(countSum({})).toBe(0);
    expect(countSum({ 10000: '12', 500: '3', 10: '', 1: '42' })).toBe(121_542);
    expect(piecesOf({ 100: '7' }).find((piece) => piece.valueFen === 100)).toEqual({
      valueFen: 100,
      count: 7,
    });
  });

  it('keeps digits only', () => {
    expect(tidyCount('１2x')).toBe('12');
    expect(tidyCount('-3')).toBe('3');
    expect(tidyCount('1234567')).toBe('12345');
  });
});
