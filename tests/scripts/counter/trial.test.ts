import { describe, expect, it } from 'vitest';
import { runCounter } from './support.ts';

/** Published cases (seeds and domain.md name their sources) and what must come of questions that make no sense. */
const questions = [
  { id: 'RMB', kind: 'amount_in_words', input: { amount: '107000.53' } },
  { id: 'DT', kind: 'date_in_words', input: { date: '2026-01-15' } },
  // LF01 https://m.274949.com/5999/t28841167.html
  {
    id: 'LF01',
    kind: 'late_fee',
    input: {
      customer: 'other',
      bills: [
        { due_on: '2000-12-15', unpaid: '2000' },
        { due_on: '2001-01-15', unpaid: '3000' },
      ],
      paid_on: '2001-01-18',
      policy: {
        other_per_day: '0.002',
        carried_per_day: '0.003',
        carried_over: 'split',
        minimum: '0',
        cap_ratio: null,
      },
    },
  },
  { id: 7, kind: 'energy', input: { previous: '2155', current: '2305', multiplier: '1000' } },
  {
    id: 8,
    kind: 'energy',
    input: { previous: '99990', current: '15', multiplier: '1', digits: 5, rolled_over: true },
  },
  // TR01: the bill is the sum of its rounded lines, 173.53 and not 173.54.
  {
    id: 'TR01',
    kind: 'bill',
    input: {
      tariff: {
        code: 'tr01',
        label: '居民',
        customerClass: 'residential',
        fromVolts: 0,
        belowVolts: null,
        isSample: false,
        charge: {
          kind: 'tiered',
          period: 'month',
          printForm: 'full_price',
          baseLabel: '电度电费',
          tiers: [
            { label: '一档', upToKwh: '170', yuanPerKwh: '0.4486' },
            { label: '二档', upToKwh: '260', yuanPerKwh: '0.4986' },
            { label: '三档', upToKwh: null, yuanPerKwh: '0.7486' },
          ],
        },
        funds: [],
      },
      usage: { kwh: '330' },
    },
  },
  {
    id: 'pack',
    kind: 'bill',
    input: { tariff: { pack: 'gansu', code: 'commercial_low' }, usage: { kwh: '100.5' } },
  },
  { id: 'ID01', kind: 'id_number', input: { text: '11010519491231002X' } },
  { id: 'ID02', kind: 'id_number', input: { text: '110105194912310021' } },
];

const nonsense = [
  { id: 'back', kind: 'energy', input: { previous: '10', current: '9', multiplier: '1' } },
  { id: 'proto', kind: '__proto__', input: {} },
  { id: 'float', kind: 'amount_in_words', input: { amount: '1.234' } },
  { id: 'vast', kind: 'energy', input: { previous: '0', current: '9000000000', multiplier: '1000000000' } },
  { id: 'unknown', kind: 'bill', input: { tariff: { pack: 'gansu', code: 'none' }, usage: { kwh: '1' } } },
  'no question',
];

type Answer = { id: unknown; ok: boolean; output: Record<string, unknown>; refusal: { code: string } };

describe('counter trial', { timeout: 30_000 }, () => {
  it('answers published cases by the engine that bills, in their order, with exit status 0', async () => {
    const ran = await runCounter(['trial'], { input: JSON.stringify(questions) });
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
    const answers = ran.json() as Answer[];
    expect(answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
    const outputs = Object.fromEntries(answers.map(({ id, output }) => [String(id), output]));
    expect(outputs.RMB).toEqual({ text: '壹拾万柒仟元零伍角叁分' });
    expect(outputs.DT?.text).toContain('零壹月壹拾伍日');
    expect(outputs.LF01).toMatchObject({ total: '190.00', bills: [{ fee: '172.00' }, { fee: '18.00' }] });
    expect(outputs.LF01?.bills).toMatchObject([
      {
        spans: [
          { days: 16, rate: '0.002' },
          { from: '2001-01-01', rate: '0.003' },
        ],
      },
      {},
    ]);
    expect(outputs['7']).toEqual({ kwh: '150000' });
    expect(outputs['8']).toEqual({ kwh: '25' });
    expect(outputs.TR01).toMatchObject({
      total: '173.53',
      lines: [{ amount: '76.26' }, { amount: '44.87' }, { amount: '52.40' }],
    });
    expect(outputs.pack).toMatchObject({
      total: '60.73',
      lines: [{ quantity: '100.5', unit: 'kWh', price: '0.6043', amount: '60.73' }],
    });
    expect(outputs.ID01).toEqual({ valid: true });
    expect(outputs.ID02).toMatchObject({ valid: false });
  });

  it('refuses what cannot be answered in its place, answers the others, and ends with exit status 1', async () => {
    const ran = await runCounter(['trial'], { input: JSON.stringify([...nonsense, questions[0]]) });
    expect(ran.status).toBe(1);
    const answers = ran.json() as Answer[];
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, false, false, false, false, true]);
    expect(answers.map((answer) => answer.refusal?.code)).toEqual([
      'reading_backward',
      'trial_kind_unknown',
      'trial_input_malformed',
      'trial_input_malformed',
      'tariff_unknown',
      'trial_input_malformed',
      undefined,
    ]);
    expect(answers.map(({ id }) => id)).toEqual(['back', 'proto', 'float', 'vast', 'unknown', null, 'RMB']);
    expect((await runCounter(['trial'], { input: '{"id":1}' })).status).toBe(1);
  });
});
