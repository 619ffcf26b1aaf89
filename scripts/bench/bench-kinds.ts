import type { LegacyAccount } from '../../db/domain/accounts/account-row.ts';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import { plainTerms, type SupplyTerms } from '../../db/domain/billing/supply-terms.ts';
import { month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import type { SeededRandom } from '../../electron/services/setup/demo/seeded-random.ts';

/** The kinds of customer of a bench: of twenty accounts seventeen are the first, the others one after the other. */
export type BenchKind =
  | 'household_tou'
  | 'flat_with_funds'
  | 'monthly_tiers'
  | 'yearly_tiers'
  | 'welfare'
  | 'commerce_tou'
  | 'two_part'
  | 'demand'
  | 'loss';

const others: readonly BenchKind[] = [
  'flat_with_funds',
  'monthly_tiers',
  'commerce_tou',
  'yearly_tiers',
  'two_part',
  'welfare',
  'demand',
  'flat_with_funds',
  'loss',
];

/** The kind of the account with an index: 85 of a hundred are households on tiers with time of use. */
export function kindOf(index: number): BenchKind {
  const place = index % 20;
  if (place < 17) return 'household_tou';
  return others[(Math.floor(index / 20) * 3 + place - 17) % others.length] as BenchKind;
}

/** What a register of an account counts in a month, on its dial in Wh. */
export interface BenchRegister {
  readonly kind: RegisterKind;
  readonly useWh: number;
}

/** What is particular to an account of a kind. */
export interface BenchSupply {
  readonly customerClass: CustomerClass;
  readonly voltageV: number;
  readonly capacityW: number;
  readonly welfare: LegacyAccount['welfare'];
  readonly multiplier: number;
  /** The total first. */
  readonly registers: readonly BenchRegister[];
  readonly terms: SupplyTerms | null;
}

const home = {
  customerClass: 'residential',
  voltageV: 220,
  capacityW: 8_000,
  welfare: null,
  multiplier: 1,
} as const;
const works = {
  customerClass: 'large_industry',
  voltageV: 10_000,
  capacityW: 630_000,
  welfare: null,
  multiplier: 1_000,
} as const;

/** The supply of the account with an index, by its kind and by chance. */
export function supplyOf(index: number, random: SeededRandom): BenchSupply {
  const use = (least: number, most: number) => random.between(least, most) * 1_000;
  const total = (useWh: number) => [{ kind: 'total' as const, useWh }];
  const byDay = (peak: number, valley: number, flat = 0) => [
    ...total(peak + flat + valley),
    { kind: 'peak' as const, useWh: peak },
    { kind: 'valley' as const, useWh: valley },
  ];
  const [peak, flat, valley] = [use(20, 90), use(10, 80), use(10, 60)];
  const reactive = { kind: 'reactive_forward' as const, useWh: Math.floor((peak + flat + valley) / 2) };
  switch (kindOf(index)) {
    case 'household_tou':
      return {
        ...home,
        registers: byDay(use(80, 260), use(40, 160)),
        terms: terms({
          tariffCode: 'residential_tou',
          severalPersonsFrom: random.chance(8) ? month('2026-03') : null,
          // What the station's older system had billed of the year: some are in their second tier, some in their third.
          usedBefore: { tierYear: 2026, energyWh: wattHours(use(1_400, 4_800)) },
        }),
      };
    case 'monthly_tiers':
      return { ...home, registers: total(use(40, 400)), terms: null };
    case 'welfare':
      return { ...home, welfare: 'minimum_living', registers: total(use(5, 180)), terms: null };
    case 'yearly_tiers':
      return {
        ...home,
        registers: total(use(80, 500)),
        terms: terms({
          tariffCode: 'residential_year',
          usedBefore: { tierYear: 2026, energyWh: wattHours(use(1_400, 4_800)) },
        }),
      };
    case 'flat_with_funds':
      return {
        ...home,
        customerClass: 'commercial',
        voltageV: 380,
        registers: total(use(50, 900)),
        terms: null,
      };
    case 'commerce_tou':
      return {
        ...home,
        customerClass: 'commercial',
        voltageV: 380,
        multiplier: 20,
        registers: byDay(peak, valley, flat),
        terms: terms({ tariffCode: 'commercial_low_tou' }),
      };
    case 'loss':
      return {
        ...home,
        customerClass: 'agricultural',
        voltageV: 380,
        capacityW: 90_000,
        multiplier: 40,
        registers: total(use(50, 400)),
        terms: terms({ loss: { transformerType: '示例', capacityVa: 400_000, lineLossPpm: 30_000 } }),
      };
    case 'two_part':
      return {
        ...works,
        registers: [...byDay(peak, valley, flat), reactive],
        terms: terms({
          tariffCode: 'large_industry_two_part',
          capacity: {
            kind: 'transformers',
            transformers: [transformer('1号', 400_000), transformer('2号', 230_000)],
          },
        }),
      };
    case 'demand':
      return {
        ...works,
        registers: [
          ...byDay(peak, valley, flat),
          reactive,
          { kind: 'demand', useWh: random.between(150, 320) },
        ],
        terms: terms({
          tariffCode: 'large_industry_two_part',
          capacity: { kind: 'contract_demand', contractW: 252_000, capacityVa: 630_000 },
        }),
      };
  }
}

function terms(changes: Partial<SupplyTerms>): SupplyTerms {
  return { ...plainTerms, ...changes };
}

function transformer(name: string, capacityVa: number) {
  return {
    name,
    capacityVa,
    from: null,
    until: null,
    suspensions: [],
    interlock: null,
    isColdStandby: false,
  };
}
