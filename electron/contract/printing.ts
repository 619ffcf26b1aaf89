import { z } from 'zod';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { answers } from './channel.ts';
import { idShape, nothing } from './shapes.ts';
import { type FormLayout, formLayoutShape } from './form-layout.ts';
import { printerChoiceShape, type Printer, type PrinterChoices, printPurposes } from './printer-shape.ts';

/** Paper that is due: a receipt or slip that is in the book and not known to be printed. */
export interface PrintJobRow {
  readonly printJobId: number;
  readonly kind: 'receipt' | 'closing_slip';
  readonly receiptNo: string | null;
  readonly cashSessionId: number | null;
  readonly copyNo: number;
  readonly state: 'waiting' | 'printing' | 'printed' | 'failed' | 'set_aside';
  /** One of the named troubles, or the driver's own words. */
  readonly trouble: string | null;
  /** Where it was printed or tried last. */
  readonly printer: string | null;
  readonly name: string | null;
  readonly collectedFen: Fen | null;
  readonly requestedAt: number;
}

export const printingChannels = {
  /** The queues of this PC's system, what was chosen for which paper, and which roads this system has. */
  'printing/list-printers': answers<{
    readonly queues: readonly string[];
    readonly roads: readonly Printer['road'][];
    readonly chosen: PrinterChoices;
  }>()('signed_in', nothing),
  'printing/set-printer': answers<PrinterChoices>()(
    'signed_in',
    z.strictObject({ purpose: z.enum(printPurposes), printer: printerChoiceShape }),
  ),
  /** Prints a page of every kind of line on the printer chosen for this paper; null: it came out. */
  'printing/print-test': answers<{ readonly trouble: string | null }>()(
    'signed_in',
    z.strictObject({ purpose: z.enum(printPurposes) }),
  ),
  'printing/list-jobs': answers<readonly PrintJobRow[]>()('payments.view', nothing),
  'printing/print': answers<PrintJobRow>()('payments.view', z.strictObject({ printJobId: idShape })),
  'printing/set-aside': answers<null>()('payments.take', z.strictObject({ printJobId: idShape })),
  'printing/save-pdf': answers<{ readonly fileName: string } | null>()(
    'payments.view',
    z.strictObject({ printJobId: idShape }),
  ),
  'printing/preview': answers<{ readonly html: string }>()(
    'payments.view',
    z.strictObject({ printJobId: idShape }),
  ),
  /** The layout of a receipt's form, and how it looks. */
  'printing/get-form': answers<FormLayout>()('signed_in', nothing),
  'printing/keep-form': answers<null>()('station.manage', formLayoutShape),
  /** An example receipt on a form, with the edge of the paper. */
  'printing/preview-form': answers<{ readonly html: string }>()('signed_in', formLayoutShape),
};
