import { energyBetween } from '../../../db/domain/kernel/energy.ts';
import type { MeterMonth } from '../../../db/local/queries/readings.ts';
import type { ReadingRow } from '../../contract/readings.ts';

/** A meter's month as the grid shows it. The use is what the month's bill would count; negative for a dial that ran backward. */
export function readingRowOf(meter: MeterMonth): ReadingRow {
  const { lastDialWh, dialWh, multiplierMilli, kind } = meter;
  return {
    registerId: meter.registerId,
    accountNo: meter.accountNo,
    name: meter.name,
    address: meter.address,
    customerClass: meter.customerClass,
    meterNo: meter.meterNo,
    walkOrder: meter.walkOrder,
    digits: meter.digits,
    multiplierMilli,
    lastDialWh,
    usualUseWh: meter.usualUseWh,
    kind: kind === 'estimated' ? 'actual' : kind,
    readOn: meter.readOn,
    dialWh,
    useWh: lastDialWh === null || dialWh === null ? null : energyBetween(lastDialWh, dialWh, multiplierMilli),
    finding: meter.finding,
    reason: meter.reason,
    isBilled: meter.isBilled,
  };
}
