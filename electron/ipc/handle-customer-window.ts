import { ok } from '../../db/domain/kernel/result.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** The second window: what it shows never comes from the store, only from what the cashier's page works out at that moment. */
export function customerWindowHandlers({ outside }: HandlerParts): HandlersOf<'customer-window'> {
  return {
    'customer-window/open': ({ isOpen }) => ok({ isOpen: outside.customerWindow.setOpen(isOpen) }),
    'customer-window/show': ({ view }) => {
      outside.customerWindow.show(view);
      return ok(null);
    },
  };
}
