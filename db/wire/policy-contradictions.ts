import type { CustomerClass } from '../domain/accounts/customer-class.ts';
import type { TouPeriod } from '../domain/billing/tariff.ts';

/** What parts of a pack's file say to one another, as far as it can contradict itself. */
interface PackFacts {
  readonly tariffs: readonly {
    readonly charge:
      | { readonly kind: 'flat' }
      | {
          readonly kind: 'tiered';
          readonly timeOfUse?: readonly { readonly period: TouPeriod }[] | undefined;
        }
      | { readonly kind: 'time_of_use'; readonly prices: readonly { readonly period: TouPeriod }[] };
    readonly powerFactor?: { readonly standard: number } | undefined;
  }[];
  readonly includedFunds: readonly {
    readonly label: string;
    readonly customerClasses: readonly CustomerClass[];
  }[];
  readonly timeOfUse: readonly {
    readonly windows: readonly { readonly period: TouPeriod; readonly from: number; readonly to: number }[];
  }[];
  readonly powerFactorUsers: readonly { readonly standard: number }[];
  readonly powerFactorTables: readonly { readonly standard: number }[];
}

/** A place in a pack's file and what is wrong there. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/**
 * What one part of a pack's file says against another: a power-factor standard without a table, a fund that a class's price would
 * contain twice, hours that no price is for and prices that no hour has.
 */
export function findContradictions(file: PackFacts): Contradiction[] {
  return [...standardsWithoutTable(file), ...fundsTwice(file), ...hoursAndPrices(file)];
}

function standardsWithoutTable(file: PackFacts): Contradiction[] {
  const known = new Set(file.powerFactorTables.map((table) => table.standard));
  const problem = 'no_table_for_this_standard';
  return [
    ...file.tariffs.flatMap(({ powerFactor }, index) =>
      powerFactor === undefined || known.has(powerFactor.standard)
        ? []
        : [{ path: ['tariffs', index, 'powerFactor', 'standard'], problem }],
    ),
    ...file.powerFactorUsers.flatMap(({ standard }, index) =>
      known.has(standard) ? [] : [{ path: ['powerFactor', 'users', index, 'standard'], problem }],
    ),
  ];
}

function fundsTwice({ includedFunds }: PackFacts): Contradiction[] {
  return includedFunds.flatMap((fund, index) => {
    const isTwice = includedFunds
      .slice(0, index)
      .some(
        (other) =>
          other.label === fund.label &&
          other.customerClasses.some((customerClass) => fund.customerClasses.includes(customerClass)),
      );
    return isTwice ? [{ path: ['includedFunds', index, 'label'], problem: 'fund_twice' }] : [];
  });
}

const minutesOfDay = 24 * 60;

/** Only where a pack tells both the hours and the prices: a file of before the hours tells prices alone. */
function hoursAndPrices({ tariffs, timeOfUse }: PackFacts): Contradiction[] {
  const priced = tariffs.flatMap(({ charge }, index) => {
    const [prices, key] =
      charge.kind === 'time_of_use'
        ? [charge.prices, 'prices']
        : [charge.kind === 'tiered' ? (charge.timeOfUse ?? []) : [], 'timeOfUse'];
    return prices.map(({ period }, at) => ({
      period,
      path: ['tariffs', index, 'charge', key, at, 'period'],
    }));
  });
  if (timeOfUse.length === 0 || priced.length === 0) return [];
  const pricedPeriods = new Set(priced.map(({ period }) => period));
  const withHours = new Set<TouPeriod>();
  const contradictions: Contradiction[] = [];
  timeOfUse.forEach(({ windows }, index) => {
    const left = windows.reduce((rest, window) => rest - (window.to - window.from), minutesOfDay);
    if (left > 0) {
      withHours.add('flat');
      if (!pricedPeriods.has('flat'))
        contradictions.push({ path: ['timeOfUse', index, 'windows'], problem: 'hours_without_price' });
    }
    windows.forEach(({ period }, at) => {
      withHours.add(period);
      if (!pricedPeriods.has(period)) {
        const path = ['timeOfUse', index, 'windows', at, 'period'];
        contradictions.push({ path, problem: 'hours_without_price' });
      }
    });
  });
  for (const { period, path } of priced) {
    if (!withHours.has(period)) contradictions.push({ path, problem: 'price_without_hours' });
  }
  return contradictions;
}
