import { useCallback, useMemo, useState } from 'react';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { ReopenRequestRow } from '../../../electron/contract/periods.ts';
import { call } from '../../api/counter-api.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import type { DecisionNews } from './waiting-item.ts';

/** A wish to open a locked month again: who asked and why, and what it would allow; 1 approves, 2 declines. */
export function ReopenDecision(props: {
  readonly request: ReopenRequestRow;
  readonly onDecided: (news: DecisionNews) => void;
}) {
  const { request, onDecided } = props;
  const messages = useMessages();
  const { approvals } = messages;
  const personId = useSession((state) => state.person?.personId);
  const isOwn = request.requestedById === personId;
  const [isBusy, setBusy] = useState(false);
  const { requestId, month } = request;
  const decide = useCallback(
    async (isApproved: boolean): Promise<void> => {
      setBusy(true);
      const answer = await call('periods/decide-reopening', { requestId, isApproved });
      setBusy(false);
      const said = isApproved ? approvals.reopened : approvals.reopenDeclined;
      onDecided(
        answer.ok
          ? { tone: 'done', words: said(month) }
          : { tone: 'wrong', words: sentenceOf(messages, answer) },
      );
    },
    [requestId, month, approvals, messages, onDecided],
  );
  const acts = useMemo(() => {
    const isOff = isOwn || isBusy;
    return [
      { key: '1', label: approvals.reopen, isOff, run: () => void decide(true) },
      { key: '2', label: approvals.decline, isOff, run: () => void decide(false) },
    ] as const;
  }, [isOwn, isBusy, approvals, decide]);
  useKeys(acts);
  return (
    <Sheet testId="reopen-detail" className="approval-detail">
      <div className="approval-amount">
        <span className="approval-name">{approvals.reopenTitle(month)}</span>
      </div>
      <p className="approval-reason">
        <span className="quiet">{approvals.reason}</span> {request.reason}
      </p>
      <div className="approval-facts">
        <FactRow name={approvals.requestedBy}>{request.requestedByName}</FactRow>
        <FactRow name={approvals.requestedAt}>{stationTimeAt(request.requestedAt)}</FactRow>
      </div>
      {isOwn ? (
        <TroubleLine tone="quiet" testId="own-reopening">
          {approvals.ownRequest}
        </TroubleLine>
      ) : (
        <>
          <p>{approvals.reopenEffect}</p>
          <div className="approval-acts">
            <KeyButton act={acts[0]} kind="primary" size="large" testId="approve-reopening" />
            <KeyButton act={acts[1]} size="large" testId="decline-reopening" />
          </div>
        </>
      )}
    </Sheet>
  );
}
