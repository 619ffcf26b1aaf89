import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { choosePrinter, findChosenPrinter } from '../services/printing/choose-printer.ts';
import { beginPrintJob } from '../services/printing/begin-print-job.ts';
import { finishPrintJob } from '../services/printing/finish-print-job.ts';
import { getPrintContent } from '../services/printing/get-print-content.ts';
import { listPrintJobs } from '../services/printing/list-print-jobs.ts';
import { requestReprint } from '../services/printing/request-reprint.ts';
import { setAsidePrintJob } from '../services/printing/set-aside-print-job.ts';
import type { HandlerParts, HandlersOf } from './handlers.ts';

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
      const content = beginPrintJob(counter, actor, input);
      if (!content.ok) return content;
      const printer = findChosenPrinter(counter);
      if (printer === null) return refuse('printer_unknown');
      const printed = await outside.printSlip(outside.slipPage(content.value), printer);
      return finishPrintJob(counter, actor, {
        ...input,
        printer,
        trouble: printed.ok ? null : printed.trouble,
      });
    },
    'printing/set-aside': (input) => setAsidePrintJob(desk.getCounter(), desk.getActor(), input),
    'printing/preview': (input) => {
      const content = getPrintContent(desk.getCounter(), desk.getActor(), input);
      return content.ok ? ok({ html: outside.slipPage(content.value) }) : content;
    },
    'printing/save-pdf': async (input) => {
      const content = getPrintContent(desk.getCounter(), desk.getActor(), input);
      if (!content.ok) return content;
      const { value } = content;
      const name =
        value.kind === 'receipt'
          ? value.receipt.receiptNo
          : `${value.closingSlip.businessDay}-${value.closingSlip.cashSessionId}`;
      const path = await outside.chooseSavePath(`${name}.pdf`);
      if (path === null) return ok(null);
      await writeFile(path, await outside.slipPdf(outside.slipPage(value)));
      return ok({ fileName: basename(path) });
    },
  };
}
