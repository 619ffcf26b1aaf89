import { safeStorage } from 'electron';
import type { OsVault } from '../services/keyring/keyring.ts';

/**
 * The operating system's own guard for the data key. Linux without a keyring falls back to a fixed password inside Chromium,
 * which guards nothing: it counts as not available, and the program says so instead of pretending.
 */
export function makeOsVault(): OsVault {
  return {
    isAvailable() {
      if (!safeStorage.isEncryptionAvailable()) return false;
      return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
    },
    wrap: (plain) => safeStorage.encryptString(plain.toString('base64')),
    unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
  };
}
