import { invariant } from '../kernel/invariant.ts';

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or copied from faded paper stays the same code. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of five bits: forty bits of a hash. */
const codeLength = 8;

/** The first forty bits of a hash as the eight characters that a receipt shows. */
export function checkCodeOf(hash: Uint8Array): string {
  invariant(hash.length >= 5, 'a check code needs forty bits of a hash');
  const [first, second, third, fourth, fifth] = [...hash.subarray(0, 5)] as [
    number,
    number,
    number,
    number,
    number,
  ];
  const high = (first << 12) | (second << 4) | (third >> 4);
  const low = ((third & 15) << 16) | (fourth << 8) | fifth;
  return fourCharacters(high) + fourCharacters(low);
}

/** Twenty bits as four characters. */
function fourCharacters(bits: number): string {
  const [a, b, c, d] = [bits >> 15, (bits >> 10) & 31, (bits >> 5) & 31, bits & 31] as const;
  return alphabet.charAt(a) + alphabet.charAt(b) + alphabet.charAt(c) + alphabet.charAt(d);
}

/** Reads a check code as a person typed it: any case, blanks and hyphens, I and L for 1, O for 0; null when it can be none. */
export function readCheckCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character))
    ? code
    : null;
}
