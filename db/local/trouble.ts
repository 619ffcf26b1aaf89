import type { FailureCode } from '../domain/failure-code.ts';
import { StoreTrouble } from './store-trouble.ts';

/** The refusal code for trouble outside the program (a held store, a full disk); null for anything that is a bug. */
export function troubleCodeOf(error: unknown): FailureCode | null {
  if (error instanceof StoreTrouble) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'SQLITE_IOERR_WRITE') return 'disk_full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'store_busy';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'store_damaged';
  return null;
}
