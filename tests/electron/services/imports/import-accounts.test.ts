import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { noProgress, type Progress } from '../../../../electron/services/counter.ts';
import { importAccounts } from '../../../../electron/services/imports/import-accounts.ts';
import { outcomeOf } from '../../../../electron/services/imports/import-run.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import {
  accountsFile,
  cellsOf,
  contentOf,
  count,
  fileOf,
  november,
  runAccounts,
  stationA,
  textOf,
} from './support.ts';

const { readings: _readings, ...expectedAccounts } = stationA.expected;

describe('importAccounts: the file of station A', () => {
  it('comes to exactly the counts of expected.json', async () => {
    const station = november();
    const started = performance.now();
    const run = valueOf(await runAccounts(station, stationA.accounts));
    process.stdout.write(`accounts import of station A: ${Math.round(performance.now() - started)} ms\n`);
    expect(run.counts).toEqual(expectedAccounts);
    expect(run.isRepeated).toBe(false);
  });

  it('writes every account with its rows, the money to the fen, and one daybook entry', async () => {
    const station = november();
    valueOf(await runAccounts(station, stationA.accounts));
    expect(count(station, 'select count(*) from account')).toBe(1977);
    expect(count(station, 'select count(*) from meter_installation where removed_on is null')).toBe(1972);
    expect(
      count(station, "select count(*) from reading where kind = 'opening' and period_month = '2026-10'"),
    ).toBe(1972);
    expect(count(station, 'select count(*) from account_search')).toBe(1977);
    const ledger = station.store.sqlite
      .prepare('select ledger_account, sum(amount_fen) from journal_line group by 1 order by 1')
      .raw()
      .all();
    expect(ledger).toEqual([
      ['opening_balance', 4461250],
      ['prepayment', -4461250],
    ]);
    expect(count(station, 'select count(*) from journal_entry')).toBe(1);
    expect(count(station, 'select sum(balance_fen) from prepayment_balance')).toBe(4461250);
    expect(
      count(
        station,
        `select count(*) from prepayment_balance b where balance_fen <> (select -sum(amount_fen) from journal_line l
         where l.account_id = b.account_id and l.ledger_account = 'prepayment')`,
      ),
    ).toBe(0);
    const entries = station.store.sqlite.prepare('select kind, payload from daybook_entry').all() as {
      kind: string;
      payload: string;
    }[];
    expect(entries.map(({ kind }) => kind)).toEqual(['accounts_imported']);
    expect(JSON.parse(entries[0]?.payload ?? '')).toMatchObject({
      counts: expectedAccounts,
      prepaidFen: 4461250,
    });
  });

  it('keeps an account as the file tells of it, the ID number only sealed and masked', async () => {
    const station = november();
    valueOf(await runAccounts(station, stationA.accounts));
    const row = station.store.sqlite
      .prepare(
        `select a.account_no, c.name, c.id_number_masked, c.id_number_sealed, c.phone, c.household_size, c.welfare, a.customer_class,
           p.address, p.village, t.code, t.name as area, r.code as route, p.walk_order, p.voltage_v, p.contract_capacity_w,
           m.meter_no, m.kind, m.digits, i.multiplier_milli, i.installed_on, d.dial_wh, d.usual_use_wh, d.source
         from account a join customer c on c.id = a.customer_id join service_point p on p.account_id = a.id
         join transformer_area t on t.id = p.area_id join route r on r.id = p.route_id
         join meter_installation i on i.service_point_id = p.id join meter m on m.id = i.meter_id
         join register g on g.meter_id = m.id join reading d on d.register_id = g.id where a.account_no = '6204200006'`,
      )
      .get() as Record<string, unknown>;
    const { id_number_sealed: sealed, ...rest } = row;
    expect(rest).toEqual({
      account_no: '6204200006',
      name: '毛涛',
      id_number_masked: '620924********4301',
      phone: '19396483003',
      household_size: 7,
      welfare: 'minimum_living',
      customer_class: 'residential',
      address: '大坝图村6组17号',
      village: '大坝图村',
      code: 'TQ009',
      area: '大坝图2号台区',
      route: '0302',
      walk_order: 7,
      voltage_v: 220,
      contract_capacity_w: 8000,
      meter_no: '230007000006',
      kind: '单相电子式',
      digits: 5,
      multiplier_milli: 1000,
      installed_on: '2023-11-26',
      dial_wh: 1_581_000,
      usual_use_wh: 190_000,
      source: 'legacy',
    });
    expect(station.keyring.open(sealed as Buffer).toString('utf8')).toBe('620924197601054301');
    expect(contentOf(station)).not.toContain('620924197601054301');
  });

  it('keeps rare characters whole', async () => {
    const station = november();
    valueOf(await runAccounts(station, stationA.accounts));
    expect(count(station, "select count(*) from customer where name like '%㛃%'")).toBe(8);
    expect(count(station, "select count(*) from customer where name like '%𠮷%' or name like '%䶮%'")).toBe(
      6,
    );
    expect(count(station, "select count(*) from customer where name like '%\ufffd%'")).toBe(0);
  });

  it('gives each row one end: accepted, rejected or skipped, each rejection with line, column and value', async () => {
    const station = november();
    const { report } = valueOf(await runAccounts(station, stationA.accounts));
    const rejected = report.lines.filter(({ severity }) => severity === 'rejected');
    expect(rejected).toHaveLength(29);
    expect(new Set(rejected.map(({ line }) => line)).size).toBe(29);
    expect(rejected[0]).toEqual({
      line: 21,
      field: 'multiplier',
      column: '倍率',
      value: '0',
      code: 'bad_multiplier',
      severity: 'rejected',
    });
    expect(report.lines).toContainEqual({
      line: 1721,
      field: 'idNumber',
      column: '证件号码',
      value: '620924********1234',
      code: 'id_number',
      severity: 'warned',
    });
    expect(report.lines.filter(({ severity }) => severity === 'skipped')).toEqual([
      { line: 2008, field: null, column: null, value: '合计', code: 'totals_row', severity: 'skipped' },
    ]);
  });

  it('shows what was left out before what was only cleaned, a hundred at most', async () => {
    const run = valueOf(await runAccounts(november(), stationA.accounts));
    const outcome = outcomeOf(run, 'token');
    expect(outcome.findings.length).toBeLessThanOrEqual(100);
    expect(outcome.findings.slice(0, 29).every(({ severity }) => severity === 'rejected')).toBe(true);
    expect(outcome.findings[29]?.severity).toBe('warned');
  });
});

describe('importAccounts: the same content in other files', () => {
  it('reads it in UTF-8, with and without its mark', async () => {
    for (const mark of ['', '\ufeff']) {
      const run = valueOf(await runAccounts(november(), fileOf(mark + textOf(stationA.accounts))));
      expect(run.counts).toEqual(expectedAccounts);
    }
  });

  it('reads it from a workbook with real numbers and days', async () => {
    const rows = cellsOf(stationA.accounts);
    const numeric = new Set(['户号', '表号', '上月止码', '倍率', '预收余额', '抄表顺序']);
    const headings = rows[0] as string[];
    const sheet = rows.map((row, index) =>
      row.map((value, column) => {
        const heading = headings[column] as string;
        if (index > 0 && numeric.has(heading) && /^(0|-?[1-9]\d*)(\.\d+)?$/.test(value))
          return { value: Number(value), type: Number };
        const isDay = index > 0 && heading === '安装日期' && /^\d{4}-\d\d-\d\d$/.test(value);
        if (isDay) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy/m/d' };
        return value === '' ? null : { value, type: String };
      }),
    );
    const path = fileOf(await writeXlsxFile(sheet).toBuffer(), 'accounts.xlsx');
    const station = november();
    const run = valueOf(await runAccounts(station, path));
    expect(run.counts).toEqual(expectedAccounts);
    expect(
      count(
        station,
        "select count(*) from account where account_no glob '6204[0-9][0-9][0-9][0-9][0-9][0-9]'",
      ),
    ).toBe(1977);
    expect(
      count(station, "select count(*) from meter_installation where installed_on = '2023-11-26'"),
    ).toBeGreaterThan(0);
  });
});

describe('importAccounts: again, and broken off', () => {
  it('changes nothing when the same file comes again, and answers the same counts', async () => {
    const station = november();
    const first = valueOf(await runAccounts(station, stationA.accounts));
    const before = contentOf(station);
    const again = valueOf(await runAccounts(station, stationA.accounts));
    expect(again).toEqual({ ...first, isRepeated: true });
    expect(contentOf(station)).toBe(before);
  });

  it('rejects accounts and meters that exist when another file holds them', async () => {
    const station = november();
    valueOf(await runAccounts(station, fileOf(accountsFile([{}]))));
    const run = valueOf(await runAccounts(station, fileOf(accountsFile([{}, { 表号: '230007009001' }, {}]))));
    expect(run.counts).toMatchObject({
      rows: 3,
      accepted: 1,
      rejected: { duplicate_account_no: 1, duplicate_meter: 1 },
    });
    expect(count(station, 'select count(*) from account')).toBe(2);
  });

  it('leaves nothing when cancelled, at whatever moment', async () => {
    const station = november();
    const before = contentOf(station);
    for (const moment of [1, 2, 4, 5]) {
      let asked = 0;
      const progress: Progress = { report() {}, isCancelled: () => ++asked >= moment };
      expect(refusalOf(await runAccounts(station, stationA.accounts, progress)).code).toBe(
        'import_cancelled',
      );
      expect(contentOf(station)).toBe(before);
    }
  });

  it('leaves nothing when writing fails halfway', async () => {
    const station = november();
    station.store.sqlite.exec(
      `create temp trigger full before insert on account when new.account_no = '6204201500' begin select raise(abort, 'disk'); end`,
    );
    const before = contentOf(station);
    await expect(runAccounts(station, stationA.accounts)).rejects.toThrow('disk');
    expect(contentOf(station)).toBe(before);
    station.store.sqlite.exec('drop trigger full');
    expect(valueOf(await runAccounts(station, stationA.accounts)).counts).toEqual(expectedAccounts);
  });

  it('lets two imports that start together run one after the other', async () => {
    const station = november();
    const path = fileOf(accountsFile([{}, {}]));
    const other = fileOf(`${accountsFile([{}, {}, {}])}\r\n`);
    const [one, two] = await Promise.all([runAccounts(station, path), runAccounts(station, other)]);
    expect(valueOf(one).counts).toMatchObject({ accepted: 2 });
    expect(valueOf(two).counts).toMatchObject({ accepted: 1, rejected: { duplicate_account_no: 2 } });
  });

  it('tells how far it is', async () => {
    const stages: string[] = [];
    const progress: Progress = {
      report: (stage, done, total) => stages.push(`${stage} ${done <= total}`),
      isCancelled: () => false,
    };
    valueOf(await runAccounts(november(), stationA.accounts, progress));
    expect(stages.filter((stage) => stage === 'checking true').length).toBeGreaterThanOrEqual(4);
    expect(stages.at(-1)).toBe('writing true');
  });
});

describe('importAccounts: refusals and columns', () => {
  it('is for those who may', async () => {
    const station = november();
    for (const role of ['cashier', 'meter_reader', 'administrator', 'biller'] as const) {
      const refused = await importAccounts(
        station,
        station.as(role),
        { path: stationA.accounts, matching: null },
        noProgress,
      );
      expect(refusalOf(refused)).toEqual({ code: 'right_missing', facts: { right: 'accounts.import' } });
    }
  });

  it('names the first required field that no column holds', async () => {
    const path = fileOf('户号,户名,表号\n1,甲,2\n');
    expect(refusalOf(await runAccounts(november(), path))).toEqual({
      code: 'column_missing',
      facts: { field: 'customerClass' },
    });
  });

  it('reads by a given matching and remembers it for the next file with the same headings', async () => {
    const station = november();
    const odd = (text: string) => text.replace('户名', '甲方').replace('用电类别', '乙类');
    const matching = Object.fromEntries(
      [
        'accountNo',
        'name',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'customerClass',
        '',
        '',
        '',
        '',
        'meterNo',
        '',
        'multiplier',
        'digits',
        '',
        'lastReading',
        '',
        'prepaid',
      ]
        .map((field, index): [string, number] => [field, index])
        .filter(([field]) => field !== ''),
    );
    const first = fileOf(odd(accountsFile([{}])));
    expect(refusalOf(await runAccounts(station, first)).code).toBe('column_missing');
    const given = await importAccounts(
      station,
      station.as('billing_supervisor'),
      { path: first, matching },
      noProgress,
    );
    expect(valueOf(given).counts).toMatchObject({ accepted: 1, prepaid_fen_total: 1250 });
    const next = valueOf(await runAccounts(station, fileOf(odd(accountsFile([{}, {}])))));
    expect(next.counts).toMatchObject({ accepted: 1, rejected: { duplicate_account_no: 1 } });
  });

  it('takes a month that is named for the first bill, so that the opening reading stands before it', async () => {
    const station = november();
    const input = { path: fileOf(accountsFile([{}])), matching: null, firstBilledMonth: '2026-09' as never };
    valueOf(await importAccounts(station, station.as('billing_supervisor'), input, noProgress));
    expect(count(station, "select count(*) from reading where period_month = '2026-08'")).toBe(1);
  });

  it('takes in by another matching what an earlier one of the same file left out, and changes nothing again', async () => {
    const station = november();
    // The old system kept the names of two accounts in the column of remarks.
    const rows = accountsFile([{}, { 户名: '' }]).split('\r\n');
    const content = rows
      .map((row, index) => (index === 0 ? `${row},备注` : row === '' ? row : `${row},李二`))
      .join('\r\n');
    const path = fileOf(content);
    const headings = (rows[0] ?? '').split(',');
    const at = (heading: string) => headings.indexOf(heading);
    const by = async (name: number) => {
      const matching = {
        accountNo: at('户号'),
        name,
        customerClass: at('用电类别'),
        meterNo: at('表号'),
        multiplier: at('倍率'),
        digits: at('示数位数'),
        lastReading: at('上月止码'),
      };
      return valueOf(
        await importAccounts(station, station.as('billing_supervisor'), { path, matching }, noProgress),
      );
    };
    expect((await by(at('户名'))).counts).toMatchObject({ accepted: 1, rejected: { no_name: 1 } });
    const right = await by(headings.length);
    expect(right).toMatchObject({
      isRepeated: false,
      counts: { accepted: 1, rejected: { duplicate_account_no: 1 } },
    });
    expect(count(station, 'select count(*) from account')).toBe(2);
    const before = contentOf(station);
    expect(await by(headings.length)).toEqual({ ...right, isRepeated: true });
    expect((await by(at('户名'))).isRepeated).toBe(true);
    expect(contentOf(station)).toBe(before);
  });

  it('can import a corrected matching after a file of which nothing was accepted', async () => {
    const station = november();
    const path = fileOf(accountsFile([{ 用电类别: '居民' }]));
    expect(valueOf(await runAccounts(station, path)).counts).toMatchObject({
      accepted: 0,
      rejected: { unknown_class: 1 },
    });
    expect(valueOf(await runAccounts(station, path)).isRepeated).toBe(false);
    expect(count(station, 'select count(*) from daybook_entry')).toBe(0);
  });
});

describe('importAccounts: rows', () => {
  it('takes an account without a meter, with its money and no reading', async () => {
    const station = november();
    const run = valueOf(
      await runAccounts(station, fileOf(accountsFile([{ 表号: '', 倍率: '', 上月止码: '', 示数位数: '' }]))),
    );
    expect(run.counts).toMatchObject({
      accepted: 1,
      warned: { account_without_meter: 1 },
      prepaid_fen_total: 1250,
    });
    expect(count(station, 'select count(*) from reading')).toBe(0);
  });

  it('never drops money in silence: a balance that is no amount, or a debt, rejects the row', async () => {
    const run = valueOf(
      await runAccounts(
        november(),
        fileOf(
          accountsFile([
            { 预收余额: '十元' },
            { 预收余额: '-1.00' },
            { 预收余额: '1.005' },
            { 预收余额: '1,234.50' },
          ]),
        ),
      ),
    );
    expect(run.counts).toMatchObject({
      accepted: 1,
      rejected: { bad_prepaid: 3 },
      prepaid_fen_total: 123450,
    });
  });
});
