import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { benchAccounts } from '../../../scripts/bench/bench-accounts.ts';
import { kindOf } from '../../../scripts/bench/bench-kinds.ts';
import { measureBilling } from '../../../scripts/bench/billing-row.ts';
import { measurePayments } from '../../../scripts/bench/payment-row.ts';
import { measureReadings } from '../../../scripts/bench/readings-row.ts';
import { measureSearch } from '../../../scripts/bench/search-row.ts';
import { searchTexts } from '../../../scripts/bench/search-texts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'supply-counter-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Whether a goal is met is no test: only that the benches do what they say, on a handful of accounts.
describe('the benches', { timeout: 60_000 }, () => {
  it('run on the same accounts and texts each time', () => {
    const accounts = benchAccounts(200);
    expect(accounts).toEqual(benchAccounts(200));
    expect(new Set(accounts.map(({ account }) => account.accountNo)).size).toBe(200);
    expect(new Set(accounts.map(({ account }) => account.meter.meterNo)).size).toBe(200);
    const texts = searchTexts(accounts, 150);
    expect(texts).toEqual(searchTexts(accounts, 150));
    expect(new Set(texts.map(({ kind }) => kind)).size).toBe(15);
    expect(texts.every(({ text }) => text.trim() !== '')).toBe(true);
  });

  it('bill every kind of customer, seventeen of twenty of them households on tiers with time of use', () => {
    const kinds = Array.from({ length: 60 }, (_, index) => kindOf(index));
    expect(kinds.filter((kind) => kind === 'household_tou')).toHaveLength(51);
    expect(new Set(kinds).size).toBe(9);
    const accounts = benchAccounts(60);
    expect(accounts.filter(({ terms }) => terms?.tariffCode === 'residential_tou')).toHaveLength(51);
    expect(accounts.every(({ registers }) => registers[0]?.kind === 'total')).toBe(true);
    expect(new Set(accounts.flatMap(({ registers }) => registers.map(({ kind }) => kind)))).toEqual(
      new Set(['total', 'peak', 'valley', 'reactive_forward', 'demand']),
    );
  });

  it('compute bills beside a bare insert, by the engine and by the run of a month, and take payments in it', async () => {
    const rows = await measureBilling(folder, 60, 1);
    expect(rows).toMatchObject([
      { work: expect.stringContaining('billing engine'), figure: 'p50', goal: '≤ 1.5 ×' },
      { work: expect.stringContaining("month's run"), figure: 'p50', goal: '≤ 1.5 ×' },
    ]);
    for (const row of rows) expect(row.floorMs).toBeGreaterThan(0);
    const payments = measurePayments(path.join(folder, 'billed'), 20);
    expect(payments.map(({ figure, goal }) => [figure, goal])).toEqual([
      ['p50', '≤ 2 ×'],
      ['p99', '≤ 5 ×'],
    ]);
    expect(existsSync(path.join(folder, 'bare.sqlite'))).toBe(false);
  });

  it('read, check and compute a month from a file', async () => {
    const [row] = await measureReadings(folder, 120);
    expect(row).toMatchObject({ work: '120 readings imported, checked and computed', figure: 'total' });
    expect(row?.floorMs).toBeGreaterThan(0);
    expect(row?.note).toMatch(/told its progress \d+ times/);
  });

  it('find no fewer accounts than LIKE by any kind of text', () => {
    const rows = measureSearch(path.join(folder, 'search'), 1_500, 150);
    expect(rows).toMatchObject([
      { figure: 'p99', goal: '≤ 1/50' },
      { figure: 'p99', goal: '≤ 1/50' },
    ]);
  });
});
