import { type BrowserWindow, screen } from 'electron';
import type { CustomerView } from '../contract/customer-window.ts';
import { sendCustomerView } from '../ipc/transport.ts';
import { makeWindow, pageOrigin } from './window.ts';

/** The window that the customer looks at: figures only, no call of its own is answered. */
export interface CustomerWindow {
  /** Opens it, on a second display over all of it where there is one, or closes it; answers whether it is open now. */
  setOpen(isOpen: boolean): boolean;
  show(view: CustomerView | null): void;
}

/** Makes the keeper of the customer's window; the window itself is made when first opened and goes with the counter's. */
export function makeCustomerWindow(counterWindow: BrowserWindow, preload: string): CustomerWindow {
  let window: BrowserWindow | null = null;
  let shown: CustomerView | null = null;
  const send = (): void => {
    if (window !== null) sendCustomerView(window.webContents, shown);
  };
  counterWindow.on('closed', () => window?.destroy());
  return {
    setOpen(isOpen) {
      if (isOpen && window === null) {
        window = makeWindow(preload, { minWidth: 480, minHeight: 320 });
        const other = screen
          .getAllDisplays()
          .find(({ id }) => id !== screen.getDisplayMatching(counterWindow.getBounds()).id);
        if (other === undefined) window.setSize(800, 480);
        else window.setBounds(other.bounds);
        window.setFullScreen(other !== undefined);
        window.on('closed', () => {
          window = null;
        });
        window.webContents.on('did-finish-load', send);
        void window.loadURL(`${pageOrigin}/index.html?for=customer`);
      } else if (!isOpen) {
        window?.destroy();
      }
      return window !== null;
    },
    show(view) {
      shown = view;
      send();
    },
  };
}
