import type { Printer } from '../contract/printer-shape.ts';

/** The printer's own place: what a person finds it by, and what its papers are put in order by. */
export function nameOfPrinter(printer: Printer): string {
  switch (printer.road) {
    case 'tcp':
      return `${printer.host}:${printer.port}`;
    case 'device':
      return printer.path;
    case 'queue':
    case 'windows_raw':
      return printer.queue;
  }
}
