import fc from 'fast-check';
import type { BilledDial, BillFacts } from '../../../../db/domain/billing/bill-facts.ts';
import type { ChargedTransformer } from '../../../../db/domain/billing/capacity-charge.ts';
import type { DatedPack } from '../../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../../db/domain/billing/policy-pack.ts';
import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import {
  pricedPeriodsOf,
  type Tariff,
  type TieredCharge,
  type TouPeriod,
} from '../../../../db/domain/billing/tariff.ts';
import { overDemandFormulas, prorations } from '../../../../db/domain/billing/two-part-charge.ts';
import { addDays, day, month, type Day } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh } from '../../../../db/domain/kernel/price.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { shippedPack } from '../../../support/packs.ts';

/** A bill that could come about: its facts and the packs in force over its period. */
export interface AnyBill {
  readonly facts: BillFacts;
  readonly packs: readonly DatedPack[];
}

const price = fc.integer({ min: 1, max: 2_000_000_000 }).map(nanoYuanPerKwh);
const period = { from: day('2026-06-11'), to: day('2026-07-10') };

/** Whether dearer tiers, discounts and the like are left out, so that more energy can never cost less. */
interface Wanted {
  readonly isMonotonous: boolean;
}

const dayParts: readonly (readonly TouPeriod[])[] = [
  ['peak', 'flat', 'valley'],
  ['peak', 'valley'],
  ['sharp', 'peak', 'flat', 'valley', 'deep_valley'],
];

const touPrices = fc
  .tuple(fc.constantFrom(...dayParts), fc.array(price, { minLength: 5, maxLength: 5 }))
  .map(([periods, prices]) =>
    periods.map((name, index) => ({
      period: name,
      label: name,
      priceNanoyuan: prices[index] as (typeof prices)[number],
    })),
  );

const tieredCharge = fc
  .record({
    period: fc.constantFrom('month' as const, 'year' as const),
    printForm: fc.constantFrom('full_price' as const, 'base_and_increments' as const),
    widths: fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 2, maxLength: 2 }),
    steps: fc.array(price, { minLength: 3, maxLength: 3 }),
    timeOfUse: fc.option(touPrices, { nil: undefined }),
    season: fc.option(fc.integer({ min: 1, max: 400_000 }), { nil: undefined }),
  })
  .map(({ period, printForm, widths, steps, timeOfUse, season }): TieredCharge => {
    const [first, second] = widths as [number, number];
    const rising = [...steps].sort((a, b) => a - b);
    return {
      kind: 'tiered',
      period,
      printForm,
      baseLabel: 'base',
      tiers: [first, first + second, null].map((limit, index) => ({
        label: `tier ${index + 1}`,
        upToWh: limit === null ? null : wattHours(limit),
        priceNanoyuan: rising[index] as (typeof rising)[number],
      })),
      ...(timeOfUse === undefined ? {} : { timeOfUse }),
      ...(season === undefined || period === 'year'
        ? {}
        : { seasons: [{ months: [7, 8], limitsWh: [wattHours(first), wattHours(first + season)] }] }),
    };
  });

const anyCharge: fc.Arbitrary<Tariff['charge']> = fc.oneof(
  price.map((priceNanoyuan) => ({ kind: 'flat' as const, label: 'flat', priceNanoyuan })),
  touPrices.map((prices) => ({ kind: 'time_of_use' as const, prices })),
  { weight: 2, arbitrary: tieredCharge },
);

const twoPart = fc.record({
  label: fc.constant('capacity'),
  capacityNanoyuan: fc.integer({ min: 1, max: 40_000_000_000 }),
  contractDemandNanoyuan: fc.integer({ min: 1, max: 50_000_000_000 }),
  measuredDemandNanoyuan: fc.integer({ min: 1, max: 50_000_000_000 }),
  proration: fc.constantFrom(...prorations),
  roundsToWholeUnit: fc.boolean(),
  suspendedSharePpm: fc.constantFrom(0, 500_000),
  suspendedFromDays: fc.constantFrom(0, 15),
  minimumContractSharePpm: fc.constantFrom(0, 400_000),
  overDemand: fc.constantFrom(...overDemandFormulas),
  overDemandTolerancePpm: fc.constantFrom(0, 50_000),
});

const powerFactor = fc.record({
  standard: fc.constantFrom(80, 85, 90),
  base: fc.constantFrom('energy_and_capacity' as const, 'energy_capacity_and_funds' as const),
  hasBonus: fc.boolean(),
});

function anyTariff(code: string, { isMonotonous }: Wanted): fc.Arbitrary<Tariff> {
  const rare = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
  return fc
    .record({
      charge: anyCharge,
      funds: fc.array(price, { maxLength: 2 }),
      twoPart: rare(twoPart),
      powerFactor: isMonotonous ? fc.constant(undefined) : rare(powerFactor),
      minimumFen: rare(fc.integer({ min: 0, max: 500_000 })),
    })
    .map(({ charge, funds, twoPart: two, powerFactor: factor, minimumFen }) => ({
      code,
      label: code,
      customerClass: 'commercial' as const,
      fromVolts: 0,
      belowVolts: null,
      isSample: false,
      use: 'named' as const,
      charge,
      funds: funds.map((priceNanoyuan, index) => ({
        code: `fund_${index}` as const,
        label: 'fund',
        priceNanoyuan,
      })),
      ...(two === undefined ? {} : { twoPart: two }),
      ...(factor === undefined ? {} : { powerFactor: factor }),
      ...(minimumFen === undefined ? {} : { minimumFen: fen(minimumFen) }),
    }));
}

const dayInPeriod = fc.integer({ min: -20, max: 50 }).map((index) => addDays(period.from, index));

const transformer: fc.Arbitrary<ChargedTransformer> = fc
  .record({
    name: fc.constantFrom('1', '2', '3'),
    capacityVa: fc.integer({ min: 1_000, max: 2_000_000 }),
    from: fc.option(dayInPeriod, { freq: 1 }),
    stays: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 1 }),
    sealed: fc.option(fc.tuple(dayInPeriod, fc.option(fc.integer({ min: 1, max: 60 }))), { freq: 1 }),
    interlock: fc.constantFrom(null, 'a', 'a', 'b'),
    isColdStandby: fc.constantFrom(false, false, true),
  })
  .map(({ from, stays, sealed, ...unit }) => ({
    ...unit,
    from,
    until: stays === null ? null : addDays(from ?? period.from, stays),
    suspensions:
      sealed === null
        ? []
        : [{ on: sealed[0], resumedOn: sealed[1] === null ? null : addDays(sealed[0], sealed[1]) }],
  }));

const capacityTerms: fc.Arbitrary<SupplyTerms['capacity']> = fc.oneof(
  fc.constant(null),
  {
    weight: 3,
    arbitrary: fc
      .array(transformer, { minLength: 1, maxLength: 4 })
      .map((transformers) => ({ kind: 'transformers' as const, transformers })),
  },
  fc
    .tuple(fc.integer({ min: 1, max: 900_000 }), fc.option(fc.integer({ min: 1_000, max: 2_000_000 })))
    .map(([contractW, capacityVa]) => ({ kind: 'contract_demand' as const, contractW, capacityVa })),
  fc.constant({ kind: 'measured_demand' as const }),
);

const anyTerms = ({ isMonotonous }: Wanted) =>
  fc
    .record({
      severalPersonsFrom: fc.option(fc.constantFrom(month('2025-09'), month('2026-04'), month('2026-08'))),
      usedBefore: fc.option(
        fc.record({
          tierYear: fc.constantFrom(2025, 2026),
          energyWh: fc.integer({ min: 0, max: 900_000 }).map(wattHours),
        }),
      ),
      fixed: fc.option(fc.integer({ min: 0, max: 90_000 }), { freq: 2 }),
      share: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 2 }),
      hasLoss: fc.boolean(),
      lineLossPpm: fc.option(fc.integer({ min: 0, max: 60_000 })),
      capacity: capacityTerms,
      powerFactorStandard: isMonotonous
        ? fc.constant(null)
        : fc.option(fc.constantFrom(80, 85, 90), { freq: 2 }),
      hasPowerFactorBonus: fc.boolean(),
    })
    .map(
      ({ fixed, share, hasLoss, lineLossPpm, ...terms }): SupplyTerms => ({
        ...plainTerms,
        ...terms,
        tariffCode: 'main',
        fixedPart: fixed === null ? null : { whPerMonth: wattHours(fixed), tariffCode: 'behind' },
        sharePart: share === null ? null : { ppm: share, tariffCode: 'behind' },
        loss: hasLoss ? { transformerType: 'S9', capacityVa: 400_000, lineLossPpm } : null,
      }),
    );

const anyPack = (wanted: Wanted): fc.Arbitrary<PolicyPack> =>
  fc
    .record({
      main: anyTariff('main', wanted),
      behind: fc.record({ priceNanoyuan: price, fund: price }),
      free: fc.constantFrom(0, 10_000, 300_000),
      extra: fc.constantFrom(0, 100_000),
      startsIn: fc.constantFrom(1, 7),
      base: fc.constantFrom('energy_and_capacity' as const, 'energy_capacity_and_funds' as const),
    })
    .map(({ main, behind, free, extra, startsIn, base }) => ({
      ...shippedPack('gansu'),
      tariffs: [
        main,
        {
          ...main,
          code: 'behind',
          charge: { kind: 'flat' as const, label: 'f', priceNanoyuan: behind.priceNanoyuan },
          funds: [{ code: 'fund_b' as const, label: 'f', priceNanoyuan: behind.fund }],
          twoPart: undefined,
          powerFactor: undefined,
          minimumFen: undefined,
        } as unknown as Tariff,
      ],
      welfareFreeWhPerMonth: wattHours(wanted.isMonotonous ? 0 : free),
      severalPersons: { fromPersons: 5, extraWhPerMonth: wattHours(extra) },
      tierYearStartsInMonth: startsIn,
      powerFactorBase: base,
      powerFactorUsers: wanted.isMonotonous
        ? []
        : [{ standard: 85, customerClass: 'commercial' as const, fromVolts: 10_000, fromVa: 100_000 }],
      transformerLoss: [
        {
          type: 'S9',
          capacityVa: 400_000,
          ironWhPerMonth: wattHours(300_400),
          ironVarhPerMonth: 400_700,
          copperPpm: 10_000,
          reactiveKMilli: 2_300,
        },
      ],
    }));

interface Use {
  readonly register: RegisterKind;
  readonly dialWh: number;
}

/** What the registers of a meter counted on their dials: such as the prices ask for, parts of the day not always making up the total. */
function anyUses(packs: readonly PolicyPack[], terms: SupplyTerms | null): fc.Arbitrary<Use[]> {
  const tariffs = packs.flatMap((pack) => pack.tariffs.slice(0, 1));
  const priced = pricedPeriodsOf(tariffs);
  const needsReactive = tariffs.some((one) => one.powerFactor !== undefined);
  const needsDemand = terms?.capacity != null && terms.capacity.kind !== 'transformers';
  return fc
    .record({
      uses: fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 5, maxLength: 5 }),
      isCompleted: fc.boolean(),
      remainder: fc.integer({ min: 0, max: 300_000 }),
      amiss: fc.constantFrom(-1_000, 0, 0, 1_000),
      hasTotal: fc.boolean(),
      hasParts: fc.boolean(),
      hasReactive: fc.boolean(),
      hasReverse: fc.boolean(),
      reactiveUse: fc.integer({ min: 0, max: 900_000 }),
      hasDemand: fc.boolean(),
      demand: fc.integer({ min: 0, max: 900_000 }),
    })
    .map((any) => {
      const asked: readonly TouPeriod[] =
        priced.length > 0 ? priced : any.hasParts ? ['peak', 'flat', 'valley'] : [];
      const completed = asked.includes('flat') ? 'flat' : asked[0];
      const parts = any.isCompleted ? asked.filter((period) => period !== completed) : asked;
      const counted = parts.map((register, index) => ({ register, dialWh: any.uses[index] as number }));
      const sum = counted.reduce((all, one) => all + one.dialWh, 0);
      const isSum = parts.length > 0 && !any.isCompleted;
      const total = {
        register: 'total' as const,
        dialWh: Math.max(0, sum + (isSum ? any.amiss : any.remainder)),
      };
      const reactive = [
        'reactive_forward',
        ...(any.hasReverse ? ['reactive_reverse'] : []),
      ] as RegisterKind[];
      return [
        ...(any.hasTotal || !isSum ? [total] : []),
        ...counted,
        ...(any.hasReactive || needsReactive ? reactive : []).map((register, index) => ({
          register,
          dialWh: Math.floor(any.reactiveUse / (index + 1)),
        })),
        ...(any.hasDemand || needsDemand ? [{ register: 'demand' as const, dialWh: any.demand }] : []),
      ];
    });
}

/** One meter, or two of which the second took the place of the first on a day. */
interface AnyMeters {
  readonly start: number;
  readonly multiplier: number;
  readonly turnsOver: boolean;
  readonly exchanged: number | null;
}

const anyMeters: fc.Arbitrary<AnyMeters> = fc.record({
  start: fc.integer({ min: 0, max: 9_999_000 }),
  multiplier: fc.constantFrom(1_000, 1_500, 20_000),
  turnsOver: fc.boolean(),
  exchanged: fc.option(fc.constantFrom(1_000, 40_000), { freq: 2 }),
});

const fullScale = 10_000_000;

function dialsOf(uses: readonly Use[], { start, multiplier, turnsOver, exchanged }: AnyMeters): BilledDial[] {
  const meter = (meterNo: string, multiplierMilli: number, dates: readonly [Day, Day]) =>
    uses.map(({ register, dialWh: use }): BilledDial => {
      const last = turnsOver && register !== 'demand' ? fullScale - 1 - Math.min(start, 40_000) : start;
      const isOver = register !== 'demand' && last + use >= fullScale;
      return {
        register,
        meterNo,
        multiplierMilli: milliMultiplier(multiplierMilli),
        lastDialWh: register === 'demand' ? null : wattHours(last),
        lastReadOn: dates[0],
        dialWh: wattHours(register === 'demand' ? use : (last + use) % fullScale),
        readOn: dates[1],
        digits: register === 'demand' ? null : 4,
        hasRolledOver: isOver,
      };
    });
  const [first, last] = [addDays(period.from, -1), period.to];
  const change = day('2026-06-27');
  return exchanged === null
    ? meter('1', multiplier, [first, last])
    : [...meter('1', multiplier, [first, change]), ...meter('2', exchanged, [change, last])];
}

/** Any bill of any kind of customer. Some of them are refused for a fact that their price needs and they do not have. */
export function anyBill(wanted: Wanted = { isMonotonous: false }): fc.Arbitrary<AnyBill> {
  return fc
    .tuple(
      fc.array(anyPack(wanted), { minLength: 1, maxLength: 2 }),
      fc.option(anyTerms(wanted), { freq: 8 }),
    )
    .chain(([packs, terms]) =>
      fc.record({
        packs: fc.constant(packs),
        terms: fc.constant(terms),
        uses: anyUses(packs, terms),
        ...others,
      }),
    )
    .map((any) => ({ facts: factsOf(any), packs: datedPacks(any) }));
}

const others = {
  begins: fc.integer({ min: 1, max: 29 }),
  meters: anyMeters,
  capacityVa: fc.integer({ min: 1_000, max: 900_000 }),
  volts: fc.constantFrom(null, 380, 10_000),
  isWelfare: fc.boolean(),
  months: fc.constantFrom(1, 1, 2),
  /** The supply began inside a period that is longer than its thirty days. */
  fullDays: fc.constantFrom(null, null, null, 31, 45),
  hasPeriod: fc.constantFrom(true, true, true, true, false),
  openedOn: fc.constantFrom(null, day('2020-01-01'), day('2026-04-20')),
  child: fc.option(fc.integer({ min: 0, max: 50_000 }).map(wattHours), { freq: 1 }),
  yearLeft: fc.option(
    fc.array(fc.integer({ min: 0, max: 300_000 }).map(wattHours), { minLength: 2, maxLength: 2 }),
  ),
  isGranted: fc.boolean(),
  quotaYear: fc.constantFrom(2025, 2026),
  corrected: fc.option(fc.integer({ min: 0, max: 900_000 }).map(wattHours), { freq: 1 }),
};

type Any = {
  readonly [Name in keyof typeof others]: (typeof others)[Name] extends fc.Arbitrary<infer Value>
    ? Value
    : never;
} & {
  readonly packs: readonly PolicyPack[];
  readonly terms: SupplyTerms | null;
  readonly uses: readonly Use[];
};

function datedPacks({ packs, begins }: Any): DatedPack[] {
  return packs.map((pack, index) => ({
    from: index === 0 ? day('2020-01-01') : addDays(period.from, begins),
    pack: { ...pack, code: `pack_${index}` },
  }));
}

function factsOf(any: Any): BillFacts {
  const grantedFrom = any.isGranted ? month('2026-05') : null;
  return {
    customerClass: 'commercial',
    volts: any.volts,
    capacityVa: any.capacityVa,
    isWelfare: any.isWelfare,
    openedOn: any.openedOn,
    periodMonth: month('2026-07'),
    months: any.months,
    period: any.hasPeriod ? period : null,
    dials: dialsOf(any.uses, any.meters),
    corrections: any.corrected === null ? [] : [{ register: 'total', energyWh: any.corrected }],
    terms: any.terms === null ? [] : [{ effectiveFrom: day('2024-01-01'), terms: any.terms }],
    forcedTariffCode: any.terms === null ? 'main' : null,
    childrenWh: any.child === null ? [] : [any.child],
    fullDays: any.hasPeriod ? any.fullDays : null,
    yearQuota: any.yearLeft === null ? null : { tierYear: any.quotaYear, left: any.yearLeft, grantedFrom },
    lastBillEnergyWh: null,
  };
}
