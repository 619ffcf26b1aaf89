/** Troubles of a printer that have a name; whatever else a driver says is shown in its own words. */
export const printTroubles = [
  /** Nobody answers at the address, or the device is not there. Nothing was sent. */
  'no_connection',
  /** It is connected but does not say how it is; a printer that cannot say so is set up as one. */
  'no_state',
  'paper_out',
  'cover_open',
  'printer_offline',
  'printer_error',
  /** The receipt has more lines than its form has room for. */
  'form_too_small',
  /** The system's queue is stopped. */
  'queue_stopped',
  /** The same, when a part had been sent already. */
  'paper_out_midway',
  'cover_open_midway',
  'printer_error_midway',
  /** The line was cut, or the program ended, while it printed. */
  'interrupted',
  /** It took everything and never said that it was done. */
  'timeout',
] as const;

/** One of them. */
export type PrintTrouble = (typeof printTroubles)[number];

const unsure: ReadonlySet<string> = new Set<PrintTrouble>([
  'paper_out_midway',
  'cover_open_midway',
  'printer_error_midway',
  'interrupted',
  'timeout',
]);

/** Tells whether paper may have come out all the same: the next one must carry 补打. */
export function mayHavePrinted(trouble: string | null): boolean {
  return trouble !== null && unsure.has(trouble);
}

/** Tells whether it is worth trying the printer again at once, without a hand at it. */
export function mendsItself(trouble: string): boolean {
  return trouble === 'no_connection' || trouble === 'printer_offline';
}

/** Tells whether a paper may be tried again by itself, later: nothing of it was printed, and a hand at the printer mends it. */
export function mayTryLater(trouble: string): boolean {
  const known: readonly string[] = printTroubles;
  return known.includes(trouble) && trouble !== 'form_too_small' && !mayHavePrinted(trouble);
}
