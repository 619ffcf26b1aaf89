import { describe, expect, it } from 'vitest';
import type { TrialKind } from '../../../../db/domain/billing/trial-kind.ts';
import type { TrialOutcome, TrialPack } from '../../../../electron/contract/trial.ts';
import { listTrialPacks } from '../../../../electron/services/trial/list-trial-packs.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { type TrialFault, trialFaults } from '../../../../renderer/screens/trial/adjustment-form.ts';
import { answerTable } from '../../../../renderer/screens/trial/answer-table.ts';
import {
  buildQuestion,
  type FormSection,
  type FormValues,
  findFieldAt,
} from '../../../../renderer/screens/trial/form-spec.ts';
import { forms } from '../../../../renderer/screens/trial/forms.ts';
import { tellAnswer } from '../../../../renderer/screens/trial/tell-answer.ts';
import { tidy } from '../../../../renderer/screens/trial/trial-field.tsx';
import { troubleOf } from '../../../../renderer/screens/trial/use-trial.ts';
import { policyFolder } from '../../../support/billed-station.ts';
import { openTestStation, valueOf } from '../../../support/station.ts';
import { ask } from '../../../support/trial.ts';

const zh = messagesOf['zh-CN'];
const packs: readonly TrialPack[] = valueOf(listTrialPacks(openTestStation(), policyFolder));

/** Fills a form, asks the real calculator, and tells its answer as the screen does. */
function run(kind: TrialKind, values: FormValues, messages = zh) {
  const sections = forms[kind]({ messages, packs, values });
  const question = buildQuestion(sections, values);
  const answer = ask(kind, question.input);
  const outcome: TrialOutcome = answer.ok
    ? { ok: true, output: answer.output }
    : { ok: false, code: answer.refusal.code, details: answer.refusal.details };
  const told = outcome.ok ? tellAnswer(kind, outcome.output, messages) : null;
  return { question, outcome, told, trouble: troubleOf(outcome, question, messages) };
}

const labelsOf = (kind: TrialKind, values: FormValues) =>
  forms[kind]({ messages: zh, packs, values }).flatMap((section: FormSection) =>
    (section.fields ?? []).map((field) => field.label),
  );
const tariff = (pack: string, code: string) => ({ pack: `${pack}@2`, code });

describe('the form of a bill', () => {
  it('prices the first tariff of the pack in force by its kWh alone', () => {
    const { told, question } = run('bill', { 'usage.kwh': '290' });
    expect(question.input).toEqual({
      tariff: { pack: 'gansu', version: 2, code: packs[0]?.tariffs[0]?.code },
      usage: { kwh: '290', household: { welfare: false } },
    });
    expect(told?.figure).toMatchObject({ label: '合计', text: '166.90' });
    expect(told?.table?.rows).toEqual([
      ['第一档电费', '160 千瓦时', '0.5100', 8160],
      ['第二档电费', '80 千瓦时', '0.5600', 4480],
      ['第三档电费', '50 千瓦时', '0.8100', 4050],
    ]);
    expect(told?.working[0]?.sentences).toContain('第二档：160 到 240 千瓦时，每千瓦时 0.5600 元');
  });

  it('asks for what the tariff needs and nothing else', () => {
    const energyOf = (values: FormValues) => labelsOf('bill', values).slice(2, 8);
    expect(energyOf(tariff('gansu', 'residential_low'))).toEqual([
      '电量怎么填',
      '电量',
      '人口',
      '低保、五保',
      '起',
      '止',
    ]);
    expect(energyOf(tariff('zhejiang', 'residential_tou'))).toEqual([
      '电量怎么填',
      '峰 电量',
      '谷 电量',
      '今年已用',
      '开户日',
      '人口',
    ]);
    expect(energyOf(tariff('gansu', 'large_industry_two_part'))).toEqual([
      '电量怎么填',
      '峰 电量',
      '平 电量',
      '谷 电量',
      '正向无功',
      '反向无功',
    ]);
  });

  it('takes dials with a multiplier and a roll-over', () => {
    const { told } = run('bill', {
      ...tariff('gansu', 'commercial_low'),
      energyBy: 'dials',
      hasRollOver: 'yes',
      'usage.registers.0.previous': '99990',
      'usage.registers.0.current': '10',
      'usage.registers.0.multiplier': '200/5',
      'usage.registers.0.digits': '5',
      'usage.registers.0.rolled_over': 'yes',
    });
    expect(told?.table?.rows[0]?.[1]).toBe('800 千瓦时');
  });

  const industry = {
    ...tariff('gansu', 'large_industry_two_part'),
    'usage.peak_kwh': '12000',
    'usage.flat_kwh': '16000',
    'usage.valley_kwh': '12000',
    'usage.reactive_forward_kvarh': '28000',
  };

  it('takes transformers by their days, and empty rows for none', () => {
    const { told, outcome } = run('bill', {
      ...industry,
      hasTransformers: 'yes',
      'transformers.count': '3',
      'usage.capacity.transformers.0.name': '1号',
      'usage.capacity.transformers.0.kva': '630',
      'usage.capacity.transformers.2.name': '2号',
      'usage.capacity.transformers.2.kva': '315',
      'usage.capacity.transformers.2.suspended.0.on': '2026-11-01',
      'usage.period.from': '2026-10-22',
      'usage.period.to': '2026-11-21',
    });
    expect(outcome.ok).toBe(true);
    expect(told?.working[0]?.sentences).toContain(
      '2号变压器 315 千伏安：用了 10 天，按 10/31 个月算基本电费。',
    );
    expect(told?.table?.rows.at(-1)).toEqual(['功率因数调整电费', '4%', '44,257.16', 177_029]);
  });

  it('takes a demand instead, and names the field that is missing', () => {
    const values = { ...industry, capacityBy: 'demand' };
    expect(run('bill', values).trouble).toEqual({
      words: zh.trial.problems.not_a_number,
      field: 'usage.demand.measured_kw',
    });
    expect(run('bill', { ...values, 'usage.demand.measured_kw': '500' }).told?.table?.rows[3]?.[0]).toBe(
      '基本电费（实际最大需量）',
    );
  });

  it('takes sub-meters, fixed parts, loss, a power factor and a price change', () => {
    const { told, outcome } = run('bill', {
      ...tariff('gansu', 'commercial_low'),
      hasMore: 'yes',
      'usage.kwh': '1000',
      'usage.sub_meters.0.kwh': '100',
      'usage.fixed_kwh': '50',
      'usage.fixed_share': '0.1',
      'usage.loss.kwh': '20',
      standard: '0.85',
      'usage.reactive_forward_kvarh': '600',
      'usage.period.from': '2026-11-01',
      'usage.period.to': '2026-11-30',
      'changes.0.from': '2026-11-16',
      changePack: 'gansu@2',
      changeCode: 'commercial_10kv',
    });
    expect(outcome).toMatchObject({ ok: true });
    expect(told?.working.map((part) => part.heading)).toEqual([
      '2026-11-01 到 2026-11-15 · 一般工商业 不满1千伏',
      '2026-11-16 到 2026-11-30 · 一般工商业 1-10千伏',
    ]);
    expect(told?.table?.rows.some((row) => row[0] === '功率因数调整电费')).toBe(true);
  });

  it('says beside the field what is wrong with it', () => {
    expect(run('bill', { 'usage.kwh': '1,000' }).trouble).toEqual({
      words: zh.trial.problems.not_kwh,
      field: 'usage.kwh',
    });
    expect(run('bill', {}).trouble?.field).toBe('usage.kwh');
    const split = { 'usage.kwh': '10', hasMore: 'yes', 'changes.0.from': '2026-11-16' };
    expect(run('bill', split).trouble).toEqual({ words: zh.trial.needs, field: 'usage.period.from' });
  });
});

describe('the other forms', () => {
  it('works out late fees of several bills, empty rows left out', () => {
    const { told, question } = run('late_fee', {
      customer: 'other',
      paid_on: '2022-01-18',
      'bills.count': '12',
      'bills.0.due_on': '2021-12-15',
      'bills.0.unpaid': '2000',
      'bills.7.due_on': '2022-01-15',
      'bills.7.unpaid': '100',
    });
    expect(question.input.bills).toHaveLength(2);
    expect(told?.figure.text).toBe('173.00');
    expect(told?.table?.rows).toHaveLength(3);
    expect(answerTable('x', told)?.rows.at(-1)).toEqual(['违约金', null, null, null, null, 17_300]);
  });

  it('points at the row as typed, not as sent', () => {
    const { trouble } = run('late_fee', {
      paid_on: '2022-01-18',
      'bills.count': '3',
      'bills.0.due_on': '2021-12-15',
      'bills.0.unpaid': '1',
      'bills.2.due_on': '2021-13-01',
    });
    expect(trouble?.field).toBe('bills.2.due_on');
  });

  it('works out a power factor, energy, words and numbers', () => {
    const factor = run('power_factor', {
      active_kwh: '40000',
      reactive_forward_kvarh: '30000',
      standard: '0.85',
      base: '8000',
    }).told;
    expect(factor?.figure.text).toBe('8,200.00');
    expect(factor?.facts.map((fact) => fact.value)).toEqual(['0.80', '2.5%', '200.00']);
    const energy = {
      previous: '99980.5',
      current: '20.25',
      multiplier: '60',
      rolled_over: 'yes',
      digits: '5',
    };
    expect(run('energy', energy).told?.figure.text).toBe('2385');
    expect(run('amount_in_words', { amount: '107000.53' }).told?.figure.text).toBe('壹拾万柒仟元零伍角叁分');
    expect(run('date_in_words', { date: '2026-10-20' }).told?.figure.text).toBe('贰零贰陆年零壹拾月零贰拾日');
    expect(run('id_number', { text: '11010519491231002X' }).told?.figure).toMatchObject({ tone: 'done' });
    expect(run('credit_code', { text: '91350100M000100Y44' }).told).toMatchObject({
      figure: { tone: 'wrong' },
      facts: [{ value: '校验码不对，有一位写错了' }],
    });
  });

  const typed: Readonly<Record<TrialFault, readonly [FormValues, string]>> = {
    meter_error: [{ error: '-0.1', metered_kwh: '900000', price: '0.5' }, '25,000.00'],
    wrong_wiring: [{ factor: '1.5', metered_kwh: '100', price: '1' }, '50.00'],
    ct_mismatch: [
      {
        billed_ct: '200/5',
        'ct.0': '150/5',
        'ct.1': '150/5',
        'ct.2': '200/5',
        'reversed.2': 'yes',
        metered_kwh: '500000',
        price: '0.5',
      },
      '200,000.00',
    ],
    phase_lost: [{ phases_metered: '2', metered_kwh: '200', price: '1' }, '100.00'],
    wrong_multiplier: [
      { true_multiplier: '40', billed_multiplier: '30', metered_kwh: '300', price: '1' },
      '100.00',
    ],
    normal_month: [{ normal_kwh: '300', metered_kwh: '100', price: '0.5' }, '100.00'],
    estimate: [{ estimated_kwh: '300', true_kwh: '100', price: '0.5' }, '100.00'],
    wrong_class: [{ kwh: '1000', billed_price: '0.5', true_price: '0.6' }, '100.00'],
    power_factor: [
      {
        active_kwh: '40000',
        billed_kvarh: '30000',
        true_kvarh: '10000',
        standard: '0.85',
        billed_total: '8200',
      },
      '288.00',
    ],
    theft: [
      { 'items.0.kw': '2', 'items.0.hours': '12', 'items.0.days': '180', 'items.0.price': '0.4' },
      '6,912.00',
    ],
    price_class_breach: [
      { 'items.0.kwh': '1000', 'items.0.due_price': '0.8', 'items.0.billed_price': '0.5', multiple: '2' },
      '900.00',
    ],
    over_capacity: [{ kw: '10' }, '500.00'],
    private_capacity: [{ kva: '100', price: '28', months: '2', multiple: '3' }, '22,400.00'],
    suspended_use: [{ kva: '100' }, '3,000.00'],
    company_outage: [{ kwh: '100', price: '0.5' }, '200.00'],
    rebill: [{ 'billed.usage.kwh': '290', 'true.usage.kwh': '100' }, '115.90'],
  };
  it.each(trialFaults)('works out %s', (fault) => {
    const [values, amount] = typed[fault];
    const { told, outcome } = run('adjustment', { fault, ...values });
    expect(outcome).toMatchObject({ ok: true });
    expect(told?.figure.text).toBe(amount);
    expect(told?.working.map((part) => part.heading)).toEqual(['算式', '依据']);
  });

  it('puts what is wrong with a fault at one of its fields', () => {
    for (const fault of trialFaults) {
      const { outcome, trouble } = run('adjustment', { fault });
      expect(outcome.ok, fault).toBe(false);
      expect(trouble?.field, fault).not.toBeNull();
    }
  });

  it('has a name for every figure of a working that it shows, in both languages', () => {
    expect(Object.keys(messagesOf.en.trial.figures)).toEqual(Object.keys(zh.trial.figures));
    expect(Object.keys(messagesOf.en.trial.problems)).toEqual(Object.keys(zh.trial.problems));
  });
});

describe('findFieldAt', () => {
  const question = {
    input: {},
    fields: new Map([
      ['usage.kwh', 'a'],
      ['bills.0.unpaid', 'b'],
    ]),
  };
  it.each([
    ['usage.kwh', 'a'],
    ['usage.kwh.0', 'a'],
    ['bills.0', 'b'],
    ['bills', 'b'],
    ['weather', null],
    ['', null],
  ])('%s is %s', (place, field) => expect(findFieldAt(question, place)).toBe(field));
});

describe('tidy', () => {
  it.each([
    ['day', '20261121', '2026-11-21'],
    ['day', '2026年11月21日', '2026-11-21'],
    ['day', '2026.11.21', '2026-11-21'],
    ['day', '2026-', '2026-'],
    ['day', '11月21日', '11-21'],
    ['text', '１２。５', '12.5'],
  ] as const)('%s %s', (type, text, plain) => expect(tidy({ type }, text)).toBe(plain));
});
