import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import {
  type AssessedError,
  assessMonth,
  usualErrorPenalties,
} from '../../../../db/domain/metering/error-penalties.ts';
import { errorKinds, type ErrorKind } from '../../../../db/domain/metering/reading-work.ts';

const november = month('2026-11');
const error = (of: string, kind: ErrorKind): AssessedError => ({ month: month(of), kind });
const assess = (...errors: readonly AssessedError[]) => assessMonth(errors, november, usualErrorPenalties);

describe('the assessment of errors (seed 001, 抄表工作 6 考核)', () => {
  it('counts 200 yuan an error, and nothing for a first estimate or another remark', () => {
    expect(assess()).toEqual({ repeated: 0, assessedFen: 0 });
    expect(assess(error('2026-11', 'misread'), error('2026-11', 'misread'))).toEqual({
      repeated: 0,
      assessedFen: 400_00,
    });
    expect(assess(error('2026-11', 'estimate'), error('2026-11', 'other')).assessedFen).toBe(0);
    const once = errorKinds.filter((kind) => assess(error('2026-11', kind)).assessedFen === 200_00);
    expect(once).toEqual(errorKinds.filter((kind) => kind !== 'estimate' && kind !== 'other'));
  });

  it('counts 500 yuan for the same kind in two months running, instead of the first 200', () => {
    const missedBefore = error('2026-10', 'missed');
    expect(assess(missedBefore, error('2026-11', 'missed'))).toEqual({ repeated: 1, assessedFen: 500_00 });
    expect(
      assess(missedBefore, missedBefore, error('2026-11', 'missed'), error('2026-11', 'missed')),
    ).toEqual({ repeated: 1, assessedFen: 700_00 });
    expect(assess(error('2026-10', 'estimate'), error('2026-11', 'estimate'))).toEqual({
      repeated: 1,
      assessedFen: 500_00,
    });
    expect(assess(error('2026-10', 'other'), error('2026-11', 'other'))).toEqual({
      repeated: 0,
      assessedFen: 0,
    });
  });

  it('does not count another kind, a gap of a month, or a month to come as running', () => {
    const now = error('2026-11', 'misread');
    for (const away of [
      error('2026-10', 'decimal'),
      error('2026-09', 'misread'),
      error('2026-12', 'misread'),
    ])
      expect(assess(away, now)).toEqual({ repeated: 0, assessedFen: 200_00 });
    const january = [error('2025-12', 'misread'), error('2026-01', 'misread')];
    expect(assessMonth(january, month('2026-01'), usualErrorPenalties).repeated).toBe(1);
  });

  it('goes by the amounts of the pack', () => {
    const penalties = { onceFen: fen(50_00), repeatedFen: fen(80_00) };
    const errors = [error('2026-10', 'misread'), error('2026-11', 'misread'), error('2026-11', 'decimal')];
    expect(assessMonth(errors, november, penalties)).toEqual({ repeated: 1, assessedFen: 130_00 });
  });
});
