import { v7 } from 'uuid';
import { ok, type Result } from '../../db/domain/kernel/result.ts';
import { openStore } from '../../db/local/store.ts';
import type { Clock, Counter, Keyring } from './counter.ts';
import { createKeyring, keyFilePath, openKeyring, type OsVault } from './keyring/keyring.ts';

/** Where a counter's store is and what this machine offers to open it with. */
export interface CounterPlace {
  readonly storePath: string;
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  readonly vault: OsVault | null;
  readonly clock: Clock;
}

/** Opens the counter of an existing store. Refuses key_locked; throws StoreTrouble when the store itself cannot be opened. */
export function openCounter(place: CounterPlace, recoveryCode: string | null = null): Result<Counter> {
  const keyring = openKeyring(keyFilePath(place.storePath), place.vault, recoveryCode);
  return keyring.ok ? ok(counterOf(place, keyring.value)) : keyring;
}

/** Makes a new store with a new data key: a counter without a station yet, and the recovery code to print. */
export function createCounter(place: CounterPlace): { counter: Counter; recoveryCode: string } {
  const { keyring, recoveryCode } = createKeyring(keyFilePath(place.storePath), place.vault);
  return { counter: counterOf(place, keyring), recoveryCode };
}

function counterOf(place: CounterPlace, keyring: Keyring): Counter {
  const store = openStore({
    path: place.storePath,
    migrationsFolder: place.migrationsFolder,
    nativeBinding: place.nativeBinding,
  });
  return { store, clock: place.clock, keyring, newId: () => v7() };
}
