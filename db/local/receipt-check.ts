import { hash } from 'node:crypto';
import { checkCodeOf } from '../domain/payments/check-code.ts';

/**
 * The check code of a receipt: forty bits of a hash over the chain's head before it and the stored text of its content. Paper and
 * book agree only as long as neither the receipt nor anything before it was changed.
 */
export function checkCodeOfReceipt(previousHash: string, content: string): string {
  return checkCodeOf(hash('sha256', `${previousHash}\n${content}`, 'buffer'));
}
