import { describe, expect, it } from 'vitest';
import { readingVerdicts } from '../../../../db/domain/accounts/import-finding.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import {
  findingsOfLook,
  isWrittenVerdict,
  judgeHandheldLook,
  verdictOfLine,
  type HandheldMeter,
  type JudgedFile,
  type UnknownMeter,
} from '../../../../db/domain/metering/handheld-judgement.ts';
import {
  readHandheldLine,
  type HandheldCells,
  type HandheldLook,
} from '../../../../db/domain/metering/handheld-line.ts';
import { handheldCells as cells } from './handheld-cells.ts';

const file: JudgedFile = { month: month('2026-11'), source: 'handheld', today: day('2027-01-05') };
const meter: HandheldMeter = {
  register: 'total',
  digits: 5,
  lastDialWh: wattHours(9_300_000),
  lastReadOn: null,
  multiplierMilli: milliMultiplier(1000),
  usualUseWh: wattHours(80_000),
  customerClass: 'residential',
  kind: null,
  source: null,
  dialWh: null,
  isBilled: false,
  isBeforeOpening: false,
  isLookedAgain: false,
};
const total: HandheldLook = { field: 'dial', register: 'total', isFilled: true, dialWh: null };
const judge = (
  changed: Partial<HandheldCells>,
  known: HandheldMeter | UnknownMeter = meter,
  judged: JudgedFile = file,
) => {
  const line = readHandheldLine({ ...cells, ...changed });
  return judgeHandheldLook(line, line.looks[0] ?? total, known, judged);
};

describe('judgeHandheldLook', () => {
  it('takes no day that is still to come, or before the dial that the next bill starts from', () => {
    const on = (readOn: string, lastReadOn: string | null = null) =>
      judge(
        { readOn },
        { ...meter, lastReadOn: lastReadOn === null ? null : day(lastReadOn) },
        { ...file, today: day('2026-11-21') },
      ).verdict;
    expect(on('2026-11-21')).toBe('other_actual');
    expect(on('2026-11-22')).toBe('bad_date');
    expect(on('2026-11-20', '2026-11-20')).toBe('other_actual');
    expect(on('2026-11-19', '2026-11-20')).toBe('bad_date');
  });

  it('leaves the first look alone where whoever brings the file took the second', () => {
    expect(judge({}, { ...meter, isLookedAgain: true })).toEqual({
      verdict: 'looked_again',
      finding: null,
      dialWh: null,
    });
  });

  it('stops at the first verdict in the declared order', () => {
    const broken = { state: '?', readOn: 'x', dial: 'x' };
    const bad: HandheldMeter = { ...meter, isBilled: true, isBeforeOpening: true };
    expect(judge(broken, 'no_account').verdict).toBe('unknown_account');
    expect(judge(broken, 'no_meter').verdict).toBe('meter_mismatch');
    expect(judge(broken, 'no_register').verdict).toBe('unknown_register');
    expect(judge(broken, bad).verdict).toBe('month_issued');
    expect(judge(broken, { ...bad, isBilled: false }).verdict).toBe('before_opening');
    expect(judge(broken).verdict).toBe('bad_state');
    expect(judge({ ...broken, state: '实抄' }).verdict).toBe('bad_date');
    expect(judge({ state: '锁门', dial: 'x' }).verdict).toBe('locked');
    expect(judge({ state: '故障', dial: '' }).verdict).toBe('fault');
    expect(judge({ dial: 'x' }).verdict).toBe('bad_reading');
    expect(judge({ dial: '9299' })).toEqual({ verdict: 'backward', finding: 'backward', dialWh: 9_299_000 });
    expect(judge({ dial: '9300' })).toEqual({ verdict: 'zero', finding: 'zero', dialWh: 9_300_000 });
    expect(judge({ dial: '9421' })).toEqual({ verdict: 'other_actual', finding: 'jump', dialWh: 9_421_000 });
    expect(judge({ dial: '9420' })).toEqual({ verdict: 'other_actual', finding: null, dialWh: 9_420_000 });
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
      dialWh: 99_999_000,
    });
  });

  it('asks at the thresholds of the policy pack when it has some', () => {
    const wide = {
      jumpOverLighting: { numerator: 3, denominator: 1 },
      jumpOverPower: { numerator: 1, denominator: 3 },
    };
    expect(judge({ dial: '9421' }, meter, { ...file, thresholds: wide }).finding).toBeNull();
  });

  it('shows what was not written as rejected, what must be explained as a warning, and says nothing of the rest', () => {
    const shown = readingVerdicts.map((verdict) => {
      const finding = verdict === 'backward' || verdict === 'zero' ? verdict : null;
      return [
        verdict,
        findingsOfLook(cells, total, { verdict, finding, dialWh: null })[0]?.severity ?? null,
        isWrittenVerdict(verdict),
      ];
    });
    expect(shown).toEqual([
      ['unknown_account', 'rejected', false],
      ['meter_mismatch', 'rejected', false],
      ['unknown_register', 'rejected', false],
      ['month_issued', 'rejected', false],
      ['before_opening', 'rejected', false],
      ['bad_state', 'rejected', false],
      ['bad_date', 'rejected', false],
      ['bad_reading', 'rejected', false],
      ['looked_again', 'rejected', false],
      ['site_reading_stands', 'rejected', false],
      ['locked', 'noted', true],
      ['fault', 'noted', true],
      ['backward', 'warned', true],
      ['zero', 'warned', true],
      ['other_actual', null, true],
      ['doubled_line', 'skipped', false],
    ]);
  });

  it('lets what was read on the spot stand against the remote channel', () => {
    const remote: JudgedFile = { ...file, source: 'remote' };
    const site: HandheldMeter = {
      ...meter,
      kind: 'actual',
      source: 'keyboard',
      dialWh: wattHours(9_380_000),
    };
    expect(judge({ dial: '9381' }, site, remote).verdict).toBe('site_reading_stands');
    expect(judge({ dial: '9381' }, { ...site, source: 'handheld' }, remote).verdict).toBe(
      'site_reading_stands',
    );
    expect(judge({ state: '故障', dial: '' }, site, remote).verdict).toBe('site_reading_stands');
    expect(judge({ dial: '9380.99' }, site, remote)).toMatchObject({
      verdict: 'other_actual',
      dialWh: 9_380_000,
    });
    expect(judge({ dial: '9381' }, { ...site, source: 'remote' }, remote).verdict).toBe('other_actual');
    expect(judge({ dial: '9381' }, { ...site, source: 'spreadsheet' }, remote).verdict).toBe('other_actual');
    expect(judge({ dial: '9381' }, { ...site, kind: 'estimated' }, remote).verdict).toBe('other_actual');
    expect(judge({ dial: '9381' }, { ...site, kind: 'locked', dialWh: null }, remote).verdict).toBe(
      'other_actual',
    );
    expect(judge({ dial: '9381' }, site, { ...file, source: 'spreadsheet' }).verdict).toBe('other_actual');
  });

  it('cuts what the remote channel brings to the figures that a person reads', () => {
    const remote: JudgedFile = { ...file, source: 'remote' };
    expect(judge({ dial: '9380.99' }, meter, remote).dialWh).toBe(9_380_000);
    expect(judge({ dial: '9380.999' }, { ...meter, register: 'demand' }, remote).dialWh).toBe(9_380_990);
    expect(judge({ dial: '9380.99' }).verdict).toBe('bad_reading');
  });

  it('counts a line by the first of its verdicts, as doubled or unknown only when it is nothing else', () => {
    expect(verdictOfLine(['other_actual', 'bad_reading'])).toBe('bad_reading');
    expect(verdictOfLine(['doubled_line', 'other_actual'])).toBe('other_actual');
    expect(verdictOfLine(['doubled_line', 'doubled_line'])).toBe('doubled_line');
    expect(verdictOfLine(['unknown_register', 'zero'])).toBe('zero');
    expect(verdictOfLine(['unknown_register', 'doubled_line'])).toBe('unknown_register');
    expect(verdictOfLine([])).toBeNull();
  });

  it('reports a further version beside what must be explained of it', () => {
    const judgement = { verdict: 'zero', finding: 'zero', dialWh: null } as const;
    expect(findingsOfLook(cells, total, judgement, { isFurther: true }).map(({ code }) => code)).toEqual([
      'zero',
      'second_version',
    ]);
    const lacking = { ...judgement, verdict: 'unknown_register' } as const;
    expect(findingsOfLook(cells, total, lacking, { isBeside: true })[0]?.severity).toBe('skipped');
    expect(
      findingsOfLook(cells, { ...total, register: null }, { ...judgement, verdict: 'unknown_register' })[0]
        ?.field,
    ).toBe('register');
  });
});
