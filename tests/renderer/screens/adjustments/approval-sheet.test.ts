import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { AdjustmentDetail, CorrectedBill } from '../../../../electron/contract/adjustments.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { adjustmentsTable } from '../../../../renderer/screens/adjustments/adjustments-table.ts';
import { approvalSheet } from '../../../../renderer/screens/adjustments/approval-sheet.ts';

const zh = messagesOf['zh-CN'];

function corrected(periodMonth: string, beforeFen: number, afterFen: number): CorrectedBill {
  const side = (kwh: number, amountFen: number) => ({
    tariffLabel: '居民',
    energyWh: wattHours(kwh * 1000),
    amountFen: fen(amountFen),
    lines: [],
  });
  return {
    billId: beforeFen,
    periodMonth: month(periodMonth),
    before: side(100, beforeFen),
    after: side(80, afterFen),
  };
}

const detail: AdjustmentDetail = {
  adjustmentId: 7,
  accountNo: '6204200017',
  name: '王秀英',
  fault: 'meter_error',
  energyWh: wattHours(-40_000),
  amountFen: fen(-2_040),
  reason: '检定偏快 50%',
  state: 'declined',
  proposedById: 4,
  proposedByName: '周敏',
  proposedAt: Date.parse('2026-11-23T02:00:00Z'),
  decidedByName: '马建国',
  decidedAt: Date.parse('2026-11-23T03:30:00Z'),
  decisionReason: '补检定证书',
  preview: {
    fault: 'meter_error',
    accountNo: '6204200017',
    name: '王秀英',
    formula: 'ΔW = −W × e ÷ (1 + e)',
    source: '第八十条',
    energyWh: wattHours(-40_000),
    amountFen: fen(-2_040),
    corrected: [corrected('2026-10', 5_100, 4_080), corrected('2026-09', 5_101, 4_081)],
    chargeLines: [],
    owedChangeFen: fen(-1_040),
    toPrepaymentFen: fen(1_000),
  },
  posted: [],
};

const factOf = (sheet: ReturnType<typeof approvalSheet>, name: string) =>
  [...sheet.facts, ...sheet.decision].find(([fact]) => fact === name)?.[1];

describe('approvalSheet', () => {
  const { paper } = zh.adjustments;

  it('writes the amount in figures and in words, and what it does to the account', () => {
    const sheet = approvalSheet(zh, detail);
    expect(factOf(sheet, paper.amount)).toBe('退还 20.40 元');
    expect(factOf(sheet, paper.inWords)).toBe('贰拾元零肆角整');
    expect(factOf(sheet, paper.energy)).toBe('退 40 千瓦时');
    expect(factOf(sheet, paper.effect)).toBe('欠费减少 10.40、转入预存 10.00');
  });

  it('sets each month beside its correction, with the sum of all', () => {
    expect(approvalSheet(zh, detail).table.slice(1)).toEqual([
      ['2026-10', '100', '80', '51.00', '40.80', '-10.20'],
      ['2026-09', '100', '80', '51.01', '40.81', '-10.20'],
      ['合计', '200', '160', '102.01', '81.61', '-20.40'],
    ]);
  });

  it('says who decided and why', () => {
    const sheet = approvalSheet(zh, detail);
    expect(factOf(sheet, paper.decision)).toBe('未批准  马建国  2026-11-23 11:30');
    expect(factOf(sheet, paper.decisionReason)).toBe('补检定证书');
  });

  it('lists the lines of a charge', () => {
    const preview = {
      ...detail.preview,
      corrected: [],
      energyWh: wattHours(0),
      amountFen: fen(75_000),
      owedChangeFen: fen(75_000),
      toPrepaymentFen: fen(0),
      chargeLines: [
        {
          code: 'penalty',
          label: '违约使用电费',
          energyWh: null,
          priceNanoyuan: null,
          counted: { quantityMilli: 750_000, unit: 'yuan' as const, baseFen: null },
          amountFen: fen(75_000),
        },
      ],
    };
    const waiting = { ...detail, decidedByName: null, decidedAt: null, decisionReason: null };
    const sheet = approvalSheet(zh, { ...waiting, state: 'waiting', fault: 'over_capacity', preview });
    expect(sheet.table.slice(1)).toEqual([['违约使用电费', '', '750.00']]);
    expect(factOf(sheet, paper.energy)).toBeUndefined();
    expect(factOf(sheet, paper.amount)).toBe('补收 750.00 元');
    expect(factOf(sheet, paper.decision)).toBe('待审批');
  });
});

it('takes the list out with everything a row holds', () => {
  const table = adjustmentsTable(zh, 'decided', [detail]);
  expect(table.rows[0]).toEqual([
    7,
    '6204200017',
    '王秀英',
    '表计误差',
    -40_000,
    -2_040,
    '检定偏快 50%',
    '周敏',
    '2026-11-23 10:00',
    '未批准',
    '马建国',
    '2026-11-23 11:30',
    '补检定证书',
  ]);
  expect(table.columns).toHaveLength(table.rows[0]?.length ?? 0);
});
