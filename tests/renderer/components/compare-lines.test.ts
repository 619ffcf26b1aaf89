import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../db/domain/kernel/money.ts';
import type { BillLineRow } from '../../../electron/contract/bills.ts';
import { BillCompare } from '../../../renderer/components/bill-compare.tsx';
import { compareLines } from '../../../renderer/components/compare-lines.ts';
import { kwh } from '../../support/usage.ts';

const line = (code: string, amountFen: number): BillLineRow => ({
  code,
  label: code,
  energyWh: null,
  priceNanoyuan: null,
  counted: null,
  amountFen: fen(amountFen),
});
const shown = (before: readonly BillLineRow[], after: readonly BillLineRow[]) =>
  compareLines(before, after).map((row) => [
    row.before?.code ?? '-',
    row.after?.code ?? '-',
    row.differenceFen,
  ]);

describe('compareLines', () => {
  it('puts the same charge on one row and keeps what only one side has', () => {
    expect(
      shown(
        [line('tier_1', 100), line('tier_2', 50), line('fund_a', 1)],
        [line('tier_1', 100), line('peak', 7), line('fund_a', 2)],
      ),
    ).toEqual([
      ['tier_1', 'tier_1', 0],
      ['tier_2', '-', -50],
      ['-', 'peak', 7],
      ['fund_a', 'fund_a', 1],
    ]);
  });

  it('pairs repeated codes in their order and loses none', () => {
    expect(shown([line('capacity', 10), line('capacity', 20)], [line('capacity', 12)])).toEqual([
      ['capacity', 'capacity', 2],
      ['capacity', '-', -20],
    ]);
    expect(shown([line('energy', 10)], [line('peak', 1), line('valley', 2)])).toEqual([
      ['energy', '-', -10],
      ['-', 'peak', 1],
      ['-', 'valley', 2],
    ]);
    expect(shown([], [line('energy', 5)])).toEqual([['-', 'energy', 5]]);
  });

  it('adds up to the difference whatever the order', () => {
    const before = [line('a', 3), line('b', 5), line('c', 7), line('b', 11)];
    const after = [line('c', 13), line('b', 17), line('d', 19), line('a', 23)];
    const sum = compareLines(before, after).reduce((total, row) => total + row.differenceFen, 0);
    expect(sum).toBe(13 + 17 + 19 + 23 - (3 + 5 + 7 + 11));
  });
});

describe('BillCompare', () => {
  it('shows both sums and the difference with its sign', () => {
    const side = (amountFen: number) => ({
      tariffLabel: '居民生活',
      energyWh: kwh('100'),
      amountFen: fen(amountFen),
      lines: [line('energy', amountFen)],
    });
    const html = renderToStaticMarkup(
      createElement(BillCompare, { before: side(5_100), after: side(4_860) }),
    );
    expect(html).toContain('data-testid="compare-difference" data-fen="-240"');
    expect(html).toContain('−2.40');
    expect(html).toContain('改后比原来');
  });
});
