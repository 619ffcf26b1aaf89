import { z } from 'zod';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { answers } from './channel.ts';
import { nothing, receiptNoShape } from './shapes.ts';
import { referenceShape } from './tenders.ts';

/** A payment undone after its till was closed, and whether its money was paid back. Fen. */
export interface ReversalRow {
  readonly receiptNo: string;
  readonly accountNo: string;
  readonly name: string;
  readonly paidOn: Day;
  readonly collectedFen: Fen;
  readonly reversedOn: Day;
  readonly reason: string;
  /** What is to be paid back; 0 where all of it went back the way it came. */
  readonly refundFen: Fen;
  readonly requestedByName: string;
  readonly approvedByName: string;
  readonly paidFrom: 'safe' | 'bank' | null;
  readonly voucherNo: string | null;
  readonly refundedAt: number | null;
  readonly refundedByName: string | null;
}

export const refundChannels = {
  'refunds/list': answers<readonly ReversalRow[]>()('payments.view', nothing),
  'refunds/pay': answers<null>()(
    'tenders.settle',
    z.strictObject({
      receiptNo: receiptNoShape,
      paidFrom: z.enum(['safe', 'bank']),
      voucherNo: referenceShape,
    }),
    { isDated: true },
  ),
};
