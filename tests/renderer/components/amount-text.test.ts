import { describe, expect, it } from 'vitest';
import { readAmount, tidyAmount } from '../../../renderer/components/amount-text.ts';

describe('tidyAmount', () => {
  it.each([
    ['200', '200'],
    ['200.5', '200.5'],
    ['200.567', '200.56'],
    ['２００。５', '200.5'],
    ['1,200.00', '1200.00'],
    ['12a3', '123'],
    ['1.2.3', '1.2'],
    ['-5', '5'],
    ['。', '.'],
    ['', ''],
  ])('keeps of %j what an amount is made of: %j', (typed, kept) => {
    expect(tidyAmount(typed)).toBe(kept);
  });
});

describe('readAmount', () => {
  it.each([
    ['200', 20_000],
    ['200.', 20_000],
    ['.5', 50],
    ['163.42', 16_342],
    ['0.1', 10],
    ['0', 0],
    ['10000000', 1_000_000_000],
  ])('reads %j as %d fen', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it.each(['', '.', ' ', '10000000.01', 'abc'])('reads %j as no amount', (text) => {
    expect(readAmount(text)).toBeNull();
  });
});
