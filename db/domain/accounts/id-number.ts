import { parseDay } from '../kernel/calendar.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

/**
 * Tells whether the text is a resident's ID number of 18 digits (GB 11643): a birth day that exists and a check digit that is right.
 * The last digit may be X. The old numbers of 15 digits have been void since 2013 and are none.
 */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  if (parseDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`) === null) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return checkDigits[sum % 11] === text[17];
}

/** The ID number as people without the right may see it: district and last four, the birth day and all else hidden (620924********4078). */
export function maskIdNumber(text: string): string {
  const characters = [...text];
  if (characters.length < 10) return '*'.repeat(characters.length);
  const open = characters.length >= 15 ? 6 : 2;
  return [
    ...characters.slice(0, open),
    '*'.repeat(characters.length - open - 4),
    ...characters.slice(-4),
  ].join('');
}
