import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuseCell } from '../../../../electron/services/exports/defuse-cell.ts';

describe('defuseCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86 139', "'+86 139"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝HYPERLINK("x")', '\'＝HYPERLINK("x")'],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A1', "'＠A1"],
    ['  =1', "'  =1"],
    ['\u3000=1', "'\u3000=1"],
    ['\t=1', "' =1"],
    ['\r\n=1', "' =1"],
    ['\u200b=1', "'=1"],
    ['\u202e=1', "'=1"],
    ['\ufeff=1', "'=1"],
    ['\u00ad=1', "'=1"],
    ['\u2028=1', "'=1"],
  ])('takes the sting out of %j', (text, safe) => {
    expect(defuseCell(text)).toBe(safe);
  });

  it.each([
    '王秀英',
    '阿依古丽·叶尔兰别克·哈山',
    '和平村3组12号',
    '6204200017',
    'a=b',
    '𠮷野',
    '3-2',
    '',
    '——',
  ])('leaves %j as it is', (text) => {
    expect(defuseCell(text)).toBe(text);
  });

  it('does not let a workbook read an escaped character', () => {
    expect(defuseCell('_x003D_1')).toBe('_x005F_x003D_1');
    expect(defuseCell('_x003d_x003d_')).toBe('_x005F_x003d_x005F_x003d_');
  });

  it('lets no text start a formula, whatever stands around it', () => {
    const blank = fc.constantFrom(
      ' ',
      '\t',
      '\n',
      '\r',
      '\u3000',
      '\u00a0',
      '\u200b',
      '\u200e',
      '\u202e',
      '\ufeff',
      '\u0000',
      '\u001b',
    );
    const start = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '−');
    fc.assert(
      fc.property(
        fc.array(blank, { maxLength: 4 }),
        start,
        fc.string({ unit: 'binary' }),
        (before, sign, rest) => {
          const safe = defuseCell(before.join('') + sign + rest);
          expect(safe.startsWith("'")).toBe(true);
          expect(safe).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\ufeff]/u);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
