import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../electron/services/imports/preview-import.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { accountsFile, contentOf, fileOf, november, runAccounts, stationA } from './support.ts';

describe('previewImport', () => {
  it('shows how the file of station A is read, and writes nothing', async () => {
    const station = november();
    const before = contentOf(station);
    const preview = valueOf(
      await previewImport(station, station.as('billing_supervisor'), {
        kind: 'accounts',
        path: stationA.accounts,
      }),
    );
    expect(preview).toMatchObject({
      format: 'csv',
      encoding: 'gb18030',
      rowCount: 2007,
      usualMonth: null,
      isRemembered: false,
    });
    expect(preview.headings).toHaveLength(23);
    expect(preview.sample).toHaveLength(10);
    expect(preview.sample[0]?.slice(0, 2)).toEqual(['6204200000', '民主小学']);
    expect(preview.fields[0]).toEqual({ field: 'accountNo', isRequired: true });
    expect(Object.values(preview.matching).every((index) => index !== null)).toBe(true);
    expect(preview.matching).toMatchObject({
      accountNo: 0,
      name: 1,
      areaCode: 6,
      areaName: 7,
      lastReading: 20,
      prepaid: 22,
    });
    expect(contentOf(station)).toBe(before);
  });

  it('shows the readings file to a meter reader', async () => {
    const station = november();
    const input = { kind: 'readings', path: stationA.readings } as const;
    const preview = valueOf(await previewImport(station, station.as('meter_reader'), input));
    expect(preview).toMatchObject({
      rowCount: 1975,
      usualMonth: '2026-11',
      matching: { accountNo: 0, meterNo: 1, readOn: 2, dial: 3, state: 4, note: 5 },
    });
    expect(refusalOf(await previewImport(station, station.as('cashier'), input)).code).toBe('right_missing');
  });

  it('says when the columns are remembered', async () => {
    const station = november();
    valueOf(await runAccounts(station, fileOf(accountsFile([{}]))));
    const path = fileOf(accountsFile([{}, {}]));
    const preview = valueOf(
      await previewImport(station, station.as('billing_supervisor'), { kind: 'accounts', path }),
    );
    expect(preview.isRemembered).toBe(true);
    expect(preview.matching.prepaid).toBe(22);
  });

  it('is not misled by headings that are names of the language', async () => {
    const station = november();
    const path = fileOf('__proto__,constructor,toString,户号,户号\n1,2,3,4,5\n');
    const preview = valueOf(
      await previewImport(station, station.as('billing_supervisor'), { kind: 'accounts', path }),
    );
    expect(preview.headings).toEqual(['__proto__', 'constructor', 'toString', '户号', '户号']);
    expect(preview.matching).toMatchObject({ accountNo: 3, name: null });
    expect(Object.keys(preview.matching)).not.toContain('__proto__');
    expect(({} as Record<string, unknown>).accountNo).toBeUndefined();
  });
});
