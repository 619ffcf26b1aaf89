import { useCallback, useMemo, useState } from 'react';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { VoidRequestRow } from '../../../electron/contract/payments.ts';
import { call } from '../../api/counter-api.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight, useSession } from '../../stores/session-store.ts';
import type { DecisionNews } from './waiting-item.ts';

/** A void that waits: the payment, who asked and why; 1 approves, 2 declines. */
export function VoidDecision(props: {
  readonly request: VoidRequestRow;
  readonly onDecided: (news: DecisionNews) => void;
}) {
  const { request, onDecided } = props;
  const messages = useMessages();
  const { approvals } = messages;
  const canApprove = useRight('payments.approve_void');
  const personId = useSession((state) => state.person?.personId);
  const isOwn = request.requestedById === personId;
  const [isBusy, setBusy] = useState(false);
  const { payment, requestId } = request;
  const decide = useCallback(
    async (isApproved: boolean): Promise<void> => {
      setBusy(true);
      const answer = await call('payments/decide-void', { requestId, isApproved });
      setBusy(false);
      const said = isApproved ? approvals.approved : approvals.declined;
      onDecided(
        answer.ok
          ? { tone: 'done', words: said(payment.receiptNo) }
          : { tone: 'wrong', words: sentenceOf(messages, answer) },
      );
    },
    [requestId, payment.receiptNo, approvals, messages, onDecided],
  );
  const acts = useMemo(() => {
    const isOff = isOwn || isBusy;
    return [
      { key: '1', label: approvals.approve, isOff, run: () => void decide(true) },
      { key: '2', label: approvals.decline, isOff, run: () => void decide(false) },
    ] as const;
  }, [isOwn, isBusy, approvals, decide]);
  useKeys(useMemo(() => (canApprove ? acts : []), [canApprove, acts]));
  return (
    <Sheet testId="void-request-detail" className="approval-detail">
      <div className="approval-amount">
        <span className="approval-name">{payment.name}</span>
        <Money amount={payment.collectedFen} size="huge" />
      </div>
      <p className="approval-reason">
        <span className="quiet">{approvals.reason}</span> {request.reason}
      </p>
      <div className="approval-facts">
        <div>
          <FactRow name={approvals.receiptNo}>{payment.receiptNo}</FactRow>
          <FactRow name={approvals.account}>{payment.accountNo}</FactRow>
          <FactRow name={approvals.copies}>{approvals.times(payment.printedCopies)}</FactRow>
        </div>
        <div>
          <FactRow name={approvals.takenBy}>{payment.takenByName}</FactRow>
          <FactRow name={approvals.takenAt}>{stationTimeAt(payment.takenAt)}</FactRow>
          <FactRow name={approvals.requestedBy}>{request.requestedByName}</FactRow>
          <FactRow name={approvals.requestedAt}>{stationTimeAt(request.requestedAt)}</FactRow>
        </div>
      </div>
      {!canApprove ? (
        <TroubleLine tone="quiet">{approvals.noRight}</TroubleLine>
      ) : isOwn ? (
        <TroubleLine tone="quiet" testId="own-request">
          {approvals.ownRequest}
        </TroubleLine>
      ) : (
        <>
          <p data-testid="void-effect">
            {request.way === 'void' ? approvals.effect : approvals.effectReversal}
          </p>
          <div className="approval-acts">
            <KeyButton act={acts[0]} kind="primary" size="large" testId="approve" />
            <KeyButton act={acts[1]} size="large" testId="decline" />
          </div>
        </>
      )}
    </Sheet>
  );
}
