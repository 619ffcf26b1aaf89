import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCreditCode } from '../../../../db/domain/accounts/credit-code.ts';
import { isIdNumber, maskIdNumber } from '../../../../db/domain/accounts/id-number.ts';

/** The check digit worked out the long way, as GB 11643 writes it. */
function checkDigit(seventeen: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(seventeen[index]) * (2 ** (17 - index) % 11);
  return '10X98765432'[sum % 11] as string;
}

const seventeen = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([area, born, order]) =>
      `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
  );

describe('isIdNumber', () => {
  it('knows the example of GB 11643', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310020')).toBe(false);
  });

  it('refuses a birth day that never was, even with a right check digit', () => {
    expect(checkDigit('62092419900230123')).toBe('4');
    expect(isIdNumber('620924199002301234')).toBe(false);
  });

  it('refuses other lengths and signs', () => {
    for (const text of [
      '',
      '110105491231002',
      '11010519491231002x',
      '11010519491231002X ',
      '1101051949123100２X',
      'X1010519491231002X',
    ]) {
      expect(isIdNumber(text)).toBe(false);
    }
  });

  it('takes exactly one of the eleven check digits', () => {
    fc.assert(
      fc.property(seventeen, (text) => {
        expect([...'0123456789X'].filter((digit) => isIdNumber(text + digit))).toEqual([checkDigit(text)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(
        seventeen,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (text, at, by) => {
          const wrong = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
          expect(isIdNumber(wrong + checkDigit(text))).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('maskIdNumber', () => {
  it('shows district and last four', () => {
    expect(maskIdNumber('620924194710194078')).toBe('620924********4078');
    expect(maskIdNumber('620924471019407')).toBe('620924*****9407');
  });

  it('keeps the length, and hides at least four signs of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4, maxLength: 30 }), (text) => {
        const masked = maskIdNumber(text.replaceAll('*', ''));
        expect([...masked]).toHaveLength([...text.replaceAll('*', '')].length);
        if ([...masked].length >= 4)
          expect([...masked].filter((sign) => sign === '*').length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe('isCreditCode', () => {
  it('takes published codes (cases UC01 to UC13)', () => {
    const published = [
      '91350100M000100Y43',
      '91110105771583283D',
      '91110108740084270C',
      '911101077776591113',
      '51610700305332460K',
      '11610923MB2900168E',
      '1134082855783407XL',
      '91341000MA2N0ABGXX',
      '91440300708461136T',
    ];
    for (const code of published) expect(isCreditCode(code)).toBe(true);
    for (const code of published)
      expect(isCreditCode(`${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`)).toBe(false);
  });

  it('refuses letters that the alphabet leaves out, and ID numbers with a wrong check digit', () => {
    for (const code of [
      '',
      '91350100I000100Y43',
      '91350100m000100y43',
      '620924198101267640',
      '620924199002301234',
    ]) {
      expect(isCreditCode(code)).toBe(false);
    }
  });
});
