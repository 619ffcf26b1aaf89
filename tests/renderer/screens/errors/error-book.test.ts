import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import type { ErrorCount, ErrorRow } from '../../../../electron/contract/errors.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { en } from '../../../../renderer/messages/en/index.ts';
import { zhCN } from '../../../../renderer/messages/zh-CN/index.ts';
import { errorsTable, peopleTable } from '../../../../renderer/screens/errors/errors-table.ts';
import { filterErrors, filterPeople } from '../../../../renderer/screens/errors/filter-errors.ts';
import { stationTime } from '../../../support/station.ts';

const open: ErrorRow = {
  errorId: 1,
  month: month('2026-11'),
  accountNo: '6204200001',
  name: '王秀英',
  kind: 'decimal',
  description: '示数多了一位',
  authorId: 3,
  authorName: '李抄表',
  foundByName: '陈审核',
  foundAt: stationTime('2026-11-22T14:00'),
  mendedByName: null,
  mendedAt: null,
};
const mended: ErrorRow = {
  ...open,
  errorId: 2,
  accountNo: '6204200002',
  name: '多坝沟商店',
  kind: 'computation',
  description: '请重算',
  authorId: 4,
  authorName: '赵核算',
  mendedByName: '赵核算',
  mendedAt: stationTime('2026-11-23T09:30'),
};
const none = {
  misread: 0,
  missed: 0,
  multiplier: 0,
  decimal: 0,
  estimate: 0,
  parameter: 0,
  computation: 0,
  other: 0,
};
const counts: ErrorCount[] = [
  {
    authorId: 3,
    authorName: '李抄表',
    errors: 3,
    mended: 1,
    byKind: { ...none, decimal: 2, misread: 1 },
    repeated: 1,
    assessedFen: fen(900_00),
  },
  {
    authorId: 4,
    authorName: '赵核算',
    errors: 1,
    mended: 1,
    byKind: { ...none, computation: 1 },
    repeated: 0,
    assessedFen: fen(200_00),
  },
];

describe('the filter of the error book', () => {
  it('finds by account, name, author, words, and the kind in the language of the page', () => {
    const found = (text: string, messages = zhCN) =>
      filterErrors(messages, [open, mended], text).map(({ errorId }) => errorId);
    expect(found('')).toEqual([1, 2]);
    expect(found(' 0002 ')).toEqual([2]);
    expect(found('秀英')).toEqual([1]);
    expect(found('赵核')).toEqual([2]);
    expect(found('重算')).toEqual([2]);
    expect(found('小数')).toEqual([1]);
    expect(found('DECIMAL', en)).toEqual([1]);
    expect(found('没有')).toEqual([]);
  });

  it('finds people by name', () => {
    expect(filterPeople(counts, '李').map(({ authorId }) => authorId)).toEqual([3]);
    expect(filterPeople(counts, '')).toHaveLength(2);
  });
});

describe('the error book taken out', () => {
  it('tells who, what, found by whom and when, mended by whom and when, or open', () => {
    const table = errorsTable(zhCN, '差错簿', [open, mended]);
    expect(table.rows).toEqual([
      [
        '2026-11',
        '6204200001',
        '王秀英',
        '小数点',
        '示数多了一位',
        '李抄表',
        '陈审核',
        '2026-11-22 14:00',
        '未更正',
        null,
      ],
      [
        '2026-11',
        '6204200002',
        '多坝沟商店',
        '计算',
        '请重算',
        '赵核算',
        '陈审核',
        '2026-11-22 14:00',
        '赵核算',
        '2026-11-23 09:30',
      ],
    ]);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('counts by person and kind, with the sums last', () => {
    const table = peopleTable(en, 'Errors by person', counts);
    expect(table.columns.map(({ title }) => title)).toEqual([
      'Author',
      'Misread',
      'Not read',
      'Multiplier',
      'Decimal',
      'Estimate',
      'Terms',
      'Sums',
      'Other',
      'Total',
      'Mended',
      'Open',
      'Running',
      'Penalty, for information (yuan)',
    ]);
    expect(table.rows).toEqual([
      ['李抄表', 1, 0, 0, 2, 0, 0, 0, 0, 3, 1, 2, 1, 900_00],
      ['赵核算', 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 200_00],
      ['All', 1, 0, 0, 2, 0, 0, 1, 0, 4, 2, 2, 1, 1_100_00],
    ]);
  });
});
