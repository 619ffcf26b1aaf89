import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../domain/kernel/price.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import { prepared } from '../store.ts';

/** A draft as it is written: lines and working as JSON (PricedLine[], BillWorking). */
export type DraftToWrite = [
  accountId: number,
  month: Month,
  readingId: number,
  energyWh: WattHours,
  amountFen: Fen,
  lines: string,
  working: string,
  policyPackId: number,
  computedBy: number,
  computedAt: number,
];

/** A draft with what the auditor needs beside it. */
export interface DraftToAudit {
  readonly draftId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly energyWh: WattHours;
  readonly usualUseWh: WattHours | null;
  readonly amountFen: Fen;
  readonly lines: string;
  readonly working: string;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly isFirstBill: 0 | 1;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedById: number;
  readonly computedByName: string;
  readonly returnReason: string | null;
}

/** What decides who may audit a draft. */
export interface DraftHands {
  readonly draftId: number;
  readonly accountNo: string;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedBy: number;
  /** The person asked about recorded a version of the month's reading. */
  readonly hasRead: 0 | 1;
  /** A newer version of the reading, or another pack for the month, came after the draft was computed. */
  readonly isStale: 0 | 1;
}

/** A bill just issued. */
export interface IssuedBill {
  readonly billId: number;
  readonly accountId: number;
  readonly accountNo: string;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
}

/** A bill with what its explanation needs beside the working. */
export interface BillToExplain {
  readonly billId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly dueOn: Day;
  readonly working: string;
  readonly policyPackId: number;
}

/** A month's counts: of meters and readings, of drafts, of bills. */
export interface MonthCounts {
  readonly read: number;
  readonly unexplained: number;
  readonly issued: number;
  readonly issuedFen: Fen;
}

/** The reading of a draft `d` has a newer version, or another pack than the draft's is in force for its month by now. */
const isStale = `(exists (
  select 1 from reading r join reading newer
    on newer.register_id = r.register_id and newer.period_month = r.period_month and newer.version > r.version
  where r.id = d.reading_id)
  or d.policy_pack_id <> (
    select k.id from policy_pack k where k.effective_from <= d.period_month || '-01'
    order by k.effective_from desc, k.id desc limit 1))`;

/** Drafts: computed bills before they are issued. */
export const draftQueries = prepared((_db, sqlite) => ({
  /** Accounts with a draft of another month: they wait until that one is issued. */
  accountsOfOtherMonths: sqlite
    .prepare<[Month], number>('select distinct account_id from bill_draft where period_month <> ?')
    .pluck(),
  /** Drafts of the month that the auditor passed: kept as they are while reading and pack are the same. */
  passed: sqlite.prepare<[Month], { accountId: number; readingId: number; policyPackId: number }>(
    `select account_id as accountId, reading_id as readingId, policy_pack_id as policyPackId
     from bill_draft where period_month = ? and audit_state = 'passed'`,
  ),
  /**
   * Writes or replaces a draft (columns in the order of DraftToWrite), unless the same reading and pack was passed meanwhile. The
   * reason of an earlier return stays with it, so that the auditor sees what was to be mended.
   */
  write: sqlite.prepare<DraftToWrite>(
    `insert into bill_draft (account_id, period_month, reading_id, energy_wh, amount_fen, lines, working, policy_pack_id,
       computed_by, computed_at, audit_state)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
     on conflict (account_id, period_month) do update set
       reading_id = excluded.reading_id, energy_wh = excluded.energy_wh, amount_fen = excluded.amount_fen,
       lines = excluded.lines, working = excluded.working, policy_pack_id = excluded.policy_pack_id,
       computed_by = excluded.computed_by, computed_at = excluded.computed_at,
       audit_state = 'waiting', audited_by = null, audited_at = null
     where audit_state <> 'passed' or reading_id <> excluded.reading_id or policy_pack_id <> excluded.policy_pack_id`,
  ),
  /** Accounts that got a bill of this month or a later one since a daybook entry. */
  billedSince: sqlite
    .prepare<[number, Month], number>(
      'select distinct account_id from bill where daybook_no >= ? and period_month >= ?',
    )
    .pluck(),
  /** Drops the month's drafts whose reading has a newer version or whose pack is no longer in force. */
  dropStale: sqlite.prepare<[Month]>(
    `delete from bill_draft where id in (select d.id from bill_draft d where d.period_month = ? and ${isStale})`,
  ),
  toAudit: sqlite.prepare<[{ month: Month; state: string }], DraftToAudit>(
    `select d.id as draftId, a.account_no as accountNo, c.name as name,
       (select p.address from service_point p where p.account_id = a.id order by p.id limit 1) as address,
       a.customer_class as customerClass, d.energy_wh as energyWh, r.usual_use_wh as usualUseWh, d.amount_fen as amountFen,
       d.lines as lines, d.working as working, r.finding as finding, r.reason as reason,
       not exists (select 1 from bill b where b.account_id = a.id) as isFirstBill,
       d.audit_state as state, d.computed_by as computedById, h.full_name as computedByName, d.return_reason as returnReason
     from bill_draft d
     join account a on a.id = d.account_id
     join customer c on c.id = a.customer_id
     join reading r on r.id = d.reading_id
     join person h on h.id = d.computed_by
     where d.period_month = @month and d.audit_state = @state
     order by a.account_no`,
  ),
  /** The drafts of a JSON list of ids, in its order; an unknown id answers nothing. */
  hands: sqlite.prepare<[{ draftIds: string; personId: number }], DraftHands>(
    `select d.id as draftId, a.account_no as accountNo, d.audit_state as state, d.computed_by as computedBy,
       exists (select 1 from reading r join reading v on v.register_id = r.register_id and v.period_month = r.period_month
         where r.id = d.reading_id and v.kind <> 'opening' and v.recorded_by = @personId) as hasRead,
       ${isStale} as isStale
     from json_each(@draftIds) j join bill_draft d on d.id = j.value join account a on a.id = d.account_id
     order by j.key`,
  ),
  decide: sqlite.prepare<
    [{ draftId: number; state: 'passed' | 'returned'; personId: number; at: number; reason: string | null }]
  >(
    `update bill_draft set audit_state = @state, audited_by = @personId, audited_at = @at, return_reason = @reason
     where id = @draftId`,
  ),
  countByState: sqlite.prepare<
    [Month],
    { state: 'waiting' | 'passed' | 'returned'; drafts: number; sumFen: Fen }
  >(
    `select audit_state as state, count(*) as drafts, sum(amount_fen) as sumFen
     from bill_draft where period_month = ? group by audit_state`,
  ),
  months: sqlite.prepare<[], Month>('select distinct period_month from bill_draft').pluck(),
}));

/** Bills: the issue moves the drafts over in a few set statements, one fsync for a whole month. */
export const billQueries = prepared((_db, sqlite) => ({
  /** Posts a bill for each passed draft of the month that is not stale, in order of account numbers. */
  issuePassed: sqlite.prepare<
    [{ month: Month; dueOn: Day; issuedBy: number; issuedAt: number; daybookNo: number }]
  >(
    `insert into bill (account_id, period_month, reading_id, energy_wh, amount_fen, due_on, working, policy_pack_id,
       computed_by, audited_by, issued_by, issued_at, daybook_no)
     select d.account_id, d.period_month, d.reading_id, d.energy_wh, d.amount_fen, @dueOn, d.working, d.policy_pack_id,
       d.computed_by, d.audited_by, @issuedBy, @issuedAt, @daybookNo
     from bill_draft d join account a on a.id = d.account_id
     where d.period_month = @month and d.audit_state = 'passed' and not ${isStale}
     order by a.account_no`,
  ),
  issueLines: sqlite.prepare<[number]>(
    `insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen)
     select b.id, l.key + 1, l.value ->> 'code', l.value ->> 'label', l.value ->> 'energyWh', l.value ->> 'priceNanoyuan',
       l.value ->> 'amountFen'
     from bill b
     join bill_draft d on d.account_id = b.account_id and d.period_month = b.period_month
     join json_each(d.lines) l
     where b.daybook_no = ?
     order by b.id, l.key`,
  ),
  openItems: sqlite.prepare<[number]>(
    `insert into open_item (bill_id, account_id, due_on, outstanding_fen)
     select id, account_id, due_on, amount_fen from bill where daybook_no = ? and amount_fen > 0 order by id`,
  ),
  dropIssuedDrafts: sqlite.prepare<[{ month: Month; daybookNo: number }]>(
    `delete from bill_draft where period_month = @month
       and account_id in (select account_id from bill where daybook_no = @daybookNo)`,
  ),
  issued: sqlite.prepare<[number], IssuedBill>(
    `select b.id as billId, b.account_id as accountId, a.account_no as accountNo, b.energy_wh as energyWh,
       b.amount_fen as amountFen
     from bill b join account a on a.id = b.account_id where b.daybook_no = ? order by b.id`,
  ),
  sumByCode: sqlite.prepare<[number], { code: string; sumFen: Fen }>(
    `select l.code as code, sum(l.amount_fen) as sumFen
     from bill b join bill_line l on l.bill_id = b.id where b.daybook_no = ? group by l.code order by l.code`,
  ),
  toExplain: sqlite.prepare<[number], BillToExplain>(
    `select b.id as billId, a.account_no as accountNo, c.name as name, b.period_month as periodMonth,
       b.energy_wh as energyWh, b.amount_fen as amountFen, b.due_on as dueOn, b.working as working,
       b.policy_pack_id as policyPackId
     from bill b join account a on a.id = b.account_id join customer c on c.id = a.customer_id where b.id = ?`,
  ),
  lines: sqlite.prepare<
    [number],
    {
      code: string;
      label: string;
      energyWh: WattHours | null;
      priceNanoyuan: NanoYuanPerKwh | null;
      amountFen: Fen;
    }
  >(
    `select code, label, energy_wh as energyWh, price_nanoyuan as priceNanoyuan, amount_fen as amountFen
     from bill_line where bill_id = ? order by line_no`,
  ),
  /**
   * Counts a month over the meters that hang now, by the unique indexes of reading and bill: a few milliseconds a thousand
   * meters, however many years the store holds.
   */
  countMonth: sqlite.prepare<[{ month: Month }], MonthCounts>(
    `select coalesce(sum(r.kind = 'actual'), 0) as read,
       coalesce(sum(r.finding is not null and (r.reason is null or r.finding = 'backward') and b.id is null), 0) as unexplained,
       count(b.id) as issued, coalesce(sum(b.amount_fen), 0) as issuedFen
     from register g
     join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
     join service_point p on p.id = i.service_point_id
     join account a on a.id = p.account_id and a.closed_on is null
     left join reading r on r.id = (
       select x.id from reading x
       where x.register_id = g.id and x.period_month = @month and x.kind <> 'opening' and x.account_id = a.id
       order by x.version desc limit 1)
     left join bill b on b.account_id = a.id and b.period_month = @month
     where g.kind = 'total'`,
  ),
}));
