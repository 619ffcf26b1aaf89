import { useCallback, useEffect, useMemo, useState } from 'react';
import type { VoidRequestRow } from '../../../electron/contract/payments.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight, useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import './approvals.css';

const freshEvery = 10_000;

/** 审批: voids that wait for another person; 1 approves, 2 declines the highlighted one. One's own are shown, not offered. */
export function ApprovalsScreen() {
  const messages = useMessages();
  const { approvals } = messages;
  const canApprove = useRight('payments.approve_void');
  const personId = useSession((state) => state.person?.personId);
  const [requests, setRequests] = useState<readonly VoidRequestRow[] | null>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);

  const load = useCallback(async (): Promise<void> => {
    const answer = await call('payments/list-void-requests');
    if (answer.ok) setRequests(answer.value);
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [messages]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), freshEvery);
    return () => clearInterval(timer);
  }, [load]);

  const chosen = requests?.find((request) => request.requestId === chosenId) ?? requests?.[0] ?? null;
  const isOwn = chosen !== null && chosen.requestedById === personId;
  const decide = useCallback(
    async (request: VoidRequestRow, isApproved: boolean): Promise<void> => {
      setBusy(true);
      setNews(null);
      const answer = await call('payments/decide-void', { requestId: request.requestId, isApproved });
      setBusy(false);
      const { receiptNo } = request.payment;
      if (answer.ok)
        setNews({
          tone: 'done',
          words: isApproved ? approvals.approved(receiptNo) : approvals.declined(receiptNo),
        });
      else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      void load();
      void useStatus.getState().refresh();
    },
    [approvals, messages, load],
  );
  const acts = useMemo(() => {
    const isOff = !canApprove || chosen === null || isOwn || isBusy;
    const act = (key: string, label: string, isApproved: boolean) => ({
      key,
      label,
      isOff,
      run: () => (chosen === null ? undefined : void decide(chosen, isApproved)),
    });
    return [act('1', approvals.approve, true), act('2', approvals.decline, false)] as const;
  }, [canApprove, chosen, isOwn, isBusy, approvals, decide]);
  useKeys(useMemo(() => (canApprove ? acts : []), [canApprove, acts]));

  return (
    <PlaceFrame
      isFilling
      title={approvals.title}
      hint={requests === null || requests.length === 0 ? approvals.hint : approvals.waiting(requests.length)}
      testId="approvals-screen"
      news={news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    >
      {requests === null ? null : chosen === null ? (
        <EmptyPlace purpose={approvals.empty} firstStep={approvals.emptyStep} />
      ) : (
        <div className="approval-columns">
          <Sheet className="approval-list">
            <PickList
              label={approvals.listLabel}
              testId="void-requests"
              rowTestId="void-request-row"
              items={requests}
              keyOf={(request) => String(request.requestId)}
              chosenKey={String(chosen.requestId)}
              isFocused
              onChoose={(request) => {
                setChosenId(request.requestId);
                setNews(null);
              }}
            >
              {(request) => (
                <div className="approval-line">
                  <span className="clip">
                    {request.payment.receiptNo} {request.payment.name}
                  </span>
                  <Money amount={request.payment.collectedFen} />
                  <span className="quiet clip">{request.reason}</span>
                </div>
              )}
            </PickList>
          </Sheet>
          <Sheet testId="void-request-detail" className="approval-detail">
            <div className="approval-amount">
              <span className="approval-name">{chosen.payment.name}</span>
              <Money amount={chosen.payment.collectedFen} size="huge" />
            </div>
            <p className="approval-reason">
              <span className="quiet">{approvals.reason}</span> {chosen.reason}
            </p>
            <div className="approval-facts">
              <div>
                <FactRow name={approvals.receiptNo}>{chosen.payment.receiptNo}</FactRow>
                <FactRow name={approvals.account}>{chosen.payment.accountNo}</FactRow>
                <FactRow name={approvals.copies}>{approvals.times(chosen.payment.printedCopies)}</FactRow>
              </div>
              <div>
                <FactRow name={approvals.takenBy}>{chosen.payment.takenByName}</FactRow>
                <FactRow name={approvals.takenAt}>{stationTimeAt(chosen.payment.takenAt)}</FactRow>
                <FactRow name={approvals.requestedBy}>{chosen.requestedByName}</FactRow>
                <FactRow name={approvals.requestedAt}>{stationTimeAt(chosen.requestedAt)}</FactRow>
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
                <p>{approvals.effect}</p>
                <div className="approval-acts">
                  <KeyButton act={acts[0]} kind="primary" size="large" testId="approve" />
                  <KeyButton act={acts[1]} size="large" testId="decline" />
                </div>
              </>
            )}
          </Sheet>
        </div>
      )}
    </PlaceFrame>
  );
}
