import { useMemo } from 'react';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { call } from '../api/counter-api.ts';
import { TroubleLine } from '../components/trouble-line.tsx';
import { useMessages } from '../components/use-messages.ts';
import { useRight } from '../stores/session-store.ts';
import { useStatus } from '../stores/status-store.ts';

/** Over every place while the PC's clock does not fit the book; the station head ends it with one key. */
export function ClockDoubtLine() {
  const { app } = useMessages();
  const doubt = useStatus((state) => state.status?.clockDoubt ?? null);
  const canConfirm = useRight('clock.confirm');
  const acts = useMemo(
    () =>
      canConfirm
        ? [
            {
              key: 'Ctrl+T',
              label: app.confirmClock,
              run: () => void call('clock/confirm').then(() => useStatus.getState().refresh()),
            },
          ]
        : [],
    [canConfirm, app],
  );
  if (doubt === null) return null;
  const [now, last] = [stationTimeAt(doubt.now), stationTimeAt(doubt.lastAt)];
  return (
    <TroubleLine acts={acts} testId="clock-doubt">
      {doubt.direction === 'behind' ? app.clockBehind(now, last) : app.clockAhead(now, last)}
    </TroubleLine>
  );
}
