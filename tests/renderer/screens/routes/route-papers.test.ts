import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { MissedMeter, RouteOfMonth, SheetLine } from '../../../../electron/contract/routes.ts';
import { ruledPages } from '../../../../renderer/components/ruled-paper.tsx';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { daysTyped } from '../../../../renderer/screens/routes/days-typed.ts';
import { missedTable, routesTable, sheetWords } from '../../../../renderer/screens/routes/routes-table.ts';
import { sheetPaper, sheetTable } from '../../../../renderer/screens/routes/sheet-paper.ts';
import { stationTime } from '../../../support/station.ts';

const zh = messagesOf['zh-CN'];
const november = month('2026-11');

const route: RouteOfMonth = {
  routeId: 1,
  code: '0101',
  name: '红柳湾村',
  readerId: 3,
  readerName: '赵铁军',
  ownDays: null,
  days: { firstDay: 20, lastDay: 23 },
  lastDay: day('2026-11-23'),
  points: 2,
  meters: 3,
  read: 1,
  missed: 2,
  late: 0,
  rates: { lighting: 3333, power: null, all: 3333 },
  sheet: null,
  earlierOut: null,
};

const line = (accountNo: string, wish: Partial<SheetLine> = {}): SheetLine => ({
  registerId: 1,
  walkOrder: 7,
  accountNo,
  name: '阿依古丽·叶尔兰别克·哈山',
  address: '和平村5组3号',
  meterNo: `M${accountNo}`,
  multiplierMilli: milliMultiplier(40_000),
  register: 'total',
  digits: 6,
  lastDialWh: wattHours(1_234_000),
  lastReadOn: day('2026-10-21'),
  usualUseWh: wattHours(186_000),
  ...wish,
});

describe('the route sheet', () => {
  const lines = [
    line('1001'),
    line('1001', { registerId: 2, register: 'peak', lastDialWh: null, usualUseWh: null }),
    line('1002', { walkOrder: null }),
  ];
  const head = { station: '红柳湾供电所', isDemo: true, printedOn: day('2026-11-20') };

  it('has a line a register, the meter named once, blanks for the dial and what was seen', () => {
    const sheet = sheetPaper(november, route, lines, head);
    expect(sheet.sections[0]?.rows).toEqual([
      ['7', '1001', '阿依古丽·叶尔兰别克·哈山', '和平村5组3号', 'M1001', '40', '总', '1234', '186', '', ''],
      ['', '', '', '', '', '40', '峰', '', '', '', ''],
      ['8', '1002', '阿依古丽·叶尔兰别克·哈山', '和平村5组3号', 'M1002', '40', '总', '1234', '186', '', ''],
    ]);
    expect(sheet.sections[0]?.head).toContain('2 只表');
    expect(sheet.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(277);
    expect(sheet.training).not.toBeNull();
    expect(sheet.page(2, 3)).toBe('第 2 / 3 页');
  });

  it('is a workbook of numbers and days', () => {
    const table = sheetTable(zh, november, route, lines);
    expect(table.columns.map(({ kind }) => kind)).toEqual([
      'count',
      'text',
      'text',
      'text',
      'text',
      'multiplier_milli',
      'text',
      'day',
      'energy_wh',
      'energy_wh',
      'text',
      'text',
    ]);
    expect(table.rows[2]).toEqual([
      8,
      '1002',
      '阿依古丽·叶尔兰别克·哈山',
      '和平村5组3号',
      'M1002',
      40_000,
      '总',
      '2026-10-21',
      1_234_000,
      186_000,
      null,
      null,
    ]);
  });
});

describe('ruled pages', () => {
  it('begin each section on a page of its own, and an empty one has its page, too', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [String(index)]);
    const pages = ruledPages([
      { head: ['a'], rows },
      { head: ['b'], rows: [] },
    ]);
    expect(pages.map((page) => [page.section.head[0], page.rows.length])).toEqual([
      ['a', 18],
      ['a', 18],
      ['a', 4],
      ['b', 0],
    ]);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  });
});

describe('the lists of routes', () => {
  const sheet = {
    sheetId: 1,
    month: november,
    meters: 3,
    issuedToId: 3,
    issuedToName: '赵铁军',
    issuedByName: '周敏',
    issuedAt: stationTime('2026-11-20T08:30'),
    returned: null,
  };

  it('say where the sheet is', () => {
    const returned = { read: 2, returnedByName: '赵铁军', takenByName: '周敏', returnedAt: 0 };
    expect(sheetWords(zh.routes, null)).toBe('未发');
    expect(sheetWords(zh.routes, sheet)).toBe('赵铁军 11-20 领');
    expect(sheetWords(zh.routes, { ...sheet, returned })).toBe('已交回 2/3');
  });

  it('hold the sum and the meters on no route', () => {
    const list = { routes: [route], without: route, total: route, usualDays: route.days, readers: [] };
    const table = routesTable(zh, november, list);
    expect(table.rows.map((row) => row[0])).toEqual(['0101', '未编册', '合计']);
    expect(table.rows[0]?.slice(4, 11)).toEqual([3, 1, 2, 0, 3333, null, 3333]);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('say of a meter what was found instead of a dial', () => {
    const meter: MissedMeter = {
      meterId: 1,
      routeCode: null,
      routeName: null,
      readerName: null,
      walkOrder: null,
      accountNo: '1001',
      name: '王秀英',
      address: '和平村',
      meterNo: 'M1',
      readOn: null,
      look: 'locked',
      timing: 'missed',
    };
    const late: MissedMeter = { ...meter, look: null, timing: 'late', readOn: day('2026-11-25') };
    const { rows } = missedTable(zh, november, [meter, late]);
    expect(rows.map((row) => [row[0], row[6], row[7]])).toEqual([
      ['未编册', '漏抄 锁门', null],
      ['未编册', '迟抄', '2026-11-25'],
    ]);
  });
});

describe('days that were typed', () => {
  const usual = { firstDay: 20, lastDay: 23 };

  it('are none, the usual ones at an empty end, or wrong', () => {
    expect(daysTyped('', ' ', usual)).toBeNull();
    expect(daysTyped('２１', '', usual)).toEqual({ firstDay: 21, lastDay: 23 });
    expect(daysTyped('', '30', usual)).toEqual({ firstDay: 20, lastDay: 30 });
    for (const text of ['0', '32', 'x', '1.5', '-1']) expect(daysTyped(text, '23', usual)).toBe('wrong');
  });
});
