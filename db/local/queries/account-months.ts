import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { ReadingToBill } from '../../domain/billing/billable.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { prepared, type Store } from '../store.ts';

/** An account with what its bill needs beside its meters. */
export interface AccountToBill {
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly openedOn: Day | null;
  readonly isWelfare: 0 | 1;
  /** Of its first service point. */
  readonly volts: number | null;
  readonly capacityVa: number | null;
  /** Its newest bill that is its own or was put in the place of one, whatever the month; null before the first. */
  readonly lastBilledMonth: Month | null;
  readonly lastBillEnergyWh: WattHours | null;
  /** What that bill left of the tier year (JSON of a YearQuota); null where nobody asked. */
  readonly lastYearQuota: string | null;
}

/** A register of a meter that hangs at an account, or was taken down since its last bill: one for each time that the meter was hung there. */
export interface RegisterToBill {
  readonly registerId: number;
  readonly kind: RegisterKind;
  readonly meterNo: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly isHanging: 0 | 1;
}

/** A look at a register: in the month of the account's last bill or later, or where counting begins or ends later still. */
export interface LookToBill {
  readonly readingId: number;
  readonly periodMonth: Month;
  /** `legacy`: an opening dial of the system before ours. */
  readonly kind: NonNullable<ReadingToBill['kind']> | 'opening' | 'legacy';
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingToBill['finding'];
  readonly reason: string | null;
  /** When a `legacy` dial came into the store; null for all others. */
  readonly importedAt: number | null;
}

/** A version of an account's supply terms, as stored. */
export interface TermsToBill {
  readonly effectiveFrom: Day;
  readonly content: string;
}

/** A register with the looks at it while its meter hung there that time, in the order of their months and versions. */
export interface RegisterMonth {
  readonly register: RegisterToBill;
  readonly looks: LookToBill[];
}

/** An account with everything of the store that its bill of a month is computed from. */
export interface AccountMonth {
  readonly account: AccountToBill;
  readonly registers: readonly RegisterMonth[];
  /** In the order of the versions. */
  readonly terms: readonly TermsToBill[];
}

/** The newest ids of what drafts are computed from, before it is read. */
export interface KnownIds {
  readonly readingId: number;
  readonly termsId: number;
  readonly packId: number;
  readonly billId: number;
}

/** The newest bill of account `a` that stands for a month: its own or the one put in its place. One seek in `bill_month`. */
const lastBill = (columns: string) => `
  select ${columns} from bill b
  where b.account_id = a.id and (b.correction_no = 0 or b.kind = 'rebill') and b.period_month < +@before
  order by b.period_month desc, b.correction_no desc limit 1`;

const accountRows = (filter: string) => `
  select a.id as accountId, a.account_no as accountNo, c.name as name, a.customer_class as customerClass,
    a.opened_on as openedOn, c.welfare is not null as isWelfare, p.voltage_v as volts, p.contract_capacity_w as capacityVa,
    lb.period_month as lastBilledMonth, lb.energy_wh as lastBillEnergyWh,
    case when +@hasYearQuota then lb.working -> '$.yearQuotaAfter' end as lastYearQuota
  from account a
  join customer c on c.id = a.customer_id
  left join service_point p on p.id = (select min(s.id) from service_point s where s.account_id = a.id)
  left join bill lb on lb.id = (${lastBill('b.id')})
  where ${filter} order by a.id`;

// Each time that a meter was hung is a row, the earlier first.
const registerRows = (filter: string) => `
  select a.id as accountId, g.id as registerId, g.kind as kind, m.meter_no as meterNo, m.digits as digits,
    i.multiplier_milli as multiplierMilli, i.removed_on is null as isHanging
  from account a
  join service_point p on p.account_id = a.id
  join meter_installation i on i.service_point_id = p.id
  join meter m on m.id = i.meter_id
  join register g on g.meter_id = m.id
  where ${filter} order by a.id, i.id, g.id`;

// The index `reading_account` gives them in the order of their months and, inside one, of their versions.
const lookRows = (filter: string, from: string) => `
  select r.account_id as accountId, r.register_id as registerId, r.id as readingId, r.period_month as periodMonth,
    case when r.kind = 'opening' and r.source = 'legacy' then 'legacy' else r.kind end as kind,
    r.read_on as readOn, r.dial_wh as dialWh, r.finding as finding, r.reason as reason,
    case when r.source = 'legacy' then r.recorded_at end as importedAt
  from account a
  join reading r on r.account_id = a.id and r.period_month >= ${from}
  where ${filter} and (r.period_month <= +@month or r.kind in ('opening', 'removed'))
  order by a.id, r.period_month, r.id`;

const termsRows = (filter: string) => `
  select a.id as accountId, t.effective_from as effectiveFrom, t.content as content
  from account a join supply_terms t on t.account_id = a.id where ${filter} order by a.id, t.version`;

const inSlice = 'a.id > +@afterId and a.id <= +@upToId and a.closed_on is null';
const inList = 'a.account_no in (select value from json_each(@accountNos))';

type Of<Row> = Row & { readonly accountId: number };
type LookRow = Of<LookToBill> & { readonly registerId: number };
type Slice = { readonly afterId: number; readonly upToId: number };
type List = { readonly accountNos: string };

// `+@`: this SQLite plans a statement again at every binding that might change its plan (ENABLE_STAT4); an expression keeps it.
const queries = prepared((_db, sqlite) => ({
  sliceEnd: sqlite
    .prepare<[number, number], number | null>(
      'select max(id) from (select id from account where id > +? and closed_on is null order by id limit ?)',
    )
    .pluck(),
  count: sqlite.prepare<[], number>('select count(*) from account where closed_on is null').pluck(),
  known: sqlite.prepare<[], KnownIds>(
    `select coalesce((select max(id) from reading), 0) as readingId, coalesce((select max(id) from supply_terms), 0) as termsId,
       coalesce((select max(id) from policy_pack), 0) as packId, coalesce((select max(id) from bill), 0) as billId`,
  ),
  slice: {
    accounts: sqlite.prepare<[Slice & { before: string; hasYearQuota: 0 | 1 }], AccountToBill>(
      accountRows(inSlice),
    ),
    registers: sqlite.prepare<[Slice], Of<RegisterToBill>>(registerRows(inSlice)),
    looks: sqlite.prepare<[Slice & { month: Month; before: string }], LookRow>(
      lookRows(inSlice, `coalesce((${lastBill('b.period_month')}), '')`),
    ),
    terms: sqlite.prepare<[Slice], Of<TermsToBill>>(termsRows(inSlice)),
  },
  list: {
    accounts: sqlite.prepare<[List & { before: string; hasYearQuota: 0 }], AccountToBill>(
      accountRows(inList),
    ),
    registers: sqlite.prepare<[List], Of<RegisterToBill>>(registerRows(inList)),
    looks: sqlite.prepare<[List & { month: Month; from: string }], LookRow>(lookRows(inList, '+@from')),
  },
}));

/** How many accounts are open. */
export function countOpenAccounts(store: Store): number {
  return queries(store).count.get() ?? 0;
}

/** The newest ids of what bills are computed from, as they are now. */
export function readKnownIds(store: Store): KnownIds {
  return queries(store).known.get() ?? { readingId: 0, termsId: 0, packId: 0, billId: 0 };
}

/**
 * Reads the next so many open accounts after an id with everything their bills of a month need, in four ordered statements that are
 * walked in step; null when there are none left. `hasYearQuota` asks for what the last bills left of the tier year.
 */
export function readAccountMonths(
  store: Store,
  wanted: {
    readonly month: Month;
    readonly afterId: number;
    readonly limit: number;
    readonly hasYearQuota: boolean;
  },
): { readonly upToId: number; readonly accounts: AccountMonth[] } | null {
  const { sliceEnd, slice: statements } = queries(store);
  const { month, afterId, limit } = wanted;
  const upToId = sliceEnd.get(afterId, limit) ?? null;
  if (upToId === null) return null;
  const slice = { afterId, upToId };
  const before = '9999';
  const accounts = statements.accounts.all({ ...slice, before, hasYearQuota: wanted.hasYearQuota ? 1 : 0 });
  const registers = statements.registers.all(slice);
  const looks = statements.looks.all({ ...slice, month, before });
  return { upToId, accounts: inStep(accounts, registers, looks, statements.terms.all(slice)) };
}

/**
 * Reads the accounts of these numbers with the looks at their registers from a month on, for the energy that is taken off another
 * account's: closed ones, too; their last bill is that before the month. An unknown number answers nothing.
 */
export function readAccountsBehind(
  store: Store,
  wanted: { readonly month: Month; readonly from: Month | null; readonly accountNos: readonly string[] },
): AccountMonth[] {
  const statements = queries(store).list;
  const { month } = wanted;
  const accountNos = JSON.stringify(wanted.accountNos);
  const accounts = statements.accounts.all({ accountNos, before: month, hasYearQuota: 0 });
  const oldest = oldestLastBill(accounts);
  const from = wanted.from === null || oldest < wanted.from ? oldest : wanted.from;
  const registers = statements.registers.all({ accountNos });
  return inStep(accounts, registers, statements.looks.all({ accountNos, month, from }), []);
}

/** The oldest month of the last bills of some accounts; empty when one has none. */
function oldestLastBill(accounts: readonly AccountToBill[]): string {
  let oldest = '9999';
  for (const { lastBilledMonth } of accounts) {
    if (lastBilledMonth === null) return '';
    if (lastBilledMonth < oldest) oldest = lastBilledMonth;
  }
  return oldest;
}

/** Puts rows that all stand in the order of their accounts together. */
function inStep(
  accounts: readonly AccountToBill[],
  registerRowsRead: readonly Of<RegisterToBill>[],
  looksRead: readonly LookRow[],
  termsRead: readonly Of<TermsToBill>[],
): AccountMonth[] {
  let [register, look, version] = [0, 0, 0];
  return accounts.map((account) => {
    const { accountId } = account;
    const registers: RegisterToBill[] = [];
    const looks: LookRow[] = [];
    const terms: TermsToBill[] = [];
    for (; registerRowsRead[register]?.accountId === accountId; register += 1)
      registers.push(registerRowsRead[register] as RegisterToBill);
    for (; looksRead[look]?.accountId === accountId; look += 1) looks.push(looksRead[look] as LookRow);
    for (; termsRead[version]?.accountId === accountId; version += 1)
      terms.push(termsRead[version] as TermsToBill);
    return { account, registers: eachTimeHung(registers, looks), terms };
  });
}

/**
 * Deals the looks at the registers of an account out among the times that their meters were hung there: each time ends with the look
 * that took the meter down. They are dealt from the newest back, because the oldest are not read any more; a time without any was
 * billed to its end.
 */
function eachTimeHung(registers: readonly RegisterToBill[], looks: readonly LookRow[]): RegisterMonth[] {
  const left = new Map<number, LookRow[]>();
  for (const row of looks) {
    const own = left.get(row.registerId);
    if (own === undefined) left.set(row.registerId, [row]);
    else own.push(row);
  }
  const times: RegisterMonth[] = [];
  for (const register of registers.toReversed()) {
    const own = left.get(register.registerId) ?? [];
    const isEnd = ({ kind }: LookRow) => kind === 'removed';
    // What stands after the end of a meter that is gone corrects a bill, and no further bill starts from it.
    if (register.isHanging === 0) own.splice(own.findLastIndex(isEnd) + 1);
    if (register.isHanging === 0 && own.length === 0) continue;
    const before = own.findLastIndex(
      (row, index) => isEnd(row) && (register.isHanging === 1 || index < own.length - 1),
    );
    times.push({ register, looks: own.splice(before + 1) });
  }
  return times.reverse();
}
