import { createHash } from 'node:crypto';
import { ok } from '../../db/domain/kernel/result.ts';
import type { DaybookKind } from '../../db/domain/sync/daybook-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { today, type Actor } from '../../electron/services/counter.ts';
import type { TestStation } from './station.ts';

type Values = Readonly<Record<string, string | number | Buffer | null>>;

/** Posts a row of the reading month with its entry, as its use case would: for books that need something of every posted table. */
export function postMonthRow(
  station: TestStation,
  actor: Actor,
  row: { readonly table: string; readonly kind: DaybookKind; readonly values: Values },
  payload: Readonly<Record<string, unknown>>,
): void {
  const { store } = station;
  store.write(() => {
    const values = { ...row.values, daybook_no: nextEntryNo(store) };
    const columns = Object.keys(values);
    store.sqlite
      .prepare(`insert into ${row.table} (${columns}) values (${columns.map((column) => `@${column}`)})`)
      .run(values);
    appendToDaybook(store, {
      kind: row.kind,
      recordedAt: station.clock.now(),
      businessDay: today(station),
      actor,
      payload,
    });
    return ok(null);
  });
}

/** A row of each of the reading month's posted tables that no other step of the market day posts. */
export function postReadingMonth(station: TestStation, accountNo: string): void {
  const { sqlite } = station.store;
  const reader = station.as('meter_reader');
  const at = station.clock.now();
  const month = '2026-12';
  const accountId = sqlite
    .prepare<[string], number>('select id from account where account_no = ?')
    .pluck()
    .get(accountNo) as number;
  const [registerId, meterId] = sqlite
    .prepare<[number], [number, number]>(
      `select g.id, g.meter_id from service_point p join meter_installation i on i.service_point_id = p.id
       join register g on g.meter_id = i.meter_id where p.account_id = ?`,
    )
    .raw()
    .get(accountId) as [number, number];
  sqlite.prepare("insert into route (id, code) values (77, '077')").run();
  const biller = station.as('biller');
  postMonthRow(
    station,
    biller,
    {
      table: 'route_sheet',
      kind: 'route_sheet_issued',
      values: {
        id: 1,
        route_id: 77,
        period_month: month,
        meters: 8,
        issued_to: reader.personId,
        issued_by: biller.personId,
        issued_at: at,
      },
    },
    { sheetId: 1, routeId: 77, month, meters: 8, issuedToId: reader.personId },
  );
  postMonthRow(
    station,
    biller,
    {
      table: 'route_sheet_return',
      kind: 'route_sheet_returned',
      values: {
        sheet_id: 1,
        read: 7,
        returned_by: reader.personId,
        taken_by: biller.personId,
        returned_at: at,
      },
    },
    { sheetId: 1, read: 7, returnedById: reader.personId },
  );
  postMonthRow(
    station,
    reader,
    {
      table: 'site_record',
      kind: 'site_recorded',
      values: {
        id: 1,
        account_id: accountId,
        meter_id: meterId,
        period_month: month,
        anomaly: 'stopped',
        seals: 'A1 A2',
        seals_are_whole: 1,
        customer_was_present: 0,
        note: '表不转',
        recorded_by: reader.personId,
        recorded_at: at,
      },
    },
    {
      recordId: 1,
      accountNo,
      meterId,
      month,
      anomaly: 'stopped',
      seals: 'A1 A2',
      sealsAreWhole: true,
      customerWasPresent: false,
      note: '表不转',
    },
  );
  postMonthRow(
    station,
    reader,
    {
      table: 'second_look',
      kind: 'second_look_recorded',
      values: {
        id: 1,
        register_id: registerId,
        account_id: accountId,
        period_month: month,
        read_on: '2026-12-21',
        dial_wh: 1_301_000,
        recorded_by: reader.personId,
        recorded_at: at,
      },
    },
    { lookId: 1, registerId, accountNo, month, readOn: '2026-12-21', dialWh: 1_301_000 },
  );
  const content = Buffer.from('a photo');
  const sha256 = createHash('sha256').update(content).digest('hex');
  postMonthRow(
    station,
    reader,
    {
      table: 'reading_attachment',
      kind: 'attachment_added',
      values: {
        id: 1,
        account_id: accountId,
        period_month: month,
        file_name: '表.jpg',
        media_type: 'image/jpeg',
        size_bytes: content.length,
        content_sha256: sha256,
        content,
        added_by: reader.personId,
        added_at: at,
      },
    },
    {
      attachmentId: 1,
      accountNo,
      month,
      fileName: '表.jpg',
      mediaType: 'image/jpeg',
      sizeBytes: content.length,
      contentSha256: sha256,
    },
  );
  postMonthRow(
    station,
    reader,
    {
      table: 'check_word',
      kind: 'check_explained',
      values: {
        id: 1,
        period_month: month,
        code: 'three_zeros',
        account_id: accountId,
        area_id: null,
        reason: '房屋空置',
        said_by: reader.personId,
        said_at: at,
      },
    },
    { wordId: 1, accountNo, month, checkCode: 'three_zeros', reason: '房屋空置' },
  );
  const head = station.as('station_head');
  for (const [id, kind, action] of [
    [1, 'period_locked', 'locked'],
    [2, 'period_reopened', 'reopened'],
  ] as const) {
    postMonthRow(
      station,
      head,
      {
        table: 'period_event',
        kind,
        values: {
          id,
          period_month: '2026-10',
          action,
          reason: '漏发一户',
          requested_by: biller.personId,
          decided_by: head.personId,
          decided_at: at,
        },
      },
      { eventId: id, month: '2026-10', reason: '漏发一户', requestedById: biller.personId },
    );
  }
}
