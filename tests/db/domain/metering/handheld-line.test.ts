import { describe, expect, it } from 'vitest';
import { matchHeadings } from '../../../../db/domain/accounts/import-column.ts';
import {
  dialFields,
  handheldColumns,
  registerOfCell,
  type DialField,
} from '../../../../db/domain/metering/handheld-columns.ts';
import { looksAtMeter, readHandheldLine } from '../../../../db/domain/metering/handheld-line.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { handheldCells as cells, noCells } from './handheld-cells.ts';

describe('readHandheldLine', () => {
  it('reads a line into our units', () => {
    expect(readHandheldLine(cells)).toEqual({
      accountNo: '6204200960',
      meterNo: '230007000960',
      readOn: '2026-11-22',
      state: 'actual',
      looks: [{ field: 'dial', register: 'total', isFilled: true, dialWh: 9_380_000 }],
      note: null,
    });
  });

  it('cleans it, takes other words and spellings, and takes a dial without a state as read', () => {
    expect(
      readHandheldLine({
        ...noCells,
        accountNo: '６２０４２００９６０',
        meterNo: ' 230007000960　',
        readOn: '20261122',
        dial: '９３８０.５',
        note: ' 已 问 ',
      }),
    ).toMatchObject({
      accountNo: '6204200960',
      meterNo: '230007000960',
      readOn: '2026-11-22',
      state: 'actual',
      looks: [{ dialWh: 9_380_500 }],
      note: '已 问',
    });
    expect(
      ['锁门', '门锁', 'LOCKED', '故障', '实抄', '正常', '?', '__proto__'].map(
        (state) => readHandheldLine({ ...cells, state }).state,
      ),
    ).toEqual(['locked', 'locked', 'locked', 'fault', 'actual', 'actual', null, null]);
    expect(readHandheldLine({ ...cells, dial: '', state: '' }).state).toBeNull();
  });

  it('takes a dial beside others as read without a state', () => {
    const line = readHandheldLine({ ...noCells, dialPeak: '12.34' }, ['dial', 'dialPeak']);
    expect(line).toMatchObject({
      state: 'actual',
      looks: [
        { field: 'dial', register: 'total', isFilled: false, dialWh: null },
        { field: 'dialPeak', register: 'peak', isFilled: true, dialWh: 12_340 },
      ],
    });
  });
});

describe('the registers of a file', () => {
  it('are told by the headings that collectors and large users write', () => {
    const headings = [
      '户号',
      '表号',
      '抄表日期',
      '正向有功总',
      '正向有功(尖)',
      '正向有功峰示数',
      '平',
      '谷(kWh)',
      '正向无功（kvarh）',
      '反向无功总',
      '最大需量(kW)',
    ];
    const matching = matchHeadings(handheldColumns, headings);
    expect(matching).toMatchObject({
      accountNo: 0,
      meterNo: 1,
      readOn: 2,
      dial: 3,
      dialSharp: 4,
      dialPeak: 5,
      dialFlat: 6,
      dialValley: 7,
      dialDeepValley: null,
      dialReactiveForward: 8,
      dialReactiveReverse: 9,
      dialDemand: 10,
      register: null,
    });
  });

  it('are not mixed up when only the brackets tell them apart', () => {
    const headings = ['户号', '表号', '日期', '示数（峰）', '示数（谷）', '示数（总）'];
    expect(matchHeadings(handheldColumns, headings)).toMatchObject({
      dialPeak: 3,
      dialValley: 4,
      dial: 5,
    });
  });

  it('are named in the register column of a file with one a line', () => {
    const named: [string, RegisterKind | null][] = [
      ['', 'total'],
      ['总', 'total'],
      ['正向有功（总）', 'total'],
      ['尖', 'sharp'],
      ['正向有功（峰）', 'peak'],
      ['平段', 'flat'],
      ['低谷', 'valley'],
      ['深谷', 'deep_valley'],
      [' 正向无功 ', 'reactive_forward'],
      ['反向无功', 'reactive_reverse'],
      ['最大需量', 'demand'],
      ['PEAK', 'peak'],
      ['reactive_reverse', 'reactive_reverse'],
      ['反向有功', null],
      ['constructor', null],
    ];
    for (const [word, register] of named)
      expect([word, registerOfCell('dial', word)]).toEqual([word, register]);
    expect(registerOfCell('dialPeak', '谷')).toBe('peak');
  });
});

describe('looksAtMeter', () => {
  const all: ReadonlySet<RegisterKind> = new Set(['total', 'peak', 'valley']);
  const fieldsOf = (
    changed: Partial<typeof cells>,
    registers: ReadonlySet<RegisterKind> | null = all,
    columns: readonly DialField[] = dialFields,
  ) =>
    looksAtMeter(readHandheldLine({ ...noCells, ...changed }, columns), registers).map(({ field }) => field);

  it('are the filled cells, each for itself', () => {
    expect(fieldsOf({ dial: '1', dialPeak: 'x', dialFlat: '3' })).toEqual(['dial', 'dialPeak', 'dialFlat']);
  });

  it('leave out a nought for a register that the meter lacks, but not the only one', () => {
    expect(fieldsOf({ dial: '1', dialPeak: '0', dialFlat: '0.00' })).toEqual(['dial', 'dialPeak']);
    expect(fieldsOf({ dialFlat: '0' })).toEqual(['dialFlat']);
  });

  it('say a locked door of every register that file and meter have', () => {
    expect(fieldsOf({ state: '锁门' })).toEqual(['dial', 'dialPeak', 'dialValley']);
    expect(fieldsOf({ state: '锁门' }, all, ['dial'])).toEqual(['dial']);
    expect(fieldsOf({ state: '故障' }, all, ['dialFlat'])).toEqual(['dialFlat']);
  });

  it('are one where nothing is said, and one at a meter that nobody knows', () => {
    expect(fieldsOf({ state: '实抄' })).toEqual(['dial']);
    expect(fieldsOf({ dialPeak: '1', dialFlat: '2' }, null)).toEqual(['dialPeak']);
    expect(fieldsOf({}, null)).toEqual(['dial']);
  });
});
