import { wattHours } from '../kernel/energy.ts';
import type { BillLine } from './bill-line.ts';
import type { PackName, WorkedPart, WorkedTier, WorkedUnit } from './bill-working.ts';
import { perObject } from './per-object.ts';
import type { UsageWorking } from './price-usage.ts';
import type { Tariff, TieredCharge } from './tariff.ts';
import type { Writable } from './writable.ts';

/** What is kept of how one part of a bill was priced; `pack` is null when it is the bill's. What the part did not need is left out. */
export function workedPart(part: UsageWorking, pack: PackName | null): WorkedPart {
  const { tariff, period, share } = part;
  const worked: Writable<WorkedPart> = {
    tariff: keptOf(tariff),
    energyWh: part.energyWh,
  };
  if (pack !== null) worked.pack = pack;
  if (period !== null && share.days !== share.ofDays) {
    worked.period = period;
    worked.share = share;
  }
  if (part.lossWh !== 0) worked.lossWh = part.lossWh;
  if (part.tou !== null) worked.tou = part.tou;
  if (tariff.charge.kind === 'tiered') {
    worked.tiers = tiersOf(tariff.charge, part.quota);
    if (tariff.charge.period === 'year') worked.tierPeriod = 'year';
  }
  if (part.quota !== null) worked.quota = part.quota;
  if (part.capacity.length > 0) worked.capacity = part.capacity;
  if (part.demand !== null) worked.demand = part.demand;
  if (part.powerFactor !== null) worked.powerFactor = part.powerFactor;
  if (part.freeWh !== 0) worked.freeWh = part.freeWh;
  if (part.minimum !== null) worked.minimum = part.minimum;
  return worked;
}

/** The steps with their limits as they were granted to this bill; of a tier year, the year's own limits. */
function tiersOf(charge: TieredCharge, quota: UsageWorking['quota']): readonly WorkedTier[] {
  if (charge.period === 'year') return yearTiersOf(charge);
  let limit = 0;
  return charge.tiers.map(({ upToWh, priceNanoyuan }, index) => {
    limit += quota?.before[index] ?? 0;
    return { upToWh: upToWh === null ? null : wattHours(limit), priceNanoyuan };
  });
}

// A run computes thousands of bills by a handful of tariffs, which never change: what each keeps of its tariff is the same object.
const keptOf = perObject(({ code, label, charge, isSample }: Tariff): WorkedPart['tariff'] => ({
  code,
  label,
  kind: charge.kind,
  isSample,
}));

const yearTiersOf = perObject(({ tiers }: TieredCharge): readonly WorkedTier[] =>
  tiers.map(({ upToWh, priceNanoyuan }) => ({ upToWh, priceNanoyuan })),
);

/** Lines that count kWh say so in the store; what the others count is kept with the working. */
export function workedUnits(lines: readonly BillLine[]): WorkedUnit[] {
  const units: WorkedUnit[] = [];
  let lineNo = 0;
  for (const { unit, quantityMilli, baseFen } of lines) {
    lineNo += 1;
    if (unit !== 'kWh') units.push({ lineNo, quantityMilli, unit, baseFen });
  }
  return units;
}
