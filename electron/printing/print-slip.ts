import { setTimeout as wait } from 'node:timers/promises';
import { mendsItself } from '../contract/print-trouble.ts';
import type { EscPosPrinter, Printer } from '../contract/printer-shape.ts';
import { openDeviceLine } from './device-line.ts';
import { drawRows } from './draw-rows.ts';
import { inOrderOf } from './print-in-order.ts';
import type { PaperPage } from './paper-page.ts';
import type { PrintOutcome } from './print-outcome.ts';
import { printOverLine } from './print-over-line.ts';
import { nameOfPrinter } from './printer-name.ts';
import { printOnQueue } from './printer.ts';
import { slipBytes } from './slip-bytes.ts';
import type { Slip } from './slip.ts';
import { openTcpLine } from './tcp-line.ts';
import { printWindowsRaw } from './windows-raw.ts';

/** Before the second and the third try, in milliseconds; only after a trouble that mends itself and before anything was sent. */
const pausesMs = [400, 1_500];

/** Prints a slip silently on the road that was chosen for it, as its page or as rows of text, after every paper that was asked of this printer before. */
export function printSlip(
  slip: Slip,
  page: PaperPage,
  printer: Printer,
  { kicksDrawer }: { readonly kicksDrawer: boolean },
): Promise<PrintOutcome> {
  return inOrderOf(nameOfPrinter(printer), async () => {
    if (printer.road === 'queue') return printOnQueue(page, printer.queue);
    const bytes = await slipBytes(slip, printer, {
      kicksDrawer: kicksDrawer && printer.hasDrawer,
      draw: drawRows,
    });
    let outcome = await printBytes(printer, slip.title, bytes);
    for (const pause of pausesMs) {
      if (outcome.ok || !mendsItself(outcome.trouble)) break;
      await wait(pause);
      outcome = await printBytes(printer, slip.title, bytes);
    }
    return outcome;
  });
}

async function printBytes(printer: EscPosPrinter, title: string, bytes: Buffer): Promise<PrintOutcome> {
  if (printer.road === 'windows_raw') return printWindowsRaw(printer.queue, title, bytes);
  const line =
    printer.road === 'tcp'
      ? await openTcpLine(printer.host, printer.port)
      : await openDeviceLine(printer.path);
  return line === null
    ? { ok: false, trouble: 'no_connection' }
    : printOverLine(line, bytes, printer.tellsState);
}
