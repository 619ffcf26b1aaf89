const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/**
 * Tells whether the text is the unified social credit code of a company or body (统一社会信用代码, GB 32100): 18 signs without I, O, S, V, Z
 * and a right check sign. Such customers have it where a household has an ID number.
 */
export function isCreditCode(text: string): boolean {
  if (!/^[1-9AN-Y][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  const sum = weights.reduce(
    (total, weight, index) => total + weight * alphabet.indexOf(text[index] as string),
    0,
  );
  return alphabet[(31 - (sum % 31)) % 31] === text[17];
}
