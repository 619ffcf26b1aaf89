import type { CustomerView } from '../contract/customer-window.ts';
import type { ReportWords } from '../services/imports/save-import-report.ts';
import type { Printer } from '../contract/printer-shape.ts';
import type { PrintContent } from '../services/printing/get-print-content.ts';
import type { PrintOutcome } from '../printing/print-outcome.ts';
import type { Slip } from '../printing/slip.ts';
import type { PaperPage } from '../printing/paper-page.ts';

/** What only the window's program can do: dialogs, printers, files the person names. Handlers get it as a port. */
export interface Outside {
  readonly programVersion: string;
  /** The system's own dialog to choose one file to read; null when the person closed it. */
  chooseFile(extensions: readonly string[]): Promise<string | null>;
  /** The system's own dialog to name a file to write; null when the person closed it. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  /** The second window, for the customer; `setOpen` answers whether it is open now. */
  readonly customerWindow: {
    setOpen(isOpen: boolean): boolean;
    show(view: CustomerView | null): void;
  };
  listPrinters(): Promise<readonly string[]>;
  /** What stands on a paper: a receipt or a closing slip with its copy number. */
  slipOf(content: PrintContent): Slip;
  /** Every kind of line once, to try a printer with. */
  testSlip(): Slip;
  /** The roads to a printer that this system has. */
  readonly printerRoads: readonly Printer['road'][];
  printSlip(
    slip: Slip,
    page: PaperPage,
    printer: Printer,
    drawer: { readonly kicksDrawer: boolean },
  ): Promise<PrintOutcome>;
  slipPdf(page: PaperPage): Promise<Buffer>;
  /** What the window's page has laid out for paper, on paper of exactly this size. */
  pagePdf(paper: 'A4' | 'A5', isLandscape: boolean): Promise<Buffer>;
  /** The words of an import's report file in a language. */
  reportWords(kind: 'accounts' | 'readings', language: 'zh-CN' | 'en'): ReportWords;
}
