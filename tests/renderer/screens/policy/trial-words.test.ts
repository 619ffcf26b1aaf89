import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { ChosenPack, PackRow, TrialRun } from '../../../../electron/contract/policy.ts';
import { exportChannels } from '../../../../electron/contract/exports.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { whyNotBilled } from '../../../../renderer/messages/why-not-billed.ts';
import {
  changedTable,
  filterChanged,
  groupsTable,
  notBilledTable,
  packTable,
} from '../../../../renderer/screens/policy/policy-tables.ts';
import { remarksOn } from '../../../../renderer/screens/policy/trial-remarks.ts';
import { shareOf, signedText } from '../../../../renderer/screens/policy/trial-sum.tsx';
import { shippedPack } from '../../../support/packs.ts';

const zh = messagesOf['zh-CN'];

const bill = (accountNo: string, name: string, tariffLabel: string, oldFen: number, newFen: number) => ({
  accountNo,
  name,
  tariffLabel,
  energyWh: wattHours(100_000),
  oldFen: fen(oldFen),
  newFen: fen(newFen),
  differenceFen: fen(newFen - oldFen),
});
const group = (
  tariffCode: string,
  tariffLabel: string,
  accounts: number,
  oldFen: number,
  newFen: number,
) => ({
  ...bill('', '', tariffLabel, oldFen, newFen),
  tariffCode,
  accounts,
  dearer: newFen > oldFen ? accounts : 0,
  cheaper: newFen < oldFen ? accounts : 0,
});
const run: TrialRun = {
  month: month('2026-10'),
  accounts: 5,
  oldFen: fen(30_000),
  newFen: fen(29_500),
  groups: [
    group('residential_low', '居民', 3, 10_000, 11_000),
    group('commercial_low', '商业', 2, 20_000, 18_500),
  ],
  changed: [bill('2001', '供销社', '商业', 15_000, 13_800), bill('1001', '王秀英', '居民', 5000, 5600)],
  notBilled: [{ accountNo: '3001', name: '农场', code: 'tariff_unknown', place: 'agricultural 220 V' }],
};
const file: ChosenPack = {
  token: 't',
  fileName: 'next.json',
  contentHash: 'h',
  isKnown: false,
  pack: { ...shippedPack('gansu'), effectiveFrom: day('2026-12-01') },
};
const row = (packId: number, effectiveFrom: string): PackRow => ({
  packId,
  code: 'gansu',
  version: packId,
  title: `第${packId}版`,
  effectiveFrom: day(effectiveFrom),
  acceptedAt: 0,
  acceptedByName: '电费专责',
  isInForce: false,
});

describe('the lists of a trial run', () => {
  it('leave the program with their sum, as the border takes them', () => {
    const table = groupsTable(zh, run);
    expect(table.rows.at(-1)).toEqual(['合计', 5, 3, 2, 200_000, 30_000, 29_500, -500]);
    const tables = [
      table,
      changedTable(zh, '2026-10', run.changed),
      notBilledTable(zh, run),
      packTable(zh, shippedPack('gansu')),
      packTable(messagesOf.en, shippedPack('zhejiang')),
    ];
    for (const one of tables)
      expect(exportChannels['exports/save-table'].input.safeParse(one).error?.issues ?? []).toEqual([]);
  });

  it('are searched by number, name or tariff', () => {
    const found = (typed: string) => filterChanged(run.changed, typed).map(({ accountNo }) => accountNo);
    expect([found(''), found(' 2001 '), found('秀英'), found('商业'), found('x')]).toEqual([
      ['2001', '1001'],
      ['2001'],
      ['1001'],
      ['2001'],
      [],
    ]);
  });

  it('say in words why an account cannot be billed', () => {
    expect(run.notBilled.map((one) => whyNotBilled(zh, one))).toEqual(['没有“农业生产” 220 伏的电价']);
    expect(whyNotBilled(zh, { code: 'tariff_unknown', place: 'lift_x' })).toBe(
      zh.refusals.tariff_unknown({ code: 'lift_x' }),
    );
    expect(whyNotBilled(zh, { code: 'usage_incomplete', place: 'registers.demand' })).toBe(
      zh.refusals.usage_incomplete({ place: 'registers.demand' }),
    );
    expect(whyNotBilled(zh, { code: 'of_tomorrow', place: '' })).toBe('of_tomorrow');
  });
});

describe('figures of a change', () => {
  it('carry their sign', () => {
    expect([fen(1234567), fen(-5), fen(0)].map(signedText)).toEqual(['+12,345.67', '−0.05', '0.00']);
    expect([shareOf(fen(-500), fen(30_000)), shareOf(fen(15), fen(1000)), shareOf(fen(0), fen(1))]).toEqual([
      '−1.7%',
      '+1.5%',
      '0.0%',
    ]);
    expect(shareOf(fen(5), fen(0))).toBe('');
  });
});

describe('remarks before acceptance', () => {
  const tones = (remarks: ReturnType<typeof remarksOn>) => remarks.map(({ tone }) => tone);

  it('are none for a pack that begins after all bills and can bill everybody', () => {
    expect(remarksOn(zh, file, { ...run, notBilled: [] }, [row(1, '2021-08-01')])).toEqual([]);
    expect(remarksOn(zh, file, null, [])).toEqual([]);
  });

  it('name days that are billed already, a later pack, accounts that cannot be billed, a pack known before', () => {
    const early = { ...file, isKnown: true, pack: { ...file.pack, effectiveFrom: day('2026-10-15') } };
    const packs = [row(3, '2027-06-01'), row(2, '2027-01-01'), row(1, '2021-08-01')];
    const remarks = remarksOn(zh, early, run, packs);
    expect(tones(remarks)).toEqual(['wrong', 'owed', 'owed', 'owed']);
    expect(remarks[2]?.words).toBe(zh.policy.beforeBilled('2026-10-15', '2026-10'));
    expect(remarks[3]?.words).toBe(zh.policy.replacedOn('2027-01-01', '第2版'));
  });

  it('say that there is nobody to try it on', () => {
    const nobody: TrialRun = { ...run, month: null, groups: [], changed: [], notBilled: [] };
    expect(remarksOn(zh, file, nobody, [])).toEqual([{ tone: 'quiet', words: zh.policy.noMonth }]);
  });
});
