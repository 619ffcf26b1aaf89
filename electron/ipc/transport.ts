import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { refuse } from '../../db/domain/kernel/result.ts';
import type { Answer, JobProgress } from '../contract/channel.ts';
import type { CustomerView } from '../contract/customer-window.ts';

/**
 * Opens the border: the one place that touches ipcMain. A call from anything but the top frame of the counter's own page is refused
 * unread: the customer's window shows and asks nothing.
 */
export function openBorder(
  isCounter: (page: WebContents) => boolean,
  isOurPage: (url: string) => boolean,
  answer: (name: unknown, input: unknown) => Promise<Answer<unknown>>,
): void {
  ipcMain.handle(
    'counter/call',
    (
      event: IpcMainInvokeEvent,
      name: unknown,
      input: unknown,
    ): Promise<Answer<unknown>> | Answer<unknown> => {
      const frame = event.senderFrame;
      if (frame === null || frame.parent !== null || !isOurPage(frame.url) || !isCounter(event.sender))
        return refuse('input_malformed', { field: 'sender' });
      return answer(name, input);
    },
  );
}

/** Sends the news of a job to the page. */
export function sendProgress(page: WebContents, progress: JobProgress): void {
  if (!page.isDestroyed()) page.send('counter/progress', progress);
}

/** Tells the page that the screen is locked. */
export function sendLocked(page: WebContents): void {
  if (!page.isDestroyed()) page.send('counter/locked');
}

/** Gives the customer's window what it shows; null is a welcome. */
export function sendCustomerView(page: WebContents, view: CustomerView | null): void {
  if (!page.isDestroyed()) page.send('counter/customer-view', view);
}
