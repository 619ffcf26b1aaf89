import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { fen, parseYuan } from '../../../../db/domain/kernel/money.ts';
import { amountInWords, dateInWords } from '../../../../db/domain/payments/amount-in-words.ts';

const words = (yuan: string): string => amountInWords(parseYuan(yuan) ?? fen(-1));

/** Published pairs; where a source writes another permitted form, ours is the one with 整 after 角. */
const published: readonly (readonly [id: string, yuan: string, text: string, alsoSeen?: string])[] = [
  ['RMB01', '1409.50', '壹仟肆佰零玖元伍角整', '壹仟肆佰零玖元伍角'],
  ['RMB05', '16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['RMB06', '325.04', '叁佰贰拾伍元零肆分'],
  ['RMB07', '16400.02', '壹万陆仟肆佰元零贰分'],
  ['RMB08', '100000006400.00', '壹仟亿零陆仟肆佰元整'],
  ['RMB09', '4321.00', '肆仟叁佰贰拾壹元整'],
  ['RMB10', '0.01', '壹分'],
  ['RMB12', '123456789012.34', '壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分'],
  ['RMB13', '100010001000.10', '壹仟亿壹仟万壹仟元零壹角整', '壹仟亿壹仟万壹仟元壹角'],
  ['RMB17', '101000000001.11', '壹仟零壹拾亿零壹元壹角壹分'],
  ['RMB18', '100000000000.01', '壹仟亿元零壹分'],
  ['RMB24', '100000', '壹拾万元整'],
  ['RMB28', '100000001', '壹亿零壹元整'],
  ['RMB29', '100010000', '壹亿零壹万元整'],
  ['RMB31', '1000100', '壹佰万零壹佰元整'],
  ['RMB32', '100700', '壹拾万零柒佰元整'],
  ['RMB35', '1001', '壹仟零壹元整'],
  ['RMB36', '101', '壹佰零壹元整'],
  ['RMB37', '1680.02', '壹仟陆佰捌拾元零贰分'],
  ['RMB38', '1234.56', '壹仟贰佰叁拾肆元伍角陆分'],
  ['RMB39', '12345.67', '壹万贰仟叁佰肆拾伍元陆角柒分'],
  ['RMB40', '3000', '叁仟元整'],
  ['RMB43', '9999999999.99', '玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['RMB45', '279546.26', '贰拾柒万玖仟伍佰肆拾陆元贰角陆分'],
  ['RMB47', '0.5', '伍角整', '零元伍角'],
  ['RMB49', '0.55', '伍角伍分', '零元伍角伍分'],
  ['RMB50', '-100', '负壹佰元整'],
  // The rule's own examples for a zero in the 元 place; the second form of each leaves the 零 out.
  ['rule 4', '1680.32', '壹仟陆佰捌拾元零叁角贰分', '壹仟陆佰捌拾元叁角贰分'],
  ['rule 4', '107000.53', '壹拾万柒仟元零伍角叁分', '壹拾万零柒仟元伍角叁分'],
];

describe('amountInWords (支付结算办法 附一)', () => {
  it.each(published.map(([id, yuan, text]) => [id, yuan, text] as const))(
    '%s: %s is %s',
    (_id, yuan, text) => {
      expect(words(yuan)).toBe(text);
    },
  );

  it('differs from the other permitted forms only by a free 零, 零元 or 整', () => {
    const bare = (text: string) => text.replaceAll('零元', '').replaceAll('零', '').replace(/整$/, '');
    for (const [, , text, alsoSeen] of published) expect(bare(alsoSeen ?? text)).toBe(bare(text));
  });

  it('writes nothing as 零元整', () => {
    expect(words('0')).toBe('零元整');
  });

  it('can be read back to the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_007_199_254_740_991 }), (amount) => {
        expect(readBack(amountInWords(fen(amount)))).toBe(BigInt(amount));
      }),
    );
  });
});

/** A reader that knows only digits, places and cuts. */
function readBack(text: string): bigint {
  const [whole, small] = text.includes('元') ? (text.split('元') as [string, string]) : ['', text];
  const [, jiao] = /(.)角/.exec(small) ?? [];
  const [, fenPlace] = /(.)分/.exec(small) ?? [];
  return readWhole(whole) * 100n + digitOf(jiao) * 10n + digitOf(fenPlace);
}

function readWhole(text: string): bigint {
  for (const [unit, value] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
    ['仟', 1000n],
    ['佰', 100n],
    ['拾', 10n],
  ] as const) {
    const at = text.indexOf(unit);
    if (at >= 0) return readWhole(text.slice(0, at)) * value + readWhole(text.slice(at + 1));
  }
  return digitOf(text.replaceAll('零', ''));
}

function digitOf(character: string | undefined): bigint {
  return BigInt(character ? '零壹贰叁肆伍陆柒捌玖'.indexOf(character) : 0);
}

describe('dateInWords', () => {
  it('puts 零 and 壹 where the rule wants them (DT01–DT03)', () => {
    expect(dateInWords(day('2002-01-15'))).toBe('贰零零贰年零壹月壹拾伍日');
    expect(dateInWords(day('2002-10-20'))).toBe('贰零零贰年零壹拾月零贰拾日');
    expect(dateInWords(day('2002-01-01'))).toBe('贰零零贰年零壹月零壹日');
    expect(dateInWords(day('2026-11-30'))).toBe('贰零贰陆年壹拾壹月零叁拾日');
    expect(dateInWords(day('2026-12-31'))).toBe('贰零贰陆年壹拾贰月叁拾壹日');
    expect(dateInWords(day('2026-03-09'))).toBe('贰零贰陆年叁月零玖日');
  });
});
