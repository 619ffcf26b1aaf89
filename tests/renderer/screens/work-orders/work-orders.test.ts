import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { WorkOrderMeter, WorkOrderRow } from '../../../../electron/contract/work-orders.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { filterOrders } from '../../../../renderer/screens/work-orders/filter-orders.ts';
import { readFoundDial } from '../../../../renderer/screens/work-orders/read-found-dial.ts';
import { workOrdersTable } from '../../../../renderer/screens/work-orders/work-orders-table.ts';

const zh = messagesOf['zh-CN'];

const meter: WorkOrderMeter = {
  registerId: 7,
  register: 'total',
  customerClass: 'residential',
  digits: 5,
  multiplierMilli: milliMultiplier(1000),
  lastDialWh: wattHours(1_000_000),
  usualUseWh: wattHours(100_000),
  isBilled: false,
};

function order(wish: Partial<WorkOrderRow> = {}): WorkOrderRow {
  return {
    workOrderId: 1,
    kind: 'reread',
    month: month('2026-11'),
    accountNo: '6204200017',
    name: '王秀英',
    address: '和平村3组12号',
    routeCode: '0101',
    meterNo: '230007000003',
    meter,
    reason: '锁门',
    openedByName: '赵铁军',
    openedAt: Date.UTC(2026, 10, 22, 1),
    assignedToId: null,
    assignedToName: null,
    dueOn: day('2026-11-23'),
    isOverdue: false,
    state: 'open',
    result: null,
    closedByName: null,
    closedAt: null,
    ...wish,
  };
}

describe('the dial found on site', () => {
  it('is looked at while it is typed', () => {
    expect(readFoundDial(meter, ' ')).toEqual({ state: 'empty' });
    expect(readFoundDial(meter, '1090')).toEqual({
      state: 'read',
      dialWh: 1_090_000,
      useWh: 90_000,
      finding: null,
    });
    expect(readFoundDial(meter, '１０９０。')).toMatchObject({ dialWh: 1_090_000 });
    expect(readFoundDial(meter, '1300')).toMatchObject({ useWh: 300_000, finding: 'jump' });
    expect(readFoundDial(meter, '999')).toMatchObject({ useWh: -1_000, finding: 'backward' });
  });

  it('is told what is wrong with it', () => {
    const wrong = (text: string, of = meter) => readFoundDial(of, text);
    expect(wrong('12a')).toEqual({ state: 'wrong', wrong: 'not_whole' });
    expect(wrong('1090.5')).toEqual({ state: 'wrong', wrong: 'not_whole' });
    expect(wrong('100000')).toEqual({ state: 'wrong', wrong: 'too_long' });
    expect(wrong('9'.repeat(30))).toEqual({ state: 'wrong', wrong: 'too_long' });
    const transformed = { ...meter, multiplierMilli: milliMultiplier(40_000) };
    expect(wrong('1090.5', transformed)).toMatchObject({ state: 'read', dialWh: 1_090_500 });
    expect(wrong('1090.555', transformed)).toEqual({ state: 'wrong', wrong: 'too_fine' });
  });
});

describe('the list', () => {
  const rows = [
    order(),
    order({ workOrderId: 2, kind: 'meter_fault', assignedToName: '杨志强', name: '李强' }),
    order({
      workOrderId: 3,
      kind: 'meter_without_card',
      accountNo: null,
      name: null,
      address: null,
      meterNo: 'BK-77',
    }),
  ];
  const found = (text: string) => filterOrders(zh, rows, text).map(({ workOrderId }) => workOrderId);

  it('is narrowed by kind, person, name, number and meter', () => {
    expect(found('  ')).toEqual([1, 2, 3]);
    expect(found('故障')).toEqual([2]);
    expect(found('杨志强')).toEqual([2]);
    expect(found('未派')).toEqual([1, 3]);
    expect(found('bk-7')).toEqual([3]);
    expect(found('王秀英 复抄')).toEqual([1]);
    expect(found('王秀英 故障')).toEqual([]);
  });

  it('is taken out with everything a row holds', () => {
    const { columns, rows: cells } = workOrdersTable(zh, 'open', rows);
    expect(cells.every((row) => row.length === columns.length)).toBe(true);
    expect(cells[0]?.slice(0, 9)).toEqual([
      1,
      '锁门复抄',
      '2026-11',
      '6204200017',
      '王秀英',
      '和平村3组12号',
      '230007000003',
      '1',
      1_000_000,
    ]);
  });
});
