import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import type { MeterMonth } from '../../../db/local/queries/readings.ts';
import type { ReadingRow } from '../../contract/readings.ts';

/** A register's month as the grid shows it. The use is what the month's bill would count; negative for a dial that ran backward. */
export function readingRowOf(meter: MeterMonth): ReadingRow {
  return {
    registerId: meter.registerId,
    register: meter.register,
    accountNo: meter.accountNo,
    name: meter.name,
    address: meter.address,
    customerClass: meter.customerClass,
    meterNo: meter.meterNo,
    walkOrder: meter.walkOrder,
    digits: meter.digits,
    multiplierMilli: meter.multiplierMilli,
    lastDialWh: meter.lastDialWh,
    usualUseWh: meter.usualUseWh,
    kind: meter.kind,
    readOn: meter.readOn,
    dialWh: meter.dialWh,
    useWh: energyOfDial(meter),
    finding: meter.finding,
    reason: meter.reason,
    isBilled: meter.isBilled,
  };
}
