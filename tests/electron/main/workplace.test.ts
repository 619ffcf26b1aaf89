import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../db/domain/kernel/result.ts';
import { makeWorkplace } from '../../../electron/main/workplace.ts';
import type { OsVault } from '../../../electron/services/keyring/keyring.ts';
import { setUpStation } from '../../../electron/services/setup/set-up-station.ts';
import { migrationsFolder, testClock } from '../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../db/policy');
const clock = testClock('2026-11-22T09:00');
let dataFolder = '';
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'workplace-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const vaultOf = (mask: number): OsVault => ({
  isAvailable: () => true,
  wrap: (plain) => Buffer.from(plain.map((byte) => byte ^ mask)),
  unwrap: (wrapped) => Buffer.from(wrapped.map((byte) => byte ^ mask)),
});
const otherPc: OsVault = {
  ...vaultOf(7),
  unwrap: () => {
    throw new Error('not the user who wrapped it');
  },
};
const workplaceWith = (vault: OsVault) =>
  makeWorkplace({ dataFolder, migrationsFolder, policyFolder, nativeBinding: undefined, vault, clock });
const input = {
  code: 'HLW01',
  name: '红柳湾供电所',
  countyName: '阿克塞县供电公司',
  administrator: { loginName: 'admin', fullName: '周管理', password: 'nobody-guesses-this' },
  policyFolder,
};

describe('the stores of a PC', () => {
  it('keeps a station that was set up, and opens it at the next start', async () => {
    const first = workplaceWith(vaultOf(3));
    const made = await first.create('station', (counter) => setUpStation(counter, input));
    expect(made.ok).toBe(true);
    first.close();
    const second = workplaceWith(vaultOf(3));
    expect(second.open().ok).toBe(true);
    second.close();
    expect(readdirSync(dataFolder)).toEqual(['station']);
  });

  it('keeps nothing of a set-up that was refused', async () => {
    const workplace = workplaceWith(vaultOf(3));
    expect(await workplace.create('station', async () => refuse('password_too_weak'))).toMatchObject({
      ok: false,
    });
    expect(readdirSync(dataFolder)).toEqual([]);
    expect((await workplace.create('station', (counter) => setUpStation(counter, input))).ok).toBe(true);
    workplace.close();
  });

  it('takes what a power cut left of a set-up for nothing', async () => {
    mkdirSync(join(dataFolder, 'demo.unfinished'));
    writeFileSync(join(dataFolder, 'demo.unfinished/station.sqlite'), 'torn');
    const workplace = workplaceWith(vaultOf(3));
    expect(workplace.open()).toMatchObject({ ok: false, refusal: { code: 'not_set_up' } });
    expect((await workplace.create('demo', (counter) => setUpStation(counter, input))).ok).toBe(true);
    expect(existsSync(join(dataFolder, 'demo.unfinished'))).toBe(false);
    workplace.close();
  });

  it('opens on another PC by the recovery code, once and from then on', async () => {
    const first = workplaceWith(vaultOf(3));
    const made = await first.create('station', (counter) => setUpStation(counter, input));
    first.close();
    const recoveryCode = made.ok ? made.value.recoveryCode : '';
    expect(workplaceWith(otherPc).open()).toMatchObject({ refusal: { code: 'key_locked' } });
    expect(workplaceWith(otherPc).open('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')).toMatchObject({
      refusal: { code: 'key_locked' },
    });
    const second = workplaceWith(vaultOf(9));
    expect(second.open(recoveryCode).ok).toBe(true);
    second.close();
    const third = workplaceWith(vaultOf(9));
    expect(third.open().ok).toBe(true);
    third.close();
  });
});
