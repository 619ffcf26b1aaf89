import { day, type Month, month as toMonth } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { explainCheck } from '../../electron/services/checks/explain-check.ts';
import { addAttachment } from '../../electron/services/readings/add-attachment.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { recordSecondLook } from '../../electron/services/readings/record-second-look.ts';
import { recordSite } from '../../electron/services/readings/record-site.ts';
import { type TestStation, valueOf } from './station.ts';

/** A row of each of the reading month's posted tables that no other step of the market day posts. */
export function postReadingMonth(station: TestStation, accountNo: string): void {
  const { sqlite } = station.store;
  const reader = station.as('meter_reader');
  const month = '2026-12';
  const accountId = sqlite
    .prepare<[string], number>('select id from account where account_no = ?')
    .pluck()
    .get(accountNo) as number;
  seeOnSite(station, accountNo, accountId);
  valueOf(
    explainCheck(station, reader, {
      month: toMonth(month),
      code: 'three_zeros',
      accountNo,
      areaId: null,
      reason: '房屋空置',
    }),
  );
}

/** A large user's dial, read and read again by another, what was seen beside it, and a photo. */
function seeOnSite(station: TestStation, accountNo: string, accountId: number): void {
  const { sqlite } = station.store;
  const reader = station.as('meter_reader');
  sqlite.prepare('update service_point set contract_capacity_w = 400000 where account_id = ?').run(accountId);
  const registerId = sqlite
    .prepare<[number], number>(
      `select g.id from service_point p join meter_installation i on i.service_point_id = p.id
       join register g on g.meter_id = i.meter_id where p.account_id = ?`,
    )
    .pluck()
    .get(accountId) as number;
  const at = { registerId, month: '2026-12' as Month, readOn: day('2026-12-21') };
  const dialWh = wattHours(1_310_000);
  valueOf(recordReading(station, reader, { ...at, kind: 'actual', dialWh, reason: '已核对' }));
  valueOf(recordSecondLook(station, station.as('meter_reader', 2), { ...at, dialWh: wattHours(1_301_000) }));
  valueOf(
    recordSite(station, reader, {
      ...at,
      anomaly: 'stopped',
      seals: 'A1 A2',
      sealsAreWhole: true,
      customerWasPresent: false,
      note: '表不转',
      seenMeterNo: null,
      follow: 'none',
    }),
  );
  valueOf(
    addAttachment(station, reader, {
      accountNo,
      month: at.month,
      fileName: '表.jpg',
      content: Buffer.from('ffd8ffe000104a464946', 'hex'),
    }),
  );
}
