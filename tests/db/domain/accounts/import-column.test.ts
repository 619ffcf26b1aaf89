import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountColumns } from '../../../../db/domain/accounts/account-columns.ts';
import { findMissingField, headingKey, matchHeadings } from '../../../../db/domain/accounts/import-column.ts';
import { handheldColumns } from '../../../../db/domain/metering/handheld-columns.ts';

describe('matchHeadings', () => {
  it('matches synonyms, units, blanks, full-width signs and English', () => {
    const headings = [
      '用 户 编 号',
      '户名（必填）',
      '用电类别*',
      'Meter No.',
      '倍率',
      '示数位数',
      '上月止码(kWh)',
      '预收余额（元）',
      '联系　电话',
    ];
    const matching = matchHeadings(accountColumns, headings);
    expect(matching).toMatchObject({
      accountNo: 0,
      name: 1,
      customerClass: 2,
      meterNo: 3,
      multiplier: 4,
      digits: 5,
      lastReading: 6,
      prepaid: 7,
      phone: 8,
    });
    expect(findMissingField(accountColumns, matching, headings.length)).toBeNull();
  });

  it('uses no column twice and none that is not there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom('户号', '户名', '表号', '止码', '__proto__', '地址'), fc.string()),
          { maxLength: 30 },
        ),
        (headings) => {
          for (const columns of [accountColumns, handheldColumns] as const) {
            const used = Object.values(matchHeadings<string>(columns, headings)).filter(
              (index) => index !== null,
            );
            expect(new Set(used).size).toBe(used.length);
            expect(used.every((index) => index >= 0 && index < headings.length)).toBe(true);
          }
        },
      ),
    );
  });

  it('gives no spelling to two fields of one file', () => {
    for (const columns of [accountColumns, handheldColumns] as const) {
      const keys = columns.flatMap(({ spellings }) => spellings.map(headingKey));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('names the first required field that no column holds', () => {
    const matching = matchHeadings(handheldColumns, ['户号', '抄表日期', '本月止码']);
    expect(findMissingField(handheldColumns, matching, 3)).toBe('meterNo');
    expect(findMissingField(handheldColumns, { ...matching, meterNo: 7 }, 3)).toBe('meterNo');
  });
});
