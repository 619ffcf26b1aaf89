import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyring, openKeyring, type OsVault } from '../../../../electron/services/keyring/keyring.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyring-'));
  path = join(folder, 'station.sqlite.keys.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const vaultOf = (mask: number): OsVault => ({
  isAvailable: () => true,
  wrap: (plain) => Buffer.from(plain.map((byte) => byte ^ mask)),
  unwrap: (wrapped) => {
    if (mask === 0) throw new Error('another user');
    return Buffer.from(wrapped.map((byte) => byte ^ mask));
  },
});
const secret = Buffer.from('620924197909111989');

describe('the keyring', () => {
  it('opens what it sealed after a restart, and only its owner may read the file', () => {
    const { keyring } = createKeyring(path, null);
    expect(keyring.guard).toBe('file_permissions');
    const sealed = keyring.seal(secret);
    expect(sealed.includes(secret)).toBe(false);
    const again = openKeyring(path, null);
    expect(again.ok && again.value.open(sealed).equals(secret)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('leaves the data key to the vault where there is one', () => {
    const { keyring } = createKeyring(path, vaultOf(0x5a));
    const sealed = keyring.seal(secret);
    expect(keyring.guard).toBe('operating_system');
    expect(openKeyring(path, null)).toMatchObject({ ok: false, refusal: { code: 'key_locked' } });
    expect(openKeyring(path, vaultOf(0))).toMatchObject({ ok: false, refusal: { code: 'key_locked' } });
    const again = openKeyring(path, vaultOf(0x5a));
    expect(again.ok && again.value.open(sealed).equals(secret)).toBe(true);
  });

  it('opens by the recovery code on another PC, and is guarded anew there', () => {
    const { keyring, recoveryCode } = createKeyring(path, vaultOf(0x5a));
    const sealed = keyring.seal(secret);
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const recovered = openKeyring(path, vaultOf(0x33), typed);
    expect(recovered.ok && recovered.value.open(sealed).equals(secret)).toBe(true);
    const next = openKeyring(path, vaultOf(0x33));
    expect(next.ok && next.value.open(sealed).equals(secret)).toBe(true);
  });

  it('refuses a wrong code, a damaged file, and no file', () => {
    createKeyring(path, vaultOf(0x5a));
    expect(openKeyring(path, null, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')).toMatchObject({ ok: false });
    writeFileSync(path, readFileSync(path, 'utf8').replace('"version": 1', '"version": 9'));
    expect(openKeyring(path, vaultOf(0x5a))).toMatchObject({ ok: false });
    expect(openKeyring(join(folder, 'none'), null)).toMatchObject({ ok: false });
  });

  it('notices a changed bit', () => {
    const { keyring } = createKeyring(path, null);
    const sealed = keyring.seal(secret);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => keyring.open(sealed)).toThrow();
  });
});
