import type { ClosingSlip } from '../contract/cash.ts';
import type { ReceiptContent } from '../contract/payments.ts';
import type { ReportWords } from '../services/imports/save-import-report.ts';
import type { PrintOutcome } from '../printing/print-outcome.ts';

/** What only the window's program can do: dialogs, printers, files the person names. Handlers get it as a port. */
export interface Outside {
  readonly programVersion: string;
  /** The system's own dialog to choose one file to read; null when the person closed it. */
  chooseFile(extensions: readonly string[]): Promise<string | null>;
  /** The system's own dialog to name a file to write; null when the person closed it. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  listPrinters(): Promise<readonly string[]>;
  /** The page of a paper: a receipt or a closing slip with its copy number. */
  slipPage(
    content:
      | {
          readonly kind: 'receipt';
          readonly copyNo: number;
          readonly isVoid: boolean;
          readonly receipt: ReceiptContent;
        }
      | { readonly kind: 'closing_slip'; readonly copyNo: number; readonly closingSlip: ClosingSlip },
  ): string;
  printSlip(html: string, printer: string): Promise<PrintOutcome>;
  slipPdf(html: string): Promise<Buffer>;
  /** What the window's page has laid out for paper, on paper of exactly this size. */
  pagePdf(paper: 'A4' | 'A5', isLandscape: boolean): Promise<Buffer>;
  /** The words of an import's report file in a language. */
  reportWords(kind: 'accounts' | 'readings', language: 'zh-CN' | 'en'): ReportWords;
}
