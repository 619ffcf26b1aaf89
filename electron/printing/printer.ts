import { BrowserWindow } from 'electron';
import type { PrintOutcome } from './print-outcome.ts';
import { watchQueue } from './watch-queue.ts';
import type { Slip } from './slip.ts';
import { type RollWidth, slipPage } from './slip-page.ts';

const millimetresPerPixel = 25.4 / 96;
/** The shortest paper that a driver takes without turning the page. */
const shortestMillimetres = 90;
const printTimeout = 30_000;

/** Lists the printers of this PC by name. */
export async function listPrinters(window: BrowserWindow): Promise<readonly string[]> {
  return (await window.webContents.getPrintersAsync()).map((printer) => printer.name);
}

/**
 * Prints a slip silently on a queue of the system, on paper of the roll's width by the slip's own length; the page size is always given,
 * because a driver left alone falls back to A4. It is printed when the system's queue is done with it; a queue in trouble is told before.
 */
export async function printOnQueue(slip: Slip, queue: string, width: RollWidth): Promise<PrintOutcome> {
  return watchQueue(queue, () =>
    withSlipWindow(slipPage(slip, width), (window, heightMillimetres) =>
      printWindow(window, queue, { width, height: heightMillimetres }),
    ),
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

/** The slip as a PDF of exactly its paper's size. */
export function slipPdf(slip: Slip, width: RollWidth): Promise<Buffer> {
  return withSlipWindow(slipPage(slip, width), (window, heightMillimetres) =>
    window.webContents.printToPDF({
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      pageSize: { width: width / 25.4, height: heightMillimetres / 25.4 },
    }),
  );
}

async function withSlipWindow<T>(
  html: string,
  use: (window: BrowserWindow, heightMillimetres: number) => Promise<T>,
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
    const pixels = Number(
      await window.webContents.executeJavaScript('document.body.getBoundingClientRect().height'),
    );
    return await use(window, Math.max(shortestMillimetres, Math.ceil(pixels * millimetresPerPixel) + 2));
  } finally {
    window.destroy();
  }
}
