import { wattHours } from '../kernel/energy.ts';
import type { BillLine } from './bill-line.ts';
import type { PackName, WorkedPart, WorkedUnit } from './bill-working.ts';
import type { UsageWorking } from './price-usage.ts';
import type { Writable } from './writable.ts';

/** What is kept of how one part of a bill was priced; `pack` is null when it is the bill's. What the part did not need is left out. */
export function workedPart(part: UsageWorking, pack: PackName | null): WorkedPart {
  const { tariff, period, share } = part;
  const worked: Writable<WorkedPart> = {
    tariff: { code: tariff.code, label: tariff.label, kind: tariff.charge.kind, isSample: tariff.isSample },
    energyWh: part.energyWh,
  };
  if (pack !== null) worked.pack = { code: pack.code, version: pack.version };
  if (period !== null && share.days !== share.ofDays) {
    worked.period = period;
    worked.share = share;
  }
  if (part.lossWh !== 0) worked.lossWh = part.lossWh;
  if (part.tou !== null) worked.tou = part.tou;
  if (tariff.charge.kind === 'tiered') Object.assign(worked, tiersOf(tariff.charge, part.quota));
  if (part.quota !== null) worked.quota = part.quota;
  if (part.capacity.length > 0) worked.capacity = part.capacity;
  if (part.demand !== null) worked.demand = part.demand;
  if (part.powerFactor !== null) worked.powerFactor = part.powerFactor;
  if (part.freeWh !== 0) worked.freeWh = part.freeWh;
  if (part.minimum !== null) worked.minimum = part.minimum;
  return worked;
}

/** The steps with their limits as they were granted to this bill; of a tier year, the year's own limits. */
function tiersOf(
  charge: Extract<UsageWorking['tariff']['charge'], { kind: 'tiered' }>,
  quota: UsageWorking['quota'],
): Pick<WorkedPart, 'tiers' | 'tierPeriod'> {
  if (charge.period === 'year') {
    const tiers = charge.tiers.map(({ upToWh, priceNanoyuan }) => ({ upToWh, priceNanoyuan }));
    return { tiers, tierPeriod: 'year' };
  }
  let limit = 0;
  return {
    tiers: charge.tiers.map(({ upToWh, priceNanoyuan }, index) => {
      limit += quota?.before[index] ?? 0;
      return { upToWh: upToWh === null ? null : wattHours(limit), priceNanoyuan };
    }),
  };
}

/** Lines that count kWh say so in the store; what the others count is kept with the working. */
export function workedUnits(lines: readonly BillLine[]): WorkedUnit[] {
  const units: WorkedUnit[] = [];
  lines.forEach(({ unit, quantityMilli, baseFen }, index) => {
    if (unit !== 'kWh') units.push({ lineNo: index + 1, quantityMilli, unit, baseFen });
  });
  return units;
}
