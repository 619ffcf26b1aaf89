import { create } from 'zustand';
import type { CounterStatus } from '../../electron/contract/status.ts';
import { call } from '../api/counter-api.ts';

interface StatusState {
  readonly status: CounterStatus | null;
  refresh(): Promise<void>;
  clear(): void;
}

/** What the strip and the rail show; refreshed by the clock and after every act that may change it. */
export const useStatus = create<StatusState>()((set) => ({
  status: null,
  async refresh() {
    const answer = await call('status/get');
    if (answer.ok) set({ status: answer.value });
  },
  clear: () => set({ status: null }),
}));
