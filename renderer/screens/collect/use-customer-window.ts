import { useEffect } from 'react';
import type { CustomerView } from '../../../electron/contract/customer-window.ts';
import { addFen, noFen } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import type { OpenAccount } from './use-open-account.ts';
import type { ReceiptContent } from '../../../electron/contract/payments.ts';

/** What the customer may see of the counter: the sums of the open account, else of what was just taken, else a welcome. */
export function customerViewOf(
  account: OpenAccount | null,
  done: { readonly receipt: ReceiptContent } | null,
): CustomerView | null {
  if (account !== null) {
    const { collectedFen, otherFen, givenFen: cashFen, changeFen } = account.sums;
    if (collectedFen === 0 && cashFen === noFen) return null;
    const givenFen = cashFen === null ? null : addFen(cashFen, otherFen);
    return { dueFen: collectedFen, givenFen, changeFen, isTaken: false };
  }
  if (done === null) return null;
  const { collectedFen, givenFen, changeFen } = done.receipt;
  return { dueFen: collectedFen, givenFen, changeFen, isTaken: true };
}

/** Keeps the customer's window in step with the counter, and open while the cashier is here if this PC has one. */
export function useCustomerWindow(
  account: OpenAccount | null,
  done: { readonly receipt: ReceiptContent } | null,
): void {
  const isWanted = usePreferences((state) => state.hasCustomerWindow);
  useEffect(() => {
    if (!isWanted) return;
    void call('customer-window/open', { isOpen: true });
    // Nobody's figures stay behind when the cashier goes elsewhere.
    return () => void call('customer-window/show', { view: null });
  }, [isWanted]);
  const view = customerViewOf(account, done);
  const text = JSON.stringify(view);
  useEffect(() => {
    if (isWanted) void call('customer-window/show', { view: JSON.parse(text) as CustomerView | null });
  }, [isWanted, text]);
}
