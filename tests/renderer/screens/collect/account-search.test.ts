import { describe, expect, it } from 'vitest';
import { maskedPhone } from '../../../../renderer/screens/collect/masked-phone.ts';
import { makeGenerations, plainSearchText } from '../../../../renderer/screens/collect/use-account-search.ts';

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

describe('maskedPhone', () => {
  it('shows three and four digits', () => {
    expect(maskedPhone('13909370012')).toBe('139****0012');
    expect(maskedPhone('0937-8821234')).toBe('093*****1234');
    expect(maskedPhone('12345')).toBe('12345');
  });
});
