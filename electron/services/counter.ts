import type { DaybookActor } from '../../db/local/daybook.ts';
import type { Store } from '../../db/local/store.ts';
import { rolesHold, type Right, type Role } from '../../db/domain/access/roles.ts';
import { stationDayAt, type Day } from '../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';

/** What time it is, in UTC milliseconds. */
export interface Clock {
  now(): number;
}

/** Keeps the station's data key: seals and opens small secrets (ID numbers, the signing key). */
export interface Keyring {
  readonly guard: 'operating_system' | 'file_permissions';
  seal(plain: Buffer): Buffer;
  open(sealed: Buffer): Buffer;
}

/** Everything a use case works with. One counter per open store. */
export interface Counter {
  readonly store: Store;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** A fresh UUIDv7. */
  newId(): string;
}

/** The person a use case is done for. */
export interface Actor extends DaybookActor {
  readonly loginName: string;
  readonly roles: readonly Role[];
}

/** Where a long use case tells how far it is and asks whether to go on. */
export interface Progress {
  report(
    stage: 'reading' | 'checking' | 'writing' | 'computing' | 'sending' | 'proving' | 'building',
    done: number,
    total: number,
  ): void;
  isCancelled(): boolean;
}

/** For callers that want no news. */
export const noProgress: Progress = { report() {}, isCancelled: () => false };

/** Refuses with right_missing unless one of the actor's roles holds the right (product.md "People"). */
export function checkRight(actor: Actor, right: Right): Result<null> {
  return rolesHold(actor.roles, right) ? ok(null) : refuse('right_missing', { right });
}

/** The station's calendar day now; money takes its day from the cash session instead. */
export function today(counter: Counter): Day {
  return stationDayAt(counter.clock.now());
}
