import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tierYearBillOf } from '../../../../db/domain/billing/bill-working.ts';
import { computeBill, yearQuotaRules } from '../../../../db/domain/billing/compute-bill.ts';
import type { TieredCharge } from '../../../../db/domain/billing/tariff.ts';
import {
  quotaAfterBills,
  quotaBefore,
  tierYearOf,
  type TierYearBill,
  type YearQuota,
  type YearQuotaRules,
} from '../../../../db/domain/billing/year-quota.ts';
import { addMonths, dayOfMonth, month, monthOf, type Month } from '../../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { shippedPack } from '../../../support/packs.ts';
import { valueOf } from '../../../support/station.ts';
import { kwh, tieredCharge } from '../../../support/usage.ts';
import { dial, facts, since, terms } from './facts.ts';

const charge = tieredCharge(['2760', '4800'], ['0.538', '0.588', '0.838'], { period: 'year' });
const rules: YearQuotaRules = {
  charge,
  yearStartsInMonth: 1,
  openedIn: null,
  severalPersonsFrom: null,
  extraWhPerMonth: kwh('100'),
  usedBefore: null,
};

describe('quotaBefore', () => {
  const left = (before: YearQuota) => before.left.map(formatKwh);

  it('is a fresh year for the first bill of it, and what was left for the next', () => {
    expect(quotaBefore(rules, month('2026-01'), null)).toEqual({
      tierYear: 2026,
      left: [2_760_000, 2_040_000],
      grantedFrom: null,
    });
    const last = { tierYear: 2026, left: [kwh('7'), kwh('2040')], grantedFrom: null };
    expect(quotaBefore(rules, month('2026-12'), last)).toBe(last);
    expect(left(quotaBefore(rules, month('2027-01'), last))).toEqual(['2760', '2040']);
  });

  it('counts a year that starts in another month by the year it starts in', () => {
    expect([tierYearOf(month('2026-06'), 7), tierYearOf(month('2026-07'), 7)]).toEqual([2025, 2026]);
    const opened = { ...rules, yearStartsInMonth: 7, openedIn: month('2027-05') };
    expect(left(quotaBefore(opened, month('2027-06'), null))).toEqual(['460', '340']);
    expect(left(quotaBefore(opened, month('2027-07'), null))).toEqual(['2760', '2040']);
  });

  it('takes off what was used before the first bill, in that year only', () => {
    const used = { ...rules, usedBefore: { tierYear: 2026, energyWh: kwh('3000') } };
    expect(left(quotaBefore(used, month('2026-09'), null))).toEqual(['0', '1800']);
    expect(left(quotaBefore(used, month('2027-01'), null))).toEqual(['2760', '2040']);
  });

  it('is granted for the months that an account opened inside the year has, whatever the grant says (TR06)', () => {
    const opened = { ...rules, openedIn: month('2026-08'), severalPersonsFrom: month('2026-01') };
    const [first = 0] = quotaBefore(opened, month('2026-09'), null).left;
    const [without = 0] = quotaBefore({ ...opened, severalPersonsFrom: null }, month('2026-09'), null).left;
    expect(first - without).toBe(kwh('500'));
  });

  it('widens once, from the month of the grant to the end of the year, and whole in later years (TR06)', () => {
    const granted = { ...rules, severalPersonsFrom: month('2026-02') };
    const last = { tierYear: 2026, left: [kwh('0'), kwh('2000')], grantedFrom: null };
    const widened = quotaBefore(granted, month('2026-03'), last);
    expect(widened).toEqual({ tierYear: 2026, left: [1_100_000, 2_000_000], grantedFrom: '2026-02' });
    expect(quotaBefore(granted, month('2026-04'), widened)).toBe(widened);
    expect(quotaBefore(granted, month('2026-01'), null).grantedFrom).toBeNull();
    expect(quotaBefore(granted, month('2027-01'), widened)).toEqual({
      tierYear: 2027,
      left: [3_960_000, 2_040_000],
      grantedFrom: '2027-01',
    });
    expect(quotaBefore({ ...granted, extraWhPerMonth: kwh('0') }, month('2026-03'), last)).toBe(last);
  });
});

const zhejiang = shippedPack('zhejiang');
const pack = since('2012-07-01', {
  ...zhejiang,
  severalPersons: { fromPersons: 5, extraWhPerMonth: kwh('100') },
});
const [residential] = zhejiang.tariffs;

/** Bills of one month after the other, each starting from what the one before left. */
function billInTurn(uses: readonly number[], from: Month, grant: { recordedIn: number; from: Month } | null) {
  let yearQuota: YearQuota | null = null;
  return uses.map((use, index) => {
    const periodMonth = addMonths(from, index);
    const of = facts([dial('total', '0', formatKwh(wattHours(use)))], {
      periodMonth,
      period: { from: dayOfMonth(periodMonth, 1), to: dayOfMonth(periodMonth, 31) },
      yearQuota,
      terms:
        grant === null
          ? []
          : [terms({ severalPersonsFrom: grant.from }, dayOfMonth(addMonths(from, grant.recordedIn), 1))],
    });
    const bill = valueOf(computeBill(of, [pack]));
    const before = yearQuota;
    yearQuota = bill.working.yearQuotaAfter ?? null;
    return { bill, before, month: periodMonth, facts: of };
  });
}

const uses = fc.array(fc.integer({ min: 0, max: 1_500_000 }), { minLength: 1, maxLength: 18 });
const grants = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 6 }))
    .map(([recordedIn, back]) => ({ recordedIn, from: addMonths(month('2026-03'), recordedIn - back) })),
);

describe('a tier year told bill by bill', () => {
  it('is what it is when the standing bills tell it again, also with a grant for months billed before', () => {
    fc.assert(
      fc.property(uses, grants, (used, grant) => {
        const bills = billInTurn(used, month('2026-03'), grant);
        const last = bills.at(-1) as (typeof bills)[number];
        const year = last.bill.working.yearQuotaAfter?.tierYear;
        const ofYear = bills
          .filter((one) => one.bill.working.yearQuotaAfter?.tierYear === year)
          .flatMap((one) => tierYearBillOf(one.bill.working) ?? []);
        const now = last.facts.terms.at(-1)?.terms ?? terms({}).terms;
        const rulesNow = yearQuotaRules(residential?.charge as TieredCharge, last.facts, pack.pack, now);
        expect(quotaAfterBills(rulesNow, ofYear)).toEqual(last.bill.working.yearQuotaAfter);
      }),
    );
  });

  it('never gets a grant back for energy billed before it, nor takes a second one', () => {
    fc.assert(
      fc.property(uses, grants, (used, grant) => {
        const plain = billInTurn(used, month('2026-03'), null);
        const granted = billInTurn(used, month('2026-03'), grant);
        granted.forEach(({ bill, before, month: of }, index) => {
          const isBefore = grant === null || index < grant.recordedIn || of < grant.from;
          if (isBefore) expect(bill.lines).toEqual(plain[index]?.bill.lines);
          const start = bill.working.parts[0]?.quota?.before ?? [];
          const isSameYear = before !== null && before.tierYear === bill.working.yearQuotaAfter?.tierYear;
          if (!isSameYear || before === null) return;
          const widened = (start[0] ?? 0) - (before.left[0] ?? 0);
          const isNew = before.grantedFrom === null && !isBefore;
          const months = isNew && grant !== null ? monthsOfGrant(grant.from, before.tierYear) : 0;
          expect(widened).toBe(months * 100_000);
          expect(start.slice(1)).toEqual(before.left.slice(1));
        });
      }),
    );
  });

  it('is told again with the energy that an adjustment has put right', () => {
    const bills: TierYearBill[] = [
      { month: month('2026-01'), tierWh: kwh('2000'), isGranted: false },
      { month: month('2026-02'), tierWh: kwh('1000'), isGranted: false },
    ];
    expect(quotaAfterBills(rules, bills)?.left).toEqual([0, 1_800_000]);
    const corrected = bills.map((bill) =>
      bill.month === '2026-02' ? { ...bill, tierWh: kwh('500') } : bill,
    );
    expect(quotaAfterBills(rules, corrected)?.left).toEqual([260_000, 2_040_000]);
    expect(quotaAfterBills(rules, [])).toBeNull();
  });

  it('tells of a bill what went into the tiers of its year, parts of a split period together', () => {
    const renamed = { ...pack.pack, tariffs: pack.pack.tariffs.map((one) => ({ ...one, label: 'new' })) };
    const of = facts([dial('total', '0', '2800')], {
      terms: [terms({ severalPersonsFrom: month('2026-11') })],
    });
    const split = valueOf(computeBill(of, [pack, since('2026-11-01', renamed)]));
    expect(split.working.parts).toHaveLength(2);
    expect(tierYearBillOf(split.working)).toEqual({ month: '2026-11', tierWh: 2_800_000, isGranted: true });
    const gansu = valueOf(computeBill(of, [since('2021-08-01', shippedPack('gansu'))]));
    expect(tierYearBillOf(gansu.working)).toBeNull();
  });
});

/** The months of a grant in the tier year it is first in. */
function monthsOfGrant(from: Month, tierYear: number): number {
  const first = monthOf(dayOfMonth(from, 1)) < `${tierYear}-01` ? 1 : Number(from.slice(5, 7));
  return 13 - first;
}
