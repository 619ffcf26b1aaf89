import { z } from 'zod';

/** What is printed: the customer's paper, the till's closing slip. */
export const printPurposes = ['receipt', 'closing_slip'] as const;

/** One of them; each has a printer of its own. */
export type PrintPurpose = (typeof printPurposes)[number];

/** Which characters a receipt printer's own font holds; what it lacks is drawn. */
export const printerFonts = ['gb2312', 'gbk', 'gb18030'] as const;

/** One of them. */
export type PrinterFont = (typeof printerFonts)[number];

/** A queue by the name that the system gives it; one that begins like an option of a program is no name. */
const queueShape = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(?!-)[^\p{Cc}]*$/u);

/** The width of roll paper: 58 mm (32 columns) or 80 mm (48 columns). */
const rollShape = z.union([z.literal(58), z.literal(80)]);

/** By how much a printer's paper lies off, in tenths of a millimetre, at most two centimetres. */
const offsetShape = z.strictObject({
  dxTenthMm: z.int().min(-200).max(200),
  dyTenthMm: z.int().min(-200).max(200),
});

/** What a printer that takes ESC/POS is told to be. */
const escPosParts = {
  widthMm: rollShape,
  font: z.enum(printerFonts),
  /** A cash drawer hangs on it and is kicked open for a receipt of cash. */
  hasDrawer: z.boolean(),
  /** It answers when asked for paper, cover and end of work; the plainest ones do not. */
  tellsState: z.boolean(),
};

/** A name or an IPv4 address, nothing that could be more than one host. */
const hostShape = z
  .string()
  .max(253)
  .regex(/^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*$/);

/** A printer's file on Linux: USB, parallel or serial line, nothing else of the system. */
const deviceShape = z.string().regex(/^\/dev\/(?:usb\/lp|lp|ttyUSB|ttyACM|ttyS)\d{1,2}$/);

/** How paper reaches a printer; every part is checked before anything is opened. */
export const printerShape = z.discriminatedUnion('road', [
  z.strictObject({
    road: z.literal('queue'),
    queue: queueShape,
    widthMm: rollShape,
    /** It prints onto forms instead of a roll, everything moved by so much; null: a roll. */
    form: offsetShape.nullable().default(null),
  }),
  z.strictObject({
    road: z.literal('tcp'),
    host: hostShape,
    /** 9100 on nearly all of them; below 1024 are the system's own services, and no printer's. */
    port: z.int().min(1024).max(65_535),
    ...escPosParts,
  }),
  z.strictObject({ road: z.literal('device'), path: deviceShape, ...escPosParts }),
  z.strictObject({ road: z.literal('windows_raw'), queue: queueShape, ...escPosParts }),
]);

/** A printer as it was chosen. */
export type Printer = z.output<typeof printerShape>;

/** A printer that takes ESC/POS bytes. */
export type EscPosPrinter = Exclude<Printer, { readonly road: 'queue' }>;

/** A choice as it is remembered; closing slips go where receipts go unless told otherwise. */
export const printerChoiceShape = z.union([printerShape, z.literal('as_receipt')]).nullable();

/** A printer, the one of receipts, or null: that paper waits in the list. */
export type PrinterChoice = z.output<typeof printerChoiceShape>;

/** What was chosen for each paper. */
export type PrinterChoices = Readonly<Record<PrintPurpose, PrinterChoice>>;
