import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptPolicyFile } from '../../../../electron/services/policy/accept-policy-file.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { getPolicyPack } from '../../../../electron/services/policy/get-policy-pack.ts';
import { listPolicyPacks } from '../../../../electron/services/policy/list-policy-packs.ts';
import { readPolicyFile } from '../../../../electron/services/policy/read-policy-file.ts';
import { shippedPack, shippedPackText } from '../../../support/packs.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const gansu = shippedPackText('gansu');
const version = (changes: object) => JSON.stringify({ ...(JSON.parse(gansu) as object), ...changes });

function fileIn(station: TestStation, name: string, content: string | Uint8Array): string {
  const path = join(station.folder, name);
  writeFileSync(path, content);
  return path;
}

const countPacks = (station: TestStation) =>
  station.store.sqlite.prepare('select count(*) from policy_pack').pluck().get();

describe('readPolicyFile', () => {
  it('reads a pack with or without the mark of UTF-8, and knows what was accepted', async () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    const path = fileIn(station, '电价.json', `\ufeff${gansu}`);
    const read = valueOf(await readPolicyFile(station, supervisor, { path }));
    expect(read.pack).toEqual(shippedPack('gansu'));
    expect(read.acceptedId).toBeNull();
    const { policyPackId } = valueOf(acceptPolicyPack(station, supervisor, { text: gansu }));
    const again = valueOf(await readPolicyFile(station, supervisor, { path }));
    expect(again).toMatchObject({ acceptedId: policyPackId, contentHash: read.contentHash });
  });

  it('refuses what is no such file, names the place in one that is wrong, and lets nobody else look', async () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    valueOf(acceptPolicyPack(station, supervisor, { text: gansu }));
    mkdirSync(join(station.folder, 'folder.json'));
    const cases: readonly [string, string | Uint8Array | null, object][] = [
      ['nowhere.json', null, { code: 'file_unreadable' }],
      ['folder.json', null, { code: 'file_unreadable' }],
      ['bytes.json', new Uint8Array([0x7b, 0xff, 0xfe]), { code: 'file_unreadable' }],
      ['gb.json', new Uint8Array([0x22, 0xb8, 0xca, 0xcb, 0xe0, 0x22]), { code: 'file_unreadable' }],
      ['large.json', ' '.repeat(2_000_001), { code: 'file_too_large' }],
      ['full.json', `${gansu}${' '.repeat(2_000_000 - Buffer.byteLength(gansu))}`, {}],
      ['text.json', 'no json', { code: 'policy_pack_invalid', facts: { place: '', problem: 'not_json' } }],
      [
        'other.json',
        version({ title: '改过的' }),
        { code: 'policy_pack_invalid', facts: { place: 'version' } },
      ],
      [
        'place.json',
        gansu.replace('"0.6043"', '"6o43"'),
        { facts: { place: 'tariffs.2.charge.yuanPerKwh' } },
      ],
    ];
    for (const [name, content, expected] of cases) {
      const path = content === null ? join(station.folder, name) : fileIn(station, name, content);
      const read = await readPolicyFile(station, supervisor, { path });
      expect(read.ok ? {} : read.refusal, name).toMatchObject(expected);
      expect(read.ok, name).toBe(name === 'full.json');
    }
    const path = fileIn(station, 'gansu.json', gansu);
    expect(refusalOf(await readPolicyFile(station, station.as('biller'), { path })).code).toBe(
      'right_missing',
    );
  });
});

describe('acceptPolicyFile', () => {
  it('accepts what was tried, once, and refuses a file that changed since', async () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    const path = fileIn(station, 'next.json', version({ version: 3, effectiveFrom: '2026-12-01' }));
    const { contentHash } = valueOf(await readPolicyFile(station, supervisor, { path }));

    fileIn(station, 'next.json', version({ version: 3, effectiveFrom: '2026-12-01', title: '改过的' }));
    const changed = await acceptPolicyFile(station, supervisor, { path, contentHash });
    expect(refusalOf(changed).code).toBe('policy_pack_changed');
    expect(countPacks(station)).toBe(0);

    // Another layout of the same content is the same pack.
    fileIn(
      station,
      'next.json',
      JSON.stringify(JSON.parse(version({ version: 3, effectiveFrom: '2026-12-01' })), null, 4),
    );
    const { packId } = valueOf(await acceptPolicyFile(station, supervisor, { path, contentHash }));
    expect(valueOf(await acceptPolicyFile(station, supervisor, { path, contentHash }))).toEqual({ packId });
    expect(countPacks(station)).toBe(1);
    const entries = station.store.sqlite.prepare('select kind from daybook_entry').pluck().all();
    expect(entries).toEqual(['policy_accepted']);
  });
});

describe('the list of packs', () => {
  it('is newest start first, with who accepted it and which is in force today; each can be read', async () => {
    const station = openTestStation({ now: '2026-11-22T09:00' });
    const supervisor = station.as('billing_supervisor');
    const first = valueOf(acceptPolicyPack(station, supervisor, { text: gansu }));
    station.clock.to('2026-11-22T10:00');
    const later = valueOf(
      acceptPolicyPack(station, supervisor, { text: version({ version: 3, effectiveFrom: '2026-12-01' }) }),
    );
    const reader = station.as('cashier');
    const list = valueOf(listPolicyPacks(station, reader));
    expect(list.map(({ packId, version, isInForce }) => [packId, version, isInForce])).toEqual([
      [later.policyPackId, 3, false],
      [first.policyPackId, 2, true],
    ]);
    expect(list[0]).toMatchObject({
      code: 'gansu',
      title: '甘肃省目录电价（2021 年 8 月公布）',
      effectiveFrom: '2026-12-01',
      acceptedAt: Date.parse('2026-11-22T10:00+08:00'),
      acceptedByName: supervisor.fullName,
    });
    station.clock.to('2026-12-01T09:00');
    expect(valueOf(listPolicyPacks(station, reader))[0]?.isInForce).toBe(true);

    expect(valueOf(getPolicyPack(station, reader, { packId: first.policyPackId }))).toEqual(
      shippedPack('gansu'),
    );
    expect(refusalOf(getPolicyPack(station, reader, { packId: 99 })).code).toBe('policy_pack_unknown');
    expect(refusalOf(listPolicyPacks(station, station.as('meter_reader'))).code).toBe('right_missing');
    expect(
      refusalOf(getPolicyPack(station, station.as('meter_reader'), { packId: first.policyPackId })).code,
    ).toBe('right_missing');
  });
});
