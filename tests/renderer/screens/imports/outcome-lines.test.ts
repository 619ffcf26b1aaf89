import { describe, expect, it } from 'vitest';
import {
  countOf,
  isNothingRecorded,
  outcomeLines,
} from '../../../../renderer/screens/imports/outcome-lines.ts';

describe('outcomeLines', () => {
  it('reads the counts out in their order, with their parts', () => {
    const lines = outcomeLines({
      prepaid_fen_total: 4_461_250,
      normalised: 14,
      rejected: { bad_multiplier: 5, no_name: 0, duplicate_meter: 3 },
      accepted: 1_977,
      rows: 2_006,
      by_class: { 居民生活: 1_700 },
      something_new: 7,
    });
    expect(lines).toEqual([
      { name: 'rows', part: null, kind: 'count', value: 2_006 },
      { name: 'accepted', part: null, kind: 'count', value: 1_977 },
      { name: 'by_class', part: '居民生活', kind: 'count', value: 1_700 },
      { name: 'rejected', part: null, kind: 'count', value: 8 },
      { name: 'rejected', part: 'bad_multiplier', kind: 'count', value: 5 },
      { name: 'rejected', part: 'duplicate_meter', kind: 'count', value: 3 },
      { name: 'normalised', part: null, kind: 'count', value: 14 },
      { name: 'prepaid_fen_total', part: null, kind: 'money_fen', value: 4_461_250 },
      { name: 'something_new', part: null, kind: 'count', value: 7 },
    ]);
  });

  it('keeps a count of nothing, so that one sees that it was looked at', () => {
    expect(outcomeLines({ rejected: {}, skipped: 0 })).toEqual([
      { name: 'rejected', part: null, kind: 'count', value: 0 },
      { name: 'skipped', part: null, kind: 'count', value: 0 },
    ]);
  });

  it('puts what lines of readings come to under their number, plain readings first', () => {
    expect(outcomeLines({ lines: 9, unknown_account: 3, zero: 0, other_actual: 6, skipped: 1 })).toEqual([
      { name: 'lines', part: null, kind: 'count', value: 9 },
      { name: 'lines', part: 'other_actual', kind: 'count', value: 6 },
      { name: 'lines', part: 'zero', kind: 'count', value: 0 },
      { name: 'lines', part: 'unknown_account', kind: 'count', value: 3 },
      { name: 'skipped', part: null, kind: 'count', value: 1 },
    ]);
  });

  it('adds parts up', () => {
    expect(countOf({ rejected: { a: 1, b: 2 } }, 'rejected')).toBe(3);
    expect(countOf({ rejected: 4 }, 'rejected')).toBe(4);
    expect(countOf({}, 'rejected')).toBe(0);
  });
});

describe('a file of readings of which nothing was recorded', () => {
  it('is told apart from one of which a line came in, and from an empty one', () => {
    expect(isNothingRecorded({ lines: 3, unknown_account: 2, bad_reading: 1 })).toBe(true);
    expect(isNothingRecorded({ lines: 3, unknown_account: 2, zero: 1 })).toBe(false);
    expect(isNothingRecorded({ lines: 0 })).toBe(false);
  });
});
