import { day, type Month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import type { ErrorKind } from '../../db/domain/metering/reading-work.ts';
import type { DraftRow } from '../../electron/contract/bills.ts';
import type { ErrorAuthor } from '../../electron/contract/errors.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { returnBill } from '../../electron/services/bills/return-bill.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import type { AddedAccount } from './metered-account.ts';
import { type TestStation, valueOf } from './station.ts';

/** Records a dial of the account's meter on the 21st of the month. */
export function readDial(
  station: TestStation,
  { registerId }: Pick<AddedAccount, 'registerId'>,
  month: Month,
  kwh: number,
  by: Actor = station.as('meter_reader'),
): void {
  const dialWh = wattHours(kwh * 1000);
  const readOn = day(`${month}-21`);
  valueOf(
    recordReading(station, by, { registerId, month, kind: 'actual', readOn, dialWh, reason: '已核对' }),
  );
}

/** Computes a month and answers what waits for the auditor then. */
export async function computeWaiting(
  station: TestStation,
  month: Month,
  by: Actor = station.as('biller'),
): Promise<readonly DraftRow[]> {
  valueOf(await computeBills(station, by, { month, jobId: station.newId() }));
  return valueOf(listDrafts(station, station.as('auditor'), { month, state: 'waiting' }));
}

/** The auditor returns a draft. */
export function giveBack(
  station: TestStation,
  draftId: number,
  author: ErrorAuthor,
  kind: ErrorKind = 'misread',
  reason = '示数疑错，请复抄',
) {
  return returnBill(station, station.as('auditor'), { draftId, author, kind, reason });
}

/** The auditor passes drafts. */
export function pass(station: TestStation, drafts: readonly Pick<DraftRow, 'draftId'>[]): number {
  const draftIds = drafts.map(({ draftId }) => draftId);
  return valueOf(passBills(station, station.as('auditor'), { draftIds })).passed;
}
