import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normaliseCode,
  normaliseFigures,
  normaliseText,
} from '../../../../db/domain/accounts/normalise-cell.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '０',
      '９',
      'Ａ',
      '－',
      '　',
      ' ',
      '\u00a0',
      '\t',
      '\u200b',
      '\u202e',
      '\ufeff',
      '王',
      '𠮷',
      '7',
      '\ud842',
      '\u0000',
    ),
  }),
);

describe('normaliseText', () => {
  it('cleans what files of older systems hold', () => {
    expect(normaliseText(' 孔平　')).toBe('孔平');
    expect(normaliseText('和平村　３组 １２号')).toBe('和平村 3组 12号');
    expect(normaliseText('\ufeff王\u200b秀\u202e英\u0000')).toBe('王秀英');
    expect(normaliseText('阿依古丽·叶尔兰别克·哈山')).toBe('阿依古丽·叶尔兰别克·哈山');
    expect(normaliseText('红柳湾（集团）公司')).toBe('红柳湾（集团）公司');
    expect(normaliseText('𠮷㛃䶮')).toBe('𠮷㛃䶮');
    expect(normaliseText('　')).toBe('');
  });

  it('changes nothing the second time, and leaves nothing invisible', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const normalise of [normaliseText, normaliseFigures, normaliseCode]) {
          const once = normalise(text);
          expect(normalise(once)).toBe(once);
          expect(once).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
          expect(once.trim()).toBe(once);
          expect(once.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('normaliseCode and normaliseFigures', () => {
  it('make ASCII of full-width signs; only a code loses its inner blanks', () => {
    expect(normaliseCode('６２０４２００２４９')).toBe('6204200249');
    expect(normaliseCode(' 6204 2000　17 ')).toBe('6204200017');
    expect(normaliseFigures('２０２６－１１－２２　１０：３０')).toBe('2026-11-22 10:30');
    expect(normaliseCode('－１２．５')).toBe('-12.5');
  });
});
