import type { ReceiptContent } from '../../contract/payments.ts';

/** A receipt's content as stored: all that is printed but the check code, which is made from it. */
export type StoredReceiptContent = Omit<ReceiptContent, 'checkCode'>;

/** The text of a receipt's content as it is stored and hashed. */
export function writeReceiptContent(content: StoredReceiptContent): string {
  return JSON.stringify(content);
}

/** A posted receipt as it was when the money was taken. */
export function readReceiptContent(stored: {
  readonly content: string;
  readonly checkCode: string;
}): ReceiptContent {
  return { ...(JSON.parse(stored.content) as StoredReceiptContent), checkCode: stored.checkCode };
}
