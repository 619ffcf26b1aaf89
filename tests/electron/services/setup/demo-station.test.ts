import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf, readBillWorking } from '../../../../db/domain/billing/bill-working.ts';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { isIdNumber } from '../../../../db/domain/accounts/id-number.ts';
import { roles } from '../../../../db/domain/access/roles.ts';
import type { Role } from '../../../../db/domain/access/roles.ts';
import { findPersonByLoginName } from '../../../../db/local/queries/people.ts';
import { findAccounts } from '../../../../electron/services/accounts/find-accounts.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { type Actor, noProgress } from '../../../../electron/services/counter.ts';
import { verifyBooks } from '../../../../electron/services/daybook/verify-books.ts';
import { signIn } from '../../../../electron/services/people/sign-in.ts';
import { listPeopleToSignIn } from '../../../../electron/services/people/list-people-to-sign-in.ts';
import {
  buildDemoStation,
  demoPassword,
} from '../../../../electron/services/setup/demo/build-demo-station.ts';
import { demoAccounts } from '../../../../electron/services/setup/demo/demo-accounts.ts';
import { demoSupplies } from '../../../../electron/services/setup/demo/demo-supplies.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../../db/policy');

async function buildAt(now: string): Promise<TestStation> {
  const station = openTestStation({ now, isSetUp: false });
  valueOf(await buildDemoStation(station, { policyFolder }, noProgress));
  return station;
}

const count = (station: TestStation, from: string): number =>
  Number(station.store.sqlite.prepare(`select count(*) from ${from}`).pluck().get());

function actorOf(station: TestStation, loginName: string): Actor {
  const person = findPersonByLoginName(station.store, loginName);
  if (person === null) throw new Error(`no ${loginName}`);
  return person;
}

const holderOf = (
  people: readonly { readonly roles: readonly Role[]; readonly loginName: string }[],
  role: Role,
) => people.find((person) => person.roles.includes(role))?.loginName ?? '';

describe('the demo station', { timeout: 180_000 }, () => {
  it('is believable, half way through a month, and its books are sound', async () => {
    const station = await buildAt('2026-11-23T09:00');
    const people = valueOf(listPeopleToSignIn(station));
    expect([...new Set(people.flatMap((person) => person.roles))].sort()).toEqual([...roles].sort());
    const signedIn = valueOf(await signIn(station, { loginName: 'zhangxiuying', password: demoPassword }));
    expect(signedIn).toMatchObject({ fullName: '张秀英', roles: ['cashier'] });

    expect(count(station, 'account')).toBe(600);
    expect(count(station, 'bill')).toBeGreaterThan(1_700);
    expect(count(station, 'payment')).toBeGreaterThan(1_200);
    expect(count(station, 'payment_void')).toBeGreaterThan(0);
    expect(count(station, 'open_item')).toBeGreaterThan(100);
    expect(count(station, 'prepayment_balance where balance_fen > 0')).toBeGreaterThan(0);
    expect(count(station, "print_job where state <> 'printed'")).toBe(0);
    expect(count(station, "cash_session where state <> 'closed'")).toBe(0);
    expect(count(station, "bill_draft where audit_state = 'waiting'")).toBeGreaterThan(300);
    expect(count(station, "bill_draft where audit_state = 'returned'")).toBe(2);
    expect(
      count(station, "reading where period_month = '2026-11' and finding is not null and reason is null"),
    ).toBeGreaterThan(0);
    expect(count(station, "reading where period_month = '2026-11'")).toBeLessThan(500);
    const newest = Number(
      station.store.sqlite.prepare('select max(recorded_at) from daybook_entry').pluck().get(),
    );
    expect(newest).toBeLessThan(station.clock.now());
    expect(station.store.sqlite.pragma('synchronous', { simple: true })).toBe(2);

    const cashier = actorOf(station, holderOf(people, 'cashier'));
    const hits = valueOf(findAccounts(station, cashier, { text: 'wxy' }));
    expect(hits.map((hit) => hit.name)).toEqual(expect.arrayContaining(['王秀英', '王喜元', '吴兴业']));
    const page = valueOf(getAccount(station, cashier, { accountNo: '6204200017' }));
    expect(page).toMatchObject({ name: '王秀英', address: '和平村3组12号', customerClass: 'residential' });
    expect(page.openItems.map((item) => item.periodMonth)).toEqual(['2026-09', '2026-10']);
    expect(page.openItems.every((item) => item.lateFeeFen > 0)).toBe(true);

    const report = valueOf(
      await verifyBooks(
        station,
        actorOf(station, holderOf(people, 'administrator')),
        { jobId: station.newId() },
        noProgress,
      ),
    );
    expect(report.checks.filter((check) => check.findings.length > 0)).toEqual([]);
    expect(report.isSound).toBe(true);
  });

  it('bills customers of every kind, each by its own price and with all of its registers', async () => {
    const station = await buildAt('2026-11-23T09:00');
    const lines = station.store.sqlite.prepare<[string], { code: string; tariff: string }>(
      `select l.code as code, (select group_concat(p.value ->> '$.tariff.code') from json_each(b.working, '$.parts') p) as tariff
       from bill b join account a on a.id = b.account_id join bill_line l on l.bill_id = b.id
       where a.account_no = ? and b.period_month = '2026-10' order by l.line_no`,
    );
    const billed = demoSupplies(demoAccounts()).map(({ account, terms }) => {
      const of = lines.all(account.accountNo);
      return [
        terms?.tariffCode ?? account.customerClass,
        of[0]?.tariff,
        of.map(({ code }) => code).join(' '),
      ];
    });
    const home = ['residential_low_tou', 'residential_low_tou', 'peak flat valley'];
    const shop = ['commercial_low_tou', 'commercial_low_tou', 'peak flat valley'];
    const works = 'large_industry_two_part';
    expect(billed).toEqual([
      ...[home, home, home, home],
      ['residential_shared_sample', 'residential_shared_sample', 'energy'],
      ['residential_shared_sample', 'residential_shared_sample', 'energy'],
      ...[shop, shop, shop],
      ['lift_ground_101m', 'lift_ground_101m', 'energy'],
      ['lift_surface_201m', 'lift_surface_201m', 'energy'],
      ['agricultural', 'agricultural_low,residential_shared_sample', 'energy energy'],
      ['agricultural', 'agricultural_low', 'energy'],
      ['agricultural', 'agricultural_low', 'energy'],
      ['residential', 'residential_low', expect.stringContaining('tier_1')],
      [works, works, 'peak flat valley capacity capacity power_factor'],
      [works, works, 'peak flat valley demand power_factor'],
      ['commercial', 'commercial_low', 'energy'],
      ['residential', 'residential_low', 'tier_1'],
    ]);
    const workings = station.store.sqlite
      .prepare<[], string>("select working from bill where period_month = '2026-10'")
      .pluck()
      .all()
      .map((text) =>
        factsOf(readBillWorking(text, { periodMonth: month('2026-10'), customerClass: 'residential' })),
      );
    const meters = workings.map(({ dials }) => new Set(dials.map(({ meterNo }) => meterNo)).size);
    expect(meters.filter((count) => count === 2)).toHaveLength(2);
    expect(workings.filter(({ childrenWh }) => childrenWh.length > 0)).toHaveLength(1);
    const drafts =
      'bill_draft d join account a on a.id = d.account_id where a.account_no in (select value from json_each(?))';
    const numbers = JSON.stringify(demoSupplies(demoAccounts()).map(({ account }) => account.accountNo));
    expect(station.store.sqlite.prepare(`select count(*) from ${drafts}`).pluck().get(numbers)).toBe(19);
  });

  it('can be built on the first minute of a year, and is not built twice', async () => {
    const station = await buildAt('2027-01-01T00:10');
    expect(count(station, "bill where period_month = '2026-12'")).toBeGreaterThan(500);
    expect(count(station, 'bill_draft')).toBe(0);
    expect(refusalOf(await buildDemoStation(station, { policyFolder }, noProgress)).code).toBe(
      'already_set_up',
    );
  });

  it('has bills at the auditor on the first of a month, too', async () => {
    const station = await buildAt('2026-12-01T09:00');
    expect(
      count(station, "bill_draft where period_month = '2026-12' and audit_state = 'waiting'"),
    ).toBeGreaterThan(50);
    expect(count(station, "bill_draft where audit_state = 'returned'")).toBe(2);
  });

  it('can be cancelled', async () => {
    const station = openTestStation({ isSetUp: false });
    const cancelled = await buildDemoStation(
      station,
      { policyFolder },
      { report() {}, isCancelled: () => true },
    );
    expect(refusalOf(cancelled).code).toBe('demo_cancelled');
  });
});

describe('the accounts of the demo', () => {
  const accounts = demoAccounts();

  it('are the same every time, each number once', () => {
    expect(demoAccounts()).toEqual(accounts);
    expect(new Set(accounts.map((account) => account.accountNo)).size).toBe(600);
    expect(new Set(accounts.map((account) => account.meterNo)).size).toBe(600);
  });

  it('have ID numbers with right check digits, every class, and names that are hard to print', () => {
    const idNumbers = accounts.map((account) => account.idNumber).filter((idNumber) => idNumber !== '');
    expect(idNumbers.length).toBeGreaterThan(400);
    expect(idNumbers.filter((idNumber) => !isIdNumber(idNumber))).toEqual([]);
    expect(new Set(accounts.map((account) => account.customerClass)).size).toBe(5);
    const names = accounts.map((account) => account.name);
    expect(names).toEqual(expect.arrayContaining(['李𠮷祥', '王㛃', '刘䶮', '阿依古丽·叶尔兰别克·哈山']));
  });
});
