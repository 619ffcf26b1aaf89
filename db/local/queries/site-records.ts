import type { Month } from '../../domain/kernel/calendar.ts';
import type { SiteAnomaly } from '../../domain/metering/site-anomaly.ts';
import { insertStatement } from '../insert-statement.ts';
import { readingAttachment, type siteRecord } from '../schema/index.ts';
import { prepared } from '../store.ts';

type SiteRow = Omit<typeof siteRecord.$inferSelect, 'id' | 'sealsAreWhole' | 'customerWasPresent'> & {
  readonly sealsAreWhole: 0 | 1 | null;
  readonly customerWasPresent: 0 | 1 | null;
};

/** What was seen at an account's meter in a month, as it was written down. */
export interface StoredSiteRecord {
  readonly recordId: number;
  readonly meterNo: string;
  readonly anomaly: SiteAnomaly | null;
  readonly seals: string | null;
  readonly sealsAreWhole: 0 | 1 | null;
  readonly customerWasPresent: 0 | 1 | null;
  readonly note: string | null;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** What is known of an account's month beside its dials. */
export interface StoredMonthNote {
  readonly accountNo: string;
  /** The newest anomaly. */
  readonly anomaly: SiteAnomaly | null;
  readonly wasPresent: 0 | 1;
  readonly attachments: number;
}

/** A file of an account's month, without its content. */
export interface StoredAttachment {
  readonly attachmentId: number;
  readonly fileName: string;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly sizeBytes: number;
  readonly addedByName: string;
  readonly addedAt: number;
}

/** What was seen at the meters beside their dials (现场记录), and the photos and scans that belong to a month. Rows are only ever added. */
export const siteQueries = prepared((_db, sqlite) => {
  const insert = sqlite.prepare<[SiteRow]>(
    `insert into site_record (account_id, meter_id, period_month, anomaly, seals, seals_are_whole, customer_was_present, note,
       recorded_by, recorded_at, daybook_no)
     values (@accountId, @meterId, @periodMonth, @anomaly, @seals, @sealsAreWhole, @customerWasPresent, @note,
       @recordedBy, @recordedAt, @daybookNo)`,
  );
  const attach = insertStatement(sqlite, readingAttachment, [
    'accountId',
    'periodMonth',
    'fileName',
    'mediaType',
    'sizeBytes',
    'contentSha256',
    'content',
    'addedBy',
    'addedAt',
    'daybookNo',
  ]);
  return {
    insertOne: (row: SiteRow): number => Number(insert.run(row).lastInsertRowid),
    attachOne: (row: Parameters<typeof attach.run>[0]): number => Number(attach.run(row).lastInsertRowid),
    ofAccount: sqlite.prepare<[number, Month], StoredSiteRecord>(
      `select s.id as recordId, m.meter_no as meterNo, s.anomaly as anomaly, s.seals as seals,
         s.seals_are_whole as sealsAreWhole, s.customer_was_present as customerWasPresent, s.note as note,
         p.full_name as recordedByName, s.recorded_at as recordedAt
       from site_record s join meter m on m.id = s.meter_id join person p on p.id = s.recorded_by
       where s.account_id = +? and s.period_month = +? order by s.id desc`,
    ),
    notes: sqlite.prepare<[{ month: Month }], StoredMonthNote>(
      `select a.account_no as accountNo,
         (select s.anomaly from site_record s
           where s.account_id = a.id and s.period_month = +@month and s.anomaly is not null
           order by s.id desc limit 1) as anomaly,
         exists (select 1 from site_record s
           where s.account_id = a.id and s.period_month = +@month and s.customer_was_present = 1) as wasPresent,
         (select count(*) from reading_attachment f
           where f.account_id = a.id and f.period_month = +@month) as attachments
       from account a
       where a.id in (
         select s.account_id from site_record s where s.period_month = +@month
         union select f.account_id from reading_attachment f where f.period_month = +@month)
       order by a.account_no`,
    ),
    account: sqlite.prepare<[string], number>('select id from account where account_no = +?').pluck(),
    attachments: sqlite.prepare<[number, Month], StoredAttachment>(
      `select f.id as attachmentId, f.file_name as fileName, f.media_type as mediaType, f.size_bytes as sizeBytes,
         p.full_name as addedByName, f.added_at as addedAt
       from reading_attachment f join person p on p.id = f.added_by
       where f.account_id = +? and f.period_month = +? order by f.id`,
    ),
    sameAttachment: sqlite
      .prepare<[number, Month, string], number>(
        'select id from reading_attachment where account_id = +? and period_month = +? and content_sha256 = +?',
      )
      .pluck(),
    attachment: sqlite.prepare<
      [number],
      Pick<StoredAttachment, 'fileName' | 'mediaType'> & { readonly content: Buffer }
    >(
      'select file_name as fileName, media_type as mediaType, content as content from reading_attachment where id = ?',
    ),
  };
});
