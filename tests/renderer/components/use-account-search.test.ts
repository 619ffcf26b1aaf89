import { describe, expect, it } from 'vitest';
import { makeGenerations, plainSearchText } from '../../../renderer/components/use-account-search.ts';

describe('generations', () => {
  it('lets only the newest request answer', () => {
    const generations = makeGenerations();
    const first = generations.next();
    const second = generations.next();
    expect(generations.isNewest(first)).toBe(false);
    expect(generations.isNewest(second)).toBe(true);
  });
});

describe('plainSearchText', () => {
  it.each([
    ["w'x'y", 'wxy'],
    [' 王秀英 ', '王秀英'],
    ['', ''],
  ])('reads %j as %j', (typed, text) => {
    expect(plainSearchText(typed)).toBe(text);
  });
});
