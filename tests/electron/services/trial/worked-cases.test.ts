import { describe, expect, it } from 'vitest';
import {
  nationalPowerFactorTables,
  powerFactorMilliPercent,
  powerFactorOf,
} from '../../../../db/domain/billing/power-factor.ts';
import { answerOf, trialRefusal } from '../../../support/trial.ts';
import { flat, twoPart, workedCases, type Check } from './worked-cases/worked-case.ts';
import { lateFees } from './worked-cases/late-fees.ts';
import { prices } from './worked-cases/prices.ts';
import { powerFactors } from './worked-cases/power-factor.ts';
import { twoPartCharges } from './worked-cases/two-part.ts';
import { adjustments } from './worked-cases/adjustments.ts';
import { wordsAndNumbers } from './worked-cases/words-and-numbers.ts';

/** Rows that are no target, each with the reason. */
const notTargets: Record<string, string> = {
  LF03: 'contradicts itself: the page multiplies 900 × 15 × 3‰ to 13.5',
  TR11: 'rule only: tested with our own figures in tests/db/domain/billing/tier-quota.test.ts',
  PF11: 'not recomputable: the page gives neither the energy nor the base',
  TL04: 'rule only: no-load kW × 720 h; the shape is TL01',
  RO01: 'rule only: our own examples are below under "our own figures"',
  TP04: 'contradicts: 10266.67 by its own formula, printed 18266.67; ours is tested below',
  TP05: 'contradicts: 11293.33 by its own formula, printed 10543; ours is tested below',
  TOU04: 'contradicts: the notes list fewer funds than the prices imply; prices are stored, never derived',
  TOU05: 'contradicts: as TOU04',
  AG01: 'contradicts as printed: the answer needs 0.41 where 0.40 is printed',
  KP01: 'an indicator of the office, not of a bill',
  KP02: 'an indicator of the office, not of a bill',
  KP03: 'an indicator of the office, not of a bill',
  KP05: 'an indicator of the office, and its first figure contradicts itself',
  DL01: 'a frame of the meter protocol; nothing here reads meters by wire',
  DL02: 'a frame of the meter protocol; nothing here reads meters by wire',
  DL03: 'a frame of the meter protocol; nothing here reads meters by wire',
  DL04: 'a frame of the meter protocol; nothing here reads meters by wire',
  DL05: 'a frame of the meter protocol, published with a wrong checksum',
};

const tested: Readonly<Record<string, Check>> = {
  ...lateFees,
  ...prices,
  ...powerFactors,
  ...twoPartCharges,
  ...adjustments,
  ...wordsAndNumbers,
};

/** The rows of one kind that are all checked alike. */
const testedByKind: Readonly<Record<string, Check>> = {
  power_factor_table_row: (c) => {
    const hundredths = Math.round(c.inputs.pf * 100);
    for (const table of nationalPowerFactorTables) {
      const percent = c.expected[`std_0.${table.standard}`];
      expect(powerFactorMilliPercent(table, hundredths)).toBe(percent * 1000);
    }
    // The printed ranges of Q/P are the rounding of the power factor, to 0.0001 at their ends.
    const middle = (c.inputs.ratio_reactive_to_active_from + c.inputs.ratio_to) / 2;
    expect(powerFactorOf(1_000_000, Math.round(middle * 1_000_000))).toBe(hundredths);
    expect(powerFactorOf(1_000_000, Math.round((c.inputs.ratio_to - 0.0002) * 1_000_000))).toBe(hundredths);
  },
  rmb_capital: (c) => expect(c.expected.acceptable).toContain(answerOf('amount_in_words', c.inputs).text),
  uscc_checksum: (c) => expect(answerOf('credit_code', { text: c.inputs.code })).toEqual({ valid: true }),
};

describe('published problems with their published answers', () => {
  const checked = workedCases.filter((c) => tested[c.id] !== undefined || testedByKind[c.kind] !== undefined);

  it.each(checked.map((c) => [c.id, c.source, c] as const))('%s (%s)', (id, _source, c) => {
    (tested[id] ?? testedByKind[c.kind])?.(c);
  });

  it('leaves out no row without its reason, and tests no row that is left out', () => {
    const left = workedCases.filter((c) => !checked.includes(c)).map((c) => c.id);
    expect(left.sort()).toEqual(Object.keys(notTargets).sort());
    expect(Object.keys(tested).filter((id) => !workedCases.some((c) => c.id === id))).toEqual([]);
  });

  it('leaves out no row that is confirmed, but for the indicators and the meter protocol', () => {
    const left = workedCases.filter(
      (c) => notTargets[c.id] !== undefined && c.verdict.startsWith('confirms'),
    );
    expect(left.map((c) => c.kind).filter((kind) => !/^(kpi_|dlt645)/.test(kind))).toEqual([]);
  });
});

describe('published beside the file', () => {
  it.each([
    ['RF12a', '600/5', '300/5', '1000'],
    ['RF12b', '600/5', '400/5', '500'],
    ['RF12c', '400/5', '600/5', '-333.333'],
  ])('%s: a wrong multiplier (https://www.qx47.com/zhishi/1/305564.html)', (_id, right, billed, kwh) => {
    const output = answerOf('adjustment', {
      fault: 'wrong_multiplier',
      true_multiplier: right,
      billed_multiplier: billed,
      metered_kwh: '1000',
    });
    expect(output.kwh).toBe(kwh);
  });
});

describe('our own figures where the source has only a rule, or slipped', () => {
  it('RO01: a roll-over counts (10^digits + this − last) × multiplier, and only when it was confirmed', () => {
    const first = { previous: '9876', current: '123', multiplier: '1', digits: 4 };
    expect(answerOf('energy', { ...first, rolled_over: true })).toEqual({ kwh: '247' });
    expect(trialRefusal('energy', first).code).toBe('reading_backward');
    const second = { previous: '99980.5', current: '20.25', multiplier: '60', digits: 5, rolled_over: true };
    expect(answerOf('energy', second)).toEqual({ kwh: '2385' });
  });

  it.each([
    ['TP04', '20', '10266.67'],
    ['TP05', '22', '11293.33'],
  ])('%s: 200 kVA added on 14 April pay 17 days of 30', (_id, price, total) => {
    const output = answerOf('bill', {
      tariff: flat('0', { twoPart: twoPart(price) }),
      usage: {
        kwh: 0,
        period: { from: '2019-04-01', to: '2019-04-30' },
        capacity: {
          transformers: [
            { name: '1', kva: 400 },
            { name: '2', kva: 200, from: '2019-04-14' },
          ],
        },
      },
    });
    expect(output.total).toBe(total);
  });
});
