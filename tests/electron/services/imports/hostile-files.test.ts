import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSources } from '../../../../db/domain/metering/reading-source.ts';
import { noProgress } from '../../../../electron/services/counter.ts';
import { valueOf } from '../../../support/station.ts';
import {
  accountsFile,
  addRegisters,
  contentOf,
  count,
  fileOf,
  november,
  runAccounts,
  runReadings,
  sourceOf,
} from './support.ts';

const nasty = fc.oneof(
  fc.constantFrom(
    '=HYPERLINK("http://x","y")',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '\u202e0054209001',
    '\u200b',
    '\ufeff',
    '__proto__',
    'constructor',
    "'; drop table account; --",
    '"',
    '""\n"',
    'a,b',
    '1\r\n2',
    '合计',
    '',
    '9'.repeat(3000),
    '阿'.repeat(2500),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll('\u0000', '').toWellFormed()),
);
const fields = [
  '户号',
  '户名',
  '证件号码',
  '联系电话',
  '用电地址',
  '用电类别',
  '表号',
  '倍率',
  '示数位数',
  '安装日期',
  '上月止码',
  '上月电量',
  '预收余额',
  '运行容量',
] as const;

describe('hostile accounts files', () => {
  it('end every row in exactly one way, keep the books balanced and hold no steering characters', async () => {
    const row = fc.dictionary(fc.constantFrom(...fields), nasty, { maxKeys: 4, noNullPrototype: true });
    const rows = fc.sample(row, { numRuns: 2_000, seed: 20261123 });
    const station = november();
    const run = valueOf(await runAccounts(station, fileOf(accountsFile(rows))));
    const counts = run.counts as {
      rows: number;
      accepted: number;
      skipped: number;
      rejected: Record<string, number>;
      prepaid_fen_total: number;
    };
    const rejected = Object.values(counts.rejected).reduce((sum, number) => sum + number, 0);
    expect(counts.accepted + rejected).toBe(counts.rows);
    expect(counts.rows + counts.skipped).toBe(2_000);
    expect(counts.accepted).toBeGreaterThan(300);
    expect(rejected).toBeGreaterThan(300);
    expect(count(station, 'select count(*) from account')).toBe(counts.accepted);
    expect(count(station, 'select coalesce(sum(amount_fen), 0) from journal_line')).toBe(0);
    expect(
      count(
        station,
        "select coalesce(-sum(amount_fen), 0) from journal_line where ledger_account = 'prepayment'",
      ),
    ).toBe(counts.prepaid_fen_total);
    expect(count(station, 'select count(*) from account_search')).toBe(counts.accepted);
    const texts = station.store.sqlite
      .prepare(
        `select a.account_no || c.name || coalesce(c.phone, '') || p.address || coalesce(m.meter_no, '') from account a join customer c on c.id = a.customer_id
         join service_point p on p.account_id = a.id left join meter_installation i on i.service_point_id = p.id left join meter m on m.id = i.meter_id`,
      )
      .pluck()
      .all() as string[];
    for (const text of texts) expect(text).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(({} as Record<string, unknown>).accountNo).toBeUndefined();
  });

  it('reject a row for a cell of a megabyte and take the others', async () => {
    const station = november();
    const path = fileOf(
      accountsFile([{}, { 户名: '王'.repeat(350_000) }, { 用电地址: 'x'.repeat(1_000_000) }, {}]),
    );
    const run = valueOf(await runAccounts(station, path));
    expect(run.counts).toMatchObject({ rows: 4, accepted: 2, rejected: { cell_too_long: 2 } });
    for (const { value } of run.report.lines) expect(value.length).toBeLessThanOrEqual(100);
  });

  it('take a formula as a name, for what it is: text', async () => {
    const station = november();
    valueOf(await runAccounts(station, fileOf(accountsFile([{ 户名: '=1+1' }]))));
    expect(count(station, "select count(*) from customer where name = '=1+1'")).toBe(1);
  });
});

describe('hostile readings files', () => {
  it('end every line in exactly one way and write nothing for what nobody knows', async () => {
    const station = november();
    valueOf(await runAccounts(station, fileOf(accountsFile(Array.from({ length: 20 }, () => ({}))))));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const line = fc
      .tuple(
        fc.oneof(fc.constantFrom('6204209001', '6204209007', '６２０４２０９０１１'), nasty),
        fc.oneof(fc.constantFrom('230007009001', '230007009007', '230007009011'), nasty),
        fc.oneof(fc.constant('2026-11-20'), nasty),
        fc.oneof(fc.constantFrom('12400', '12345', '12000'), nasty),
        fc.oneof(fc.constantFrom('实抄', '锁门'), nasty),
        nasty,
      )
      .map((cells) => cells.map(quoted).join(','));
    const lines = fc.sample(line, { numRuns: 1_500, seed: 20261123 });
    const run = valueOf(
      await runReadings(station, fileOf(['户号,表号,抄表日期,本月止码,抄表状态,备注', ...lines].join('\n'))),
    );
    const {
      lines: all,
      skipped,
      second_version: further,
      ...verdicts
    } = run.counts as Record<string, number>;
    expect(Object.values(verdicts).reduce((sum, number) => sum + number, 0)).toBe(all);
    expect((all ?? 0) + (skipped ?? 0)).toBe(1_500);
    expect(verdicts.other_actual).toBeGreaterThan(0);
    expect(further).toBeGreaterThan(0);
    expect(
      count(
        station,
        "select count(*) from reading where source = 'handheld' and account_id not in (select id from account)",
      ),
    ).toBe(0);
    expect(contentOf(station)).not.toContain('\u202e');
  });
  it('of many columns, from anywhere, end every line in exactly one way and write only what was understood', async () => {
    const station = november();
    valueOf(await runAccounts(station, fileOf(accountsFile(Array.from({ length: 20 }, () => ({}))))));
    for (const meterNo of ['230007009001', '230007009007'])
      addRegisters(station, meterNo, ['peak', 'flat', 'valley', 'reactive_forward', 'demand']);
    const headings = ['户号', '表号', '抄表日期', '示数类型', '总', '峰', '平', '谷', '正向无功', '最大需量'];
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const dial = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('', '0', '12400', '12345.67', '99999.99', '100000', '-1', '1e3'),
      },
      nasty,
    );
    const line = fc
      .tuple(
        fc.oneof(fc.constantFrom('6204209001', '6204209007'), nasty),
        fc.oneof(fc.constantFrom('230007009001', '230007009007'), nasty),
        fc.oneof(fc.constantFrom('2026-11-20', '2026年11月21日'), nasty),
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom('', '总', '峰', '正向有功(谷)', '反向有功') },
          nasty,
        ),
        dial,
        dial,
        dial,
        dial,
        dial,
        dial,
      )
      .map((cells) => cells.map(quoted).join(','));
    for (const source of fileSources) {
      const lines = fc.sample(line, { numRuns: 1_200, seed: 20261124 });
      const path = fileOf([headings.join(','), ...lines].join('\n'));
      const run = valueOf(await runReadings(station, path, null, noProgress, sourceOf(source)));
      const { lines: all, skipped, second_version: _, ...verdicts } = run.counts as Record<string, number>;
      expect(Object.values(verdicts).reduce((sum, number) => sum + number, 0)).toBe(all);
      expect((all ?? 0) + (skipped ?? 0)).toBe(1_200);
      for (const { line: at, column, code } of run.report.lines) {
        expect(at).toBeGreaterThan(1);
        if (code !== 'totals_row' && code !== 'bad_state') expect(headings).toContain(column);
      }
    }
    expect(
      count(station, "select count(*) from reading where source in ('handheld', 'remote')"),
    ).toBeGreaterThan(50);
    expect(
      count(
        station,
        "select count(*) from reading where kind = 'actual' and (dial_wh < 0 or dial_wh >= 100000000)",
      ),
    ).toBe(0);
    expect(count(station, "select count(*) from reading where kind = 'actual' and dial_wh is null")).toBe(0);
    expect(
      count(
        station,
        "select count(*) from register where kind not in ('total', 'peak', 'flat', 'valley', 'reactive_forward', 'demand')",
      ),
    ).toBe(0);
    expect(contentOf(station)).not.toContain('\u202e');
  });
});
