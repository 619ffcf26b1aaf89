import { type Month, stationDayAt } from '../../../db/domain/kernel/calendar.ts';
import type { RouteOfMonth, RouteReader } from '../../../electron/contract/routes.ts';
import { call } from '../../api/counter-api.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { SignForm } from './sign-form.tsx';

/** 发放: the month's sheet goes to a reader, who signs; what is still out and who else it is told before. */
export function IssueForm(props: {
  readonly month: Month;
  readonly route: RouteOfMonth;
  readonly readers: readonly RouteReader[];
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { month, route, readers, onDone, onLeave } = props;
  const { routes: words } = useMessages();
  const { earlierOut } = route;
  return (
    <SignForm
      title={words.issueTitle(route.code, month)}
      yes={words.issueYes}
      personLabel={words.issueTo}
      readers={readers}
      readerId={route.readerId}
      onLeave={onLeave}
      onSign={async (signature) => {
        const { routeId } = route;
        const knowsOfEarlier = earlierOut !== null;
        const answer = await call('routes/issue-sheet', { month, routeId, knowsOfEarlier, ...signature });
        if (!answer.ok) return answer;
        const name = readers.find(({ personId }) => personId === signature.readerId)?.fullName ?? '';
        onDone(words.issued(route.code, name, answer.value.meters));
        return null;
      }}
    >
      {(readerId) => (
        <>
          {earlierOut === null ? null : (
            <TroubleLine tone="owed" testId="earlier-out">
              {words.earlierOut(earlierOut.month, earlierOut.issuedToName, stationDayAt(earlierOut.issuedAt))}
            </TroubleLine>
          )}
          {route.readerName === null || readerId === route.readerId ? null : (
            <TroubleLine tone="owed" testId="other-reader">
              {words.otherReader(route.readerName)}
            </TroubleLine>
          )}
          <p className="quiet">{words.issueHint(route.meters)}</p>
        </>
      )}
    </SignForm>
  );
}
