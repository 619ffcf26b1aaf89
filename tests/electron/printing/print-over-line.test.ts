import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inOrderOf } from '../../../electron/printing/print-in-order.ts';
import type { PrintOutcome } from '../../../electron/printing/print-outcome.ts';
import { printOverLine } from '../../../electron/printing/print-over-line.ts';
import { slipBytes } from '../../../electron/printing/slip-bytes.ts';
import { openTcpLine } from '../../../electron/printing/tcp-line.ts';
import { type ReceiptPrinter, startReceiptPrinter } from '../../support/receipt-printer.ts';

let printer: ReceiptPrinter;
beforeEach(async () => {
  printer = await startReceiptPrinter();
});
afterEach(() => printer.stop());

const patience = { answer: 200, look: 60, whole: 1_500 };
const printer80 = { widthMm: 80, font: 'gbk' } as const;

async function print(words: string, tellsState = true): Promise<PrintOutcome> {
  const lines = Array.from({ length: 200 }, () => ({ kind: 'middle' as const, text: words }));
  const bytes = await slipBytes({ title: words, lines }, printer80, {
    kicksDrawer: false,
    draw: () => Promise.resolve([]),
  });
  const line = await openTcpLine('127.0.0.1', printer.port);
  return line === null
    ? { ok: false, trouble: 'no_connection' }
    : printOverLine(line, bytes, tellsState, patience);
}

describe('a printer that tells its state', () => {
  it('has printed when it answered that everything is worked off', async () => {
    expect(await print('电费收据')).toEqual({ ok: true });
    expect(printer.papers).toHaveLength(1);
    expect(printer.papers[0]?.lines[0]?.text.trim()).toBe('电费收据');
  });

  it('tells paper and cover before anything is sent', async () => {
    printer.mood.isPaperOut = true;
    expect(await print('甲')).toEqual({ ok: false, trouble: 'paper_out' });
    printer.mood.isPaperOut = false;
    printer.mood.isCoverOpen = true;
    expect(await print('甲')).toEqual({ ok: false, trouble: 'cover_open' });
    expect([printer.papers, printer.torn]).toEqual([[], []]);
  });

  it('has not printed when the paper ran out midway', async () => {
    printer.mood.paperOutAfter = 2_000;
    expect(await print('甲')).toEqual({ ok: false, trouble: 'paper_out_midway' });
    expect(printer.papers).toEqual([]);
  });

  it('has not printed when the line was cut midway', async () => {
    printer.mood.cutAfter = 1_000;
    expect(await print('甲')).toEqual({ ok: false, trouble: 'interrupted' });
    expect(printer.papers).toEqual([]);
  });

  it('is not believed when it never answers', async () => {
    printer.mood.isSilent = true;
    expect(await print('甲')).toEqual({ ok: false, trouble: 'no_state' });
    expect(printer.papers).toEqual([]);
  });
});

describe('a printer that tells nothing', () => {
  it('has printed when it took everything', async () => {
    printer.mood.isSilent = true;
    expect(await print('甲', false)).toEqual({ ok: true });
    expect(printer.papers).toHaveLength(1);
  });
});

describe('no printer', () => {
  it('is a line that cannot be opened', async () => {
    await printer.stop();
    expect(await openTcpLine('127.0.0.1', printer.port)).toBeNull();
    printer = await startReceiptPrinter();
  });
});

describe('several papers at once', () => {
  it('come out whole and in the order they were asked for, a failed one in between', async () => {
    const names = ['一', '二', '三', '四', '五'];
    const outcomes = await Promise.all(
      names.map((name) =>
        inOrderOf('here', async () => {
          printer.mood.isCoverOpen = name === '三';
          return print(name);
        }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, false, true, true]);
    expect(printer.papers.map((paper) => paper.lines[0]?.text.trim())).toEqual(['一', '二', '四', '五']);
  });
});
