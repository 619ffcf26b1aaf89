import { invariant } from '../kernel/invariant.ts';

/** How many digits a receipt number shows at least; the paper is numbered so ("0012846"). */
const shownDigits = 7;

/** The most papers that one book may hold: more than that is a slip of the finger, not a delivery. */
const mostPapersPerBook = 100_000;

/** Writes a receipt's number as the paper shows it: at least seven digits, zeros in front; the ten-millionth simply grows longer. */
export function formatReceiptNo(receiptNumber: number): string {
  invariant(
    Number.isSafeInteger(receiptNumber) && receiptNumber >= 0,
    `not a receipt number: ${receiptNumber}`,
  );
  return String(receiptNumber).padStart(shownDigits, '0');
}

/** Reads a receipt's number as a whole number; null unless it is written exactly as the paper shows it. */
export function parseReceiptNo(text: string): number | null {
  if (!/^\d{7,12}$/.test(text)) return null;
  const receiptNumber = Number(text);
  return formatReceiptNo(receiptNumber) === text ? receiptNumber : null;
}

/** Tells whether a range of paper can be a book: in order, from 1 on, at most 100,000 papers. */
export function isReceiptRange(firstNumber: number, lastNumber: number): boolean {
  return firstNumber >= 1 && firstNumber <= lastNumber && lastNumber - firstNumber < mostPapersPerBook;
}
