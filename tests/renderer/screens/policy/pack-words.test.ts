import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packProblems as inEnglish } from '../../../../renderer/messages/en/pack-problems.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { packProblems as inChinese } from '../../../../renderer/messages/zh-CN/pack-problems.ts';
import { packRules } from '../../../../renderer/screens/policy/pack-rules.ts';
import { priceLines, voltsText } from '../../../../renderer/screens/policy/price-lines.ts';
import { shippedPack } from '../../../support/packs.ts';

const zh = messagesOf['zh-CN'];
const { en } = messagesOf;

function linesOf(code: 'gansu' | 'zhejiang' | 'hunan', tariff: string, messages = zh): string[] {
  const found = shippedPack(code).tariffs.find((one) => one.code === tariff);
  if (found === undefined) throw new Error(`no tariff ${tariff}`);
  return priceLines(messages, found);
}

function ruleOf(code: 'gansu' | 'zhejiang' | 'hunan', section: string, messages = zh) {
  const found = packRules(messages, shippedPack(code)).find((rule) => rule.section === section);
  if (found === undefined) throw new Error(`no rule ${section}`);
  return found;
}

describe('a tariff in words', () => {
  it('tells one price, parts of the day, tiers of a month and of a year', () => {
    expect(linesOf('gansu', 'commercial_low')).toEqual(['0.6043']);
    expect(linesOf('gansu', 'commercial_low_tou')).toEqual(['峰 0.8950  平 0.6043  谷 0.3136']);
    expect(linesOf('gansu', 'residential_low')).toEqual([
      '每月：160 千瓦时以内 0.5100',
      '160–240 千瓦时 0.5600',
      '240 千瓦时以上 0.8100',
    ]);
    expect(linesOf('gansu', 'residential_low', en)).toEqual([
      'Monthly: to 160 kWh 0.5100',
      '160 to 240 kWh 0.5600',
      'above 240 kWh 0.8100',
    ]);
    expect(linesOf('zhejiang', 'residential_tou')).toEqual([
      '每年：2760 千瓦时以内 0.5380',
      '2760–4800 千瓦时 0.5880',
      '4800 千瓦时以上 0.8380',
      '第一档分时：峰 0.5680  谷 0.2880，其余各档另加价差',
      '按第一档加价打印',
    ]);
    expect(linesOf('hunan', 'residential')).toContain('1、2、3、7、8、9 月抄表：180 / 450 千瓦时分档');
  });

  it('tells capacity, demand and the power factor', () => {
    expect(linesOf('gansu', 'large_industry_two_part')).toEqual([
      '峰 0.8800  平 0.5943  谷 0.3086',
      '基本电费：容量 28 元/千伏安·月，合约需量 38 元/千瓦·月，实际需量 38 元/千瓦·月',
      '按当月实际天数折算',
      '功率因数标准 0.90',
    ]);
  });

  it('tells its voltages', () => {
    const told = (fromVolts: number, belowVolts: number | null) => voltsText(zh, { fromVolts, belowVolts });
    expect([told(0, null), told(0, 1000), told(1000, 35_000), told(35_000, null), told(0, 400)]).toEqual([
      '各级电压',
      '不满 1 千伏',
      '1 千伏至不满 35 千伏',
      '35 千伏及以上',
      '不满 400 伏',
    ]);
  });
});

describe('the other rules in words', () => {
  it('tell late fee, due day, hours, several persons, losses, who is judged', () => {
    expect(ruleOf('gansu', 'lateFee').lines).toEqual([
      '每天：居民 1‰，其他 2‰，其他跨年欠费 3‰',
      '跨年欠费：上年的天数按当年比例，1 月 1 日起按跨年比例',
      '不足 1.00 元按 1.00 元',
      '最多为欠费的 30%',
    ]);
    expect(ruleOf('gansu', 'timeOfUse').lines).toEqual([
      '全年：峰段 07:00–09:00、18:00–24:00；谷段 02:00–04:00、11:00–17:00；其余为平段',
    ]);
    expect(ruleOf('zhejiang', 'timeOfUse', en).lines).toEqual([
      'all year: peak 08:00–22:00; valley 00:00–08:00, 22:00–24:00',
    ]);
    expect(ruleOf('zhejiang', 'severalPersons').lines).toEqual(['5 人及以上，第一档每月加 100 千瓦时']);
    expect(ruleOf('zhejiang', 'welfare').lines).toEqual(['每户每月 10 千瓦时']);
    expect(ruleOf('zhejiang', 'tierYear').lines).toEqual(['1 月起']);
    expect(ruleOf('gansu', 'transformerLoss').lines[0]).toBe(
      '示例 400 千伏安：铁损每月 300 千瓦时、400 千乏时，铜损 1%，无功系数 2.3',
    );
    expect(ruleOf('gansu', 'powerFactor').lines).toContain('0.90：大工业 1 千伏及以上 160.001 千伏安起');
    expect(ruleOf('gansu', 'includedFunds').lines[0]).toBe(
      '国家重大水利工程建设基金 0.001125（居民生活、一般工商业、农业生产）',
    );
    expect(ruleOf('gansu', 'welfare').lines).toEqual([]);
  });

  it('say which of them have no source', () => {
    expect(ruleOf('gansu', 'due').isSample).toBe(true);
    expect(ruleOf('gansu', 'lateFee').isSample).toBe(false);
    expect(ruleOf('zhejiang', 'timeOfUse').isSample).toBe(true);
  });
});

describe('what is wrong with a file', () => {
  it('has words for every problem that is told of packs, in both languages', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../../db/policy/README.md'), 'utf8');
    const told = readme.slice(readme.indexOf('## What is refused')).matchAll(/`([a-z]+(?:_[a-z]+)+)`/g);
    const problems = [...told].map((match) => match[1] ?? '');
    expect(problems.length).toBeGreaterThan(30);
    expect(problems.filter((problem) => inChinese[problem] === undefined)).toEqual([]);
    expect(Object.keys(inEnglish)).toEqual(Object.keys(inChinese));
    const sources = [
      'exact-text',
      'policy-pack',
      'policy-sections',
      'policy-contradictions',
      'tariff-shape',
      'policy-json',
    ];
    const used = sources.flatMap((name) => {
      const text = readFileSync(join(import.meta.dirname, `../../../../db/wire/${name}.ts`), 'utf8');
      return [
        ...text.matchAll(/(?:message: |problem: |return |exactText<[\w]+>\(|, )'([a-z]+(?:_[a-z]+)+)'/g),
      ].map((match) => match[1] ?? '');
    });
    const noProblems = [
      'policy_pack_invalid',
      'energy_capacity_and_funds',
      'time_of_use',
      'base_and_increments',
    ];
    expect(
      [...new Set(used)].filter((one) => inChinese[one] === undefined && !noProblems.includes(one)),
    ).toEqual([]);
  });

  it('is told with its place in one sentence', () => {
    const facts = { place: 'tariffs.3.charge.tiers.1.yuanPerKwh', problem: 'not_a_price' };
    expect(zh.refusals.policy_pack_invalid(facts)).toBe(
      '政策包没有装入：tariffs.3.charge.tiers.1.yuanPerKwh 这一处不是合理的电价。',
    );
    expect(en.refusals.policy_pack_invalid({ place: '', problem: 'not_json' })).toBe(
      'The policy pack was not loaded: this is not complete JSON.',
    );
  });
});
