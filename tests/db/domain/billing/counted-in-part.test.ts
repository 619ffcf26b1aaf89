import { describe, expect, it } from 'vitest';
import { computeBill } from '../../../../db/domain/billing/compute-bill.ts';
import type { BilledDial } from '../../../../db/domain/billing/bill-facts.ts';
import { plainTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { shippedPack } from '../../../support/packs.ts';
import { valueOf } from '../../../support/station.ts';

const dial = (meterNo: string, register: RegisterKind, kwh: number): BilledDial => ({
  register,
  meterNo,
  multiplierMilli: milliMultiplier(1000),
  lastDialWh: wattHours(0),
  lastReadOn: day('2026-10-21'),
  dialWh: wattHours(kwh * 1000),
  readOn: day('2026-11-21'),
  digits: 6,
  hasRolledOver: false,
});

/** A shop on Gansu's time of use, or a household on Zhejiang's, with the dials of its meters. */
function billOf(province: 'gansu' | 'zhejiang', tariffCode: string, dials: readonly BilledDial[]) {
  const pack = shippedPack(province);
  return valueOf(
    computeBill(
      {
        customerClass: province === 'gansu' ? 'commercial' : 'residential',
        volts: 220,
        capacityVa: 8000,
        isWelfare: false,
        openedOn: null,
        periodMonth: month('2026-11'),
        months: 1,
        period: { from: day('2026-10-22'), to: day('2026-11-21') },
        fullDays: null,
        dials,
        corrections: [],
        terms: [{ effectiveFrom: day('2026-01-01'), terms: { ...plainTerms, tariffCode } }],
        forcedTariffCode: null,
        childrenWh: [],
        yearQuota: null,
        lastBillEnergyWh: null,
      },
      [{ from: pack.effectiveFrom, pack }],
    ),
  );
}

const kwhOf = (bill: ReturnType<typeof billOf>) =>
  Object.fromEntries(
    bill.lines.filter((line) => line.unit === 'kWh').map((line) => [line.code, line.quantityMilli / 1000]),
  );

describe('energy that no part of the day counted', () => {
  // A plain meter of 600 kWh exchanged for one with parts that counts 400: domain.md §4, each part with what it has.
  it('of a plain meter before or beside one with parts is flat', () => {
    const bill = billOf('gansu', 'commercial_low_tou', [
      dial('1', 'total', 600),
      dial('2', 'total', 400),
      dial('2', 'peak', 150),
      dial('2', 'flat', 150),
      dial('2', 'valley', 100),
    ]);
    expect(kwhOf(bill)).toMatchObject({ peak: 150, flat: 750, valley: 100 });
    expect(bill.energyWh).toBe(1_000_000);
  });

  it('goes to the parts by what they counted where the price has no flat part', () => {
    const bill = billOf('zhejiang', 'residential_tou', [
      dial('1', 'total', 60),
      dial('2', 'total', 40),
      dial('2', 'peak', 30),
      dial('2', 'valley', 10),
    ]);
    expect(kwhOf(bill)).toMatchObject({ peak: 75, valley: 25 });
  });

  it('is nothing while the dials differ by what they cut off (PF03: 80 against 37 + 38 + 4)', () => {
    const bill = billOf('gansu', 'commercial_low_tou', [
      dial('1', 'total', 80),
      dial('1', 'peak', 37),
      dial('1', 'flat', 38),
      dial('1', 'valley', 4),
    ]);
    expect(kwhOf(bill)).toMatchObject({ peak: 37, flat: 38, valley: 4 });
  });
});
