import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../../db/domain/kernel/money.ts';
import type { Result } from '../../../db/domain/kernel/result.ts';
import type { HandlerParts } from '../../../electron/ipc/handler-parts.ts';
import { printingHandlers } from '../../../electron/ipc/handle-printing.ts';
import type { PrintOutcome } from '../../../electron/printing/print-outcome.ts';
import type { Printer } from '../../../electron/contract/printer-shape.ts';
import type { PaperPage } from '../../../electron/printing/paper-page.ts';
import type { Slip } from '../../../electron/printing/slip.ts';
import { openCashSession } from '../../../electron/services/cash/open-cash-session.ts';
import { setPrinter } from '../../../electron/services/printing/set-printer.ts';
import type { PrintContent } from '../../../electron/services/printing/get-print-content.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../support/billed-station.ts';
import { refusalOf, valueOf } from '../../support/station.ts';

let station: BilledStation;
let printJobId: number;
let savePath: string;
/** What reached the printer or a file: the copy number of each paper. */
let papers: string[];
let answers: ((outcome: PrintOutcome) => void)[];
/** Whether each paper was to open the drawer. */
let kicks: boolean[];
let handlers: ReturnType<typeof printingHandlers>;

beforeEach(async () => {
  station = await openBilledStation();
  const cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
  valueOf(
    setPrinter(station, cashier, {
      purpose: 'receipt',
      printer: { road: 'queue', queue: 'Receipt', widthMm: 80, form: null },
    }),
  );
  printJobId = valueOf(payAtCounter(station, cashier, '6204200017')).printJobId;
  savePath = join(station.folder, 'a.pdf');
  papers = [];
  answers = [];
  kicks = [];
  const parts = {
    desk: { getCounter: () => station, getActor: () => cashier },
    outside: {
      slipOf: (content: PrintContent): Slip => ({ title: `copy ${content.copyNo}`, lines: [] }),
      printSlip: (slip: Slip, _page: PaperPage, _printer: Printer, drawer: { kicksDrawer: boolean }) => {
        papers.push(slip.title);
        kicks.push(drawer.kicksDrawer);
        return new Promise<PrintOutcome>((resolve) => answers.push(resolve));
      },
      slipPdf: (page: PaperPage) =>
        Promise.resolve(Buffer.from(/<title>(.*)<\/title>/.exec(page.html)?.[1] ?? '')),
      chooseSavePath: () => Promise.resolve(savePath),
    },
  };
  handlers = printingHandlers(parts as unknown as HandlerParts);
});

const print = async () => handlers['printing/print']({ printJobId });
const save = async () => handlers['printing/save-pdf']({ printJobId });

describe('printing', () => {
  it('gives one paper to two calls at once', async () => {
    const [first, second] = [print(), print()];
    expect(refusalOf(await second).code).toBe('print_job_busy');
    answers[0]?.({ ok: true });
    expect(valueOf(await first)).toMatchObject({ state: 'printed', copyNo: 0 });
    expect(papers).toEqual(['copy 0']);
  });

  it('prints again unmarked after a plain no, marked after a time-out', async () => {
    const answerWith = async (outcome: PrintOutcome): Promise<Result<unknown>> => {
      const printed = print();
      answers.at(-1)?.(outcome);
      return printed;
    };
    valueOf(await answerWith({ ok: false, trouble: 'Print job failed' }));
    valueOf(await answerWith({ ok: false, trouble: 'timeout' }));
    valueOf(await answerWith({ ok: true }));
    expect(papers).toEqual(['copy 0', 'copy 0', 'copy 1']);
    expect(kicks).toEqual([true, true, false]);
  });
});

describe('saving a paper as a file', () => {
  it('is the original once, then counted copies', async () => {
    expect(valueOf(await save())).toEqual({ fileName: 'a.pdf' });
    expect(readFileSync(savePath, 'utf8')).toBe('copy 0');
    expect(refusalOf(await print()).code).toBe('print_job_printed');
    valueOf(await save());
    expect(readFileSync(savePath, 'utf8')).toBe('copy 1');
  });

  it('refuses a place that takes no file, and the paper stays due as the original', async () => {
    const good = savePath;
    savePath = join(station.folder, 'no-folder', 'a.pdf');
    expect(refusalOf(await save()).code).toBe('file_not_writable');
    expect(existsSync(savePath)).toBe(false);
    savePath = good;
    valueOf(await save());
    expect(readFileSync(savePath, 'utf8')).toBe('copy 0');
  });
});
