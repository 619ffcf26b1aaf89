import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import type { Counter } from '../counter.ts';

const key = 'printing.printer';

/** Remembers the printer of this PC by the name its system gives it; null: none. Whoever is signed in may choose it. */
export function choosePrinter(counter: Counter, input: { readonly printer: string | null }): Result<null> {
  return counter.store.write(() => {
    putSetting(counter.store, key, input.printer);
    return ok(null);
  });
}

/** The printer of this PC; null when none was chosen. */
export function findChosenPrinter(counter: Counter): string | null {
  const chosen = findSetting(counter.store, key);
  return typeof chosen === 'string' ? chosen : null;
}
