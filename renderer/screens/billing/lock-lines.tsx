import { type Month, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { PeriodLocks } from '../../../electron/contract/periods.ts';
import { useMessages } from '../../components/use-messages.ts';

const shownLines = 4;

/** What happened to a month's lock, the newest first: who locked it, who asked for it to be opened and why, and what the head said. */
export function LockLines({ month, locks }: { readonly month: Month; readonly locks: PeriodLocks }) {
  const words = useMessages().billing;
  const lines = [
    ...locks.events
      .filter((event) => event.month === month)
      .map((event) => ({
        key: `e${event.eventId}`,
        at: event.decidedAt,
        text:
          event.action === 'locked'
            ? words.lockLine(event.decidedByName)
            : words.reopenLine(event.decidedByName, event.requestedByName ?? '', event.reason ?? ''),
      })),
    ...locks.requests
      .filter((request) => request.month === month && request.state !== 'approved')
      .map((request) => ({
        key: `r${request.requestId}`,
        at: request.decidedAt ?? request.requestedAt,
        text:
          request.state === 'waiting'
            ? words.askedLine(request.requestedByName, request.reason)
            : words.declinedLine(request.decidedByName ?? '', request.requestedByName, request.reason),
      })),
  ].toSorted((a, b) => b.at - a.at);
  if (lines.length === 0) return null;
  return (
    <ul className="billing-locks" data-testid="lock-lines">
      {lines.slice(0, shownLines).map(({ key, at, text }) => (
        <li key={key}>
          <span className="quiet figures">{stationTimeAt(at)}</span> {text}
        </li>
      ))}
    </ul>
  );
}
