import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountCells } from '../../../../db/domain/accounts/account-cells.ts';
import { accountFields, type AccountField } from '../../../../db/domain/accounts/account-columns.ts';
import { parseCapacity, parseVoltage, parseWholeDial } from '../../../../db/domain/accounts/account-row.ts';
import { checkAccountRow, type AccountRowCheck } from '../../../../db/domain/accounts/check-account-row.ts';
import { accountRejections } from '../../../../db/domain/accounts/import-finding.ts';

const good: AccountCells = {
  accountNo: '6204200017',
  name: '王秀英',
  customerClass: '居民生活',
  meterNo: '230007000017',
  multiplier: '1',
  digits: '5',
  lastReading: '12345',
  lastUse: '80',
  prepaid: '12.50',
  idNumber: '11010519491231002X',
  phone: '13909371234',
  address: '和平村3组12号',
  village: '和平村',
  areaCode: 'TQ005',
  areaName: '和平2号台区',
  routeCode: '0202',
  walkOrder: '12',
  voltage: '220',
  capacity: '8',
  householdSize: '4',
  welfare: '',
  meterKind: '单相智能',
  installedOn: '2014-09-01',
};

const nothingTaken = { hasAccountNo: () => false, hasMeterNo: () => false };
const check = (cells: Partial<AccountCells>, taken = nothingTaken): AccountRowCheck =>
  checkAccountRow({ ...good, ...cells }, taken);
const codes = (cells: Partial<AccountCells>, taken = nothingTaken): string[] =>
  check(cells, taken).findings.map(({ code }) => code);

describe('checkAccountRow', () => {
  it('reads a good row into our units', () => {
    expect(check({})).toEqual({
      verdict: 'accepted',
      findings: [],
      account: {
        accountNo: '6204200017',
        name: '王秀英',
        customerClass: 'residential',
        idNumber: '11010519491231002X',
        phone: '13909371234',
        address: '和平村3组12号',
        village: '和平村',
        areaCode: 'TQ005',
        areaName: '和平2号台区',
        routeCode: '0202',
        walkOrder: 12,
        voltageV: 220,
        contractCapacityW: 8000,
        householdSize: 4,
        welfare: null,
        meter: {
          meterNo: '230007000017',
          kind: '单相智能',
          digits: 5,
          multiplierMilli: 1000,
          installedOn: '2014-09-01',
          lastDialWh: 12_345_000,
          usualUseWh: 80_000,
        },
        prepaidFen: 1250,
      },
    });
  });

  it('rejects for the first broken rule in the declared order, whatever else is broken', () => {
    const breaks: readonly (readonly [string, Partial<AccountCells>])[] = [
      ['no_account_no', { accountNo: '　' }],
      ['bad_account_no', { accountNo: '6.2042E+9' }],
      ['no_name', { name: ' ' }],
      ['unknown_class', { customerClass: '居民' }],
      ['bad_multiplier', { multiplier: '一' }],
      ['bad_reading', { lastReading: '100000' }],
      ['duplicate_account_no', {}],
      ['duplicate_meter', {}],
      ['cell_too_long', { address: '村'.repeat(121) }],
      ['bad_prepaid', { prepaid: '十元' }],
    ];
    expect(breaks.map(([code]) => code)).toEqual([...accountRejections]);
    for (const [first, [code]] of breaks.entries()) {
      const later = breaks.slice(first).reverse();
      const cells = Object.assign({}, ...later.map(([, broken]) => broken)) as Partial<AccountCells>;
      const taken = {
        hasAccountNo: () => first <= 6,
        hasMeterNo: () => first <= 7,
      };
      expect(codes(cells, taken), code).toEqual([code]);
    }
  });

  it('knows the five classes of the file and no other', () => {
    for (const name of ['居民生活', '一般工商业', '农业生产', '农业排灌', '大工业'])
      expect(check({ customerClass: name }).verdict).toBe('accepted');
    for (const name of [
      '',
      '居民',
      '工业用电(旧)',
      '？',
      '商业',
      'residential',
      '__proto__',
      'constructor',
    ]) {
      expect(codes({ customerClass: name })).toEqual(['unknown_class']);
    }
  });

  it('takes positive multipliers only', () => {
    for (const multiplier of ['1', '40', '1.5', '１２００', '0.5'])
      expect(check({ multiplier }).verdict, multiplier).toBe('accepted');
    for (const multiplier of ['', '0', '-1', '一', '1e3', '0.0001', '1,5', 'NaN', 'Infinity'])
      expect(codes({ multiplier }), multiplier).toEqual(['bad_multiplier']);
  });

  it('takes a last reading that is whole and fits', () => {
    for (const lastReading of ['0', '99999', '00012', '７８６３７', '12.000'])
      expect(check({ lastReading }).verdict, lastReading).toBe('accepted');
    for (const lastReading of ['', '100000', '100007', '-1', '12.5', '1e3', '十', '12a'])
      expect(codes({ lastReading }), lastReading).toEqual(['bad_reading']);
    for (const digits of ['', '0', '13', '五', '5.5'])
      expect(codes({ digits }), digits).toEqual(['bad_reading']);
  });

  it('warns, keeps what a person must mend, and drops only a day that is none', () => {
    expect(codes({ idNumber: '110105194912310020' })).toEqual(['id_number']);
    expect(codes({ phone: '无' })).toEqual(['phone']);
    expect(codes({ installedOn: '20191301' })).toEqual(['install_date']);
    expect(codes({ meterNo: '' })).toEqual(['account_without_meter']);
    expect(codes({ meterNo: '无' })).toEqual(['account_without_meter']);
    expect(codes({ idNumber: '', phone: '', installedOn: '' })).toEqual([]);
    expect(codes({ idNumber: '11010519491231002x' })).toEqual([]);
    expect(codes({ idNumber: '91350100M000100Y43' })).toEqual([]);
    const both = check({ idNumber: '1', phone: '2', installedOn: 'x' });
    expect(both.findings.map(({ code }) => code)).toEqual(['install_date', 'id_number', 'phone']);
    expect(both.verdict === 'accepted' && both.account).toMatchObject({
      idNumber: '1',
      phone: '2',
      meter: { installedOn: null },
    });
  });

  it('lets an account without a meter leave its meter cells empty, but not write nonsense', () => {
    expect(codes({ meterNo: '', multiplier: '', digits: '', lastReading: '' })).toEqual([
      'account_without_meter',
    ]);
    expect(codes({ meterNo: '', multiplier: 'x' })).toEqual(['bad_multiplier']);
    expect(codes({ meterNo: '', lastReading: 'x' })).toEqual(['bad_reading']);
    expect(codes({ meterNo: '' }, { ...nothingTaken, hasMeterNo: () => true })).toEqual([
      'account_without_meter',
    ]);
  });

  it('names each cell it cleaned', () => {
    const cleaned = check({
      accountNo: '６２０４２００２４９',
      name: ' 孔平　',
      installedOn: '20140901',
      walkOrder: '12',
    });
    expect(cleaned.findings).toEqual([
      { field: 'accountNo', value: '６２０４２００２４９', code: 'normalised', severity: 'normalised' },
      { field: 'name', value: ' 孔平　', code: 'normalised', severity: 'normalised' },
      { field: 'installedOn', value: '20140901', code: 'normalised', severity: 'normalised' },
    ]);
  });

  it('notes cells of lesser weight that it does not understand, and lost characters', () => {
    expect(
      check({
        walkOrder: 'a',
        householdSize: '多',
        welfare: '困难',
        voltage: '高',
        lastUse: '-5',
      }).findings.map(({ code, severity }) => [code, severity]),
    ).toEqual(Array.from({ length: 5 }, () => ['not_understood', 'noted']));
    expect(codes({ name: '王\ufffd英' })).toEqual(['lost_character']);
  });

  it('skips rows of totals', () => {
    expect(check({ accountNo: '合计', name: '2006户' })).toEqual({
      verdict: 'skipped',
      findings: [{ field: null, value: '合计', code: 'totals_row', severity: 'skipped' }],
    });
    expect(check({ accountNo: '', name: ' 总 计：' }).verdict).toBe('skipped');
    expect(codes({ accountNo: '', name: '合计村王' })).toEqual(['no_account_no']);
  });

  it('ends every row in exactly one way, however hostile, and never throws', () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+8613909371234',
        '-1',
        '@SUM(A1)',
        '＝1',
        '\u202egnp',
        '__proto__',
        'constructor',
        '\u0000',
        '',
        '　',
        '合计',
        '1e308',
        '-0',
        '9'.repeat(400),
        '\ud800',
        "'; drop table account; --",
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    const row = fc.record(
      Object.fromEntries(
        accountFields.map((field) => [
          field,
          fc.oneof({ weight: 3, arbitrary: fc.constant(good[field]) }, { weight: 1, arbitrary: nasty }),
        ]),
      ) as Record<AccountField, fc.Arbitrary<string>>,
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(row, (cells) => {
        const result = checkAccountRow(cells as AccountCells, nothingTaken);
        seen.add(result.verdict);
        const rejections = result.findings.filter(({ severity }) => severity === 'rejected').length;
        const skips = result.findings.filter(({ severity }) => severity === 'skipped').length;
        if (result.verdict === 'accepted') {
          expect([rejections, skips]).toEqual([0, 0]);
          expect(result.account.accountNo).toMatch(/^[0-9A-Za-z-]{1,24}$/);
          expect(result.account.prepaidFen).toBeGreaterThanOrEqual(0);
          expect(JSON.stringify(result.account)).not.toMatch(/\\u0000|[\u202a-\u202e]/);
        } else {
          expect(rejections + skips).toBe(1);
          expect(result.findings).toHaveLength(1);
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].sort()).toEqual(['accepted', 'rejected', 'skipped']);
  });
});

describe('the units of a row', () => {
  it('reads voltages, capacities and dials exactly', () => {
    expect(['220', '380V', '10kV', '0.4kV', '高', '0', ''].map(parseVoltage)).toEqual([
      220,
      380,
      10_000,
      400,
      null,
      null,
      null,
    ]);
    expect(['8', '0.5', '315kVA', '30kW', '-1', 'x'].map(parseCapacity)).toEqual([
      8000,
      500,
      315_000,
      30_000,
      null,
      null,
    ]);
    expect(parseWholeDial('999999999999', 12)).toBe(999_999_999_999_000);
    expect(parseWholeDial('1000000', 6)).toBeNull();
  });
});
