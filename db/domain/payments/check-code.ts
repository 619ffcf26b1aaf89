import { invariant } from '../kernel/invariant.ts';

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or copied from faded paper stays the same code. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of five bits: forty bits of a hash. */
const codeLength = 8;

/** The first forty bits of a hash as the eight characters that a receipt shows. */
export function checkCodeOf(hash: Uint8Array): string {
  invariant(hash.length >= 5, 'a check code needs forty bits of a hash');
  let bits = 0n;
  for (const byte of hash.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let place = codeLength - 1; place >= 0; place -= 1)
    code += alphabet.charAt(Number((bits >> BigInt(place * 5)) & 31n));
  return code;
}

/** Reads a check code as a person typed it: any case, blanks and hyphens, I and L for 1, O for 0; null when it can be none. */
export function readCheckCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character))
    ? code
    : null;
}
