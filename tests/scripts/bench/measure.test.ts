import { describe, expect, it } from 'vitest';
import { atMost, percentile, tableOf, threeDigits, timeInTurn } from '../../../scripts/bench/measure.ts';

const row = { work: 'a thing', floor: 'nothing', figure: 'p50', floorMs: 2, oursMs: 3 } as const;

describe('measuring', () => {
  it('takes the value below which so many percent lie', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(samples, 50)).toBe(51);
    expect(percentile(samples, 99)).toBe(100);
    expect(percentile([7], 99)).toBe(7);
    expect(percentile([], 50)).toBeNaN();
  });

  it('runs both kinds in turn', () => {
    const order: string[] = [];
    const samples = timeInTurn(
      2,
      (turn) => order.push(`floor ${turn}`),
      (turn) => order.push(`ours ${turn}`),
    );
    expect(order).toEqual(['floor 0', 'ours 0', 'floor 1', 'ours 1']);
    expect(samples.floor).toHaveLength(2);
    expect(samples.ours.every((ms) => ms >= 0)).toBe(true);
  });

  it('says honestly whether a goal is met', () => {
    expect(atMost(row, 1.5)).toMatchObject({ ratio: 1.5, goal: '≤ 1.5 ×', isMet: true });
    expect(atMost(row, 1.4).isMet).toBe(false);
    expect(atMost({ ...row, oursMs: 0.05 }, 1 / 50)).toMatchObject({ goal: '≤ 1/50', isMet: false });
  });

  it('prints a table without powers of ten', () => {
    expect([0.0412, 3.071, 41.26, 1530.4, 0].map(threeDigits)).toEqual([
      '0.0412',
      '3.07',
      '41.3',
      '1530',
      '0',
    ]);
    const table = tableOf([atMost(row, 1), atMost({ ...row, oursMs: 0.02, note: 'why' }, 1 / 50)]).split(
      '\n',
    );
    expect(table).toHaveLength(3);
    expect(table[1]).toMatch(/a thing +p50 +3\.00 +2\.00 +1\.50 +≤ 1 × +MISSED +nothing$/);
    expect(table[2]).toMatch(/1\/100 +≤ 1\/50 +met +nothing; why$/);
  });
});
