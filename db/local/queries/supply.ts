import type { DatedTerms, SupplyTerms } from '../../domain/billing/supply-terms.ts';
import { plainTerms } from '../../domain/billing/supply-terms.ts';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import { dayOfMonth, type Day, type Month } from '../../domain/kernel/calendar.ts';
import { prepared, type Store } from '../store.ts';

/** A version of an account's terms as it is stored. */
export interface StoredTerms {
  readonly id: number;
  readonly version: number;
  readonly effectiveFrom: Day;
  readonly content: string;
  readonly reason: string;
  readonly recordedAt: number;
  readonly recordedByName: string;
}

/** An account with what decides its supply beside its terms. */
export interface SupplyAccount {
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly isClosed: boolean;
  /** Where a further meter would hang; null for an account without a place. */
  readonly servicePointId: number | null;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly voltageV: number | null;
  readonly contractCapacityW: number | null;
  readonly householdSize: number | null;
  readonly welfare: 'minimum_living' | 'five_guarantees' | null;
}

/** How far an account is billed. */
export interface BilledUpTo {
  readonly month: Month;
  /** The last day that a bill covers: of the looks it was made from; the month's end where their day is unknown. */
  readonly day: Day;
}

const queries = prepared((_db, sqlite) => ({
  account: sqlite.prepare<[string], Omit<SupplyAccount, 'isClosed'> & { readonly isClosed: 0 | 1 }>(
    `select a.id as accountId, a.account_no as accountNo, c.name as name, a.closed_on is not null as isClosed,
       p.id as servicePointId, coalesce(p.address, '') as address, a.customer_class as customerClass,
       p.voltage_v as voltageV, p.contract_capacity_w as contractCapacityW, c.household_size as householdSize,
       c.welfare as welfare
     from account a
     join customer c on c.id = a.customer_id
     left join service_point p on p.id = (
       select x.id from service_point x where x.account_id = a.id order by x.id limit 1)
     where a.account_no = +?`,
  ),
  billedUpTo: sqlite.prepare<[{ accountId: number }], { month: Month; day: Day | null }>(
    `select b.period_month as month, (
         select max(r.read_on) from reading r
         where r.account_id = b.account_id and r.period_month = b.period_month and r.kind <> 'opening'
           and not exists (
             select 1 from reading n
             where n.register_id = r.register_id and n.period_month = r.period_month and n.version > r.version)
       ) as day
     from bill b where b.account_id = +@accountId and b.correction_no = 0 order by b.period_month desc limit 1`,
  ),
  ofAccount: sqlite.prepare<[number], StoredTerms>(
    `select t.id as id, t.version as version, t.effective_from as effectiveFrom, t.content as content, t.reason as reason,
       t.recorded_at as recordedAt, p.full_name as recordedByName
     from supply_terms t join person p on p.id = t.recorded_by
     where t.account_id = +? order by t.version`,
  ),
  insert: sqlite.prepare<
    [
      {
        accountId: number;
        version: number;
        effectiveFrom: Day;
        content: string;
        reason: string;
        recordedBy: number;
        recordedAt: number;
        daybookNo: number;
      },
    ]
  >(
    `insert into supply_terms (account_id, version, effective_from, content, reason, recorded_by, recorded_at, daybook_no)
     values (@accountId, @version, @effectiveFrom, @content, @reason, @recordedBy, @recordedAt, @daybookNo)`,
  ),
}));

/** The account of a number, open or closed; null when there is none. */
export function findSupplyAccount(store: Store, accountNo: string): SupplyAccount | null {
  const row = queries(store).account.get(accountNo);
  return row === undefined ? null : { ...row, isClosed: row.isClosed === 1 };
}

/** The last month an account has its own bill of, and the last day that is billed; null before its first bill. */
export function findBilledUpTo(store: Store, accountId: number): BilledUpTo | null {
  const row = queries(store).billedUpTo.get({ accountId });
  return row === undefined ? null : { month: row.month, day: row.day ?? dayOfMonth(row.month, 31) };
}

/** Reads stored terms; what a later program added to them is plain in those of an earlier one. */
export function readSupplyTerms(content: string): SupplyTerms {
  return { ...plainTerms, ...(JSON.parse(content) as Partial<SupplyTerms>) };
}

/** Writes terms for the store. */
export function writeSupplyTerms(terms: SupplyTerms): string {
  return JSON.stringify(terms);
}

/** The versions of an account's terms, the first first. */
export function listSupplyTerms(store: Store, accountId: number): StoredTerms[] {
  return queries(store).ofAccount.all(accountId);
}

/** Terms as a bill is computed from them. */
export function datedTerms({
  effectiveFrom,
  content,
}: Pick<StoredTerms, 'effectiveFrom' | 'content'>): DatedTerms {
  return { effectiveFrom, terms: readSupplyTerms(content) };
}

/** Posts a further version of an account's terms. */
export function insertSupplyTerms(
  store: Store,
  row: Parameters<ReturnType<typeof queries>['insert']['run']>[0],
): void {
  queries(store).insert.run(row);
}
