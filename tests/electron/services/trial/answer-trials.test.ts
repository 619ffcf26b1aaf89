import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTrials } from '../../../../electron/services/trial/answer-trials.ts';
import { shippedPack } from '../../../support/packs.ts';
import { answerOf, trialRefusal } from '../../../support/trial.ts';

const gansu = { pack: 'gansu', code: 'residential_low' };

describe('answerTrials', () => {
  it('answers in order, and a bad question spoils no other', () => {
    const answers = answerTrials(
      [
        { id: 'a', kind: 'energy', input: { previous: '1', current: '2', multiplier: '1' } },
        { id: 2, kind: 'weather', input: {} },
        'what?',
        { id: 'c', kind: 'bill', input: { tariff: gansu, usage: { kwh: '1e3' } } },
        { id: 'd', kind: 'amount_in_words', input: { amount: 0.5 } },
      ],
      shippedPack('gansu'),
    );
    expect(answers.map((answer) => [answer.id, answer.ok])).toEqual([
      ['a', true],
      [2, false],
      [null, false],
      ['c', false],
      ['d', true],
    ]);
    expect(answers[3]).toMatchObject({
      refusal: { code: 'trial_input_malformed', details: { place: 'usage.kwh', problem: 'not_kwh' } },
    });
    expect(answers[4]).toMatchObject({ output: { text: '伍角整' } });
  });

  it.each([
    ['an unknown key', 'bill', { tariff: gansu, usage: { kwh: 1, kwhs: 1 } }, 'usage.kwhs'],
    [
      'an unknown key of the pack',
      'bill',
      { tariff: { charge: { kind: 'flat', label: 'x', yuanPerKwh: '1' }, x: 1 }, usage: { kwh: 1 } },
      'x',
    ],
    [
      'too many decimals',
      'late_fee',
      { customer: 'other', bills: [{ due_on: '2026-01-01', unpaid: '1.005' }], paid_on: '2026-02-01' },
      'bills.0.unpaid',
    ],
    ['a day that is none', 'date_in_words', { date: '2026-02-30' }, 'date'],
    ['a month and day that are none', 'date_in_words', { date: '02-30' }, 'date'],
    ['an unknown fault', 'adjustment', { fault: 'lightning' }, 'fault'],
    ['a fault without its energy', 'adjustment', { fault: 'meter_error', error: '0.1' }, 'metered_kwh'],
    ['a meter that stopped', 'adjustment', { fault: 'meter_error', error: '-1', metered_kwh: 5 }, 'error'],
    [
      'phases that cancel out',
      'adjustment',
      {
        fault: 'ct_mismatch',
        billed_ct: '100/5',
        ct: ['100/5', '100/5'],
        reversed: [true, false],
        metered_kwh: 5,
      },
      'ct',
    ],
    [
      'no standard',
      'power_factor',
      { active_kwh: 1, reactive_kvarh: 1, standard: '0.95', base: '1' },
      'standard',
    ],
    [
      'roll-over without digits',
      'energy',
      { previous: 9, current: 1, multiplier: 1, rolled_over: true },
      'digits',
    ],
    [
      'more decimals than the dial',
      'energy',
      { previous: 0, current: '1.25', multiplier: 1, decimals: 1 },
      'decimals',
    ],
    [
      'beyond what is counted exactly',
      'energy',
      { previous: 0, current: '9000000000000', multiplier: 1000 },
      '',
    ],
  ])('refuses %s with the place', (_what, kind, input, place) => {
    const refusal = trialRefusal(kind, input);
    expect(refusal.details).toMatchObject({ place });
  });

  it('never throws, whatever it is asked', () => {
    const kinds = fc.constantFrom(
      'bill',
      'adjustment',
      'energy',
      'late_fee',
      'power_factor',
      'id_number',
      'date_in_words',
    );
    fc.assert(
      fc.property(kinds, fc.jsonValue(), (kind, input) => {
        expect(answerTrials([{ id: 1, kind, input }], shippedPack('gansu'))).toHaveLength(1);
      }),
    );
  });
});

describe('power_factor', () => {
  const facts = { active_kwh: 100, standard: '0.85', base: '1000' };

  it('adds both directions of reactive energy', () => {
    const both = { ...facts, reactive_forward_kvarh: '50', reactive_reverse_kvarh: '-25' };
    expect(answerOf('power_factor', both)).toEqual(
      answerOf('power_factor', { ...facts, reactive_kvarh: 75 }),
    );
  });

  it('bars the bonus on request', () => {
    expect(answerOf('power_factor', { ...facts, reactive_kvarh: 0 })).toMatchObject({
      rate_percent: '-1.1',
      total: '989.00',
    });
    expect(answerOf('power_factor', { ...facts, reactive_kvarh: 0, bonus: false })).toMatchObject({
      rate_percent: '0',
      total: '1000.00',
    });
  });

  it('does not judge a month without any use', () => {
    expect(answerOf('power_factor', { ...facts, active_kwh: 0, reactive_kvarh: 0 })).toEqual({
      power_factor: null,
      rate_percent: '0',
      adjustment: '0.00',
      total: '1000.00',
    });
  });
});

describe('bill', () => {
  it('names its tariff by any shipped pack, or holds it in the shape of the pack', () => {
    const output = answerOf('bill', { tariff: gansu, usage: { kwh: '290' } });
    expect(output.lines).toEqual([
      { code: 'tier_1', label: '第一档电费', quantity: '160', unit: 'kWh', price: '0.5100', amount: '81.60' },
      { code: 'tier_2', label: '第二档电费', quantity: '80', unit: 'kWh', price: '0.5600', amount: '44.80' },
      { code: 'tier_3', label: '第三档电费', quantity: '50', unit: 'kWh', price: '0.8100', amount: '40.50' },
    ]);
    expect(output.total).toBe('166.90');
    expect(trialRefusal('bill', { tariff: { pack: 'gansu', code: 'x' }, usage: { kwh: 1 } }).code).toBe(
      'tariff_unknown',
    );
    const inline = JSON.parse(
      JSON.stringify({ code: 'x', charge: { kind: 'flat', label: 'x', yuanPerKwh: '0.59286875' } }),
    );
    expect(answerOf('bill', { tariff: inline, usage: { kwh: '1000' } }).total).toBe('592.87');
    const numbers = {
      charge: { kind: 'flat', label: 'x', yuanPerKwh: 0.46 },
      twoPart: { label: 'y', capacityYuanPerKvaMonth: 15 },
      powerFactor: { standard: 0.9 },
    };
    const usage = { kwh: 278_000, reactive_kvarh: 159_957, capacity: 3200 };
    expect(answerOf('bill', { tariff: numbers, usage }).total).toBe('178518.20');
  });

  it('takes an exchanged meter as two entries of one register, and child meters and fixed shares off', () => {
    const registers = [
      { previous: 90, current: 100, multiplier: '1' },
      { previous: 0, current: 10, multiplier: '20' },
    ];
    const usage = { registers, sub_meters: [{ kwh: 50 }], fixed_kwh: 10, fixed_share: '0.5' };
    expect(answerOf('bill', { tariff: gansu, usage }).lines[0].quantity).toBe('75');
  });

  it('charges a transformer of the pack and a line', () => {
    const tariff = { pack: 'gansu', code: 'commercial_10kv' };
    const usage = { kwh: '15000', loss: { transformer: { type: '示例', kva: 400 }, line_share: '0.03' } };
    expect(answerOf('bill', { tariff, usage }).lines[0].quantity).toBe('15914');
  });

  it('splits a period by days when the price changes in it', () => {
    const output = answerOf('bill', {
      tariff: { charge: { kind: 'flat', label: 'x', yuanPerKwh: '0.5' } },
      changes: [{ from: '2026-07-01', tariff: { charge: { kind: 'flat', label: 'x', yuanPerKwh: '0.6' } } }],
      usage: { kwh: 300, period: { from: '2026-06-11', to: '2026-07-10' } },
    });
    expect(output.total).toBe('160.00');
  });

  it('judges the power factor of a named tariff when the question says by which standard', () => {
    const usage = { kwh: 40_000, reactive_kvarh: 30_000, power_factor: { standard: '0.85' } };
    const output = answerOf('bill', { tariff: { pack: 'gansu', code: 'irrigation_10kv' }, usage });
    expect([output.lines[1].quantity, output.lines[1].unit, output.total]).toEqual(['2.5', '%', '9327.50']);
  });

  it('takes the season of the month that the period ends in, and a change from monthly to yearly limits', () => {
    const period = { from: '2026-06-16', to: '2026-07-15' };
    const hunan = answerOf('bill', {
      tariff: { pack: 'hunan', code: 'residential' },
      usage: { kwh: 450, period },
    });
    expect(hunan.total).toBe('278.10');
    const changed = answerOf('bill', {
      tariff: gansu,
      changes: [{ from: '2026-07-01', tariff: { pack: 'zhejiang', code: 'residential' } }],
      usage: { kwh: 300, period, year: { tiers_left: ['100', '2040'] } },
    });
    expect(changed.working.parts[0].quota.before).toEqual([80_000, 40_000]);
    expect(changed.working.parts[1].quota.before).toEqual([100_000, 2_040_000]);
    // 80 × 0.51 + 40 × 0.56 + 30 × 0.81, then 150 × 0.538 + 50 × 0.05.
    expect(changed.total).toBe('170.70');
  });

  it('opens a year in the middle, and grants several persons from the first tier on', () => {
    const tariff = { pack: 'zhejiang', code: 'residential' };
    const left = (usage: object) => answerOf('bill', { tariff, usage }).working.tiers_left;
    expect(left({ kwh: 0, year: { opened_on: '2026-08-20' } })).toEqual(['1150', '850']);
    expect(left({ kwh: 0, household: { persons: 5 } })).toEqual(['3960', '2040']);
    expect(left({ kwh: 0, household: { persons: 4 } })).toEqual(['2760', '2040']);
    expect(left({ kwh: 100, year: { kwh_so_far: 2800 } })).toEqual(['0', '1900']);
  });
});

describe('adjustment', () => {
  it('applies the factor to every register, each at its price', () => {
    const output = answerOf('adjustment', {
      fault: 'wrong_wiring',
      correct_power: '3',
      wrong_power: '2',
      registers: [
        { register: 'peak', kwh: 100, price: '0.8950' },
        { register: 'valley', kwh: 50, price: '0.3136' },
      ],
    });
    expect([output.kwh, output.amount]).toEqual(['75', '52.59']);
    expect(output.working.registers.map((one: { kwh: string }) => one.kwh)).toEqual(['50', '25']);
  });

  it.each([
    [{ fault: 'meter_error', metered_kwh: 1000, error: '0.25', price: '0.5' }, '-100', '-50.00'],
    [{ fault: 'normal_month', normal_kwh: 1000, metered_kwh: 400, price: '0.5' }, '600', '300.00'],
    [{ fault: 'estimate', estimated_kwh: 300, true_kwh: 250, price: '0.51' }, '-50', '-25.50'],
    [{ fault: 'wrong_class', kwh: 1000, billed_price: '0.8895', true_price: '0.5653' }, '0', '-324.20'],
    [{ fault: 'over_capacity', kw: '2.5' }, '0', '125.00'],
    [{ fault: 'suspended_use', kva: 100 }, '0', '3000.00'],
    [{ fault: 'company_outage', kwh: 100, price: '0.5' }, '0', '-200.00'],
    [
      {
        fault: 'private_capacity',
        kva: 310,
        price: 20,
        from: '2024-07-01',
        to: '2024-07-20',
        proration: 'calendar_days',
      },
      '0',
      '16000.00',
    ],
  ])('%j', (input, kwh, amount) => {
    const output = answerOf('adjustment', input);
    expect([output.kwh, output.amount]).toEqual([kwh, amount]);
    expect(output.working.formula).not.toBe('');
    expect(output.working.source).not.toBe('');
  });

  it('is nothing when the facts are the same', () => {
    const energy = fc.integer({ min: 0, max: 10_000_000 }).map(String);
    const yuan = fc.integer({ min: 1, max: 30_000 }).map((value) => (value / 10_000).toFixed(4));
    const nothing = (input: object) => {
      const output = answerOf('adjustment', input);
      expect([output.kwh, output.amount]).toEqual(['0', '0.00']);
    };
    fc.assert(
      fc.property(energy, yuan, fc.integer({ min: 1, max: 400 }), (kwh, price, multiplier) => {
        const recorded = { metered_kwh: kwh, price };
        nothing({ fault: 'meter_error', error: '0', ...recorded });
        nothing({ fault: 'wrong_wiring', factor: '1', ...recorded });
        nothing({
          fault: 'ct_mismatch',
          billed_ct: `${multiplier}/5`,
          ct: [`${multiplier}/5`, `${multiplier}/5`],
          ...recorded,
        });
        nothing({ fault: 'phase_lost', phases_metered: 3, of: 3, ...recorded });
        nothing({
          fault: 'wrong_multiplier',
          true_multiplier: multiplier,
          billed_multiplier: `${multiplier * 5}/5`,
          ...recorded,
        });
        nothing({ fault: 'estimate', estimated_kwh: kwh, true_kwh: kwh, price });
        nothing({ fault: 'wrong_class', kwh, billed_price: price, true_price: price });
        const bill = { tariff: gansu, usage: { kwh } };
        nothing({ fault: 'rebill', billed: bill, true: bill });
      }),
      { numRuns: 60 },
    );
  });

  it('rebills the difference of two bills with both workings', () => {
    const output = answerOf('adjustment', {
      fault: 'rebill',
      billed: { tariff: gansu, usage: { kwh: 290 } },
      true: { tariff: gansu, usage: { kwh: 160 } },
    });
    expect([output.kwh, output.amount]).toEqual(['-130', '-85.30']);
    expect(output.working).toMatchObject({ billed_total: '166.90', true_total: '81.60' });
  });
});

describe('numbers of persons and bodies', () => {
  it.each([
    ['id_number', '11010519491231002X', undefined],
    ['id_number', ' 11010519491231002x ', undefined],
    ['id_number', '110105194912310021', 'check_digit'],
    ['id_number', '110105194902310028', 'birth_day'],
    ['id_number', '11010519491231002', 'length'],
    ['id_number', '1101051949123100XX', 'characters'],
    ['credit_code', '91350100M000100Y43', undefined],
    ['credit_code', '91350100M000100Y44', 'check_sign'],
    ['credit_code', '91350100I000100Y43', 'characters'],
    ['credit_code', '', 'length'],
  ])('%s %s', (kind, text, reason) => {
    expect(answerOf(kind, { text })).toEqual(
      reason === undefined ? { valid: true } : { valid: false, reason },
    );
  });
});
