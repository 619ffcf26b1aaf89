import { describe, expect, it } from 'vitest';
import { readingVerdicts } from '../../../../db/domain/accounts/import-finding.ts';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import {
  findingOfLine,
  isWrittenVerdict,
  judgeHandheldLine,
  readHandheldLine,
  type HandheldCells,
  type HandheldMeter,
} from '../../../../db/domain/metering/handheld-line.ts';

const november = month('2026-11');
const cells: HandheldCells = {
  accountNo: '6204200960',
  meterNo: '230007000960',
  readOn: '2026-11-22',
  dial: '9380',
  state: '实抄',
  note: '',
};
const meter: HandheldMeter = {
  register: 'total',
  digits: 5,
  lastDialWh: wattHours(9_300_000),
  multiplierMilli: milliMultiplier(1000),
  usualUseWh: wattHours(80_000),
  customerClass: 'residential',
  isBilled: false,
  isBeforeOpening: false,
};
const judge = (changed: Partial<HandheldCells>, known: HandheldMeter | 'no_account' | null = meter) =>
  judgeHandheldLine(readHandheldLine({ ...cells, ...changed }), known, november);

describe('readHandheldLine', () => {
  it('reads a line into our units', () => {
    expect(readHandheldLine(cells)).toEqual({
      accountNo: '6204200960',
      meterNo: '230007000960',
      readOn: '2026-11-22',
      state: 'actual',
      dialWh: 9_380_000,
      note: null,
    });
  });

  it('cleans it, takes other words and spellings, and takes a dial without a state as read', () => {
    expect(
      readHandheldLine({
        accountNo: '６２０４２００９６０',
        meterNo: ' 230007000960　',
        readOn: '20261122',
        dial: '９３８０.５',
        state: '',
        note: ' 已 问 ',
      }),
    ).toMatchObject({
      accountNo: '6204200960',
      meterNo: '230007000960',
      readOn: '2026-11-22',
      state: 'actual',
      dialWh: 9_380_500,
      note: '已 问',
    });
    expect(
      ['锁门', '门锁', 'LOCKED', '故障', '实抄', '正常', '?', '__proto__'].map(
        (state) => readHandheldLine({ ...cells, state }).state,
      ),
    ).toEqual(['locked', 'locked', 'locked', 'fault', 'actual', 'actual', null, null]);
    expect(readHandheldLine({ ...cells, dial: '', state: '' }).state).toBeNull();
  });
});

describe('judgeHandheldLine', () => {
  it('stops at the first verdict in the declared order', () => {
    const broken = { state: '?', readOn: 'x', dial: 'x' };
    const bad: HandheldMeter = { ...meter, isBilled: true, isBeforeOpening: true };
    expect(judge(broken, 'no_account').verdict).toBe('unknown_account');
    expect(judge(broken, null).verdict).toBe('meter_mismatch');
    expect(judge(broken, bad).verdict).toBe('month_issued');
    expect(judge(broken, { ...bad, isBilled: false }).verdict).toBe('before_opening');
    expect(judge(broken).verdict).toBe('bad_state');
    expect(judge({ ...broken, state: '实抄' }).verdict).toBe('bad_date');
    expect(judge({ state: '锁门', dial: 'x' }).verdict).toBe('locked');
    expect(judge({ state: '故障', dial: '' }).verdict).toBe('fault');
    expect(judge({ dial: 'x' }).verdict).toBe('bad_reading');
    expect(judge({ dial: '9299' })).toEqual({ verdict: 'backward', finding: 'backward' });
    expect(judge({ dial: '9300' })).toEqual({ verdict: 'zero', finding: 'zero' });
    expect(judge({ dial: '9421' })).toEqual({ verdict: 'other_actual', finding: 'jump' });
    expect(judge({ dial: '9420' })).toEqual({ verdict: 'other_actual', finding: null });
    expect(judge({ dial: '9380.5' }).verdict).toBe('bad_reading');
    const behindTransformer: HandheldMeter = {
      ...meter,
      multiplierMilli: milliMultiplier(40_000),
      usualUseWh: null,
    };
    expect(judge({ dial: '9536.8' }, behindTransformer).verdict).toBe('other_actual');
    expect(judge({ dial: '9536.875' }, behindTransformer).verdict).toBe('bad_reading');
    expect(judge({ readOn: '2026-09-30' }).verdict).toBe('bad_date');
    expect(judge({ readOn: '2027-01-01', state: '锁门' }).verdict).toBe('bad_date');
    expect(['2026-10-01', '2026-12-31'].map((readOn) => judge({ readOn }).verdict)).toEqual([
      'other_actual',
      'other_actual',
    ]);
    expect(judge({ dial: '100000' }).verdict).toBe('bad_reading');
    expect(judge({ dial: '99999' }, { ...meter, lastDialWh: null })).toEqual({
      verdict: 'other_actual',
      finding: null,
    });
  });

  it('asks at the thresholds of the policy pack when it has some', () => {
    const wide = {
      jumpOverLighting: { numerator: 3, denominator: 1 },
      jumpOverPower: { numerator: 1, denominator: 3 },
    };
    expect(
      judgeHandheldLine(readHandheldLine({ ...cells, dial: '9421' }), meter, november, wide).finding,
    ).toBeNull();
  });

  it('shows what was not written as rejected, what must be explained as a warning, and says nothing of the rest', () => {
    const shown = readingVerdicts.map((verdict) => {
      const finding = verdict === 'backward' || verdict === 'zero' ? verdict : null;
      return [
        verdict,
        findingOfLine(cells, { verdict, finding })?.severity ?? null,
        isWrittenVerdict(verdict),
      ];
    });
    expect(shown).toEqual([
      ['unknown_account', 'rejected', false],
      ['meter_mismatch', 'rejected', false],
      ['month_issued', 'rejected', false],
      ['before_opening', 'rejected', false],
      ['bad_state', 'rejected', false],
      ['bad_date', 'rejected', false],
      ['locked', 'noted', true],
      ['fault', 'noted', true],
      ['bad_reading', 'rejected', false],
      ['backward', 'warned', true],
      ['zero', 'warned', true],
      ['other_actual', null, true],
    ]);
  });
});
