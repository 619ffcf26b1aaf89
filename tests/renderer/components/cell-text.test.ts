import { expect, it } from 'vitest';
import { cellText, isFigureKind } from '../../../renderer/components/cell-text.ts';

it.each([
  ['money_fen', 1_234_567, '12,345.67'],
  ['money_fen', -1, '-0.01'],
  ['energy_wh', 120_500, '120.5'],
  ['count', 12, '12'],
  ['text', '0012846', '0012846'],
  ['day', '2026-11-22', '2026-11-22'],
  ['money_fen', null, ''],
] as const)('%s %j reads %j', (kind, cell, text) => {
  expect(cellText(kind, cell)).toBe(text);
});

it('knows what stands on the right', () => {
  expect((['text', 'day', 'count', 'money_fen', 'energy_wh'] as const).filter(isFigureKind)).toEqual([
    'count',
    'money_fen',
    'energy_wh',
  ]);
});
