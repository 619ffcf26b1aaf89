import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { parsePrice } from '../../../db/domain/kernel/price.ts';
import { tierSentences } from '../../../renderer/components/bill-explanation.tsx';
import { messagesOf } from '../../../renderer/messages/index.ts';

const price = (text: string) => parsePrice(text) as NonNullable<ReturnType<typeof parsePrice>>;
const tiers = [
  { upToWh: wattHours(170_000), priceNanoyuan: price('0.51') },
  { upToWh: wattHours(260_000), priceNanoyuan: price('0.56') },
  { upToWh: null, priceNanoyuan: price('0.81') },
];

describe('tierSentences', () => {
  it('tells a stepped tariff from step to step', () => {
    expect(tierSentences(tiers, messagesOf['zh-CN'].collect)).toEqual([
      '第一档：170 千瓦时以内，每千瓦时 0.5100 元',
      '第二档：170 到 260 千瓦时，每千瓦时 0.5600 元',
      '第三档：超过 260 千瓦时的部分，每千瓦时 0.8100 元',
    ]);
    expect(tierSentences(tiers, messagesOf.en.collect)[2]).toBe('Tier 3: above 260 kWh at 0.8100 yuan');
  });

  it('tells a single price as one', () => {
    const flat = [{ upToWh: null, priceNanoyuan: price('0.59286875') }];
    expect(tierSentences(flat, messagesOf['zh-CN'].collect)).toEqual(['每千瓦时 0.59286875 元，不分档']);
  });
});
