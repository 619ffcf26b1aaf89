import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findStation } from '../../../db/local/queries/station.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';

/** How far this PC is; null for a PC without any store yet. Needs nobody signed in. */
export function getSetupState(
  counter: Counter | null,
  programVersion: string,
): Result<OutputOf<'setup/get-state'>> {
  const station = counter === null ? null : findStation(counter.store);
  return ok({
    stage: station === null ? 'fresh' : 'set_up',
    station,
    programVersion,
    keyGuard: counter === null ? 'none' : counter.keyring.guard,
  });
}
