import { describe, expect, it } from 'vitest';
import { checkCodeOf, readCheckCode } from '../../../../db/domain/payments/check-code.ts';

describe('a check code', () => {
  it('is the first forty bits of a hash in eight characters', () => {
    expect(checkCodeOf(Uint8Array.of(0, 0, 0, 0, 0, 99))).toBe('00000000');
    expect(checkCodeOf(Uint8Array.of(255, 255, 255, 255, 255))).toBe('ZZZZZZZZ');
    expect(checkCodeOf(Uint8Array.of(0, 0, 0, 0, 1))).toBe('00000001');
    expect(checkCodeOf(Uint8Array.of(8, 0, 0, 0, 0))).toBe('10000000');
    expect(() => checkCodeOf(Uint8Array.of(1, 2, 3, 4))).toThrow();
  });

  it('is read as people type it, and as nothing else', () => {
    expect(readCheckCode('6c59-sgzs')).toBe('6C59SGZS');
    expect(readCheckCode(' 6C59 SGZS ')).toBe('6C59SGZS');
    expect(readCheckCode('oil00000')).toBe('01100000');
    expect(readCheckCode('6C59SGZ')).toBeNull();
    expect(readCheckCode('6C59SGZSS')).toBeNull();
    expect(readCheckCode('6C59SGZU')).toBeNull();
    expect(readCheckCode('6C59SGZ中')).toBeNull();
  });
});
