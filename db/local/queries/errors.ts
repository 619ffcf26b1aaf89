import type { Month } from '../../domain/kernel/calendar.ts';
import type { ErrorKind } from '../../domain/metering/reading-work.ts';
import { insertStatement } from '../insert-statement.ts';
import { errorEntry, errorMending } from '../schema/index.ts';
import { prepared } from '../store.ts';
import { isChangedTerms, isOfDraft, isSinceLastBill } from './drafts.ts';

/** A person by the work they did. */
interface Hand {
  readonly personId: number;
  readonly fullName: string;
}

/** Whose work a draft rests on: ids of people, null where nobody did that part. */
export interface DraftAuthors {
  readonly accountId: number;
  readonly accountNo: string;
  readonly month: Month;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly reader: number | null;
  readonly biller: number;
  readonly terms: number | null;
}

/** An error of a bill that passes now, with the one who did the last work on it since it was found. */
export interface ErrorToMend {
  readonly errorId: number;
  readonly accountNo: string;
  readonly month: Month;
  readonly mendedBy: number;
}

/** An error as the book shows it. */
export interface StoredError {
  readonly errorId: number;
  readonly month: Month;
  readonly accountNo: string;
  readonly name: string;
  readonly kind: ErrorKind;
  readonly description: string;
  readonly authorId: number;
  readonly authorName: string;
  readonly foundByName: string;
  readonly foundAt: number;
  readonly mendedByName: string | null;
  readonly mendedAt: number | null;
}

/** The error book (差错登记): who erred, what, when it was found, when it was mended. Rows are only ever added. */
export const errorQueries = prepared((_db, sqlite) => ({
  /**
   * Whose work draft `d` is: who recorded its reading, who computed it, and who last changed its account's terms or hung or took down a
   * meter since the last bill. What came over from an older system has no author here.
   */
  authorsOfDraft: sqlite.prepare<[number], DraftAuthors>(
    `select d.account_id as accountId, a.account_no as accountNo, d.period_month as month, d.audit_state as state,
       (select r.recorded_by from reading r
         where r.id = d.reading_id and r.period_month = d.period_month and r.source <> 'legacy'
           and r.kind not in ('opening', 'removed')) as reader,
       d.computed_by as biller,
       (select x.recorded_by from (
           select t.recorded_by, t.daybook_no from supply_terms t where ${isChangedTerms}
           union all
           select r.recorded_by, r.daybook_no from reading r
           where ${isOfDraft} and r.kind in ('opening', 'removed') and r.source <> 'legacy' and ${isSinceLastBill}
         ) x order by x.daybook_no desc limit 1) as terms
     from bill_draft d join account a on a.id = d.account_id where d.id = ?`,
  ),
  person: sqlite.prepare<[number], Hand>(
    'select id as personId, full_name as fullName from person where id = ?',
  ),
  insert: insertStatement(sqlite, errorEntry, [
    'accountId',
    'periodMonth',
    'kind',
    'description',
    'authorId',
    'foundBy',
    'foundAt',
    'daybookNo',
  ]),
  /**
   * The open errors of the accounts of some drafts (a JSON list of ids), of their months and of earlier ones: a month that was locked
   * dropped its returned bill, and the next bill counts that month. Mended by who recorded a reading or terms of the
   * account last since the error was found; when nobody did, by who computed the bill anew.
   */
  openOfDrafts: sqlite.prepare<[string], ErrorToMend>(
    `select e.id as errorId, a.account_no as accountNo, e.period_month as month,
       coalesce((select x.recorded_by from (
           select r.recorded_by, r.daybook_no from reading r
           where r.account_id = d.account_id and r.period_month <= d.period_month and r.daybook_no > e.daybook_no
           union all
           select t.recorded_by, t.daybook_no from supply_terms t
           where t.account_id = d.account_id and t.daybook_no > e.daybook_no
         ) x order by x.daybook_no desc limit 1), d.computed_by) as mendedBy
     from json_each(?) j
     join bill_draft d on d.id = j.value
     join account a on a.id = d.account_id
     join error_entry e on e.account_id = d.account_id and e.period_month <= d.period_month
     where not exists (select 1 from error_mending m where m.error_id = e.id)
     order by e.id`,
  ),
  mend: insertStatement(sqlite, errorMending, ['errorId', 'mendedBy', 'mendedAt', 'daybookNo']),
  /** The errors of months from–to, the newest first; of one author when a person is given. */
  list: sqlite.prepare<[{ from: Month; to: Month; authorId: number | null }], StoredError>(
    `select e.id as errorId, e.period_month as month, a.account_no as accountNo, c.name as name, e.kind as kind,
       e.description as description, e.author_id as authorId, h.full_name as authorName, f.full_name as foundByName,
       e.found_at as foundAt, y.full_name as mendedByName, m.mended_at as mendedAt
     from error_entry e
     join account a on a.id = e.account_id
     join customer c on c.id = a.customer_id
     join person h on h.id = e.author_id
     join person f on f.id = e.found_by
     left join error_mending m on m.error_id = e.id
     left join person y on y.id = m.mended_by
     where e.period_month between @from and @to and (@authorId is null or e.author_id = @authorId)
     order by e.id desc`,
  ),
  /** How many errors of this person's work wait to be mended. */
  ownOpen: sqlite
    .prepare<[number], number>(
      `select count(*) from error_entry e
       where e.author_id = ? and not exists (select 1 from error_mending m where m.error_id = e.id)`,
    )
    .pluck(),
}));
