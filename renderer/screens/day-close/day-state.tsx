import { useMemo } from 'react';
import type { DayPage } from '../../../electron/contract/cash.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { daySums, firstDifference } from './day-sums.ts';

/** One sentence on where the day stands: closed by whom, ready, or the first thing that hinders and where to go. */
export function DayState({ page, canClose }: { readonly page: DayPage; readonly canClose: boolean }) {
  const { dayClose } = useMessages();
  const canVerify = useRight('daybook.verify');
  const unprinted = useStatus((state) => state.status?.waiting.unprinted ?? 0);
  const different = firstDifference(daySums(page));
  const toBooks = useMemo(
    () =>
      canVerify ? [{ key: 'F3', label: dayClose.toBooks, run: () => usePlace.getState().goTo('books') }] : [],
    [canVerify, dayClose],
  );
  if (page.hindrance === 'already_closed' || page.state === 'closed') {
    return (
      <TroubleLine tone="done" testId="day-state">
        <span className="done">✓</span>{' '}
        {dayClose.hindrances.already_closed(
          page.closedByName ?? '',
          page.closedAt === null ? '' : stationTimeAt(page.closedAt),
        )}{' '}
        {page.chainHead === null ? null : (
          <span className="quiet">
            {dayClose.chain} <span className="figures">{page.chainHead.slice(0, 8)}</span>
          </span>
        )}
      </TroubleLine>
    );
  }
  if (different !== null) {
    return (
      <TroubleLine acts={toBooks} testId="day-state">
        {dayClose.why[different.name]}
      </TroubleLine>
    );
  }
  if (page.hindrance === 'sums_differ') {
    return (
      <TroubleLine acts={toBooks} testId="day-state">
        {dayClose.hindrances.sums_differ}
      </TroubleLine>
    );
  }
  if (page.hindrance === 'cash_sessions_still_open') {
    const names = page.sessions
      .filter((session) => session.state !== 'closed')
      .map((session) => session.cashierName);
    return (
      <TroubleLine tone="quiet" testId="day-state">
        {dayClose.hindrances.cash_sessions_still_open([...new Set(names)].join(', '))}
      </TroubleLine>
    );
  }
  return (
    <TroubleLine tone="quiet" testId="day-state">
      {page.hindrance === 'business_day_empty' ? dayClose.hindrances.business_day_empty : dayClose.ready}{' '}
      {unprinted === 0 ? '' : <span className="owed">{dayClose.unprinted(unprinted)} </span>}
      {canClose ? '' : dayClose.noRight}
    </TroubleLine>
  );
}
