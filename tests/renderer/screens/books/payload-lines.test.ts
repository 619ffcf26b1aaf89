import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/messages/en/index.ts';
import { zhCN } from '../../../../renderer/messages/zh-CN/index.ts';
import { cellWord, entrySummary } from '../../../../renderer/screens/books/entry-words.ts';
import { payloadLines } from '../../../../renderer/screens/books/payload-lines.ts';

describe('payloadLines', () => {
  it('writes a payment’s short names in full', () => {
    const payload = JSON.stringify({
      a: '6204200017',
      b: [
        ['2026-10', 9_690, 152],
        ['2026-11', 6_500],
      ],
      c: 16_342,
      r: 12_846,
      s: 3,
    });
    expect(payloadLines('payment_taken', payload)).toEqual([
      { key: 'accountNo', items: [[{ kind: 'text', value: '6204200017' }]], more: 0 },
      { key: 'receiptNo', items: [[{ kind: 'text', value: '0012846' }]], more: 0 },
      { key: 'collectedFen', items: [[{ kind: 'money_fen', value: 16_342 }]], more: 0 },
      {
        key: 'bills',
        items: [
          [
            { kind: 'text', value: '2026-10' },
            { kind: 'money_fen', value: 9_690 },
            { kind: 'money_fen', value: 152 },
          ],
          [
            { kind: 'text', value: '2026-11' },
            { kind: 'money_fen', value: 6_500 },
          ],
        ],
        more: 0,
      },
      { key: 'cashSessionId', items: [[{ kind: 'text', value: '3' }]], more: 0 },
    ]);
  });

  it('lists the dials of an exchanged meter by their registers', () => {
    const payload = JSON.stringify({
      accountNo: '6204200017',
      on: '2026-11-12',
      lastDials: [
        ['total', 1_050_000],
        ['demand', 1_250],
      ],
    });
    const line = payloadLines('meter_exchanged', payload).find(({ key }) => key === 'lastDials');
    expect(line?.items).toEqual([
      [
        { kind: 'word', value: 'total' },
        { kind: 'dial', value: 1_050_000 },
      ],
      [
        { kind: 'word', value: 'demand' },
        { kind: 'dial', value: 1_250 },
      ],
    ]);
    expect(line?.items[1]?.map((cell) => cellWord(zhCN, cell))).toEqual(['需量', '1.25']);
  });

  it('names what changed of the supply terms', () => {
    const payload = JSON.stringify({ accountNo: '1', changed: ['tariffCode', 'loss'], reason: '增容' });
    const line = payloadLines('supply_terms_recorded', payload).find(({ key }) => key === 'changed');
    expect(line?.items.map(([cell]) => cell && cellWord(en, cell))).toEqual(['Tariff', 'Transformer loss']);
  });

  it('tells an adjustment in words', () => {
    const proposed = JSON.stringify({
      a: 3,
      n: '6204200017',
      fault: 'theft',
      sumFen: 5,
      sumWh: 1_000,
      w: '查获',
    });
    expect(entrySummary(zhCN, { kind: 'adjustment_proposed', payload: proposed })).toBe(
      '户号 6204200017 · 合计 0.05 元 · 差错 窃电 · 合计电量 1 千瓦时',
    );
    const decided = JSON.stringify({ a: 3, n: '6204200017', ok: false, sumFen: 0, w: '证据不足' });
    expect(entrySummary(en, { kind: 'adjustment_decided', payload: decided })).toContain('Approved no');
  });

  it('marks money, energy and yes or no by their names', () => {
    const lines = payloadLines(
      'anything',
      JSON.stringify({ prepaidFen: 5, sumWh: 1_500, isActive: true, count: 7 }),
    );
    expect(Object.fromEntries(lines.map(({ key, items }) => [key, items[0]?.[0]]))).toEqual({
      prepaidFen: { kind: 'money_fen', value: 5 },
      sumWh: { kind: 'energy_wh', value: 1_500 },
      isActive: { kind: 'flag', value: true },
      count: { kind: 'text', value: '7' },
    });
  });

  it('cuts a long list and says how much is left', () => {
    const bills = Array.from({ length: 1_977 }, (_, index) => [String(index), 1_000, 51]);
    const [line] = payloadLines('bills_issued', JSON.stringify({ bills }));
    expect(line?.items).toHaveLength(12);
    expect(line?.more).toBe(1_965);
    expect(line?.items[0]?.[1]).toEqual({ kind: 'energy_wh', value: 1_000 });
  });

  it('opens what lies inside', () => {
    const lines = payloadLines(
      'accounts_imported',
      JSON.stringify({ counts: { rows: 9, rejected: { no_name: 2 } } }),
    );
    expect(lines.map(({ key }) => key)).toEqual(['rows', 'no_name']);
  });

  it('shows what is no JSON as it is', () => {
    expect(payloadLines('x', 'not json')).toEqual([
      { key: '', items: [[{ kind: 'text', value: 'not json' }]], more: 0 },
    ]);
    expect(payloadLines('receipt_reprinted', '{"r":-1}')[0]?.items[0]?.[0]).toEqual({
      kind: 'text',
      value: '-1',
    });
    expect(payloadLines('x', '[1]')[0]?.items[0]?.[0]).toEqual({ kind: 'text', value: '[1]' });
  });

  it('takes anything without a word', () => {
    const kind = fc.constantFrom(
      'payment_taken',
      'bills_issued',
      'readings_recorded',
      'x',
      'constructor',
      '__proto__',
    );
    fc.assert(
      fc.property(kind, fc.json(), (name, payload) => {
        for (const { items } of payloadLines(name, payload)) {
          for (const { kind: cell, value } of items.flat()) {
            if (cell === 'money_fen' || cell === 'energy_wh')
              expect(typeof value === 'string' || Number.isSafeInteger(value)).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
