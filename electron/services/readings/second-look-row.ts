import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { MeterMonth } from '../../../db/local/queries/readings.ts';
import { findReader, findSecondLook } from '../../../db/local/queries/second-looks.ts';
import type { Store } from '../../../db/local/store.ts';
import type { SecondLookRow } from '../../contract/readings.ts';

/** A register that is read twice, as the second person may see it: the first dial only once the second is there. */
export function secondLookRowOf(store: Store, meter: MeterMonth, month: Month): SecondLookRow {
  const { registerId, kind, dialWh, readOn } = meter;
  const reader = findReader(store, registerId, month);
  const second = findSecondLook(store, registerId, month);
  const isRead = reader !== null && kind === 'actual' && dialWh !== null;
  return {
    registerId,
    register: meter.register,
    accountNo: meter.accountNo,
    name: meter.name,
    address: meter.address,
    customerClass: meter.customerClass,
    meterNo: meter.meterNo,
    digits: meter.digits,
    multiplierMilli: meter.multiplierMilli,
    isBilled: meter.isBilled,
    isRead,
    readByName: isRead ? reader.recordedByName : null,
    readById: isRead ? reader.recordedBy : null,
    first:
      isRead && second !== null
        ? { dialWh, readOn, byName: reader.recordedByName, at: reader.recordedAt }
        : null,
    second:
      second === null
        ? null
        : {
            dialWh: second.dialWh,
            readOn: second.readOn,
            byName: second.recordedByName,
            at: second.recordedAt,
          },
    differs: isRead && second !== null && second.dialWh !== dialWh,
  };
}
