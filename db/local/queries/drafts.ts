import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import type { ErrorKind } from '../../domain/metering/reading-work.ts';
import { prepared } from '../store.ts';
import { isOnRoute } from './unbilled.ts';

/** A draft as it is written: lines and working as JSON (BillLine[], BillWorking), and the newest ids of what it was computed from. */
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
  knownReadingId: number,
  knownTermsId: number,
  knownPackId: number,
  knownBillId: number,
];

/** A draft with what the auditor needs beside it. */
export interface DraftToAudit {
  readonly draftId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly routeCode: string | null;
  readonly routeName: string | null;
  readonly walkOrder: number | null;
  readonly customerClass: CustomerClass;
  readonly energyWh: WattHours;
  /** What the system before ours said is usual. */
  readonly toldUseWh: WattHours | null;
  readonly amountFen: Fen;
  readonly lines: string;
  readonly working: string;
  readonly isFirstBill: 0 | 1;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedById: number;
  readonly computedByName: string;
  readonly returnReason: string | null;
  /** Of the newest error of the account, of the month or an earlier one, that is not mended. */
  readonly returnKind: ErrorKind | null;
}

/** What is remarkable about a draft: a finding of one of its looks, or a meter hung, taken down or exchanged since the last bill. */
export interface DraftRemark {
  readonly draftId: number;
  readonly isTotal: 0 | 1;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly isExchange: 0 | 1;
}

/** What decides who may audit a draft. */
export interface DraftHands {
  readonly draftId: number;
  readonly accountNo: string;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedBy: number;
  /** The person asked about recorded a look at one of the account's registers since its last bill. */
  readonly hasRead: 0 | 1;
  /** A second look at one of them since its last bill. */
  readonly hasLookedAgain: 0 | 1;
  /** The same of its supply terms. */
  readonly hasChangedTerms: 0 | 1;
  /** Something that it was computed from has changed since. */
  readonly isStale: 0 | 1;
}

/** The newest bill of draft `d`'s account that is its own and of an earlier month. One seek in the index `bill_month`. */
const lastBill = (columns: string) => `
  select ${columns} from bill b
  where b.account_id = d.account_id and b.correction_no = 0 and b.period_month < d.period_month
  order by b.period_month desc limit 1`;

/** A look `r` that the last bill of draft `d`'s account did not count: of a later month, or put to the same month after it. */
export const isSinceLastBill = `(r.period_month > coalesce((${lastBill('b.period_month')}), '')
  or r.daybook_no > coalesce((${lastBill('b.daybook_no')}), 0))`;

/** Where the looks of draft `d` begin in the index `reading_account`. */
export const isOfDraft = `r.account_id = d.account_id and r.period_month <= d.period_month
  and r.period_month >= coalesce((${lastBill('b.period_month')}), '')`;

/** Terms `t` that the last bill of draft `d`'s account was not computed by: recorded after it, or for days after it. */
export const isChangedTerms = `t.account_id = d.account_id and (
  t.daybook_no > coalesce((${lastBill('b.daybook_no')}), 0)
  or t.effective_from > coalesce((${lastBill("coalesce(b.working ->> '$.facts.period.to', b.working ->> '$.dials.readOn', '')")}), ''))`;

/**
 * Something that draft `d` was computed from has changed since: its account has a newer reading for its month or an earlier one, newer
 * terms, or a bill that an adjustment corrected; an account behind its meter has a newer reading; or a newer pack begins by its last
 * day. Each part asks first whether there is anything newer at all.
 */
export const isStale = `(
  d.known_reading_id < coalesce((select max(id) from reading), 0) and (
    exists (select 1 from reading r
      where r.account_id = d.account_id and r.period_month <= d.period_month and r.id > d.known_reading_id)
    or exists (select 1 from supply_terms t join json_each(t.content, '$.childAccountNos') j
      join account n on n.account_no = j.value
      join reading r on r.account_id = n.id and r.period_month <= d.period_month and r.id > d.known_reading_id
      where t.account_id = d.account_id))
  or d.known_terms_id < coalesce((select max(id) from supply_terms), 0) and exists (
    select 1 from supply_terms t where t.account_id = d.account_id and t.id > d.known_terms_id)
  or d.known_pack_id < coalesce((select max(id) from policy_pack), 0) and exists (
    select 1 from policy_pack k where k.id > d.known_pack_id
      and k.effective_from <= coalesce(d.working ->> '$.facts.period.to', d.period_month || '-01'))
  or d.known_bill_id < coalesce((select max(bill_id) from bill_correction), 0)
    and d.account_id in (select b.account_id from bill_correction k join bill b on b.id = k.bill_id) and exists (
      select 1 from bill b
      where b.account_id = d.account_id and b.kind in ('reversal', 'rebill') and b.id > d.known_bill_id))`;

// Few bills are newer, and many are older: without the hint, and with `distinct`, the whole of them is walked in the order of accounts.
export const billedSinceText = 'select account_id from bill indexed by bill_daybook where daybook_no >= ?';

/** Drafts: computed bills before they are issued. */
export const draftQueries = prepared((_db, sqlite) => ({
  /** Accounts with a draft of another month: they wait until that one is issued. */
  accountsOfOtherMonths: sqlite
    .prepare<[Month], number>('select distinct account_id from bill_draft where period_month <> ?')
    .pluck(),
  /** Accounts whose draft of the month the auditor passed and nothing has changed since: kept as they are. */
  passed: sqlite
    .prepare<[Month], number>(
      `select d.account_id from bill_draft d
       where d.period_month = ? and d.audit_state = 'passed' and not ${isStale}`,
    )
    .pluck(),
  /**
   * Accounts whose draft of the month the auditor returned and nothing has changed under since, while the newest error found of it is
   * not of whoever computed it: a computation alone mends nothing then. A biller's own error is mended by computing anew.
   */
  returnedUnchanged: sqlite
    .prepare<[Month], number>(
      `select d.account_id from bill_draft d
       join error_entry e on e.id = (
         select max(x.id) from error_entry x
         where x.account_id = d.account_id and x.period_month = d.period_month
           and not exists (select 1 from error_mending m where m.error_id = x.id))
       where d.period_month = ? and d.audit_state = 'returned' and e.author_id <> d.computed_by and not ${isStale}`,
    )
    .pluck(),
  /** The months of bills that adjustments reversed or replaced. */
  corrected: sqlite.prepare<[], { accountId: number; month: Month }>(
    `select distinct b.account_id as accountId, b.period_month as month
     from bill_correction k join bill b on b.id = k.bill_id where k.kind <> 'charge'`,
  ),
  /**
   * Writes or replaces a draft (columns in the order of DraftToWrite), unless it was passed meanwhile. The reason of an earlier
   * return stays with it, so that the auditor sees what was to be mended.
   */
  write: sqlite.prepare<DraftToWrite>(
    `insert into bill_draft (account_id, period_month, reading_id, energy_wh, amount_fen, lines, working, policy_pack_id,
       computed_by, computed_at, known_reading_id, known_terms_id, known_pack_id, known_bill_id, audit_state)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
     on conflict (account_id, period_month) do update set
       reading_id = excluded.reading_id, energy_wh = excluded.energy_wh, amount_fen = excluded.amount_fen,
       lines = excluded.lines, working = excluded.working, policy_pack_id = excluded.policy_pack_id,
       computed_by = excluded.computed_by, computed_at = excluded.computed_at,
       known_reading_id = excluded.known_reading_id, known_terms_id = excluded.known_terms_id,
       known_pack_id = excluded.known_pack_id, known_bill_id = excluded.known_bill_id, audit_state = 'waiting', audited_by = null, audited_at = null
     where audit_state <> 'passed'`,
  ),
  /** Accounts that got a bill of any kind since a daybook entry, one as often as it got one. */
  billedSince: sqlite.prepare<[number], number>(billedSinceText).pluck(),
  /** Accounts that have a draft of the month. */
  accountsOfMonth: sqlite
    .prepare<[Month], number>('select account_id from bill_draft where period_month = ?')
    .pluck(),
  /** Drops the month's drafts that something has changed under since. */
  dropStale: sqlite.prepare<[Month]>(
    `delete from bill_draft where id in (select d.id from bill_draft d where d.period_month = ? and ${isStale})`,
  ),
  /** The same of some accounts, a JSON list of their ids. */
  dropStaleOf: sqlite.prepare<[{ month: Month; accountIds: string }]>(
    `delete from bill_draft where id in (
       select d.id from json_each(@accountIds) j
       join bill_draft d on d.account_id = j.value and d.period_month = @month where ${isStale})`,
  ),
  toAudit: sqlite.prepare<[{ month: Month; state: string; routeCode: string | null }], DraftToAudit>(
    `select d.id as draftId, a.account_no as accountNo, c.name as name,
       p.address as address, t.code as routeCode, t.name as routeName, p.walk_order as walkOrder,
       a.customer_class as customerClass, d.energy_wh as energyWh, r.usual_use_wh as toldUseWh, d.amount_fen as amountFen,
       d.lines as lines, d.working as working,
       not exists (select 1 from bill b where b.account_id = a.id and b.correction_no = 0) as isFirstBill,
       d.audit_state as state, d.computed_by as computedById, h.full_name as computedByName,
       coalesce(d.return_reason, e.description) as returnReason, e.kind as returnKind
     from bill_draft d
     join account a on a.id = d.account_id
     join customer c on c.id = a.customer_id
     join reading r on r.id = d.reading_id
     join person h on h.id = d.computed_by
     left join service_point p on p.id = (select min(f.id) from service_point f where f.account_id = a.id)
     left join route t on t.id = p.route_id
     left join error_entry e on e.id = (
       select max(x.id) from error_entry x
       where x.account_id = d.account_id and x.period_month <= d.period_month
         and not exists (select 1 from error_mending m where m.error_id = x.id))
     where d.period_month = @month and d.audit_state = @state
       and (@routeCode is null or ${isOnRoute('d.account_id')})
     order by a.account_no`,
  ),
  /** The looks of the month's drafts that a person had to explain, or that hung a meter or took one down since the last bill. */
  remarks: sqlite.prepare<[{ month: Month; state: string }], DraftRemark>(
    `select d.id as draftId, g.kind = 'total' as isTotal, r.finding as finding, r.reason as reason,
       r.kind in ('opening', 'removed') as isExchange
     from bill_draft d
     join reading r on ${isOfDraft}
     join register g on g.id = r.register_id
     where d.period_month = @month and d.audit_state = @state
       and (r.period_month = d.period_month and r.finding is not null and not exists (
           select 1 from reading n
           where n.register_id = r.register_id and n.period_month = r.period_month and n.version > r.version)
         or r.kind in ('opening', 'removed') and r.source <> 'legacy' and ${isSinceLastBill})
     order by d.id, isTotal desc, r.id`,
  ),
  /** The drafts whose accounts got supply terms that their last bill was not computed by. */
  ofChangedTerms: sqlite
    .prepare<[{ month: Month; state: string }], number>(
      `select distinct d.id from bill_draft d join supply_terms t on ${isChangedTerms}
       where d.period_month = @month and d.audit_state = @state`,
    )
    .pluck(),
  /** The drafts of a JSON list of ids, in its order; an unknown id answers nothing. */
  hands: sqlite.prepare<[{ draftIds: string; personId: number }], DraftHands>(
    `select d.id as draftId, a.account_no as accountNo, d.audit_state as state, d.computed_by as computedBy,
       exists (select 1 from reading r
         where ${isOfDraft} and r.recorded_by = @personId and not (r.kind = 'opening' and r.source = 'legacy')
           and ${isSinceLastBill}) as hasRead,
       exists (select 1 from second_look s
         where s.account_id = d.account_id and s.recorded_by = @personId and s.period_month <= d.period_month
           and s.period_month > coalesce((${lastBill('b.period_month')}), '')) as hasLookedAgain,
       exists (select 1 from supply_terms t where t.recorded_by = @personId and ${isChangedTerms}) as hasChangedTerms,
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
