import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeTou,
  divideEnergy,
  energyOfParts,
  shareByUse,
  type DialPart,
} from '../../../../db/domain/billing/consumption.ts';
import { lineLoss, transformerLoss } from '../../../../db/domain/billing/loss.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { kwh } from '../../../support/usage.ts';

function part(last: string, current: string, multiplier: number, more: Partial<DialPart> = {}): DialPart {
  return {
    lastDialWh: kwh(last),
    dialWh: kwh(current),
    multiplierMilli: milliMultiplier(multiplier * 1000),
    digits: null,
    hasRolledOver: false,
    ...more,
  };
}

describe('energyOfParts', () => {
  it.each([
    ['MU01 (https://13l.net/l/29651810.html)', '0', '40', 20, 800],
    ['MU02 (http://itgle.com/jinengqita/qYdT6fI.html)', '0', '20', 1000, 20_000],
    ['MU03 (https://85l.net/index.php/l/154239019.html)', '2155', '2305', 1000, 150_000],
    ['MU04, decimals count (http://cfsky.cn/xinwenzhongxin/zhishi/2982.html)', '0', '236.8', 40, 9472],
    ['MU05 (https://360docs.net/doc/2012240850.html)', '2500', '3000', 30, 15_000],
  ])('%s', (_source, last, current, multiplier, energyKwh) => {
    expect(valueOf(energyOfParts([part(last, current, multiplier)]))).toBe(energyKwh * 1000);
  });

  it('adds the parts of an exchanged meter, each with its own multiplier', () => {
    expect(valueOf(energyOfParts([part('1500', '1800', 20), part('0', '180', 200)]))).toBe(42_000_000);
  });

  it('counts a roll-over only when a person confirmed it and the digits are known (RO01)', () => {
    expect(valueOf(energyOfParts([part('9876', '123', 1, { digits: 4, hasRolledOver: true })]))).toBe(
      247_000,
    );
    const decimals = part('99980.5', '20.25', 60, { digits: 5, hasRolledOver: true });
    expect(valueOf(energyOfParts([decimals]))).toBe(2_385_000);
    expect(refusalOf(energyOfParts([part('9876', '123', 1, { digits: 4 })])).code).toBe('reading_backward');
    expect(refusalOf(energyOfParts([part('9876', '123', 1, { hasRolledOver: true })])).code).toBe(
      'reading_does_not_fit',
    );
    expect(refusalOf(energyOfParts([part('9876', '12345', 1, { digits: 4 })])).code).toBe(
      'reading_does_not_fit',
    );
  });

  it('does not take a confirmed roll-over for one when the dial went on', () => {
    expect(valueOf(energyOfParts([part('100', '150', 1, { digits: 4, hasRolledOver: true })]))).toBe(50_000);
  });
});

describe('completeTou', () => {
  const day = ['peak', 'flat', 'valley'] as const;
  const night = ['peak', 'valley'] as const;

  it('takes flat as what the total leaves (PF05), and leaves a flat register alone (PF03)', () => {
    const tou = { peak: kwh('8000'), valley: kwh('6000') };
    expect(valueOf(completeTou(tou, kwh('36000'), day))).toEqual({ ...tou, flat: 22_000_000 });
    expect(valueOf(completeTou({ ...tou, flat: kwh('1') }, kwh('36000'), day))).toEqual({
      ...tou,
      flat: 1000,
    });
    expect(refusalOf(completeTou(tou, kwh('13999'), day)).facts).toEqual({ place: 'registers.flat' });
  });

  it('under prices without a flat part takes the one that has no register, and adds none that is not priced', () => {
    const valley = { valley: kwh('60') };
    expect(valueOf(completeTou(valley, kwh('180'), night))).toEqual({ ...valley, peak: 120_000 });
    const both = { ...valley, peak: kwh('119') };
    expect(valueOf(completeTou(both, kwh('180'), night))).toEqual(both);
    expect(valueOf(completeTou(both, kwh('178'), night))).toEqual(both);
    expect(valueOf(completeTou(both, kwh('178'), []))).toEqual(both);
    expect(refusalOf(completeTou({ flat: kwh('1') }, kwh('178'), night)).facts).toEqual({
      place: 'registers.peak',
    });
  });

  it('has nothing to go by without a total', () => {
    expect(valueOf(completeTou({ peak: kwh('1') }, null, day))).toEqual({ peak: 1000 });
  });
});

describe('divideEnergy', () => {
  it('takes real child meters first, then the fixed energy, then the share of the rest', () => {
    const behind = { childrenWh: [kwh('100'), kwh('200')], fixedWh: kwh('50'), fixedSharePpm: 100_000 };
    expect(valueOf(divideEnergy(kwh('1000'), behind))).toEqual({
      mainWh: 585_000,
      fixedWh: 50_000,
      shareWh: 65_000,
    });
  });

  it('never takes more than there is, and refuses children that counted more than their main meter', () => {
    const behind = { childrenWh: [kwh('980')], fixedWh: kwh('50'), fixedSharePpm: 500_000 };
    expect(valueOf(divideEnergy(kwh('1000'), behind))).toEqual({ mainWh: 0, fixedWh: 20_000, shareWh: 0 });
    expect(refusalOf(divideEnergy(kwh('979'), behind)).facts).toEqual({ place: 'sub_meters' });
  });

  it('loses nothing', () => {
    const energy = fc.integer({ min: 0, max: 1_000_000_000 }).map(wattHours);
    fc.assert(
      fc.property(energy, energy, fc.integer({ min: 0, max: 1_000_000 }), (total, fixedWh, fixedSharePpm) => {
        const divided = valueOf(divideEnergy(total, { childrenWh: [], fixedWh, fixedSharePpm }));
        expect(divided.mainWh + divided.fixedWh + divided.shareWh).toBe(total);
        expect(Math.min(divided.mainWh, divided.fixedWh, divided.shareWh)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('shareByUse', () => {
  it('shares by use, and equally when nobody used anything (Yinchuan)', () => {
    expect(shareByUse(kwh('10'), [kwh('1'), kwh('3')])).toEqual([2500, 7500]);
    expect(shareByUse(wattHours(10), [wattHours(0), wattHours(0), wattHours(0)])).toEqual([4, 3, 3]);
  });

  it('adds up to the whole', () => {
    const uses = fc.array(fc.integer({ min: 0, max: 10_000_000 }).map(wattHours), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }).map(wattHours), uses, (total, each) => {
        expect(shareByUse(total, each).reduce<number>((sum, wh) => sum + wh, 0)).toBe(total);
      }),
    );
  });
});

describe('loss', () => {
  const iron = { ironWhPerMonth: kwh('304'), ironVarhPerMonth: 0, copperPpm: 0, reactiveKMilli: 0 };

  it('PF05: 304 kWh × 20/30 is 202.67 and is charged as 203', () => {
    expect(transformerLoss(iron, kwh('6000'), 20, 30)).toEqual({ lossWh: 203_000, lossVarh: 0 });
  });

  it('takes the line loss of what was read and what the transformer lost', () => {
    expect(lineLoss(kwh('15000'), kwh('450'), 30_000)).toBe(464_000);
  });
});
