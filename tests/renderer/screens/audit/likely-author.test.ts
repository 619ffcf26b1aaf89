import { expect, it } from 'vitest';
import { likelyAuthor } from '../../../../renderer/screens/audit/likely-author.ts';

it('suggests whose work an error is in, among those who had a hand in the bill', () => {
  const all = { reader: '李', biller: '王', terms: '赵' };
  expect(likelyAuthor('misread', all)).toBe('reader');
  expect(likelyAuthor('computation', all)).toBe('biller');
  expect(likelyAuthor('multiplier', all)).toBe('terms');
  expect(likelyAuthor('multiplier', { ...all, terms: null })).toBe('biller');
  expect(likelyAuthor('decimal', { ...all, reader: null })).toBe('biller');
  expect(likelyAuthor('computation', { ...all, biller: null })).toBeNull();
});
