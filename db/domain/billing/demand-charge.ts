import { divideHalfUp } from '../kernel/rounding.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { amountFor, type BillLine } from './bill-line.ts';
import type { TwoPartCharge } from './two-part-charge.ts';

/** The demand of a period: what was agreed (null for a user who pays by the measured demand), what the meter saw, what is installed. */
export interface DemandUse {
  readonly contractW: number | null;
  readonly measuredW: number;
  /** For the least contract (40 % of the capacity); null when unknown. */
  readonly capacityVa: number | null;
}

/** A demand charge with the power behind each line. */
export interface DemandCharge {
  readonly lines: readonly BillLine[];
  readonly contractW: number | null;
  readonly excessW: number;
}

/**
 * Charges demand for months × (days of days): a contract demand (at least the tariff's share of the capacity) with its excess by
 * the formula that the tariff names, or the measured demand (domain.md §2.3). Refuses usage_incomplete when the tariff has no
 * price for that way.
 */
export function chargeDemand(
  charge: TwoPartCharge,
  use: DemandUse,
  months: number,
  share: { readonly days: number; readonly ofDays: number },
): Result<DemandCharge> {
  const { contractW: agreed, measuredW } = use;
  const price = agreed === null ? charge.measuredDemandNanoyuan : charge.contractDemandNanoyuan;
  if (price === null) return refuse('usage_incomplete', { place: 'demand' });
  const line = (code: string, label: string, watts: number, times = 1n): BillLine => ({
    code,
    label: `${charge.label}（${label}）`,
    part: 'capacity',
    quantityMilli: watts,
    unit: 'kW',
    priceNanoyuan: price * Number(times),
    baseFen: null,
    amountFen: amountFor(watts, price, times * BigInt(share.days) * BigInt(months), BigInt(share.ofDays)),
  });
  if (agreed === null) {
    return ok({ lines: [line('demand', '实际最大需量', measuredW)], contractW: null, excessW: 0 });
  }
  const least = Number(
    divideHalfUp(BigInt(use.capacityVa ?? 0) * BigInt(charge.minimumContractSharePpm), 1_000_000n),
  );
  const contractW = Math.max(agreed, least);
  const tolerated = Number(
    divideHalfUp(BigInt(contractW) * BigInt(1_000_000 + charge.overDemandTolerancePpm), 1_000_000n),
  );
  const excessW = Math.max(0, measuredW - tolerated);
  if (excessW === 0) return ok({ lines: [line('demand', '合同需量', contractW)], contractW, excessW });
  const lines = {
    contract_plus_double_excess: () => [
      line('demand', '合同需量', contractW),
      line('over_demand', '超需量', excessW, 2n),
    ],
    measured_plus_excess: () => [
      line('demand', '实际需量', measuredW),
      line('over_demand', '超需量', excessW),
    ],
    contract_plus_double_above_contract: () => [
      line('demand', '合同需量', contractW),
      line('over_demand', '超需量', measuredW - contractW, 2n),
    ],
  }[charge.overDemand]();
  return ok({ lines, contractW, excessW });
}
