import { describe, expect, it } from 'vitest';
import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { en } from '../../../../renderer/messages/en/index.ts';
import { zhCN } from '../../../../renderer/messages/zh-CN/index.ts';
import {
  changesInWords,
  isReplaced,
  supersededBy,
  termsCells,
  termsInWords,
  termsTitles,
} from '../../../../renderer/screens/supply/terms-words.ts';
import { kwhOf, supplyPage, termsRow } from './supply-page.ts';

const page = supplyPage();
const busy: SupplyTerms = {
  ...plainTerms,
  tariffCode: 'home_tou',
  severalPersonsFrom: month('2026-12'),
  fixedPart: { whPerMonth: kwhOf(100), tariffCode: 'shop' },
  capacity: {
    kind: 'transformers',
    transformers: [
      {
        name: '1号主变',
        capacityVa: 400_000,
        from: day('2026-12-01'),
        until: null,
        suspensions: [{ on: day('2026-12-10'), resumedOn: null }],
        interlock: 'A',
        isColdStandby: true,
      },
    ],
  },
};

describe('terms in words', () => {
  it('says nothing of plain terms', () => {
    expect(termsInWords(zhCN, plainTerms, page)).toEqual([]);
  });

  it('says what is agreed, tariffs by their names', () => {
    expect(termsInWords(zhCN, busy, page).map(({ name, words }) => `${name} ${words}`)).toEqual([
      '电价 居民生活分时',
      '一户多人口 自 2026-12 起',
      '定量 每月 100 千瓦时按一般工商业',
      '容（需）量电费 1号主变 400 kVA（2026-12-01 启用，2026-12-10 起报停，互锁 A，冷备用）',
    ]);
  });

  it('names a tariff that is not in the list by its code', () => {
    expect(termsInWords(zhCN, { ...plainTerms, tariffCode: 'old_one' }, page)[0]?.words).toBe('old_one');
  });

  it('has a cell for every title', () => {
    for (const messages of [zhCN, en]) {
      expect(termsCells(messages, busy, page)).toHaveLength(termsTitles(messages).length);
      expect(termsCells(messages, plainTerms, page).every((text) => text !== '')).toBe(true);
    }
  });
});

describe('a change in words', () => {
  it('tells from what to what, and nothing that stays', () => {
    const before = { ...plainTerms, severalPersonsFrom: month('2026-12') };
    const after: SupplyTerms = { ...before, tariffCode: 'home_tou', hasPowerFactorBonus: false };
    expect(changesInWords(zhCN, before, after, page)).toEqual([
      '电价由“按用电类别和电压等级（居民生活）”改为“居民生活分时”',
      '功率因数奖励由“有”改为“没有”',
    ]);
    expect(changesInWords(en, after, before, page)).toEqual([
      'Tariff: "居民生活分时" becomes "by class and voltage (居民生活)"',
      'Power factor bonus: "no" becomes "yes"',
    ]);
    expect(changesInWords(zhCN, busy, { ...busy }, page)).toEqual([]);
  });
});

describe('versions that a later one replaces', () => {
  const versions = [
    termsRow(3, '2026-11-01', {}),
    termsRow(2, '2027-01-01', { tariffCode: 'home_tou' }),
    termsRow(1, '2026-10-01', {}),
  ];

  it('are those that begin on its day or after', () => {
    expect(versions.filter((version) => isReplaced(versions, version)).map(({ version }) => version)).toEqual(
      [2],
    );
  });

  it('are told of before the change, unless they were replaced already', () => {
    expect(supersededBy(versions, day('2026-10-15')).map(({ version }) => version)).toEqual([3]);
    expect(supersededBy(versions, day('2026-09-01')).map(({ version }) => version)).toEqual([1, 3]);
    expect(supersededBy(versions, day('2026-12-01'))).toEqual([]);
  });
});
