import { expect, it } from 'vitest';
import { month } from '../../../db/domain/kernel/calendar.ts';
import { recentMonths } from '../../../renderer/stores/work-month-store.ts';

it('lists the months back from the newest', () => {
  expect(recentMonths(month('2026-02'), month('2026-02'), 3)).toEqual(['2026-02', '2026-01', '2025-12']);
});

it('keeps the worked-on month in the list, wherever it lies', () => {
  expect(recentMonths(month('2026-02'), month('2025-06'), 2)).toEqual(['2026-02', '2026-01', '2025-06']);
  expect(recentMonths(month('2026-02'), month('2026-03'), 2)).toEqual(['2026-03', '2026-02', '2026-01']);
});
