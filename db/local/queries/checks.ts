import type { Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { CheckCode } from '../../domain/metering/checks/check-code.ts';
import type { SiteAnomaly } from '../../domain/metering/site-anomaly.ts';
import { prepared } from '../store.ts';

/** Where an account's first service point stands. */
export interface PointOfAccount {
  readonly accountId: number;
  readonly areaId: number | null;
  readonly village: string;
}

/** A word about what a check found of a month; the newest counts. */
export interface StoredWord {
  readonly accountId: number | null;
  readonly areaId: number | null;
  readonly code: CheckCode;
  readonly reason: string;
  readonly saidByName: string;
}

/** An area with the account of its total meter. */
export interface StoredArea {
  readonly areaId: number;
  readonly code: string;
  readonly name: string;
  readonly totalAccountId: number | null;
  readonly totalAccountNo: string | null;
}

/** What the office's check reads beside the readings, a month or the whole station at a time; and the words it keeps. */
export const checkQueries = prepared((_db, sqlite) => ({
  points: sqlite.prepare<[], PointOfAccount>(
    `select a.id as accountId, p.area_id as areaId, p.village as village
     from account a join service_point p on p.id = (select min(s.id) from service_point s where s.account_id = a.id)
     where a.closed_on is null`,
  ),
  words: sqlite.prepare<[Month], StoredWord>(
    `select w.account_id as accountId, w.area_id as areaId, w.code as code, w.reason as reason, h.full_name as saidByName
     from check_word w join person h on h.id = w.said_by where w.period_month = ? order by w.id`,
  ),
  /** The registers of meters that a fault order of the month was made for, or one before that is still open: they may be estimated. */
  faulty: sqlite
    .prepare<[{ month: Month }], number>(
      `select distinct o.id from work_order w join register g on g.id = w.register_id join register o on o.meter_id = g.meter_id
       where w.kind = 'meter_fault' and w.state <> 'cancelled' and w.period_month <= @month
         and (w.state = 'open' or w.period_month = @month)`,
    )
    .pluck(),
  /** The newest second look at each register. */
  secondLooks: sqlite.prepare<[Month], { registerId: number; dialWh: WattHours }>(
    `select register_id as registerId, dial_wh as dialWh from second_look where period_month = ? order by id`,
  ),
  /** What was seen at meters; the newest last. */
  anomalies: sqlite.prepare<[Month], { accountId: number; anomaly: SiteAnomaly; note: string | null }>(
    `select account_id as accountId, anomaly, note from site_record
     where period_month = ? and anomaly is not null order by id`,
  ),
  areas: sqlite.prepare<[], StoredArea>(
    `select t.id as areaId, t.code as code, t.name as name, t.total_account_id as totalAccountId,
       a.account_no as totalAccountNo
     from transformer_area t left join account a on a.id = t.total_account_id order by t.code`,
  ),
  account: sqlite.prepare<[string], { accountId: number; isBilled: 0 | 1 }>(
    `select a.id as accountId, exists (select 1 from bill b where b.account_id = a.id) as isBilled
     from account a where a.account_no = ? and a.closed_on is null`,
  ),
  setTotal: sqlite.prepare<[{ areaId: number; accountId: number | null }]>(
    'update transformer_area set total_account_id = @accountId where id = @areaId',
  ),
  insertWord: sqlite.prepare<
    [
      {
        month: Month;
        code: CheckCode;
        accountId: number | null;
        areaId: number | null;
        reason: string;
        saidBy: number;
        saidAt: number;
        daybookNo: number;
      },
    ]
  >(
    `insert into check_word (period_month, code, account_id, area_id, reason, said_by, said_at, daybook_no)
     values (@month, @code, @accountId, @areaId, @reason, @saidBy, @saidAt, @daybookNo)`,
  ),
  /** Whether a person audited the account's draft of a month. */
  hasAudited: sqlite
    .prepare<[{ accountId: number; month: Month; personId: number }], number>(
      `select 1 from bill_draft where account_id = @accountId and period_month = @month and audited_by = @personId`,
    )
    .pluck(),
}));
