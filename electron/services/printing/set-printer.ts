import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import type { CheckedInputOf } from '../../contract/index.ts';
import {
  type Printer,
  type PrinterChoice,
  printerChoiceShape,
  type PrinterChoices,
  printerShape,
  type PrintPurpose,
} from '../../contract/printer-shape.ts';
import type { Actor, Counter } from '../counter.ts';

const key = 'printing.printers';
/** Where one printer for all was remembered before there were several. */
const oldKey = 'printing.printer';

/**
 * Remembers the printer of one kind of paper on this PC; null: none, the paper waits. A queue of the system may be chosen by whoever
 * takes payments or manages the station; an address or a device file only by who manages the station. Refuses right_missing.
 */
export function setPrinter(
  counter: Counter,
  actor: Actor,
  { purpose, printer }: CheckedInputOf<'printing/set-printer'>,
): Result<PrinterChoices> {
  const right =
    printer === null || printer === 'as_receipt' || printer.road === 'queue'
      ? 'payments.take'
      : 'station.manage';
  if (!rolesHold(actor.roles, right) && !rolesHold(actor.roles, 'station.manage'))
    return refuse('right_missing', { right });
  return counter.store.write(() => {
    const chosen = { ...findPrinters(counter), [purpose]: printer };
    putSetting(counter.store, key, chosen);
    return ok(chosen);
  });
}

/** The printers of this PC; what is remembered in a shape that is not understood any more counts as none. */
export function findPrinters(counter: Counter): PrinterChoices {
  const stored = findSetting(counter.store, key);
  if (typeof stored === 'object' && stored !== null) {
    const of = (purpose: PrintPurpose, usual: PrinterChoice): PrinterChoice => {
      const choice = printerChoiceShape.safeParse(Reflect.get(stored, purpose));
      return choice.success ? choice.data : usual;
    };
    return { receipt: of('receipt', null), closing_slip: of('closing_slip', 'as_receipt') };
  }
  const old = printerShape.safeParse({
    road: 'queue',
    queue: findSetting(counter.store, oldKey),
    widthMm: 80,
    form: null,
  });
  return { receipt: old.data ?? null, closing_slip: 'as_receipt' };
}

/** The printer of one kind of paper; null when none was chosen. */
export function findPrinter(counter: Counter, purpose: PrintPurpose): Printer | null {
  const choices = findPrinters(counter);
  const choice = choices[purpose];
  if (choice !== 'as_receipt') return choice;
  return choices.receipt === 'as_receipt' ? null : choices.receipt;
}
