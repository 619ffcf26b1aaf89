import { basename } from 'node:path';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { slipPage } from '../printing/slip-page.ts';
import { choosePrinter, findChosenPrinter } from '../services/printing/choose-printer.ts';
import { claimPaperFile } from '../services/printing/claim-paper-file.ts';
import { claimPrintJob } from '../services/printing/claim-print-job.ts';
import { finishPrintJob } from '../services/printing/finish-print-job.ts';
import { getPrintContent } from '../services/printing/get-print-content.ts';
import { listPrintJobs } from '../services/printing/list-print-jobs.ts';
import { requestReprint } from '../services/printing/request-reprint.ts';
import { setAsidePrintJob } from '../services/printing/set-aside-print-job.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';
import { writeChosenFile } from './write-chosen-file.ts';

/** Paper: the record comes first, then the printer, then what the printer said. */
export function printingHandlers({
  desk,
  outside,
}: HandlerParts): HandlersOf<'printing'> & Pick<HandlersOf<'receipts'>, 'receipts/reprint'> {
  return {
    'receipts/reprint': (input) => requestReprint(desk.getCounter(), desk.getActor(), input),
    'printing/list-printers': async () =>
      ok({ printers: await outside.listPrinters(), chosen: findChosenPrinter(desk.getCounter()) }),
    'printing/choose-printer': (input) => choosePrinter(desk.getCounter(), input),
    'printing/list-jobs': () => listPrintJobs(desk.getCounter(), desk.getActor()),
    'printing/print': async (input) => {
      const counter = desk.getCounter();
      const actor = desk.getActor();
      const printer = findChosenPrinter(counter);
      if (printer === null) return refuse('printer_unknown');
      const content = claimPrintJob(counter, actor, input);
      if (!content.ok) return content;
      const finish = (trouble: string | null) =>
        finishPrintJob(counter, actor, { ...input, printer, trouble });
      try {
        const printed = await outside.printSlip(outside.slipOf(content.value), printer, 80);
        return finish(printed.ok ? null : printed.trouble);
      } catch (error) {
        // Nobody knows how far it came: the job must not stay at the printer, and its next paper is marked.
        finish('interrupted');
        throw error;
      }
    },
    'printing/set-aside': (input) => setAsidePrintJob(desk.getCounter(), desk.getActor(), input),
    'printing/preview': (input) => {
      const content = getPrintContent(desk.getCounter(), desk.getActor(), input);
      return content.ok ? ok({ html: slipPage(outside.slipOf(content.value)) }) : content;
    },
    'printing/save-pdf': async (input) => {
      const counter = desk.getCounter();
      const actor = desk.getActor();
      const shown = getPrintContent(counter, actor, input);
      if (!shown.ok) return shown;
      const { value } = shown;
      const name =
        value.kind === 'receipt'
          ? value.receipt.receiptNo
          : `${value.closingSlip.businessDay}-${value.closingSlip.cashSessionId}`;
      const path = await outside.chooseSavePath(`${name}.pdf`);
      if (path === null) return ok(null);
      const claimed = claimPaperFile(counter, actor, input);
      if (!claimed.ok) return claimed;
      const { content, printJobId } = claimed.value;
      const finish = (trouble: string | null): void => {
        if (printJobId !== null) finishPrintJob(counter, actor, { printJobId, printer: 'PDF', trouble });
      };
      try {
        const written = await writeChosenFile(path, await outside.slipPdf(outside.slipOf(content), 80));
        finish(written.ok ? null : written.refusal.code);
        return written.ok ? ok({ fileName: basename(path) }) : written;
      } catch (error) {
        finish('interrupted');
        throw error;
      }
    },
  };
}
