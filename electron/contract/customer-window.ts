import { z } from 'zod';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { answers } from './channel.ts';
import { amountShape } from './shapes.ts';

/** What the customer's window shows, in fen: what is due, what was given, what comes back; null where there is none yet. */
export interface CustomerView {
  readonly dueFen: Fen;
  readonly givenFen: Fen | null;
  readonly changeFen: Fen | null;
  /** The money is taken: the window says so and asks to check. */
  readonly isTaken: boolean;
}

export const customerWindowChannels = {
  /** Opens or closes the second window; answers whether it is open. */
  'customer-window/open': answers<{ readonly isOpen: boolean }>()(
    'payments.take',
    z.strictObject({ isOpen: z.boolean() }),
  ),
  /** Null: a welcome, nobody's figures. */
  'customer-window/show': answers<null>()(
    'payments.take',
    z.strictObject({
      view: z
        .strictObject({
          dueFen: amountShape,
          givenFen: amountShape.nullable(),
          changeFen: amountShape.nullable(),
          isTaken: z.boolean(),
        })
        .nullable(),
    }),
  ),
};
