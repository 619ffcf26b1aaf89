import { basename } from 'node:path';
import { addFen } from '../../db/domain/kernel/money.ts';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { nameOfPrinter } from '../printing/printer-name.ts';
import type { Printer } from '../contract/printer-shape.ts';
import { exampleReceipt } from '../printing/example-receipt.ts';
import { formPage, formTestPage } from '../printing/form-page.ts';
import { type PaperPage, paperPage } from '../printing/paper-page.ts';
import type { Slip } from '../printing/slip.ts';
import { findFormLayout, keepFormLayout } from '../services/printing/form-layout.ts';
import { claimPaperFile } from '../services/printing/claim-paper-file.ts';
import { claimPrintJob } from '../services/printing/claim-print-job.ts';
import { finishPrintJob } from '../services/printing/finish-print-job.ts';
import { getPrintContent, type PrintContent } from '../services/printing/get-print-content.ts';
import { listPrintJobs } from '../services/printing/list-print-jobs.ts';
import { requestReprint } from '../services/printing/request-reprint.ts';
import { findPrinter, findPrinters, setPrinter } from '../services/printing/set-printer.ts';
import { setAsidePrintJob } from '../services/printing/set-aside-print-job.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';
import { writeChosenFile } from './write-chosen-file.ts';

/** Paper: the record comes first, then the printer, then what the printer said. */
export function printingHandlers({
  desk,
  outside,
}: HandlerParts): HandlersOf<'printing'> & Pick<HandlersOf<'receipts'>, 'receipts/reprint'> {
  const pageOf = (content: PrintContent) =>
    paperPage(
      outside.slipOf(content),
      content.kind === 'receipt' ? content.receipt : null,
      findPrinter(desk.getCounter(), content.kind),
      findFormLayout(desk.getCounter()),
    );
  const testPage = (slip: Slip, printer: Printer): PaperPage => {
    const layout = findFormLayout(desk.getCounter());
    const page = paperPage(slip, null, printer, layout);
    return printer.road === 'queue' && printer.form !== null
      ? { ...page, html: formTestPage(slip.title, layout, printer.form) }
      : page;
  };
  return {
    'receipts/reprint': (input) => requestReprint(desk.getCounter(), desk.getActor(), input),
    'printing/list-printers': async () =>
      ok({
        queues: await outside.listPrinters(),
        roads: outside.printerRoads,
        chosen: findPrinters(desk.getCounter()),
      }),
    'printing/set-printer': (input) => setPrinter(desk.getCounter(), desk.getActor(), input),
    'printing/print-test': async ({ purpose }) => {
      const printer = findPrinter(desk.getCounter(), purpose);
      if (printer === null) return refuse('printer_unknown');
      const printed = await outside.printSlip(
        outside.testSlip(),
        testPage(outside.testSlip(), printer),
        printer,
        {
          kicksDrawer: purpose === 'receipt',
        },
      );
      return ok({ trouble: printed.ok ? null : printed.trouble });
    },
    'printing/list-jobs': () => listPrintJobs(desk.getCounter(), desk.getActor()),
    'printing/print': async (input) => {
      const counter = desk.getCounter();
      const actor = desk.getActor();
      const shown = getPrintContent(counter, actor, input);
      if (!shown.ok) return shown;
      const chosen = findPrinter(counter, shown.value.kind);
      if (chosen === null) return refuse('printer_unknown');
      const content = claimPrintJob(counter, actor, input);
      if (!content.ok) return content;
      const printer = nameOfPrinter(chosen);
      const finish = (trouble: string | null) =>
        finishPrintJob(counter, actor, { ...input, printer, trouble });
      try {
        const printed = await outside.printSlip(
          outside.slipOf(content.value),
          pageOf(content.value),
          chosen,
          {
            kicksDrawer: isFirstOfCash(content.value),
          },
        );
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
      return content.ok ? ok({ html: pageOf(content.value).html }) : content;
    },
    'printing/get-form': () => ok(findFormLayout(desk.getCounter())),
    'printing/keep-form': (layout) => keepFormLayout(desk.getCounter(), desk.getActor(), layout),
    'printing/preview-form': (layout) =>
      ok({
        html: formPage(
          outside.slipOf({
            kind: 'receipt',
            copyNo: 0,
            isVoid: false,
            isReversed: false,
            isBounced: false,
            receipt: exampleReceipt,
          }),
          exampleReceipt,
          layout,
          { dxTenthMm: 0, dyTenthMm: 0 },
          true,
        ),
      }),
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
        const written = await writeChosenFile(path, await outside.slipPdf(pageOf(content)));
        finish(written.ok ? null : written.refusal.code);
        return written.ok ? ok({ fileName: basename(path) }) : written;
      } catch (error) {
        finish('interrupted');
        throw error;
      }
    },
  };
}

/** The drawer opens for money that goes in or out of it: the first paper of a receipt of cash, never a copy. */
function isFirstOfCash(content: PrintContent): boolean {
  if (content.kind !== 'receipt' || content.isVoid || content.copyNo > 0) return false;
  const { givenFen, otherTenders = [] } = content.receipt;
  const notCashFen = addFen(...otherTenders.map(({ amountFen }) => amountFen));
  return givenFen > notCashFen;
}
