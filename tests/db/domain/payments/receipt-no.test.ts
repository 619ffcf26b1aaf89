import { describe, expect, it } from 'vitest';
import {
  formatReceiptNo,
  isReceiptRange,
  parseReceiptNo,
} from '../../../../db/domain/payments/receipt-no.ts';

describe('a receipt number', () => {
  it('has seven digits at least, and simply grows past them', () => {
    expect(formatReceiptNo(12_846)).toBe('0012846');
    expect(formatReceiptNo(9_999_999)).toBe('9999999');
    expect(formatReceiptNo(10_000_000)).toBe('10000000');
    expect(() => formatReceiptNo(-1)).toThrow();
    expect(() => formatReceiptNo(1.5)).toThrow();
  });

  it('is read only as the paper shows it', () => {
    expect(parseReceiptNo('0012846')).toBe(12_846);
    expect(parseReceiptNo('10000000')).toBe(10_000_000);
    for (const text of ['12846', '00012846', '001284６', ' 0012846', '0012846a', ''])
      expect(parseReceiptNo(text)).toBeNull();
  });

  it('comes in books of at most 100,000 papers', () => {
    expect(isReceiptRange(1, 1)).toBe(true);
    expect(isReceiptRange(1, 100_000)).toBe(true);
    expect(isReceiptRange(1, 100_001)).toBe(false);
    expect(isReceiptRange(2, 1)).toBe(false);
    expect(isReceiptRange(0, 10)).toBe(false);
  });
});
