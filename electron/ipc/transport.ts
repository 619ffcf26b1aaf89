import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { refuse } from '../../db/domain/kernel/result.ts';
import type { Answer, JobProgress } from '../contract/channel.ts';

/** Opens the border: the one place that touches ipcMain. A call from anything but our own page's top frame is refused unread. */
export function openBorder(
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
      if (frame === null || frame.parent !== null || !isOurPage(frame.url))
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
