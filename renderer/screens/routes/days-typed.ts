import type { ReadingDays } from '../../../db/domain/metering/reading-days.ts';

/**
 * The days that somebody typed for a route: null for none at all, the usual one for an end that is left empty; `wrong` for what is no
 * day of a month. Whether they are the wrong way round the service says.
 */
export function daysTyped(first: string, last: string, usual: ReadingDays): ReadingDays | null | 'wrong' {
  if (first.trim() === '' && last.trim() === '') return null;
  const dayOf = (text: string, otherwise: number): number | null => {
    const typed = text.normalize('NFKC').trim();
    if (typed === '') return otherwise;
    return /^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 31 ? Number(typed) : null;
  };
  const firstDay = dayOf(first, usual.firstDay);
  const lastDay = dayOf(last, usual.lastDay);
  return firstDay === null || lastDay === null ? 'wrong' : { firstDay, lastDay };
}
