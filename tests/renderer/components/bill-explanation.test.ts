import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { DatedPack } from '../../../db/domain/billing/compute-bill.ts';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../db/domain/kernel/energy.ts';
import { fen } from '../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh, parsePrice } from '../../../db/domain/kernel/price.ts';
import type { ExplainedBill } from '../../../electron/contract/bills.ts';
import { ExplainedBillPage } from '../../../renderer/components/bill-explanation.tsx';
import { lineWorking } from '../../../renderer/components/bill-line-text.ts';
import { tellKind } from '../../../renderer/components/explain-kind.ts';
import { tellParts, tierSentences } from '../../../renderer/components/explain-price.ts';
import { tellUse } from '../../../renderer/components/explain-use.ts';
import { messagesOf } from '../../../renderer/messages/index.ts';
import { billFacts, dial, explainedBill, termsOf } from '../../support/explained-bill.ts';
import { shippedPack } from '../../support/packs.ts';
import { kwh } from '../../support/usage.ts';

const zh = messagesOf['zh-CN'];
const { en } = messagesOf;
const price = (text: string) => parsePrice(text) as NonNullable<ReturnType<typeof parsePrice>>;
const pricesOf = (bill: ExplainedBill, messages = zh) =>
  tellParts(bill.parts, bill.lines, bill.months, messages, bill.sealed);
const gansu = shippedPack('gansu');
const forever = (code: 'gansu' | 'zhejiang'): DatedPack[] => [
  { from: day('2000-01-01'), pack: shippedPack(code) },
];
const x40 = { multiplierMilli: milliMultiplier(40_000) };
const industry = {
  customerClass: 'large_industry',
  volts: 10_000,
  capacityVa: 945_000,
} as const;
const industryDials = [
  dial('total', '0', '1000', x40),
  dial('peak', '0', '300', x40),
  dial('valley', '0', '300', x40),
];
const transformer = {
  name: '1号',
  capacityVa: 630_000,
  from: null,
  until: null,
  suspensions: [],
  interlock: null,
  isColdStandby: false,
};

describe('tierSentences', () => {
  const tiers = [
    { upToWh: wattHours(170_000), priceNanoyuan: price('0.51') },
    { upToWh: wattHours(260_000), priceNanoyuan: price('0.56') },
    { upToWh: null, priceNanoyuan: price('0.81') },
  ];

  it('tells a stepped tariff from step to step', () => {
    expect(tierSentences(tiers, zh.explanation)).toEqual([
      '第一档：170 千瓦时以内，每千瓦时 0.5100 元',
      '第二档：170 到 260 千瓦时，每千瓦时 0.5600 元',
      '第三档：超过 260 千瓦时的部分，每千瓦时 0.8100 元',
    ]);
    expect(tierSentences(tiers, en.explanation)[2]).toBe('Tier 3: above 260 kWh at 0.8100 yuan');
  });

  it('tells a single price as one', () => {
    const flat = [{ upToWh: null, priceNanoyuan: price('0.59286875') }];
    expect(tierSentences(flat, zh.explanation)).toEqual(['每千瓦时 0.59286875 元，不分档']);
  });
});

describe('what was used', () => {
  it('is one sentence for a plain household', () => {
    const use = tellUse(explainedBill(billFacts({ lastBillEnergyWh: kwh('120') })), zh);
    expect(use).toEqual({
      sentences: [],
      lead: '表上从 1000 走到 1290，',
      total: '一共用了 290 千瓦时（度）',
      notes: ['上次抄表 2026-10-21，这次 2026-11-21。', '比上月多 170 千瓦时（上月 120）。'],
    });
  });

  it('stays readable when nobody knows the days', () => {
    const unknown = { lastReadOn: null, readOn: null };
    const bill = explainedBill(billFacts({ period: null, dials: [dial('total', '1000', '1310', unknown)] }));
    expect(tellUse(bill, zh).notes).toEqual(['抄表的日期没有记下来。']);
    expect(tellUse(bill, en).notes).toEqual(['The days of the readings were not noted. ']);
  });

  it('tells an exchanged meter, a confirmed roll-over, child meters and 定量 apart', () => {
    const changedOn = day('2026-11-05');
    const bill = explainedBill(
      billFacts({
        customerClass: 'commercial',
        dials: [
          dial('total', '99900', '50', { hasRolledOver: true, digits: 5, readOn: changedOn }),
          dial('total', '0', '80', {
            meterNo: 'B2',
            lastReadOn: changedOn,
            multiplierMilli: milliMultiplier(30_000),
          }),
        ],
        childrenWh: [kwh('100'), kwh('50')],
        terms: termsOf({ fixedPart: { whPerMonth: kwh('200'), tariffCode: 'residential_shared_sample' } }),
      }),
    );
    expect(tellUse(bill, zh)).toMatchObject({
      sentences: [
        '这期间换过表：2026-11-05 拆下 B1，换上 B2，两只表走的加在一起。',
        '总（表号 B1）：从 99900 走满一圈、又从零走到 50（已经人工确认）',
        '总（表号 B2）：从 0 走到 80，乘以倍率 30，是 2400 千瓦时',
        '后面还有 2 只分表，另外算电费，要减去 100 + 50 千瓦时。',
        '按约定（定量、定比）分出 200 千瓦时，用“居民合表（示例价）”的电价。',
      ],
      total: '一共用了 2400 千瓦时（度）',
    });
    expect(pricesOf(bill).map((part) => part.sentences.at(-1))).toEqual([
      '每千瓦时 0.6043 元，不分档',
      '每千瓦时 0.5100 元，不分档',
    ]);
  });

  it('says of two meters that hang at once that they are added', () => {
    const bill = explainedBill(
      billFacts({ dials: [dial('total', '0', '10'), dial('total', '5', '25', { meterNo: 'B2' })] }),
    );
    expect(tellUse(bill, zh).sentences[0]).toBe('这户有 2 只表，走的加在一起。');
  });

  it('names what an adjustment put in the place of the dials', () => {
    const bill = explainedBill(billFacts({ corrections: [{ register: 'total', energyWh: kwh('200') }] }));
    expect(tellUse(bill, zh).sentences.at(-1)).toBe(
      '总：表计示数算出来是 290 千瓦时，经退补更正为 200 千瓦时。',
    );
  });

  it('adds the loss of the transformer', () => {
    const [loss] = gansu.transformerLoss;
    if (loss === undefined) throw new Error('the shipped pack has a loss table');
    const bill = explainedBill(
      billFacts({
        customerClass: 'commercial',
        terms: termsOf({
          loss: { transformerType: loss.type, capacityVa: loss.capacityVa, lineLossPpm: 0 },
        }),
      }),
    );
    const lossWh = bill.parts[0]?.lossWh;
    expect(lossWh).toBeGreaterThan(0);
    expect(tellUse(bill, zh).sentences.at(-1)).toBe(
      `变压器和线路上损耗的 ${Number(lossWh) / 1000} 千瓦时，按规定一起计费。`,
    );
  });
});

describe('how it is priced', () => {
  it('tells time of use over a tier year with what is left of it', () => {
    const bill = explainedBill(
      billFacts({
        dials: [dial('peak', '100', '220'), dial('valley', '50', '110')],
        terms: termsOf({
          tariffCode: 'residential_tou',
          usedBefore: { tierYear: 2026, energyWh: kwh('2700') },
        }),
      }),
      {},
      forever('zhejiang'),
    );
    expect(pricesOf(bill)).toEqual([
      {
        heading: '怎么计价 · 居民生活一户一表峰谷',
        sentences: [
          '按一天里的时段分开计价：峰 120 千瓦时、谷 60 千瓦时。',
          '分档按一整年的用电量算：',
          '第一档：2760 千瓦时以内，按时段的价钱',
          '第二档：2760 到 4800 千瓦时，每千瓦时再加 0.0500 元',
          '第三档：超过 4800 千瓦时的部分，每千瓦时再加 0.3000 元',
          '算这张单以前，今年第一档还剩 60 千瓦时、第二档还剩 2040 千瓦时；算完以后，第一档已经用完、第二档还剩 1920 千瓦时。',
        ],
      },
    ]);
  });

  it('tells capacity transformer by transformer, and the power factor', () => {
    const bill = explainedBill(
      billFacts({
        ...industry,
        dials: [...industryDials, dial('reactive_forward', '0', '700', x40)],
        terms: termsOf({
          tariffCode: 'large_industry_two_part',
          capacity: {
            kind: 'transformers',
            transformers: [
              transformer,
              {
                ...transformer,
                name: '2号',
                capacityVa: 315_000,
                suspensions: [{ on: day('2026-11-01'), resumedOn: null }],
              },
            ],
          },
        }),
      }),
    );
    expect(pricesOf(bill)[0]?.sentences.slice(2)).toEqual([
      '1号变压器 630 千伏安：整期都算基本电费。',
      '2号变压器 315 千伏安：用了 10 天，按 10/31 个月算基本电费。',
      '2号变压器 315 千伏安：2026-11-01 起封停，还没有起用，封停的日子不收基本电费（封停当天不收，起用当天收）。',
      '功率因数：有功 40000 千瓦时，无功 28000 千乏时，算出来是 0.82，标准是 0.90。',
      '低于标准：电度电费和基本电费 44,257.16 元，加收 4%，就是 1,770.29 元。',
    ]);
    expect(bill.lines.map((line) => lineWorking(line, zh.explanation)).slice(-3)).toEqual([
      '630 kVA × 28.00 元',
      '101.613 kVA × 28.00 元',
      '44,257.16 元 × 4%',
    ]);
    expect(bill.lines.map((line) => en.lists.chargeName(line.code, line.label)).slice(-3)).toEqual([
      'Capacity (1号)',
      'Capacity (2号)',
      'Power factor',
    ]);
  });

  it('tells a transformer that was sealed all the time, and one that was sealed too short to count', () => {
    const sealedOn = (on: string, resumedOn: string | null) => [
      { on: day(on), resumedOn: resumedOn === null ? null : day(resumedOn) },
    ];
    const bill = explainedBill(
      billFacts({
        ...industry,
        dials: [...industryDials, dial('reactive_forward', '0', '700', x40)],
        terms: termsOf({
          tariffCode: 'large_industry_two_part',
          capacity: {
            kind: 'transformers',
            transformers: [
              { ...transformer, suspensions: sealedOn('2026-11-01', '2026-11-06') },
              { ...transformer, name: '2号', suspensions: sealedOn('2026-10-01', null) },
              { ...transformer, name: '3号', suspensions: sealedOn('2026-08-01', '2026-09-01') },
            ],
          },
        }),
      }),
    );
    const told = pricesOf(bill)[0]?.sentences.filter((sentence) => sentence.includes('封停'));
    expect(told).toEqual([
      '1号变压器 630 千伏安：2026-11-01 起封停，2026-11-06 起用，不满规定的天数，基本电费照收。',
      '2号变压器 630 千伏安：2026-10-01 起封停，还没有起用，封停的日子不收基本电费（封停当天不收，起用当天收）。',
    ]);
    expect(pricesOf(bill, en)[0]?.sentences.filter((sentence) => sentence.includes('sealed'))).toHaveLength(
      2,
    );
  });

  it('tells demand over the contract, and a bonus', () => {
    const bill = explainedBill(
      billFacts({
        ...industry,
        dials: [
          ...industryDials,
          dial('reactive_forward', '0', '100', x40),
          dial('demand', '0', '20', { ...x40, lastDialWh: null }),
        ],
        terms: termsOf({
          tariffCode: 'large_industry_two_part',
          capacity: { kind: 'contract_demand', contractW: 500_000, capacityVa: 945_000 },
        }),
      }),
    );
    expect(tellUse(bill, zh).sentences.at(-1)).toBe('需量：这一期最大 20，乘以倍率 40，是 800 千瓦');
    expect(pricesOf(bill)[0]?.sentences.slice(2)).toEqual([
      '合同需量 500 千瓦，实际最大 800 千瓦，超出允许范围 275 千瓦，超出的另外加收。',
      '功率因数：有功 40000 千瓦时，无功 4000 千乏时，算出来是 1.00，标准是 0.90。',
      '高于标准：电度电费和基本电费 63,672.00 元，少收 0.75%，就是 477.54 元。',
    ]);
    expect(bill.lines.map((line) => lineWorking(line, zh.explanation)).at(-1)).toBe('63,672.00 元 × −0.75%');
  });

  it('tells each side of a price change with its days and its limits', () => {
    const dearer = {
      ...gansu,
      version: 9,
      tariffs: gansu.tariffs.map((tariff) =>
        tariff.charge.kind === 'tiered'
          ? {
              ...tariff,
              charge: {
                ...tariff.charge,
                tiers: tariff.charge.tiers.map((tier) => ({
                  ...tier,
                  priceNanoyuan: nanoYuanPerKwh(tier.priceNanoyuan + 50_000_000),
                })),
              },
            }
          : tariff,
      ),
    };
    const bill = explainedBill(billFacts({ dials: [dial('total', '1000', '1310')] }), {}, [
      ...forever('gansu'),
      { from: day('2026-11-01'), pack: dearer },
    ]);
    const [before, after] = pricesOf(bill);
    expect(before?.heading).toBe('2026-10-22 到 2026-10-31 · 居民生活 不满1千伏');
    expect(before?.sentences).toEqual(
      expect.arrayContaining([
        '这一段 10 天（全期 31 天），分到 100 千瓦时。',
        '这一段依据 gansu 第 2 版。',
        '各档的电量也按 10/31 折算。',
      ]),
    );
    expect(after?.sentences).toContain('第一档：108.387 千瓦时以内，每千瓦时 0.5600 元');
    expect(tellUse(bill, zh).lead).toBe('表上从 1000 走到 1310，');
  });

  it('tells free energy and the least charge', () => {
    const pack = {
      ...gansu,
      welfareFreeWhPerMonth: kwh('10'),
      tariffs: gansu.tariffs.map((tariff) => ({ ...tariff, minimumFen: fen(500) })),
    };
    const bill = explainedBill(billFacts({ isWelfare: true, dials: [dial('total', '1000', '1012')] }), {}, [
      { from: day('2000-01-01'), pack },
    ]);
    expect(pricesOf(bill)[0]?.sentences.slice(-2)).toEqual([
      '免费电量 10 千瓦时（低保、五保照顾），按第一档的价钱减掉。',
      '不到最低电费 5.00 元，补足 3.98 元。',
    ]);
  });
});

describe('what kind of bill it is', () => {
  const formula = { text: 'ΔW = −W·e ÷ (1 + e)', source: '供电营业规则' };
  const told = (changes: Partial<ExplainedBill>) =>
    tellKind(explainedBill(billFacts(), changes), zh.explanation);

  it.each([
    [{}, [], true],
    [{ isReversed: true }, ['这张电费单后来更正过，已经冲销，不再收；请看更正后的那张。'], true],
    [
      { kind: 'rebill', adjustmentId: 7, formula },
      [
        '这是更正后重开的电费单，代替原来那张（退补单 7 号）。',
        '算法：ΔW = −W·e ÷ (1 + e)',
        '根据：供电营业规则',
      ],
      true,
    ],
    [
      { kind: 'reversal', adjustmentId: 7 },
      ['这是冲销单：把原来那张电费单整张冲掉，所以前面是负号（退补单 7 号）。'],
      false,
    ],
    [
      { kind: 'charge', adjustmentId: 8, parts: [] },
      ['这一笔不是抄表算出来的电费，是单独补收的（退补单 8 号）。'],
      false,
    ],
    [
      { kind: 'charge', adjustmentId: 8, parts: [], amountFen: fen(-100) },
      ['这一笔不是抄表算出来的电费，是单独退给您的（退补单 8 号）。'],
      false,
    ],
  ] as const)('%o', (changes, notices, isWorked) => {
    expect(told(changes)).toMatchObject({ notices, isWorked });
  });

  it('has a title of its own for a refund', () => {
    expect(told({ kind: 'charge', parts: [], amountFen: fen(-100) }).title).toBe('2026-11 退还的一笔');
    expect(told({ kind: 'charge', parts: [] }).title).toBe('2026-11 补收的一笔');
  });
});

describe('the page', () => {
  const page = (bill: ExplainedBill) => renderToStaticMarkup(createElement(ExplainedBillPage, { bill }));

  it('shows use, price, lines, due day and policy of a bill', () => {
    const html = page(explainedBill(billFacts()));
    for (const text of ['用了多少电', '怎么计价', '166.90', '交费期限 2026-12-20', '甘肃（gansu 第 2 版）'])
      expect(html).toContain(text);
  });

  it('shows no due day of what is not collected, and no working of a charge', () => {
    expect(page(explainedBill(billFacts(), { isReversed: true }))).not.toContain('交费期限');
    expect(page(explainedBill(billFacts(), { kind: 'charge', parts: [], dials: [] }))).not.toContain(
      '用了多少电',
    );
  });

  it('has no Chinese of its own in English', () => {
    const bill = explainedBill(
      billFacts({
        ...industry,
        dials: [...industryDials, dial('reactive_forward', '0', '700', x40)],
        lastBillEnergyWh: kwh('120'),
        terms: termsOf({
          tariffCode: 'large_industry_two_part',
          capacity: { kind: 'transformers', transformers: [{ ...transformer, name: 'T1' }] },
        }),
      }),
    );
    const use = tellUse(bill, en);
    const told = [
      ...use.sentences,
      use.lead,
      use.total,
      ...use.notes,
      ...pricesOf(bill, en).flatMap((part) => part.sentences),
      ...bill.lines.map((line) => en.lists.chargeName(line.code, line.label)),
      ...bill.lines.map((line) => lineWorking(line, en.explanation)),
    ].join('\n');
    expect(told).not.toMatch(/\p{Script=Han}/u);
  });
});
