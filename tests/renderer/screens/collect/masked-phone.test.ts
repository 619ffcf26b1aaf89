import { describe, expect, it } from 'vitest';
import { maskedPhone } from '../../../../renderer/screens/collect/masked-phone.ts';

describe('maskedPhone', () => {
  it('shows three and four digits', () => {
    expect(maskedPhone('13909370012')).toBe('139****0012');
    expect(maskedPhone('0937-8821234')).toBe('093*****1234');
    expect(maskedPhone('12345')).toBe('12345');
  });
});
