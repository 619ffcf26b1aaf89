import type { PrintTrouble } from '../../../electron/contract/print-trouble.ts';
import type { Messages } from '../index.ts';

export const printing: Messages['printing'] = {
  title: 'Printers',
  text: 'A printer for each kind of paper. A receipt printer gets plain text, fast and clear; a system printer goes through its driver.',
  purposes: { receipt: 'Receipts', closing_slip: 'Closing slips' },
  same: 'Where receipts go',
  other: 'Another printer',
  none: 'Do not print; keep in the list of unprinted slips',
  empty: 'The system has no printer yet. Add one there, or choose a receipt printer below.',
  chosen: 'The printer is chosen.',
  roads: {
    queue: 'Printer of the system',
    tcp: 'Receipt printer on the network',
    device: 'Receipt printer on this PC (USB, parallel, serial)',
    windows_raw: 'Windows printer, passed through (receipt printer commands)',
  },
  host: 'Address',
  hostHint: "Such as 192.168.1.100; it is on the printer's self-test page",
  hostWrong: 'One IP address or name only',
  port: 'Port',
  portHint: 'Usually 9100',
  portWrong: 'A whole number from 1024 to 65535',
  path: 'Device file',
  pathHint: 'Such as /dev/usb/lp0',
  pathWrong: "Only a printer's device file, such as /dev/usb/lp0",
  queueName: 'Name of the printer',
  width: 'Paper',
  widths: { 58: '58 mm · 32 columns', 80: '80 mm · 48 columns' },
  font: "Printer's font",
  fonts: { gb2312: 'GB 2312', gbk: 'GBK', gb18030: 'GB 18030' },
  fontHint: 'A line with a character that the font lacks is drawn as a picture. In doubt: GBK.',
  drawer: 'A cash drawer hangs on it: open it for cash',
  tellsState: 'It tells about paper and cover: ask before "printed" is said',
  tellsStateHint: 'Only take this off when the test says that it does not answer.',
  use: 'Use this one',
  test: 'Print a test',
  testing: 'Printing a test…',
  tested: 'The test is printed. Clear letters and straight edges: ready to use.',
  testFailed: (why) => `The test was not printed: ${why}.`,
  manage: 'The address of a receipt printer is set by the administrator.',
  jobsLabel: 'Print jobs',
  jobsEmpty: 'Every paper that is due or was printed: how far it is, and why it did not come out.',
  jobsEmptyStep: 'Take a payment, and its receipt stands here.',
  states: {
    waiting: 'due',
    printing: 'printing',
    printed: 'printed',
    failed: 'failed',
    set_aside: 'set aside',
  },
  printingNow: 'Printing…',
  jobPrinted: 'Printed.',
  jobHeld: 'Set aside; it can be reprinted when wanted.',
};

/** What is the matter with the printer, and what to do; anything else is in the driver's own words. */
const named: Readonly<Record<PrintTrouble, string>> = {
  no_connection: 'the printer cannot be reached; check power, cable and address',
  no_state: 'the printer does not answer; check its power, or tell "Settings" that it cannot answer',
  paper_out: 'it is out of paper',
  cover_open: 'its cover is open',
  printer_offline: 'it is off line; check its power and its "on line" key',
  printer_error: 'it reports an error; look at its lights',
  queue_stopped: 'the system has paused this printer; resume it in the system settings',
  paper_out_midway: 'it ran out of paper midway; the next one is marked as a copy',
  cover_open_midway: 'its cover was opened midway; the next one is marked as a copy',
  printer_error_midway: 'it stopped with an error midway; the next one is marked as a copy',
  interrupted: 'it was cut short and may have come out; the next one is marked as a copy',
  timeout: 'it never said that it was done and may have come out; the next one is marked as a copy',
};

/** A trouble in words. */
export function printTroubleWords(trouble: string): string {
  const words: Readonly<Record<string, string>> = named;
  return words[trouble.toLowerCase()] ?? trouble;
}
