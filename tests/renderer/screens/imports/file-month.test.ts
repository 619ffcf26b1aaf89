import { expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { monthToChoose } from '../../../../renderer/screens/imports/file-month.ts';

it('chooses the month of the file, but never one that has not begun', () => {
  const today = day('2026-11-23');
  expect(monthToChoose(month('2026-10'), today)).toBe('2026-10');
  expect(monthToChoose(month('2026-11'), today)).toBe('2026-11');
  expect(monthToChoose(month('2062-12'), today)).toBeNull();
  expect(monthToChoose(null, today)).toBeNull();
  expect(monthToChoose(month('2026-10'), null)).toBeNull();
});
