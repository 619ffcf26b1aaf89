import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { packParts } from '../../../../electron/services/imports/unpack-workbook.ts';
import { plainNumber } from '../../../../electron/services/imports/plain-number.ts';
import { readTable } from '../../../../electron/services/imports/read-table.ts';
import { readingTable, tableLimits, type TableRow } from '../../../../electron/services/imports/table.ts';
import { ok, type Result } from '../../../../db/domain/kernel/result.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { fileOf, freePath, stationA } from './support.ts';

interface Read {
  readonly format: string;
  readonly encoding: string | null;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

function read(path: string): Promise<Result<Read>> {
  return readingTable(async () => {
    const table = await readTable(path);
    if (!table.ok) return table;
    const rows: TableRow[] = [];
    for await (const row of table.value.rows()) rows.push(row);
    return ok({
      format: table.value.format,
      encoding: table.value.encoding,
      headings: table.value.headings,
      rows,
    });
  });
}

const codeOf = async (path: string): Promise<string> => refusalOf(await read(path)).code;

describe('readTable: CSV', () => {
  it('gives each row the line it begins on, whatever breaks the lines', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const text = ['a,b', '1,"x', 'y"', '', ' ,', '2,3', '4', '5,6,7', 'say "hi",8'].join(lineEnd);
      expect(valueOf(await read(fileOf(text))).rows).toEqual([
        { line: 2, cells: ['1', 'x\ny'] },
        { line: 6, cells: ['2', '3'] },
        { line: 7, cells: ['4'] },
        { line: 8, cells: ['5', '6', '7'] },
        { line: 9, cells: ['say "hi"', '8'] },
      ]);
    }
  });

  it('tells UTF-8, with and without its mark, from GB18030', async () => {
    const gb18030 = Buffer.from([
      0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x95, 0x32, 0x82, 0x36, 0x0a,
    ]);
    expect(valueOf(await read(fileOf(gb18030)))).toMatchObject({
      encoding: 'gb18030',
      headings: ['户号', 'a'],
      rows: [{ line: 2, cells: ['1', '𠀀'] }],
    });
    for (const mark of ['', '\ufeff']) {
      expect(valueOf(await read(fileOf(`${mark}户号,a\n1,𠮷\n`)))).toMatchObject({
        encoding: 'utf-8',
        headings: ['户号', 'a'],
        rows: [{ cells: ['1', '𠮷'] }],
      });
    }
  });

  it('reads characters that fall on the edge between two slices', async () => {
    const row = `${'阿依古丽·叶尔兰别克·哈山'.repeat(20)},1`;
    const rows = valueOf(
      await read(fileOf(['户名,户号', ...Array.from({ length: 400 }, () => row)].join('\r\n'))),
    ).rows;
    expect(rows).toHaveLength(400);
    expect(new Set(rows.map(({ cells }) => cells.join())).size).toBe(1);
  });

  it('lets a few cut characters through as such, and refuses what is no text', async () => {
    const cut = Buffer.concat([
      Buffer.from('a,b\n1,'),
      Buffer.from([0xba, 0x2c]),
      Buffer.from('x\n'.repeat(600)),
    ]);
    expect(valueOf(await read(fileOf(cut))).rows[0]?.cells.join()).toContain('\ufffd');
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => 1 + ((index * 7919) % 255)));
    expect(await codeOf(fileOf(noise))).toBe('file_unreadable');
    expect(await codeOf(fileOf(Buffer.from('a,b\n1,2\n', 'utf16le')))).toBe('file_unreadable');
  });

  it('finds the sign between the cells', async () => {
    expect(valueOf(await read(fileOf('a\tb,c\td\n1\t2\t3\n'))).rows[0]?.cells).toEqual(['1', '2', '3']);
    expect(valueOf(await read(fileOf('a;b;c\n1,5;2;3\n'))).rows[0]?.cells).toEqual(['1,5', '2', '3']);
  });

  it('says on which line a quote was opened and never closed', async () => {
    expect(refusalOf(await read(fileOf('a,b\n1,2\n3,"open\n5,6\n7,8\n')))).toEqual({
      code: 'file_unreadable',
      facts: { line: 3 },
    });
    expect(refusalOf(await read(fileOf(`a,b\n1,2\n3,"${'x\n'.repeat(3_000_000)}`)))).toEqual({
      code: 'file_unreadable',
      facts: { line: 3 },
    });
  });
});

describe('readTable: limits', () => {
  it('refuses a file without rows, one that is not there, a folder, and an old .xls', async () => {
    expect(await codeOf(fileOf(''))).toBe('file_has_no_rows');
    expect(await codeOf(fileOf('a,b\n'))).toBe('file_has_no_rows');
    expect(await codeOf(fileOf('\n\n \n,,\n'))).toBe('file_has_no_rows');
    expect(await codeOf(freePath('nowhere.csv'))).toBe('file_unreadable');
    const folder = freePath('folder');
    mkdirSync(folder);
    expect(await codeOf(folder)).toBe('file_unreadable');
    expect(await codeOf(fileOf(Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'old.xls'))).toBe(
      'file_unreadable',
    );
  });

  it('does not wait for a pipe that nobody fills', async () => {
    const pipe = freePath('pipe');
    if (spawnSync('mkfifo', [pipe]).status === 0) expect(await codeOf(pipe)).toBe('file_unreadable');
  });

  it('refuses too many bytes, columns and rows', async () => {
    const large = fileOf('a\n1\n');
    truncateSync(large, tableLimits.bytes + 1);
    expect(await codeOf(large)).toBe('file_too_large');
    expect(
      await codeOf(fileOf(`${Array.from({ length: 201 }, (_, index) => `c${index}`).join(',')}\n1\n`)),
    ).toBe('file_too_large');
    expect(await codeOf(fileOf(`a\n${'1\n'.repeat(tableLimits.rows + 1)}`))).toBe('file_too_large');
  });

  it('keeps a cell of a megabyte only so far that its length shows', async () => {
    const rows = valueOf(await read(fileOf(`a,b\n${'x'.repeat(1_000_000)},2\n`))).rows;
    expect(rows[0]?.cells[0]).toHaveLength(tableLimits.cell + 1);
    expect(rows[0]?.cells[1]).toBe('2');
  });
});

describe('plainNumber', () => {
  it('writes what a clerk sees', () => {
    const seen: readonly (readonly [string, string])[] = [
      ['6204200000', '6204200000'],
      ['230007000000', '230007000000'],
      ['6.2042E+9', '6204200000'],
      ['2.30007E11', '230007000000'],
      ['6.2092419470119405E+17', '620924194701194050'],
      ['12.300000000000001', '12.3'],
      ['0.30000000000000004', '0.3'],
      ['12.5', '12.5'],
      ['1E-2', '0.01'],
      ['-1', '-1'],
      ['0', '0'],
      ['-0', '0'],
      ['100', '100'],
      ['0.10', '0.1'],
      ['1e999', `1${'0'.repeat(999)}`],
      ['abc', 'abc'],
      ['NaN', 'NaN'],
    ];
    for (const [stored, text] of seen) expect(plainNumber(stored)).toBe(text);
  });
});

describe('readTable: XLSX', () => {
  it('gives numbers as digits, days as days, and rows the number the sheet shows', async () => {
    const sheet = [
      ['户号', '日期', '数'],
      [
        { value: 6204200000, type: Number },
        { value: new Date('2026-11-22T00:00:00Z'), type: Date, format: 'yyyy/m/d' },
        0.1 + 0.2,
      ],
      [],
      [' 文字　', { value: new Date('2026-11-22T10:30:00Z'), type: Date, format: 'yyyy/m/d h:mm' }, true],
    ];
    const path = fileOf(await writeXlsxFile(sheet as never).toBuffer(), 'a.xlsx');
    expect(valueOf(await read(path))).toEqual({
      format: 'xlsx',
      encoding: null,
      headings: ['户号', '日期', '数'],
      rows: [
        { line: 2, cells: ['6204200000', '2026-11-22', '0.3'] },
        { line: 4, cells: [' 文字　', '2026-11-22 10:30', 'TRUE'] },
      ],
    });
  });

  const workbook = (sheet: string, extra: readonly { name: string; bytes: Buffer }[] = []): string =>
    fileOf(
      packParts([
        {
          name: 'xl/workbook.xml',
          bytes: Buffer.from(
            '<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
          ),
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          bytes: Buffer.from(
            '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
          ),
        },
        {
          name: 'xl/worksheets/sheet1.xml',
          bytes: Buffer.from(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
        },
        ...extra,
      ]),
      'made.xlsx',
    );
  const two = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';

  it('reads the least workbook there is', async () => {
    expect(valueOf(await read(workbook(two))).rows).toEqual([{ line: 2, cells: ['2'] }]);
  });

  it('refuses places that would fill the memory, however they are written', async () => {
    const bombs = [
      '<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
      '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
      '<row r="&#49;0000000"><c r="A1"><v>1</v></c></row>',
      "<row r='10000000'><c r='A10000000'><v>1</v></c></row>",
      '<row\n r = "10000000" ><c r="A10000000"><v>1</v></c></row>',
      '<x:row r="10000000"><x:c r="A10000000"><v>1</v></x:c></x:row>',
      '<row spans="<" r="10000000"><c r="A1"><v>1</v></c></row>',
      '<row r="1" r="10000000"><c r="A1"><v>1</v></c></row>',
      '<row><c r="A10000000"><v>1</v></c></row>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      '<row r="500001"><c r="GR500001"><v>1</v></c></row>',
      '<row r="1"><c r="GS1"><v>1</v></c></row>',
    ];
    for (const bomb of bombs)
      expect(await codeOf(workbook(`${bomb}`)), bomb).toMatch(/^file_(unreadable|too_large)$/);
  });

  it('allows empty formatted cells far out, as spreadsheets leave them', async () => {
    const formatted = `${two}<row r="3"><c r="XFD3" s="1"/></row><row r="1048576" ht="15"><c r="A1048576" s="1"/></row>`;
    expect(valueOf(await read(workbook(formatted))).rows).toHaveLength(1);
  });

  it('refuses entities, whether they grow or not', async () => {
    const laughing = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    expect(
      await codeOf(
        workbook(two, [{ name: 'xl/sharedStrings.xml', bytes: Buffer.from(`${laughing}<sst/>`) }]),
      ),
    ).toBe('file_unreadable');
  });

  it('refuses a bomb of zeros before it unfolds, whatever sizes it claims', async () => {
    // Blocks that each unfold to a megabyte of blanks, one after the other, and an empty last block.
    const block = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = Buffer.concat([...Array.from({ length: 1500 }, () => block), Buffer.from([3, 0])]);
    const honest = packParts([{ name: 'xl/worksheets/sheet1.xml', bytes: bomb }]);
    for (const claimed of [1, 1500 * 1024 * 1024, 0xfffffffe]) {
      const archive = Buffer.from(honest);
      const list = archive.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
      archive.writeUInt16LE(8, 8);
      archive.writeUInt32LE(claimed, 22);
      archive.writeUInt16LE(8, list + 10);
      archive.writeUInt32LE(claimed, list + 24);
      const before = process.memoryUsage().rss;
      expect(await codeOf(fileOf(archive, 'bomb.xlsx'))).toBe('file_too_large');
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    }
  });

  it('refuses an archive that is cut off, altered or holds no workbook, at whatever byte', async () => {
    const whole = await writeXlsxFile([
      ['户号', '户名'],
      ['1', '王秀英'],
    ]).toBuffer();
    let refused = 0;
    for (let length = 4; length < whole.length; length += 7) {
      const result = await read(fileOf(whole.subarray(0, length), 'cut.xlsx'));
      if (!result.ok) refused += 1;
    }
    expect(refused).toBe(Math.ceil((whole.length - 4) / 7));
    for (let at = 4; at < whole.length; at += 11) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] as number) ^ 0xff;
      const result = await read(fileOf(altered, 'altered.xlsx'));
      if (result.ok) expect(result.value.rows).toEqual([{ line: 2, cells: ['1', '王秀英'] }]);
      else expect(result.refusal.code).toMatch(/^file_/);
    }
    expect(
      await codeOf(fileOf(packParts([{ name: 'xl/other.xml', bytes: Buffer.from('<a/>') }]), 'none.xlsx')),
    ).toBe('file_unreadable');
    expect(
      await codeOf(fileOf(packParts([{ name: '__proto__.xml', bytes: Buffer.from('<a/>') }]), 'proto.xlsx')),
    ).toBe('file_unreadable');
  });
});

describe('readTable: the real files', () => {
  it('reads each line of station A once', async () => {
    const { rows, headings } = valueOf(await read(stationA.accounts));
    expect(headings).toHaveLength(23);
    expect(rows).toHaveLength(2007);
    expect(rows.every(({ line, cells }, index) => line === index + 2 && cells.length === 23)).toBe(true);
  });
});
