import type { Result } from '../../db/domain/kernel/result.ts';
import type { Counter } from '../services/counter.ts';

/** The stores of this PC as the handlers see them. */
export interface Workplace {
  /** The folder with the policy packs that the program ships. */
  readonly policyFolder: string;
  /** Opens the station's (or the demo's) counter once; refuses not_set_up on a fresh PC, key_locked when its key cannot be opened;
   *  the recovery code opens it all the same and guards it anew for this PC. */
  open(recoveryCode?: string | null): Result<Counter>;
  /** Makes a new store and lets `build` fill it; if that refuses or throws, nothing is left behind. */
  create(
    kind: 'station' | 'demo',
    build: (counter: Counter) => Promise<Result<unknown>>,
  ): Promise<Result<{ readonly counter: Counter; readonly recoveryCode: string }>>;
  /** Puts the demo's folder aside, so that the PC is fresh again. */
  leaveDemo(): void;
  close(): void;
}
