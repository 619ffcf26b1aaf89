import type { BillFacts } from '../../../../db/domain/billing/bill-facts.ts';
import type { ChargedTransformer } from '../../../../db/domain/billing/capacity-charge.ts';
import type { SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import type { Tariff } from '../../../../db/domain/billing/tariff.ts';
import { type Fraction, fenOf, nearest, times, whole } from './exact-fraction.ts';
import type { ExactLine, Span } from './exact-bill.ts';

/** The days from one to another, both counted. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Capacity or demand of a span, day by day. */
export function capacityLines(
  facts: BillFacts,
  terms: SupplyTerms,
  registers: ReadonlyMap<string, bigint>,
  { tariff, before, days, ofDays }: Span,
): ExactLine[] {
  const rules = tariff.twoPart as NonNullable<Tariff['twoPart']>;
  const ofMonths: Fraction = [BigInt(facts.months * days), BigInt(facts.fullDays ?? ofDays)];
  const { capacity } = terms;
  if (capacity?.kind === 'measured_demand' || capacity?.kind === 'contract_demand') {
    const measured = registers.get('demand') ?? 0n;
    const line = (code: string, watts: bigint, price: number, twice = 1n) => ({
      code,
      amountFen: fenOf(times([watts * twice, 1n], ofMonths), price),
    });
    if (capacity.kind === 'measured_demand')
      return [line('demand', measured, rules.measuredDemandNanoyuan as number)];
    const price = rules.contractDemandNanoyuan as number;
    const least = nearest([
      BigInt(capacity.capacityVa ?? facts.capacityVa ?? 0) * BigInt(rules.minimumContractSharePpm),
      1_000_000n,
    ]);
    const agreed = BigInt(capacity.contractW) > least ? BigInt(capacity.contractW) : least;
    const allowed = nearest([agreed * BigInt(1_000_000 + rules.overDemandTolerancePpm), 1_000_000n]);
    if (measured <= allowed) return [line('demand', agreed, price)];
    if (rules.overDemand === 'measured_plus_excess')
      return [line('demand', measured, price), line('over_demand', measured - allowed, price)];
    const above = rules.overDemand === 'contract_plus_double_excess' ? allowed : agreed;
    return [line('demand', agreed, price), line('over_demand', measured - above, price, 2n)];
  }
  const units: readonly ChargedTransformer[] =
    capacity?.kind === 'transformers'
      ? capacity.transformers
      : [
          {
            name: '',
            capacityVa: facts.capacityVa as number,
            from: null,
            until: null,
            suspensions: [],
            interlock: null,
            isColdStandby: false,
          },
        ];
  const period = facts.period ?? { from: '2000-01-01', to: '2000-01-30' };
  const all = daysFrom(period.from, period.to);
  const own = facts.period === null ? all : all.slice(before, before + days);
  const months = new Map<string, { va: bigint; ppm: bigint; days: number }>();
  for (const day of own) {
    for (const { name, va, ppm } of chargedOn(rules, units, day)) {
      const key = `${name}/${va}/${ppm}`;
      months.set(key, { va, ppm, days: (months.get(key)?.days ?? 0) + 1 });
    }
  }
  return [...months.values()].map(({ va, ppm, days: charged }) => {
    const isWhole =
      rules.proration === 'calendar_days' || (charged === own.length && facts.fullDays === null);
    const time: Fraction = isWhole
      ? [BigInt(charged * facts.months), BigInt(facts.fullDays ?? all.length)]
      : [BigInt(Math.min(charged, 30 * facts.months)), 30n];
    const quantity = times([va * ppm, 1_000_000n], time);
    const billed = rules.roundsToWholeUnit ? whole(nearest(times(quantity, [1n, 1000n])) * 1000n) : quantity;
    return { code: 'capacity', amountFen: fenOf(billed, rules.capacityNanoyuan as number) };
  });
}

function chargedOn(
  rules: NonNullable<Tariff['twoPart']>,
  units: readonly ChargedTransformer[],
  day: string,
): { name: string; va: bigint; ppm: bigint }[] {
  const running = units.flatMap((unit) => {
    if (unit.isColdStandby || day < (unit.from ?? '') || day >= (unit.until ?? '9999')) return [];
    const isSealed = unit.suspensions.some(({ on, resumedOn }) => {
      const lasted = resumedOn === null ? 9999 : (Date.parse(resumedOn) - Date.parse(on)) / 86_400_000;
      return day >= on && day < (resumedOn ?? '9999') && lasted >= rules.suspendedFromDays;
    });
    const ppm = BigInt(isSealed ? rules.suspendedSharePpm : 1_000_000);
    return ppm === 0n ? [] : [{ name: unit.name, va: BigInt(unit.capacityVa), ppm, lock: unit.interlock }];
  });
  const free = running.filter((unit) => unit.lock === null);
  const locks = [...new Set(running.flatMap((unit) => (unit.lock === null ? [] : [unit.lock])))];
  const largest = locks.map((lock) =>
    running
      .filter((unit) => unit.lock === lock)
      .reduce((best, unit) => (unit.va * unit.ppm > best.va * best.ppm ? unit : best)),
  );
  return [...free, ...largest];
}
