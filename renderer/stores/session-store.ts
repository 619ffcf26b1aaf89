import { create } from 'zustand';
import type { Right } from '../../db/domain/access/roles.ts';
import type { SignedIn } from '../../electron/contract/people.ts';
import type { SetupState } from '../../electron/contract/setup.ts';
import { call, type FailedAnswer } from '../api/counter-api.ts';

interface SessionState {
  /** Null until the program has answered once. */
  readonly setup: SetupState | null;
  /** Why the station of this PC could not be opened. */
  readonly setupTrouble: FailedAnswer | null;
  readonly person: SignedIn | null;
  readonly isLocked: boolean;
  loadSetup(): Promise<void>;
  signedIn(person: SignedIn): void;
  locked(): void;
  signOut(): Promise<void>;
}

/** Who is at the counter, and whether the station is set up. */
export const useSession = create<SessionState>()((set) => ({
  setup: null,
  setupTrouble: null,
  person: null,
  isLocked: false,
  async loadSetup() {
    const answer = await call('setup/get-state');
    set(answer.ok ? { setup: answer.value, setupTrouble: null } : { setupTrouble: answer });
  },
  signedIn: (person) => set({ person, isLocked: false }),
  locked: () => set({ isLocked: true }),
  async signOut() {
    await call('session/sign-out');
    set({ person: null, isLocked: false });
  },
}));

/** Tells whether the person at the counter holds a right; screens hide what services would refuse. */
export function useRight(right: Right): boolean {
  return useSession((state) => state.person?.rights.includes(right) ?? false);
}
