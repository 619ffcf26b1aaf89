import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { DraftRow } from '../../../../electron/contract/bills.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { auditPaper } from '../../../../renderer/screens/audit/audit-paper.ts';
import { auditTable, changeOf, inWalkOrder } from '../../../../renderer/screens/audit/audit-table.ts';

const draft = (accountNo: string, wish: Partial<DraftRow> = {}): DraftRow => ({
  draftId: Number(accountNo),
  accountNo,
  name: '王秀英',
  address: '和平村3组12号',
  routeCode: '0201',
  routeName: '和平村',
  walkOrder: 1,
  customerClassName: '居民生活',
  tariffLabel: '居民一户一表',
  dials: [
    {
      register: 'total',
      meterNo: 'M1',
      multiplierMilli: 40_000,
      lastDialWh: wattHours(1_000_000),
      lastReadOn: day('2026-10-21'),
      dialWh: wattHours(1_003_000),
      readOn: day('2026-11-21'),
      hasRolledOver: false,
    },
  ],
  energyWh: wattHours(120_000),
  usualUseWh: wattHours(90_000),
  amountFen: fen(6_120),
  lines: [],
  finding: 'jump',
  reason: '新添电暖气',
  isFirstBill: false,
  isEstimated: false,
  isFirstAfterChange: false,
  state: 'passed',
  computedByName: '周敏',
  computedById: 4,
  returnReason: null,
  returnKind: null,
  ...wish,
});

describe('the audit list', () => {
  it('says how the use changed against last month, half-up', () => {
    const change = (energyWh: number, usualUseWh: number | null) =>
      changeOf({
        energyWh: wattHours(energyWh),
        usualUseWh: usualUseWh === null ? null : wattHours(usualUseWh),
      });
    expect(change(120_000, 90_000)).toEqual({ energyWh: 30_000, percentHundredths: 3_333 });
    expect(change(0, 90_000)).toEqual({ energyWh: -90_000, percentHundredths: -10_000 });
    expect(change(5_000, 0)).toEqual({ energyWh: 5_000, percentHundredths: null });
    expect(change(5_000, null)).toBeNull();
  });

  it('goes by route and walk, those on no route last', () => {
    const drafts = [
      draft('5', { routeCode: null, routeName: null, walkOrder: null }),
      draft('4', { walkOrder: null }),
      draft('3', { walkOrder: 2 }),
      draft('2'),
      draft('1', { routeCode: '0101' }),
    ];
    expect(inWalkOrder(drafts).map(({ accountNo }) => accountNo)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is a workbook of numbers, with room for the signature', () => {
    const table = auditTable(messagesOf['zh-CN'], '审核清单 2026-11', [draft('2')]);
    const row = table.rows[0] ?? [];
    expect(row).toHaveLength(table.columns.length);
    const cellOf = (title: string) => row[table.columns.findIndex((column) => column.title === title)];
    expect(cellOf('倍率')).toBe(40_000);
    expect(cellOf('增减')).toBe(3_333);
    expect(cellOf('状态')).toBe('通过');
    expect(cellOf('审核签字')).toBeNull();
  });

  it('lays each route out on pages of its own, with its sums', () => {
    const drafts = [draft('1', { routeCode: '0101', routeName: null }), draft('2'), draft('3')];
    const head = { station: '红柳湾供电所', isDemo: false, printedOn: day('2026-11-25') };
    const sheet = auditPaper(month('2026-11'), drafts, head);
    expect(sheet.sections.map((section) => section.head.slice(0, 4))).toEqual([
      ['抄表册 0101', '2026年11月', '1 户', '合计 120 千瓦时，61.20 元'],
      ['抄表册 0201 和平村', '2026年11月', '2 户', '合计 240 千瓦时，122.40 元'],
    ]);
    expect(sheet.sections[0]?.rows[0]).toEqual([
      '1',
      '王秀英',
      '1000',
      '1003',
      '40',
      '120',
      '90',
      '+33.33 %',
      '61.20',
      '突变 新添电暖气',
      '通过',
      '',
      '',
    ]);
    expect(sheet.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(277);
    expect(sheet.columns).toHaveLength(sheet.sections[0]?.rows[0]?.length ?? 0);
  });
});
