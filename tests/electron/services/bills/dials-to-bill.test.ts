import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import type { LookToBill, RegisterMonth } from '../../../../db/local/queries/account-months.ts';
import { billSpanOf } from '../../../../electron/services/bills/bill-span.ts';
import { dialsToBill } from '../../../../electron/services/bills/dials-to-bill.ts';

const november = month('2026-11');
const october = month('2026-10');

let readingId = 0;

/** A look: month, kind, dial in kWh (null for none), and what else is to be said of it. */
function look(
  at: string,
  kind: LookToBill['kind'],
  kwh: number | null,
  more: Partial<LookToBill> = {},
): LookToBill {
  readingId += 1;
  return {
    readingId,
    periodMonth: month(at),
    kind,
    readOn: `${at}-21` as LookToBill['readOn'],
    dialWh: kwh === null ? null : wattHours(kwh * 1000),
    finding: null,
    reason: null,
    importedAt: null,
    ...more,
  };
}

function register(
  kind: RegisterKind,
  looks: LookToBill[],
  more: { readonly meterNo?: string; readonly isHanging?: 0 | 1; readonly multiplier?: number } = {},
): RegisterMonth {
  return {
    register: {
      registerId: 1,
      kind,
      meterNo: more.meterNo ?? 'A',
      digits: 6,
      multiplierMilli: milliMultiplier((more.multiplier ?? 1) * 1000),
      isHanging: more.isHanging ?? 1,
    },
    looks,
  };
}

/** The dials as `meter register last→dial`, or the reason why there are none. */
function told(registers: readonly RegisterMonth[], last: string | null = '2026-10', at = november) {
  const found = dialsToBill(registers, at, last === null ? null : month(last));
  if (found === null || typeof found === 'string') return found;
  return found.dials.map(
    (dial) =>
      `${dial.meterNo} ${dial.register} ${dial.lastDialWh === null ? '' : dial.lastDialWh / 1000}→${dial.dialWh / 1000}`,
  );
}

describe('where a bill starts and ends', () => {
  it('is the newest version of the last billed month, and the newest of this one', () => {
    const looks = [
      look('2026-10', 'actual', 100),
      look('2026-10', 'actual', 90),
      look('2026-11', 'locked', null),
      look('2026-11', 'actual', 150),
      look('2026-11', 'actual', 140),
    ];
    expect(told([register('total', looks)])).toEqual(['A total 90→140']);
  });

  it('skips a month that was never billed, and starts from an opening dial before the first bill', () => {
    const looks = [
      look('2026-08', 'legacy', 10),
      look('2026-09', 'actual', 50),
      look('2026-10', 'locked', null),
      look('2026-11', 'actual', 140),
    ];
    expect(told([register('total', looks)], null)).toEqual(['A total 10→140']);
    expect(told([register('total', looks)], '2026-09')).toEqual(['A total 50→140']);
  });

  it('needs an end in the very month and a start', () => {
    expect(told([register('total', [look('2026-10', 'actual', 1)])])).toBe('not_read');
    expect(told([register('total', [look('2026-11', 'actual', 1)])])).toBe('not_read');
    expect(told([register('total', [look('2026-12', 'legacy', 1), look('2026-11', 'actual', 1)])])).toBe(
      'not_read',
    );
  });

  it('puts the total first and keeps meter by meter', () => {
    const looks = () => [look('2026-10', 'actual', 1), look('2026-11', 'actual', 2)];
    const kinds = ['demand', 'peak', 'reactive_forward', 'total', 'valley'] as const;
    const meters = ['A', 'B'].flatMap((meterNo) => kinds.map((kind) => register(kind, looks(), { meterNo })));
    expect(told(meters)).toEqual([
      'A total 1→2',
      'A peak 1→2',
      'A valley 1→2',
      'A reactive_forward 1→2',
      'A demand →2',
      'B total 1→2',
      'B peak 1→2',
      'B valley 1→2',
      'B reactive_forward 1→2',
      'B demand →2',
    ]);
    expect(dialsToBill(meters, november, october)).toMatchObject({
      readingId: meters[3]?.looks[1]?.readingId,
    });
  });

  it('reads demand without a start', () => {
    expect(told([register('demand', [look('2026-11', 'actual', 3.5)])])).toEqual(['A demand →3.5']);
  });
});

describe('every hanging register', () => {
  const read = [look('2026-10', 'actual', 1), look('2026-11', 'actual', 2)];

  it('must be billable, and the gravest reason is told', () => {
    const with_ = (...others: LookToBill[][]) =>
      told([register('total', read), ...others.map((looks) => register('peak', looks))]);
    expect(with_([look('2026-10', 'actual', 1)])).toBe('not_read');
    const start = look('2026-10', 'actual', 1);
    const locked = [start, look('2026-11', 'locked', null)];
    const fault = [start, look('2026-11', 'fault', null)];
    const jump = [start, look('2026-11', 'actual', 9, { finding: 'jump' })];
    expect(with_(jump, [start])).toBe('not_read');
    expect(with_(jump, [start], locked)).toBe('locked');
    expect(with_(locked, fault, jump)).toBe('fault');
    expect(with_(jump)).toBe('unexplained');
    expect(with_([start, look('2026-11', 'actual', 9, { finding: 'jump', reason: '空调' })])).toHaveLength(2);
  });

  it('bills a dial below the last only once a person said that it rolled over', () => {
    const below = (finding: LookToBill['finding'], reason: string | null) =>
      dialsToBill(
        [
          register('total', [
            look('2026-10', 'actual', 999_990),
            look('2026-11', 'actual', 10, { finding, reason }),
          ]),
        ],
        november,
        october,
      );
    expect(below('backward', '疑似翻转')).toBe('unexplained');
    expect(below(null, null)).toBe('unexplained');
    expect(below('rolled_over', null)).toBe('unexplained');
    expect(below('rolled_over', '已核对')).toMatchObject({ dials: [{ hasRolledOver: true }] });
  });

  it('is left out before the month in which it was hung or became known', () => {
    const later = register('peak', [look('2026-12', 'opening', 5)]);
    expect(told([register('total', read), later])).toEqual(['A total 1→2']);
    expect(told([later])).toBeNull();
  });
});

describe('a meter that was taken down', () => {
  const hung = (at: string, ...more: LookToBill[]) =>
    register('total', [look(at, 'opening', 5), ...more], { meterNo: 'B', multiplier: 2 });
  const down = (...looks: LookToBill[]) => register('total', looks, { isHanging: 0 });

  it('is billed to its last dial beside the one in its place', () => {
    const old = down(look('2026-10', 'actual', 100), look('2026-11', 'removed', 140));
    const found = dialsToBill([old, hung('2026-11', look('2026-11', 'actual', 25))], november, october);
    expect(found).toMatchObject({
      dials: [
        { meterNo: 'A', lastDialWh: 100_000, dialWh: 140_000, multiplierMilli: 1000 },
        { meterNo: 'B', lastDialWh: 5_000, dialWh: 25_000, multiplierMilli: 2000 },
      ],
      startMonth: '2026-10',
      startOn: '2026-10-21',
    });
    expect(told([old, hung('2026-11')])).toBe('not_read');
  });

  it('is billed in a later month when its own month had no bill, and never twice', () => {
    const old = [look('2026-09', 'actual', 100), look('2026-10', 'removed', 140)];
    const replacement = hung('2026-10', look('2026-11', 'actual', 25));
    expect(told([down(...old), replacement], '2026-09')).toEqual(['A total 100→140', 'B total 5→25']);
    expect(told([down(...old), replacement], '2026-10')).toEqual(['B total 5→25']);
  });

  it('was hanging in the months before: its look of the month counts, the new meter is not looked for', () => {
    const looks = [look('2026-10', 'actual', 100), look('2026-12', 'removed', 180)];
    expect(told([down(...looks), hung('2026-12')])).toBe('not_read');
    const read = [looks[0] as LookToBill, look('2026-11', 'actual', 150), looks[1] as LookToBill];
    expect(told([down(...read), hung('2026-12')])).toEqual(['A total 100→150']);
  });

  it('keeps a demand that was read at its end', () => {
    const old = register('demand', [look('2026-11', 'removed', 9)], { isHanging: 0 });
    const now = register('demand', [look('2026-11', 'opening', 0), look('2026-11', 'actual', 7)], {
      meterNo: 'B',
    });
    expect(told([old, now])).toEqual(['A demand →9', 'B demand →7']);
  });

  it('may hang again at the same place: each time counts by itself', () => {
    const first = [look('2026-10', 'actual', 100), look('2026-11', 'removed', 140)];
    const again = [look('2026-11', 'opening', 145), look('2026-11', 'actual', 160)];
    expect(told([register('total', first, { isHanging: 0 }), register('total', again)])).toEqual([
      'A total 100→140',
      'A total 145→160',
    ]);
  });
});

describe('the months and days of a bill', () => {
  const day = (text: string | null) => text as LookToBill['readOn'];
  const span = (monthsFrom: string | null, startOn: string | null, readOn: string | null) =>
    billSpanOf(
      {
        monthsFrom: monthsFrom === null ? null : month(monthsFrom),
        startOn: day(startOn),
        readOn: day(readOn),
      },
      november,
    );

  it.each([
    ['2026-10', '2026-10-21', '2026-11-21', 1, '2026-10-22', '2026-11-21'],
    ['2026-09', '2026-09-20', '2026-11-21', 2, '2026-09-21', '2026-11-21'],
    // A meter hung in the very month.
    ['2026-11', '2026-11-05', '2026-11-21', 1, '2026-11-06', '2026-11-21'],
    // A file that says no day: so many months before the look.
    ['2026-10', null, '2026-11-21', 1, '2026-10-22', '2026-11-21'],
    ['2026-09', null, '2026-11-30', 2, '2026-10-01', '2026-11-30'],
    // Read on the day it began.
    ['2026-11', '2026-11-21', '2026-11-21', 1, '2026-11-21', '2026-11-21'],
  ])('%s %s to %s', (startMonth, startOn, readOn, months, from, to) => {
    expect(span(startMonth, startOn, readOn)).toEqual({ months, period: { from, to } });
  });

  it.each([
    // In whatever month a file was taken in for: read on its day, or in the month before the import.
    ['2000-01', null, '2026-11-03', '2026-10'],
    ['2000-01', null, '2026-09-30', '2026-08'],
    ['2026-10', null, '2026-11-03', '2026-10'],
    ['2026-10', null, '2026-09-01', '2026-10'],
    ['2000-01', '2026-09-21', '2026-11-03', '2026-09'],
  ])('of a dial of before, in %s, read on %s, imported on %s, begin in %s', (at, readOn, imported, from) => {
    const importedAt = Date.parse(`${imported}T09:00:00+08:00`);
    const looks = [look(at, 'legacy', 1, { readOn: day(readOn), importedAt }), look('2026-11', 'actual', 2)];
    expect(dialsToBill([register('total', looks)], november, null)).toMatchObject({
      startMonth: at,
      monthsFrom: from,
    });
  });

  it('has no days when nobody wrote down the look', () => {
    expect(span('2026-10', '2026-10-21', null)).toEqual({ months: 1, period: null });
    expect(span(null, null, null)).toEqual({ months: 1, period: null });
  });
});
