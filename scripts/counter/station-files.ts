import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { keyFilePath } from '../../electron/services/keyring/keyring.ts';
import type { CounterPlace } from '../../electron/services/open-counter.ts';
import { migrationsFolder } from './paths.ts';

/** How this machine opens a store at a path; the command line has no operating system vault to offer. */
export function placeAt(storePath: string): CounterPlace {
  return {
    storePath,
    migrationsFolder,
    nativeBinding: undefined,
    vault: null,
    clock: { now: () => Date.now() },
  };
}

/** Takes away what a station that was not finished has left, so that nothing takes it for one. */
export function removeStation(storePath: string): void {
  for (const path of [
    storePath,
    `${storePath}-wal`,
    `${storePath}-shm`,
    keyFilePath(storePath),
    loginsPath(storePath),
  ]) {
    rmSync(path, { force: true });
  }
}

const loginsShape = z.strictObject({ password: z.string() });
const loginsPath = (storePath: string): string => `${storePath}.logins.json`;

/** The password that `init` or `demo` gave to every person of a station made on the command line; null for any other station. */
export function findKeptPassword(storePath: string): string | null {
  if (!existsSync(loginsPath(storePath))) return null;
  const parsed = loginsShape.safeParse(JSON.parse(readFileSync(loginsPath(storePath), 'utf8')));
  return parsed.success ? parsed.data.password : null;
}

/** Keeps that password beside the store, readable by its owner only, so that scripts need not carry it in every line. */
export function keepPassword(storePath: string, password: string): void {
  mkdirSync(dirname(storePath), { recursive: true });
  writeFileSync(loginsPath(storePath), `${JSON.stringify({ password })}\n`, { mode: 0o600 });
}
