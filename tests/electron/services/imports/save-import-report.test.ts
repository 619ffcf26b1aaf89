import { mkdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { importFindingCodes } from '../../../../db/domain/accounts/import-finding.ts';
import type { ImportReport } from '../../../../electron/services/imports/import-run.ts';
import {
  makeImportReport,
  saveImportReport,
  type ReportWords,
} from '../../../../electron/services/imports/save-import-report.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { freePath, november, runAccounts, stationA } from './support.ts';

const words: ReportWords = {
  title: '导入报告',
  headings: { line: '行', column: '列', value: '原值', result: '结果', reason: '原因' },
  describe: (code) => `因为 ${code}`,
  describeSeverity: (severity) => severity,
};

function reportOf(...values: readonly string[]): ImportReport {
  const lines = values.map((value, index) => ({
    line: index + 2,
    field: 'name',
    column: value,
    value,
    code: 'no_name' as const,
    severity: 'rejected' as const,
  }));
  return { kind: 'accounts', fileName: 'a.csv', lines };
}

const csvCells = (bytes: Buffer): string[][] => parse(bytes, { bom: true });

describe('saveImportReport', () => {
  it('tells line, column, value and reason of everything in the file of station A, as CSV and as workbook', async () => {
    const { report } = valueOf(await runAccounts(november(), stationA.accounts));
    const csv = freePath('report.csv');
    valueOf(await saveImportReport(report, csv, words));
    const bytes = readFileSync(csv);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const cells = csvCells(bytes);
    expect(cells[0]).toEqual(['行', '列', '原值', '结果', '原因']);
    expect(cells).toHaveLength(report.lines.length + 1);
    expect(cells).toContainEqual(['21', '倍率', '0', 'rejected', '因为 bad_multiplier']);
    expect(cells).toContainEqual(['1992', '倍率', "'-1", 'rejected', '因为 bad_multiplier']);
    expect(cells).toContainEqual(['1721', '证件号码', '620924********1234', 'warned', '因为 id_number']);

    const xlsx = freePath('report.XLSX');
    valueOf(await saveImportReport(report, xlsx, words));
    const sheet = await readSheet(xlsx);
    expect(sheet).toHaveLength(cells.length);
    expect(sheet[1]?.[0]).toBe(21);
    expect(sheet.flat()).toContain("'-1");
  });

  it('has no cell that could start a formula or steer the eye, out of a thousand hostile ones', async () => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\t=',
      '\r=',
      '\n@',
      ' =',
      '\u200b=',
      '\u202e+',
      '\u0000=',
      '　=',
    );
    const hostile = fc.tuple(start, fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 4, maxLength: 4 }), async (values) => {
        const cells = csvCells(await makeImportReport(reportOf(...values), 'csv', words))
          .slice(1)
          .flat();
        for (const cell of cells) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
          expect(cell).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('writes a workbook that opens from hostile values too', async () => {
    const values = [
      '=1+1',
      '<v>&amp;</v>',
      ']]>',
      '_x003D_1',
      '\ud800',
      '\u0000',
      'x'.repeat(100),
      '__proto__',
      'constructor',
    ];
    const sheet = await readSheet(await makeImportReport(reportOf(...values), 'xlsx', words));
    expect(sheet).toHaveLength(values.length + 1);
    expect(sheet[1]?.[2]).toBe("'=1+1");
    expect(sheet[4]?.[2]).toBe('_x003D_1');
  });

  it('asks a sentence for each code there is', async () => {
    const asked: string[] = [];
    const lines = importFindingCodes.map((code, index) => ({
      line: index + 2,
      field: null,
      column: null,
      value: '',
      code,
      severity: 'noted' as const,
    }));
    await makeImportReport({ kind: 'accounts', fileName: 'a', lines }, 'csv', {
      ...words,
      describe: (code) => asked.push(code).toString(),
    });
    expect(asked).toEqual([...importFindingCodes]);
  });

  it('refuses a place that takes no file', async () => {
    const folder = freePath('folder.csv');
    mkdirSync(folder);
    expect(refusalOf(await saveImportReport(reportOf('1'), folder, words)).code).toBe('file_not_writable');
  });
});
