import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedPackText } from '../../support/packs.ts';
import { runCounter, tempFolder } from './support.ts';

const folder = tempFolder();
const station = ['--store', path.join(folder, 'station.sqlite'), '--json'];

function packFile(name: string, changes: object): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(shippedPackText('gansu')) as object), ...changes }));
  return file;
}

describe('counter policy', { timeout: 60_000 }, () => {
  it('brings a change of prices to the station, once, by somebody who may', async () => {
    expect((await runCounter(['init', ...station])).status).toBe(0);
    const file = packFile('next.json', { version: 3, title: '新电价', effectiveFrom: '2027-01-01' });

    const asCashier = await runCounter(['policy', file, ...station, '--as', 'cashier']);
    expect(asCashier.status).toBe(1);
    expect(asCashier.json()).toMatchObject({ refusal: { code: 'right_missing' } });

    const accepted = await runCounter(['policy', file, ...station]);
    expect(accepted.status).toBe(0);
    expect(accepted.json()).toMatchObject({
      code: 'gansu',
      version: 3,
      effectiveFrom: '2027-01-01',
      isRepeated: false,
    });
    expect((await runCounter(['policy', file, ...station])).json()).toMatchObject({ isRepeated: true });

    const inWords = await runCounter(['policy', file, '--store', station[1] ?? '']);
    expect(inWords.stdout).toContain('gansu 3: 新电价');
    expect(inWords.stdout).toContain('2027-01-01');
  });

  it('tries a pack without accepting it', async () => {
    expect(
      (await runCounter(['init', ...station, '--store', path.join(folder, 'tried.sqlite')])).status,
    ).toBe(0);
    const tried = ['--store', path.join(folder, 'tried.sqlite')];
    const file = packFile('tried.json', { version: 3, effectiveFrom: '2027-01-01' });
    const run = await runCounter(['policy', file, '--try', ...tried, '--json']);
    expect(run.status).toBe(0);
    expect(run.json()).toMatchObject({ code: 'gansu', version: 3, month: null, accounts: 0, changed: [] });
    const inWords = await runCounter(['policy', file, '--try', ...tried]);
    expect(inWords.stdout).toContain('nobody to try it on');
    const accepted = await runCounter(['policy', file, ...tried, '--json']);
    expect(accepted.json()).toMatchObject({ version: 3, isRepeated: false });
    const asCashier = await runCounter(['policy', file, '--try', ...tried, '--json', '--as', 'cashier']);
    expect(asCashier.json()).toMatchObject({ refusal: { code: 'right_missing' } });
  });

  it('says no to a file that is none and to a pack that is wrong', async () => {
    const missing = await runCounter(['policy', path.join(folder, 'nowhere.json'), ...station]);
    expect(missing.status).toBe(1);
    expect(missing.json()).toMatchObject({ refusal: { code: 'file_unreadable' } });
    const wrong = await runCounter(['policy', packFile('wrong.json', { version: 4, extra: 1 }), ...station]);
    expect(wrong.status).toBe(1);
    expect(wrong.json()).toMatchObject({
      refusal: { code: 'policy_pack_invalid', facts: { place: 'extra' } },
    });
    const inWords = await runCounter([
      'policy',
      path.join(folder, 'wrong.json'),
      '--store',
      station[1] ?? '',
    ]);
    expect(inWords.stderr).toContain('The policy pack was not loaded; at extra: the key is unknown.');
  });
});
