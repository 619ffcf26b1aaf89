import { randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { Keyring } from '../counter.ts';
import {
  type DataKeyFile,
  findDataKeyFile,
  keyOfRecoveryCode,
  makeRecoveryCode,
  openWith,
  sealWith,
  writeDataKeyFile,
} from './data-key-file.ts';

/** The operating system's own guard for small secrets, where there is one. */
export interface OsVault {
  isAvailable(): boolean;
  wrap(plain: Buffer): Buffer;
  unwrap(wrapped: Buffer): Buffer;
}

/** Where the data key of a store lies. */
export function keyFilePath(storePath: string): string {
  return `${storePath}.keys.json`;
}

/**
 * Makes the data key of a new store and writes its key file. Without a vault the key is guarded by the file's permissions alone,
 * and `guard` says so. Answers the recovery code, which is written nowhere: it is for a sheet of paper in the safe.
 */
export function createKeyring(
  path: string,
  vault: OsVault | null,
): { keyring: Keyring; recoveryCode: string } {
  const dataKey = randomBytes(32);
  const recoveryCode = makeRecoveryCode();
  const salt = randomBytes(16);
  const file = guardDataKey(dataKey, vault, {
    salt: salt.toString('base64'),
    sealed: sealWith(keyOfRecoveryCode(recoveryCode, salt), dataKey).toString('base64'),
  });
  writeDataKeyFile(path, file);
  return { keyring: keyringOf(dataKey, file.guard), recoveryCode };
}

/**
 * Opens the data key of a store: by the vault or the file as it is guarded, or by the recovery code, which also guards it anew for
 * this PC. Refuses key_locked when none of them opens it.
 */
export function openKeyring(
  path: string,
  vault: OsVault | null,
  recoveryCode: string | null = null,
): Result<Keyring> {
  const file = findDataKeyFile(path);
  if (file === null) return refuse('key_locked');
  if (recoveryCode !== null) return recoverKeyring(path, file, vault, recoveryCode);
  const guarded = Buffer.from(file.guarded, 'base64');
  if (file.guard === 'file_permissions') return ok(keyringOf(guarded, file.guard));
  if (vault === null || !vault.isAvailable()) return refuse('key_locked');
  try {
    return ok(keyringOf(vault.unwrap(guarded), file.guard));
  } catch {
    return refuse('key_locked');
  }
}

function recoverKeyring(
  path: string,
  file: DataKeyFile,
  vault: OsVault | null,
  code: string,
): Result<Keyring> {
  let dataKey: Buffer;
  try {
    const key = keyOfRecoveryCode(code, Buffer.from(file.recovery.salt, 'base64'));
    dataKey = openWith(key, Buffer.from(file.recovery.sealed, 'base64'));
  } catch {
    return refuse('key_locked');
  }
  // Only a PC with a vault takes the key over; a command line merely uses it and leaves the file as the counter's PC guards it.
  if (vault === null) return ok(keyringOf(dataKey, file.guard));
  const guarded = guardDataKey(dataKey, vault, file.recovery);
  writeDataKeyFile(path, guarded);
  return ok(keyringOf(dataKey, guarded.guard));
}

function guardDataKey(
  dataKey: Buffer,
  vault: OsVault | null,
  recovery: DataKeyFile['recovery'],
): DataKeyFile {
  return vault?.isAvailable() === true
    ? { version: 1, guard: 'operating_system', guarded: vault.wrap(dataKey).toString('base64'), recovery }
    : { version: 1, guard: 'file_permissions', guarded: dataKey.toString('base64'), recovery };
}

function keyringOf(dataKey: Buffer, guard: Keyring['guard']): Keyring {
  return { guard, seal: (plain) => sealWith(dataKey, plain), open: (sealed) => openWith(dataKey, sealed) };
}
