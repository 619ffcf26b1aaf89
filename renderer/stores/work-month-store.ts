import { create } from 'zustand';
import { addMonths, monthOf, type Month } from '../../db/domain/kernel/calendar.ts';
import { useStatus } from './status-store.ts';

interface WorkMonthState {
  readonly chosen: Month | null;
  choose(month: Month): void;
}

const useChosenMonth = create<WorkMonthState>()((set) => ({
  chosen: null,
  choose: (month) => set({ chosen: month }),
}));

/** The billing month that the office places work on: the same when one goes from readings to bills; the station's month at first. */
export function useWorkMonth(): { readonly month: Month | null; readonly choose: (month: Month) => void } {
  const { chosen, choose } = useChosenMonth();
  const businessDay = useStatus((state) => state.status?.businessDay ?? null);
  return { month: chosen ?? (businessDay === null ? null : monthOf(businessDay)), choose };
}

/** The month of the business day and those before it, newest first; the worked-on month is always among them. */
export function recentMonths(newest: Month, worked: Month, count = 13): readonly Month[] {
  const months = Array.from({ length: count }, (_, index) => addMonths(newest, -index));
  return months.includes(worked) ? months : [...months, worked].toSorted().toReversed();
}
