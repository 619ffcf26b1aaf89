import { BrowserWindow } from 'electron';
import type { PrintTrouble } from '../contract/print-trouble.ts';
import type { PrintOutcome } from './print-outcome.ts';
import { watchQueue } from './watch-queue.ts';
import type { PaperPage } from './paper-page.ts';

const millimetresPerPixel = 25.4 / 96;
/** The shortest paper that a driver takes without turning the page. */
const shortestMillimetres = 90;
const printTimeout = 30_000;

/** Lists the printers of this PC by name. */
export async function listPrinters(window: BrowserWindow): Promise<readonly string[]> {
  return (await window.webContents.getPrintersAsync()).map((printer) => printer.name);
}

/**
 * Prints a page silently on a queue of the system, on paper of its own size (a roll is as long as its page); the size is always given,
 * because a driver left alone falls back to A4. It is printed when the system's queue is done with it; a queue in trouble is told before.
 */
export async function printOnQueue(page: PaperPage, queue: string): Promise<PrintOutcome> {
  return watchQueue(queue, () =>
    withPaper(page, async (window, paper) => {
      const isCut: unknown = await window.webContents.executeJavaScript(
        "[...document.querySelectorAll('.lines')].some((lines) => lines.scrollWidth > lines.clientWidth + 1)",
      );
      // A charge that falls off the paper would be a receipt that lies.
      return isCut === true
        ? { ok: false, trouble: 'form_too_small' satisfies PrintTrouble }
        : printWindow(window, queue, paper);
    }),
  );
}

/** Hands a window's page to a queue on paper of this size in millimetres; answers the driver's trouble instead of throwing. */
function printWindow(
  window: BrowserWindow,
  queue: string,
  paper: { readonly width: number; readonly height: number },
): Promise<PrintOutcome> {
  const printed = new Promise<PrintOutcome>((resolve) => {
    window.webContents.print(
      {
        silent: true,
        deviceName: queue,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: Math.round(paper.width * 1000), height: Math.round(paper.height * 1000) },
      },
      (isPrinted, trouble) => resolve(isPrinted ? { ok: true } : { ok: false, trouble }),
    );
  });
  const tooLate = new Promise<PrintOutcome>((resolve) => {
    setTimeout(() => resolve({ ok: false, trouble: 'timeout' }), printTimeout).unref();
  });
  return Promise.race([printed, tooLate]);
}

/** The page as a PDF of exactly its paper's size. */
export function pagePdf(page: PaperPage): Promise<Buffer> {
  return withPaper(page, (window, paper) =>
    window.webContents.printToPDF({
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      pageSize: { width: paper.width / 25.4, height: paper.height / 25.4 },
    }),
  );
}

async function withPaper<T>(
  { html, widthMm, heightMm }: PaperPage,
  use: (window: BrowserWindow, paper: { readonly width: number; readonly height: number }) => Promise<T>,
): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    width: 400,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, partition: 'paper' },
  });
  try {
    await window.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`,
    );
    if (heightMm !== null) return await use(window, { width: widthMm, height: heightMm });
    const pixels = Number(
      await window.webContents.executeJavaScript('document.body.getBoundingClientRect().height'),
    );
    const long = Math.max(shortestMillimetres, Math.ceil(pixels * millimetresPerPixel) + 2);
    return await use(window, { width: widthMm, height: long });
  } finally {
    window.destroy();
  }
}
