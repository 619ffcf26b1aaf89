import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../db/domain/kernel/money.ts';
import type { ReceiptContent } from '../../../electron/contract/payments.ts';
import { type PrinterFont, printerFonts } from '../../../electron/contract/printer-shape.ts';
import { fontHolds } from '../../../electron/printing/printer-font.ts';
import { type DrawRows, slipBytes } from '../../../electron/printing/slip-bytes.ts';
import { receiptSlip } from '../../../electron/printing/slip-lines.ts';
import type { Slip } from '../../../electron/printing/slip.ts';
import type { SlipRow } from '../../../electron/printing/slip-rows.ts';
import { openCashSession } from '../../../electron/services/cash/open-cash-session.ts';
import { messagesOf } from '../../../renderer/messages/index.ts';
import { openBilledStation, payAtCounter } from '../../support/billed-station.ts';
import { type DecodedPaper, decodeEscPos } from '../../support/esc-pos.ts';
import { valueOf } from '../../support/station.ts';

/** A picture of one white dot, as a page would draw it. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

let receipt: ReceiptContent;
beforeAll(async () => {
  const station = await openBilledStation();
  const cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
  receipt = valueOf(payAtCounter(station, cashier, '6204200017')).receipt;
});

interface Paper {
  readonly widthMm?: 58 | 80;
  readonly font?: PrinterFont;
  readonly kicksDrawer?: boolean;
}

async function printSlip(
  slip: Slip,
  { widthMm = 80, font = 'gbk', kicksDrawer = false }: Paper = {},
): Promise<DecodedPaper & { readonly drawn: readonly SlipRow[] }> {
  const drawn: SlipRow[] = [];
  const draw: DrawRows = (rows) => {
    drawn.push(...rows);
    return Promise.resolve(rows.map(() => onePixel));
  };
  return { ...decodeEscPos(await slipBytes(slip, { widthMm, font }, { kicksDrawer, draw })), drawn };
}

const print = (changes: Partial<ReceiptContent>, paper: Paper = {}) =>
  printSlip(
    receiptSlip({ ...receipt, ...changes }, { copyNo: 0, isVoid: false }, messagesOf['zh-CN'].paper),
    paper,
  );

/** A slip with one text in every kind of line. */
const slipOf = (text: string): Slip => ({
  title: text,
  lines: [
    { kind: 'heading', text },
    { kind: 'mark', text },
    { kind: 'pair', left: text, right: text },
    { kind: 'pair', left: '实收', right: text, isLarge: true },
    { kind: 'text', label: text, value: text },
    { kind: 'middle', text },
    { kind: 'hash', text },
    { kind: 'sign', text },
  ],
});

describe('a receipt on a receipt printer', () => {
  it.each([
    [58, 32],
    [80, 48],
  ] as const)('fills every line of %i mm with exactly %i columns', async (widthMm, columns) => {
    const paper = await print(
      { name: '阿依古丽·叶尔兰别克·哈山·努尔马汗别提·玛依拉', address: '红柳湾镇和平村三组 '.repeat(6) },
      { widthMm },
    );
    expect(new Set(paper.lines.map((line) => line.cells))).toEqual(new Set([columns]));
    const words = paper.lines
      .map((line) => line.text)
      .join('')
      .replace(/ /g, '');
    for (const part of [
      receipt.receiptNo,
      receipt.collectedInWords,
      '阿依古丽·叶尔兰别克·哈山·努尔马汗别提·玛依拉',
    ])
      expect(words).toContain(part);
    expect([paper.cuts, paper.kicks]).toEqual([1, 0]);
  });

  it('kicks the drawer once when told to', async () => {
    expect((await print({}, { kicksDrawer: true })).kicks).toBe(1);
  });

  it('draws the lines that the font lacks, and only those', async () => {
    const paper = await print({ name: '王𠮷㛃', address: '䶮家村' });
    expect(paper.drawn.map((row) => row.left + row.right)).toEqual(['户名王𠮷㛃', '用电地址 䶮家村']);
    expect(paper.lines.filter((line) => line.picture !== null)).toHaveLength(2);
    const usual = await print({ name: '张三', address: '和平村' }, { font: 'gb2312' });
    expect(usual.drawn).toEqual([]);
  });

  it('lets nothing that was typed become a command, a mark or a wider line', async () => {
    const kinds = new Set((await printSlip(slipOf('王'))).commands);
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ...['\x1b', '\x1d', '\x1c', '\x10', '\x04', '\x14', '\0', '\x07', '\n', '\r', '\t', '\x7f', '\x9b'],
          ...[
            '{',
            '}',
            '|',
            '\\',
            '~',
            '_',
            '"',
            '`',
            '^',
            '-',
            '=',
            ':',
            ';',
            '\\x1b',
            '\\n',
            '{command:',
            '{image:',
          ],
          ...[
            'x1b',
            'p',
            '@',
            '\u037e',
            '\u1fef',
            '\u2028',
            '\u202e',
            '\ufeff',
            '\u200b',
            '王',
            '𠮷',
            'é',
            'e\u0301',
          ],
        ),
        fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
      ),
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(nasty, fc.constantFrom(...printerFonts), async (text, font) => {
        const paper = await printSlip(slipOf(text), { widthMm: 58, font });
        // Decoding throws at a byte that is no text; no other command than on any slip, no kick, one cut.
        expect(paper.commands.filter((command) => !kinds.has(command) && command !== 'GS v')).toEqual([]);
        expect([paper.kicks, paper.cuts]).toEqual([0, 1]);
        expect(paper.lines.every((line) => line.cells === null || line.cells === 32)).toBe(true);
      }),
      { numRuns: 1_200 },
    );
  }, 120_000);
});

describe("what a printer's font holds", () => {
  it.each([
    ['供电营业台 123.45 ￥·→', true, true, true],
    ['喆', false, true, true],
    ['堃', false, true, true],
    ['镕', false, true, true],
    ['€', false, false, true],
    ['䶮', false, false, true],
    ['㛃', false, false, true],
    ['𠮷', false, false, false],
    ['ئايگۈل', false, false, false],
    ['Ақмарал', false, false, false],
    ['Акмарал', true, true, true],
    ['e\u0301', false, false, false],
  ])('%s', (text, ...expected) => {
    expect(printerFonts.map((font) => fontHolds(font, text))).toEqual(expected);
  });
});
