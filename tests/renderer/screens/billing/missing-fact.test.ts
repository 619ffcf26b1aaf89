import { describe, expect, it } from 'vitest';
import { registerKinds } from '../../../../db/domain/metering/register-kind.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { missingFactOf } from '../../../../renderer/screens/billing/missing-fact.ts';

const tell = (code: string, place: string, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const fact = missingFactOf(messagesOf[language], { accountNo: '1', name: '王秀英', code, place });
  return `${fact.words}|${fact.where}`;
};

/** Every place that the engine names (db/domain/billing), beside those of registers. */
const places = [
  'registers',
  'capacity',
  'demand',
  'loss',
  'loss.transformer',
  'sub_meters',
  'period',
  'reading_month',
  'year',
  'year.tiers_left',
  'power_factor.standard',
];

describe('what is missing', () => {
  it.each([
    ['usage_incomplete', 'registers.peak', '缺“峰”计度器，或各时段和总数、电价对不上|meters'],
    ['usage_incomplete', 'registers.reactive_forward', '要考核功率因数，表上没有无功计度器|meters'],
    ['usage_incomplete', 'capacity', '两部制没有容量：填变压器或合同容量|terms'],
    ['usage_incomplete', 'somewhere.else', '缺少：somewhere.else|terms'],
    ['usage_incomplete', 'toString', '缺少：toString|terms'],
    ['tariff_unknown', 'gone', '政策包里没有电价“gone”|terms'],
    ['behind_not_read', '6204200012', '后面的分表户 6204200012 还没抄|readings'],
    ['no_policy_pack', '2026-11', '2026-11 以前没有政策包|prices'],
    ['reading_backward', '', '示数小于上次，又没有确认翻转|readings'],
    ['reading_does_not_fit', '', '示数超过表的位数|readings'],
  ])('%s %s', (code, place, words) => {
    expect(tell(code, place)).toBe(words);
  });

  it('has words for every register and place, in both languages', () => {
    for (const place of [...places, ...registerKinds.map((kind) => `registers.${kind}`)]) {
      expect(tell('usage_incomplete', place)).not.toContain(place);
      expect(tell('usage_incomplete', place, 'en')).not.toMatch(/^Missing: /);
    }
  });
});
