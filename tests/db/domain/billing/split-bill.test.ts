import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../../../db/domain/billing/compute-bill.ts';
import { shippedPack } from '../../../support/packs.ts';
import { kwh, price } from '../../../support/usage.ts';
import { billOf, dial, facts, linesOf, since, terms } from './facts.ts';

const gansu = shippedPack('gansu');
const gansuNow = since('2021-08-01', gansu);

describe('a change inside the period', () => {
  const dearer = gansu.tariffs.map((one) =>
    one.charge.kind === 'flat' ? { ...one, charge: { ...one.charge, priceNanoyuan: price('1') } } : one,
  );
  const newPack = since('2026-11-12', { ...gansu, version: 2, tariffs: dearer });
  const shop = facts([dial('total', '0', '310')], { customerClass: 'commercial' });

  it('is split by days, each part with the pack it is priced by', () => {
    const bill = billOf(shop, gansuNow, newPack);
    expect(linesOf(bill)).toEqual([
      ['energy', 210, '126.90'],
      ['energy', 100, '100.00'],
    ]);
    expect(bill.working.pack).toEqual({ code: 'gansu', version: 2 });
    expect(bill.working.parts.map(({ pack, period, share }) => ({ pack, period, share }))).toEqual([
      {
        pack: { code: 'gansu', version: gansu.version },
        period: { from: '2026-10-22', to: '2026-11-11' },
        share: { days: 21, ofDays: 31 },
      },
      { pack: undefined, period: { from: '2026-11-12', to: '2026-11-21' }, share: { days: 10, ofDays: 31 } },
    ]);
  });

  it('splits nothing for a pack that leaves this price as it was', () => {
    const household = facts([dial('total', '0', '310')]);
    expect(billOf(household, gansuNow, newPack).working.parts).toHaveLength(1);
  });

  it('is split where other terms choose another price, and where the reading was never dated is not', () => {
    const moved = [terms({ tariffCode: 'commercial_10kv' }, '2026-11-17')];
    expect(linesOf(billOf({ ...shop, terms: moved }, gansuNow))).toEqual([
      ['energy', 260, '157.12'],
      ['energy', 50, '29.72'],
    ]);
    const undated = { ...shop, terms: moved, period: null };
    expect(lastDayOf(undated)).toBe('2026-11-01');
    expect(linesOf(billOf(undated, gansuNow, newPack))).toEqual([['energy', 310, '187.33']]);
  });

  it('splits what hangs behind by its own price too', () => {
    const behind = terms({ fixedPart: { whPerMonth: kwh('310'), tariffCode: 'commercial_low' } });
    const household = facts([dial('total', '0', '320')], { terms: [behind] });
    expect(linesOf(billOf(household, gansuNow, newPack)).slice(-2)).toEqual([
      ['energy', 210, '126.90'],
      ['energy', 100, '100.00'],
    ]);
  });

  it('splits the energy of the total, though the parts of the day count a little less', () => {
    const dials = [
      dial('total', '0', '310'),
      dial('peak', '0', '100'),
      dial('flat', '0', '100'),
      dial('valley', '0', '79'),
    ];
    const toTou = [terms({ tariffCode: 'commercial_low_tou' }, '2026-11-12')];
    const bill = billOf(facts(dials, { customerClass: 'commercial', terms: toTou }), gansuNow);
    expect(linesOf(bill)[0]).toEqual(['energy', 210, '126.90']);
    expect(bill.working.parts.map((part) => part.energyWh)).toEqual([210_000, 100_000]);
  });
});
