import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { exportChannels, type ExportTable } from '../../../../electron/contract/exports.ts';
import { writeTable } from '../../../../electron/services/exports/write-table.ts';

const bills: ExportTable = {
  fileNameHint: '电费 2026-11',
  columns: [
    { title: '户号', kind: 'text' },
    { title: '户名', kind: 'text' },
    { title: '电量', kind: 'energy_wh' },
    { title: '金额', kind: 'money_fen' },
    { title: '表数', kind: 'count' },
    { title: '抄表日', kind: 'day' },
  ],
  rows: [
    ['0062042000', '阿依古丽·叶尔兰别克·哈山', 120_500, 16_342, 1, '2026-11-22'],
    ['6204200018', '=HYPERLINK("http://x")', 0, -1, null, null],
    ['6204200019', '𠮷野', 1_234_567_000, 900_719_925_474, 12_345, '1900-01-31'],
  ],
};

type Sheet = Awaited<ReturnType<typeof readBack>>;

async function readBack(table: ExportTable) {
  const sheets = await readExcelFile(await writeTable(table));
  const sheet = sheets[0];
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return sheet;
}

const cell = (sheet: Sheet, row: number, column: number): unknown => sheet.data[row]?.[column];

describe('writeTable', () => {
  it('writes multipliers and shares as numbers', async () => {
    const sheet = await readBack({
      fileNameHint: '抄表册',
      columns: [
        { title: '倍率', kind: 'multiplier_milli' },
        { title: '实抄率', kind: 'percent_hundredths' },
      ],
      rows: [
        [40_000, 9_908],
        [1_500, 10_000],
      ],
    });
    expect(sheet.data.slice(1)).toEqual([
      [40, 0.9908],
      [1.5, 1],
    ]);
  });

  it('writes money, energy, counts and days as numbers and days, text as text', async () => {
    const sheet = await readBack(bills);
    expect(sheet.sheet).toBe('电费 2026-11');
    expect(sheet.data[0]).toEqual(['户号', '户名', '电量', '金额', '表数', '抄表日']);
    expect(sheet.data[1]).toEqual([
      '0062042000',
      '阿依古丽·叶尔兰别克·哈山',
      120.5,
      163.42,
      1,
      new Date('2026-11-22T00:00:00Z'),
    ]);
    expect(cell(sheet, 3, 1)).toBe('𠮷野');
    expect(cell(sheet, 3, 2)).toBe(1_234_567);
    expect(cell(sheet, 3, 3)).toBe(9_007_199_254.74);
  });

  it('keeps a name that looks like a formula as harmless text', async () => {
    expect(cell(await readBack(bills), 2, 1)).toBe('\'=HYPERLINK("http://x")');
  });

  it('keeps a cent below zero and leaves empty cells empty', async () => {
    const sheet = await readBack(bills);
    expect(cell(sheet, 2, 3)).toBe(-0.01);
    expect(cell(sheet, 2, 4)).toBeNull();
    expect(cell(sheet, 2, 5)).toBeNull();
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'makes a workbook that opens of a customer called %j',
    async (name) => {
      const sheet = await readBack({
        fileNameHint: 'x',
        columns: [{ title: name, kind: 'text' }],
        rows: [[name], ['王秀英']],
      });
      expect(sheet.data.map(([value]) => String(value).trim())).toEqual([name, name, '王秀英']);
    },
  );

  it('writes a day that workbooks count wrongly as text', async () => {
    expect(cell(await readBack(bills), 3, 5)).toBe('1900-01-31');
  });

  it('takes a hint that is no sheet name', async () => {
    const sheet = await readBack({ ...bills, fileNameHint: `[a]:*?/\\${'x'.repeat(60)}` });
    expect(sheet.sheet.length).toBeLessThanOrEqual(31);
    expect(sheet.sheet).not.toMatch(/[[\]:*?/\\]/);
  });

  it('brings back every sum of fen exactly', async () => {
    const amounts = Array.from({ length: 3_000 }, (_, index) => index * 7_919 + (index % 100));
    const sheet = await readBack({
      fileNameHint: 'x',
      columns: [{ title: 'y', kind: 'money_fen' }],
      rows: amounts.map((amount) => [amount]),
    });
    expect(sheet.data.slice(1).map(([value]) => Math.round(Number(value) * 100))).toEqual(amounts);
    expect(sheet.data.slice(1).every(([value]) => /^-?\d+(\.\d{1,2})?$/.test(String(value)))).toBe(true);
  });
});

describe('the border of exports/save-table', () => {
  const accepts = (table: unknown): boolean =>
    exportChannels['exports/save-table'].input.safeParse(table).success;
  const good: z.input<(typeof exportChannels)['exports/save-table']['input']> = {
    fileNameHint: 'x',
    columns: [
      { title: 'a', kind: 'text' },
      { title: 'b', kind: 'money_fen' },
    ],
    rows: [['x', 1]],
  };

  it('takes a table whose cells fit its columns', () => {
    expect(accepts(good)).toBe(true);
    expect(accepts({ ...good, rows: [] })).toBe(true);
    expect(accepts({ ...good, rows: [[null, null]] })).toBe(true);
  });

  it.each([
    ['a short row', { ...good, rows: [['x']] }],
    ['money as text', { ...good, rows: [['x', '1.00']] }],
    ['money with a fraction of a fen', { ...good, rows: [['x', 1.5]] }],
    ['a number as text', { ...good, rows: [[1, 1]] }],
    ['a day that is none', { ...good, columns: [{ title: 'a', kind: 'day' }], rows: [['2026-02-30']] }],
    ['no columns', { ...good, columns: [], rows: [] }],
    [
      '41 columns',
      { ...good, columns: Array.from({ length: 41 }, () => ({ title: 'a', kind: 'text' })), rows: [] },
    ],
    ['100,001 rows', { ...good, rows: Array.from({ length: 100_001 }, () => ['x', 1]) }],
    [
      'a million and one cells',
      {
        ...good,
        columns: Array.from({ length: 11 }, () => ({ title: 'a', kind: 'text' })),
        rows: Array.from({ length: 91_000 }, () => Array(11).fill(null)),
      },
    ],
    ['an unknown kind', { ...good, columns: [{ title: 'a', kind: 'formula' }], rows: [['x']] }],
    ['a path of its own', { ...good, path: '/tmp/x' }],
  ])('refuses %s', (_what, table) => {
    expect(accepts(table)).toBe(false);
  });
});
