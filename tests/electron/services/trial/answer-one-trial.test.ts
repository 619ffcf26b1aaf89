import { describe, expect, it } from 'vitest';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { answerOneTrial } from '../../../../electron/services/trial/answer-one-trial.ts';
import { listTrialPacks } from '../../../../electron/services/trial/list-trial-packs.ts';
import { policyFolder } from '../../../support/billed-station.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { openTestStation, type TestStation, valueOf } from '../../../support/station.ts';

const now = '2026-11-24T09:00';

/** A later version of Gansu's pack: another start, and the household's first tier 10 fen dearer. */
function laterGansu(version: number, effectiveFrom: string): string {
  const pack = JSON.parse(shippedPackText('gansu'));
  const household = pack.tariffs.find((tariff: { code: string }) => tariff.code === 'residential_low');
  household.charge.tiers[0].yuanPerKwh = '0.61';
  return JSON.stringify({ ...pack, version, effectiveFrom });
}

function stationWith(...texts: readonly string[]): TestStation {
  const station = openTestStation({ now });
  for (const text of texts) valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
  return station;
}

const household = (version?: number) => ({
  kind: 'bill' as const,
  input: {
    tariff: { pack: 'gansu', code: 'residential_low', ...(version === undefined ? {} : { version }) },
    usage: { kwh: '100' },
  },
});
const totalOf = (station: TestStation, question: ReturnType<typeof household>) => {
  const answer = valueOf(answerOneTrial(station, question, policyFolder));
  return answer.ok ? answer.output.total : answer.code;
};

describe('listTrialPacks', () => {
  it('lists the pack in force first, then the newest start, then shipped ones not accepted', () => {
    const station = stationWith(
      shippedPackText('gansu'),
      laterGansu(7, '2027-01-01'),
      laterGansu(6, '2026-10-01'),
    );
    const packs = valueOf(listTrialPacks(station, policyFolder));
    expect(packs.map(({ code, version, packId }) => [code, version, packId !== null])).toEqual([
      ['gansu', 6, true],
      ['gansu', 7, true],
      ['gansu', 2, true],
      ['hunan', 2, false],
      ['zhejiang', 2, false],
    ]);
  });

  it('lists shipped packs alone for a station without one', () => {
    const packs = valueOf(listTrialPacks(openTestStation({ now }), policyFolder));
    expect(packs.map((pack) => [pack.code, pack.packId])).toEqual([
      ['gansu', null],
      ['hunan', null],
      ['zhejiang', null],
    ]);
  });

  it('says what each tariff needs to know', () => {
    const packs = valueOf(listTrialPacks(openTestStation({ now }), policyFolder));
    const needs = (code: string, tariff: string) => {
      const found = packs.find((pack) => pack.code === code)?.tariffs.find((one) => one.code === tariff);
      return [found?.registers, found?.needsYear, found?.needsCapacity, found?.needsDemand];
    };
    expect(needs('gansu', 'residential_low')).toEqual([['total'], false, false, false]);
    expect(needs('zhejiang', 'residential_tou')).toEqual([['peak', 'valley'], true, false, false]);
    expect(needs('gansu', 'large_industry_two_part')).toEqual([
      ['peak', 'flat', 'valley', 'reactive_forward', 'reactive_reverse'],
      false,
      true,
      true,
    ]);
  });
});

describe('answerOneTrial', () => {
  it('answers by the pack in force, and by the version that the question names', () => {
    const station = stationWith(shippedPackText('gansu'), laterGansu(6, '2026-10-01'));
    expect(totalOf(station, household())).toBe('61.00');
    expect(totalOf(station, household(2))).toBe('51.00');
    expect(totalOf(station, household(6))).toBe('61.00');
    expect(totalOf(station, household(5))).toBe('tariff_unknown');
  });

  it('takes late fees from the pack in force', () => {
    const pack = JSON.parse(shippedPackText('gansu'));
    pack.lateFee.residentialPerDay = '0.002';
    const station = stationWith(
      shippedPackText('gansu'),
      JSON.stringify({ ...pack, version: 6, effectiveFrom: '2026-10-01' }),
    );
    const input = {
      customer: 'residential',
      bills: [{ due_on: '2026-10-31', unpaid: '1000' }],
      paid_on: '2026-11-10',
    };
    const answer = valueOf(answerOneTrial(station, { kind: 'late_fee', input }, policyFolder));
    expect(answer).toMatchObject({ ok: true, output: { total: '20.00' } });
  });

  it('names the place that is wrong', () => {
    const station = stationWith(shippedPackText('gansu'));
    const input = { previous: '10', current: 'x' };
    expect(valueOf(answerOneTrial(station, { kind: 'energy', input }, policyFolder))).toEqual({
      ok: false,
      code: 'trial_input_malformed',
      details: { place: 'current', problem: 'not_a_dial_value' },
    });
  });

  const nested = (levels: number): unknown => {
    let value: unknown = 'x';
    for (let level = 0; level < levels; level += 1) value = { usage: value };
    return value;
  };
  it.each([
    ['very deep', { tariff: nested(100_000) }],
    ['a little too deep', { tariff: nested(12) }],
    ['very long', { text: 'x'.repeat(70_000) }],
    ['very wide', { bills: Array.from({ length: 70_000 }, () => 0) }],
    ['many keys', Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]))],
    ['no JSON', { text: 1n }],
    ['a class of its own', { text: new Map() }],
  ])('refuses what is %s at once', (_, input) => {
    const station = stationWith(shippedPackText('gansu'));
    const before = performance.now();
    const answer = valueOf(
      answerOneTrial(station, { kind: 'bill', input: input as Record<string, unknown> }, policyFolder),
    );
    expect(answer).toMatchObject({ ok: false, details: { problem: 'too_large' } });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('refuses a period of centuries instead of counting its days', () => {
    const station = stationWith(shippedPackText('gansu'));
    const input = {
      tariff: { pack: 'gansu', code: 'large_industry_two_part' },
      usage: { kwh: '1', capacity: '630', period: { from: '1900-01-01', to: '2999-12-31' } },
    };
    expect(valueOf(answerOneTrial(station, { kind: 'bill', input }, policyFolder))).toMatchObject({
      ok: false,
      details: { place: 'usage.period', problem: 'period_too_long' },
    });
  });
});
