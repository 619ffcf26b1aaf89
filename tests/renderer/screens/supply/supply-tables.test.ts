import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { contract } from '../../../../electron/contract/index.ts';
import { en } from '../../../../renderer/messages/en/index.ts';
import { zhCN } from '../../../../renderer/messages/zh-CN/index.ts';
import {
  metersTable,
  supplySheet,
  versionsTable,
} from '../../../../renderer/screens/supply/supply-tables.ts';
import { meterRow, supplyPage, termsRow } from './supply-page.ts';

const page = supplyPage({
  welfare: 'minimum_living',
  terms: [
    termsRow(2, '2027-01-01', { tariffCode: 'home_tou' }),
    termsRow(1, '2026-10-24', { powerFactorStandard: 90 }),
  ],
  meters: [
    meterRow({ total: 1_234.5, demand: 3 }),
    meterRow({ total: 99 }, { installationId: 2, meterNo: 'M0', removedOn: day('2026-11-01') }),
  ],
});
const today = day('2026-11-23');

describe.each([
  ['Chinese', zhCN],
  ['English', en],
] as const)('the lists of an account in %s', (_, messages) => {
  it.each([
    ['sheet', supplySheet(messages, page, today)],
    ['changes', versionsTable(messages, page)],
    ['meters', metersTable(messages, page)],
  ])('pass the border: %s', (_name, table) => {
    const sent = contract['exports/save-table'].input.safeParse(table);
    expect(sent.error?.issues ?? []).toEqual([]);
  });
});

describe('the sheet', () => {
  const { rows } = supplySheet(zhCN, page, today);
  const text = rows.map((row) => row.join(' ').trim());

  it('holds the terms in force today, not those to come', () => {
    const now = text.indexOf('现行档案 现行电价 居民生活');
    expect(text[now + 1]).toBe('功率因数标准 0.90');
    expect(text[now + 2]).toContain('表计 M1');
  });

  it('holds every meter with its dials in their units, and every change', () => {
    expect(text).toContain('总 1234.5 kWh 2026-10-23');
    expect(text).toContain('需量 3 kW 2026-10-23');
    expect(text.some((line) => line.includes('M0') && line.includes('已拆'))).toBe(true);
    expect(text.filter((line) => /^第 \d 版/.test(line))).toHaveLength(2);
  });
});

describe('the workbooks', () => {
  it('have a row a version and a row a register', () => {
    expect(versionsTable(zhCN, page).rows.map((row) => row.slice(0, 3))).toEqual([
      [2, '2027-01-01', '居民生活分时'],
      [1, '2026-10-24', '按用电类别和电压等级（居民生活）'],
    ]);
    expect(metersTable(zhCN, page).rows.map((row) => [row[0], row[6], row[7]])).toEqual([
      ['M1', '总', 1_234_500],
      ['M1', '需量', 3_000],
      ['M0', '总', 99_000],
    ]);
  });
});
