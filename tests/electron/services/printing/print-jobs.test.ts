import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { closeTill } from '../../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { beginPrintJob } from '../../../../electron/services/printing/begin-print-job.ts';
import { claimPaperFile } from '../../../../electron/services/printing/claim-paper-file.ts';
import { claimPrintJob } from '../../../../electron/services/printing/claim-print-job.ts';
import { finishPrintJob } from '../../../../electron/services/printing/finish-print-job.ts';
import { getPrintContent } from '../../../../electron/services/printing/get-print-content.ts';
import { listPrintJobs } from '../../../../electron/services/printing/list-print-jobs.ts';
import { requestReprint } from '../../../../electron/services/printing/request-reprint.ts';
import { setAsidePrintJob } from '../../../../electron/services/printing/set-aside-print-job.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { openStore } from '../../../../db/local/store.ts';
import { migrationsFolder, refusalOf, valueOf } from '../../../support/station.ts';

let station: BilledStation;
let cashier: Actor;

beforeEach(async () => {
  station = await openBilledStation();
  cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
});

const pay = () => valueOf(payAtCounter(station, cashier, '6204200017', { months: 0, addPrepaymentFen: 500 }));
const finish = (printJobId: number, trouble: string | null = null) =>
  valueOf(finishPrintJob(station, cashier, { printJobId, printer: 'Receipt', trouble }));
const jobs = () =>
  valueOf(listPrintJobs(station, cashier)).map(({ printJobId, state, copyNo }) => [
    printJobId,
    state,
    copyNo,
  ]);

/** Of a receipt that stands as it was given. */
const unmarked = { isVoid: false, isReversed: false, isBounced: false };

describe('the paper that is due', () => {
  it('is every receipt that is not known to be printed, first; a failed print stays due', () => {
    const [first, second, third] = [pay(), pay(), pay()];
    finish(first.printJobId);
    expect(finish(second.printJobId, '缺纸')).toMatchObject({
      state: 'failed',
      trouble: '缺纸',
      name: '王秀英',
      collectedFen: 500,
    });
    expect(jobs()).toEqual([
      [second.printJobId, 'failed', 0],
      [third.printJobId, 'waiting', 0],
      [first.printJobId, 'printed', 0],
    ]);
    expect(finish(second.printJobId)).toMatchObject({ state: 'printed', trouble: null });
  });

  it('is printed once: a further paper is a reprint', () => {
    const { printJobId, receipt } = pay();
    expect(valueOf(beginPrintJob(station, cashier, { printJobId }))).toEqual({
      kind: 'receipt',
      copyNo: 0,
      ...unmarked,
      receipt,
    });
    finish(printJobId);
    expect(refusalOf(beginPrintJob(station, cashier, { printJobId })).code).toBe('print_job_printed');
    expect(valueOf(getPrintContent(station, cashier, { printJobId }))).toMatchObject({ receipt });
    expect(finish(printJobId, '卡纸')).toMatchObject({ state: 'printed', trouble: null });
  });

  it('is set aside by a word, never when it is printed', () => {
    const { printJobId } = pay();
    valueOf(setAsidePrintJob(station, cashier, { printJobId }));
    expect(jobs()).toEqual([[printJobId, 'set_aside', 0]]);
    finish(printJobId);
    expect(refusalOf(setAsidePrintJob(station, cashier, { printJobId })).code).toBe('print_job_printed');
    expect(refusalOf(setAsidePrintJob(station, cashier, { printJobId: 99 })).code).toBe('print_job_unknown');
    expect(refusalOf(getPrintContent(station, cashier, { printJobId: 99 })).code).toBe('print_job_unknown');
    expect(refusalOf(setAsidePrintJob(station, station.as('biller'), { printJobId })).code).toBe(
      'right_missing',
    );
  });
});

const claim = (printJobId: number) => claimPrintJob(station, cashier, { printJobId });
const reprinted = () =>
  station.store.sqlite
    .prepare("select payload from daybook_entry where kind = 'receipt_reprinted'")
    .pluck()
    .all();

describe('a job at the printer', () => {
  it("is nobody else's until it is finished", () => {
    const { printJobId } = pay();
    valueOf(claim(printJobId));
    expect(refusalOf(claim(printJobId)).code).toBe('print_job_busy');
    expect(refusalOf(setAsidePrintJob(station, cashier, { printJobId })).code).toBe('print_job_busy');
    expect(finish(printJobId)).toMatchObject({ state: 'printed', copyNo: 0 });
    expect(refusalOf(claim(printJobId)).code).toBe('print_job_printed');
  });

  it('stays the original after a plain no of the driver', () => {
    const { printJobId } = pay();
    valueOf(claim(printJobId));
    finish(printJobId, 'Print job failed');
    expect(valueOf(claim(printJobId)).copyNo).toBe(0);
    expect(reprinted()).toEqual([]);
  });

  it('is a counted copy after a print that nobody knows the end of, and the payment is still answered', () => {
    const requestKey = station.newId();
    const wish = { months: 0, addPrepaymentFen: 500, requestKey };
    const { printJobId } = valueOf(payAtCounter(station, cashier, '6204200017', wish));
    valueOf(claim(printJobId));
    finish(printJobId, 'timeout');
    expect(valueOf(claim(printJobId)).copyNo).toBe(1);
    expect(reprinted()).toEqual(['{"r":12801,"y":1}']);
    expect(finish(printJobId)).toMatchObject({ state: 'printed', copyNo: 1 });
    expect(valueOf(payAtCounter(station, cashier, '6204200017', wish))).toMatchObject({
      printJobId,
      isRepeated: true,
    });
  });

  it('is offered again, interrupted, when the program starts the next time', () => {
    const { printJobId } = pay();
    valueOf(claim(printJobId));
    expect(jobs()).toEqual([]);
    station.store.close();
    const store = openStore({ path: join(station.folder, 'station.store'), migrationsFolder });
    try {
      const restarted = { ...station, store };
      expect(valueOf(listPrintJobs(restarted, cashier))).toMatchObject([
        { printJobId, state: 'failed', trouble: 'interrupted' },
      ]);
      expect(valueOf(claimPrintJob(restarted, cashier, { printJobId })).copyNo).toBe(1);
    } finally {
      store.close();
    }
  });
});

describe('the paper of a voided receipt', () => {
  it('is not printed, is due no more, and shows that it is void', () => {
    const { receipt, printJobId } = pay();
    const { receiptNo } = receipt;
    const { requestId } = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
    valueOf(decideVoid(station, station.as('station_head'), { requestId, isApproved: true }));
    expect(jobs()).toEqual([[printJobId, 'set_aside', 0]]);
    expect(refusalOf(claim(printJobId)).code).toBe('payment_already_void');
    expect(valueOf(getPrintContent(station, cashier, { printJobId }))).toMatchObject({ isVoid: true });
    expect(valueOf(claimPaperFile(station, cashier, { printJobId }))).toMatchObject({
      content: { isVoid: true },
      printJobId: null,
    });
  });
});

describe('a receipt in a file', () => {
  it('is the original once; every further one is a counted copy', () => {
    const { printJobId } = pay();
    const first = valueOf(claimPaperFile(station, cashier, { printJobId }));
    expect(first).toMatchObject({ printJobId, content: { copyNo: 0 } });
    expect(refusalOf(claimPaperFile(station, cashier, { printJobId })).code).toBe('print_job_busy');
    finish(printJobId);
    expect(refusalOf(claim(printJobId)).code).toBe('print_job_printed');
    const second = valueOf(claimPaperFile(station, cashier, { printJobId }));
    expect(second.content.copyNo).toBe(1);
    expect(second.printJobId).not.toBe(printJobId);
    expect(reprinted()).toEqual(['{"r":12801,"y":1}']);
    const byAccountant = claimPaperFile(station, station.as('fee_accountant'), { printJobId });
    expect(refusalOf(byAccountant).code).toBe('right_missing');
  });
});

describe('a reprint', () => {
  it('is counted, marked, and in the daybook before it is on paper', () => {
    const { receipt } = pay();
    const again = [1, 2].map(
      () => valueOf(requestReprint(station, cashier, { receiptNo: receipt.receiptNo })).printJobId,
    );
    const contents = again.map((printJobId) => valueOf(getPrintContent(station, cashier, { printJobId })));
    expect(contents).toEqual([
      { kind: 'receipt', copyNo: 1, ...unmarked, receipt },
      { kind: 'receipt', copyNo: 2, ...unmarked, receipt },
    ]);
    const payloads = station.store.sqlite
      .prepare("select payload from daybook_entry where kind = 'receipt_reprinted'")
      .pluck()
      .all();
    expect(payloads).toEqual(['{"r":12801,"y":1}', '{"r":12801,"y":2}']);
  });

  it('is refused without the right, for no receipt, and for money that went back', () => {
    const { receiptNo } = pay().receipt;
    expect(refusalOf(requestReprint(station, station.as('station_head'), { receiptNo })).code).toBe(
      'right_missing',
    );
    expect(refusalOf(requestReprint(station, cashier, { receiptNo: '0000001' })).code).toBe(
      'receipt_unknown',
    );
    const { requestId } = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
    valueOf(decideVoid(station, station.as('station_head'), { requestId, isApproved: true }));
    expect(refusalOf(requestReprint(station, cashier, { receiptNo })).code).toBe('payment_already_void');
  });
});

describe('a closing slip', () => {
  it('is due like a receipt', () => {
    valueOf(commitCount(station, cashier, { denominations: [] }));
    const closingSlip = valueOf(closeTill(station, cashier, { differenceReason: null }));
    expect(valueOf(listPrintJobs(station, cashier))).toMatchObject([
      {
        printJobId: closingSlip.printJobId,
        kind: 'closing_slip',
        receiptNo: null,
        state: 'waiting',
        cashSessionId: 1,
      },
    ]);
    expect(valueOf(beginPrintJob(station, cashier, { printJobId: closingSlip.printJobId }))).toEqual({
      kind: 'closing_slip',
      copyNo: 0,
      closingSlip,
    });
  });
});
