import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh } from '../../../../db/domain/kernel/price.ts';
import type { BillLineRow } from '../../../../electron/contract/bills.ts';
import type { BillNotice, PublicRow } from '../../../../electron/contract/notices.ts';
import { zhCN } from '../../../../renderer/messages/zh-CN/index.ts';
import { noticesTable, publicTable } from '../../../../renderer/screens/notices/notice-tables.ts';
import { noticePages, placeNotice, publicPages } from '../../../../renderer/screens/notices/paper-pages.ts';

const line: BillLineRow = {
  code: 'tier_1',
  label: '第一档电费',
  energyWh: wattHours(100_000),
  priceNanoyuan: nanoYuanPerKwh(510_000_000),
  counted: null,
  amountFen: fen(5100),
};

function notice(no: number, lines: number): BillNotice {
  return {
    accountNo: String(6_204_200_000 + no),
    name: '王秀英',
    address: '和平村1组1号',
    month: month('2026-11'),
    tariffLabel: '居民生活 不满1千伏',
    dials: [],
    energyWh: wattHours(100_000),
    lines: Array.from({ length: lines }, () => line),
    amountFen: fen(5100 * lines),
    outstandingFen: fen(5100 * lines),
    dueOn: day('2026-12-15'),
    arrearsFen: fen(0),
    prepaymentFen: fen(0),
  };
}

function row(no: number, maskedName = '王**'): PublicRow {
  return {
    accountNo: String(6_204_200_000 + no),
    maskedName,
    tariffLabel: '居民生活',
    energyWh: wattHours(100_000),
    averageNanoyuan: nanoYuanPerKwh(510_000_000),
    amountFen: fen(5100),
  };
}

describe('pages of notices', () => {
  it('holds four households, three with longer bills, two, or one', () => {
    const pagesOf = (lines: number) =>
      noticePages(Array.from({ length: 12 }, (_, index) => notice(index, lines))).length;
    expect([2, 4, 5, 9, 10, 18, 19].map(pagesOf)).toEqual([3, 3, 4, 4, 6, 6, 12]);
  });

  it('keeps every notice, in its order, and fills no page over its end', () => {
    const notices = Array.from({ length: 97 }, (_, index) => notice(index, (index * 7) % 23));
    const pages = noticePages(notices);
    expect(pages.flat().map((placed) => placed.notice)).toEqual(notices);
    for (const page of pages) expect(page.reduce((sum, { parts }) => sum + parts, 0)).toBeLessThanOrEqual(12);
  });

  it('gives long names, long labels, meters of their own and all kinds of sums more room', () => {
    const four = notice(1, 4);
    expect(placeNotice(four)).toMatchObject({ parts: 3, isTight: false });
    const dial = {
      register: 'total' as const,
      meterNo: 'A1',
      multiplierMilli: 1000,
      lastDialWh: wattHours(0),
      lastReadOn: null,
      dialWh: wattHours(1000),
      readOn: null,
      hasRolledOver: false,
    };
    const longer: readonly Partial<BillNotice>[] = [
      { name: '红柳湾镇和平村农业专业合作社联合会第二提灌站管理委员会' },
      {
        lines: Array.from({ length: 4 }, () => ({ ...line, label: '可再生能源电价附加（按国家规定征收）' })),
      },
      { dials: [dial, dial, dial, { ...dial, meterNo: 'B2' }] },
      { outstandingFen: fen(1), arrearsFen: fen(2), prepaymentFen: fen(3) },
    ];
    for (const more of longer) expect(placeNotice({ ...four, ...more }).parts).toBe(4);
    expect(placeNotice(notice(1, 46))).toMatchObject({ parts: 12, isTight: true });
  });
});

describe('pages of a village list', () => {
  it('keeps every household and leaves room for the sum', () => {
    expect(publicPages([])).toEqual([]);
    for (const count of [1, 36, 37, 38, 39, 200]) {
      const pages = publicPages(Array.from({ length: count }, (_, index) => row(index)));
      expect(pages.flat().map(({ no }) => no)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      );
      expect(pages.every((page) => page.length <= 38)).toBe(true);
      expect(pages.at(-1)?.length).toBeLessThanOrEqual(36);
    }
  });
});

describe('as workbooks', () => {
  it('writes the village list with its sum', () => {
    const list = { showsAccountNo: true, rows: [row(1), { ...row(2), energyWh: wattHours(50_000) }] };
    const table = publicTable(month('2026-11'), '和平村', list);
    expect(table.fileNameHint).toBe('和平村 2026年11月 电量电价电费公示');
    expect(table.columns.map(({ kind }) => kind)).toEqual([
      'count',
      'text',
      'text',
      'text',
      'energy_wh',
      'price_nanoyuan',
      'money_fen',
    ]);
    expect(table.rows.at(-1)).toEqual([null, null, '合计 2 户', null, 150_000, 680_000_000, 10_200]);
    const without = publicTable(month('2026-11'), '和平村', { ...list, showsAccountNo: false });
    expect(without.columns).toHaveLength(6);
    expect(without.rows.every((cells) => cells.length === 6)).toBe(true);
  });

  it('writes a row for each notice', () => {
    const table = noticesTable(zhCN, month('2026-11'), '和平村', [notice(1, 2)]);
    expect(table.rows.map((cells) => cells.length)).toEqual([table.columns.length]);
  });

  it('takes the multiplier out as a number, and says of an estimate that it is one', () => {
    const dial = {
      register: 'total' as const,
      meterNo: 'A1',
      multiplierMilli: 30_000,
      lastDialWh: wattHours(0),
      lastReadOn: null,
      dialWh: wattHours(1000),
      readOn: null,
      hasRolledOver: false,
    };
    const of = (dials: BillNotice['dials']) => {
      const table = noticesTable(zhCN, month('2026-11'), '和平村', [{ ...notice(1, 2), dials }]);
      const at = (title: string) => table.columns.findIndex((column) => column.title === title);
      expect(table.columns[at('倍率')]?.kind).toBe('multiplier_milli');
      return [table.rows[0]?.[at('倍率')], table.rows[0]?.[at('抄表方式')]];
    };
    expect(of([dial])).toEqual([30_000, null]);
    expect(of([dial, { ...dial, isEstimated: true }])).toEqual([30_000, '暂计']);
    expect(of([dial, { ...dial, meterNo: 'B2', multiplierMilli: 1000 }])).toEqual([null, null]);
  });
});
