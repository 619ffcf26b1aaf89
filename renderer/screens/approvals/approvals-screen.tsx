import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { DifferenceMoney } from '../../components/difference-money.tsx';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { AdjustmentDecision } from './adjustment-decision.tsx';
import { ReopenDecision } from './reopen-decision.tsx';
import { VoidDecision } from './void-decision.tsx';
import { type DecisionNews, keyAfter, type WaitingItem, waitingItems } from './waiting-item.ts';
import './approvals.css';

const freshEvery = 10_000;

/** 审批: voids, adjustments and reopenings of locked months that wait for another person; 1 approves, 2 declines the highlighted one. One's own are shown, not offered. */
export function ApprovalsScreen() {
  const messages = useMessages();
  const { approvals } = messages;
  const { items, trouble, load } = useWaiting();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [news, setNews] = useState<DecisionNews | null>(null);
  const chosen = items?.find((item) => item.key === chosenKey) ?? items?.[0] ?? null;

  const decided = useCallback(
    (item: WaitingItem, outcome: DecisionNews) => {
      setNews(outcome);
      setAsking(false);
      if (outcome.tone === 'done' && items !== null) setChosenKey(keyAfter(items, item.key));
      void load();
      void useStatus.getState().refresh();
    },
    [items, load],
  );

  return (
    <PlaceFrame
      isFilling
      title={approvals.title}
      hint={items === null || items.length === 0 ? approvals.hint : approvals.waiting(items.length)}
      testId="approvals-screen"
      news={
        <>
          {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="decision-news">
              {news.words}
            </TroubleLine>
          )}
        </>
      }
    >
      {items === null ? null : chosen === null ? (
        <EmptyPlace purpose={approvals.empty} firstStep={approvals.emptyStep} />
      ) : (
        <div className="approval-columns">
          <Sheet className="approval-list">
            <PickList
              label={approvals.listLabel}
              testId="waiting-items"
              rowTestId="waiting-item"
              items={items}
              keyOf={(item) => item.key}
              chosenKey={chosen.key}
              isFocused={!isAsking}
              onChoose={(item) => {
                setChosenKey(item.key);
                setAsking(false);
                setNews(null);
              }}
            >
              {(item) => <WaitingLine item={item} />}
            </PickList>
          </Sheet>
          {chosen.kind === 'void' ? (
            <VoidDecision
              key={chosen.key}
              request={chosen.request}
              onDecided={(outcome) => decided(chosen, outcome)}
            />
          ) : chosen.kind === 'reopening' ? (
            <ReopenDecision
              key={chosen.key}
              request={chosen.reopening}
              onDecided={(outcome) => decided(chosen, outcome)}
            />
          ) : (
            <AdjustmentDecision
              key={chosen.key}
              row={chosen.row}
              onAsking={setAsking}
              onDecided={(outcome) => decided(chosen, outcome)}
            />
          )}
        </div>
      )}
    </PlaceFrame>
  );
}

function WaitingLine({ item }: { readonly item: WaitingItem }) {
  const { approvals, adjustments } = useMessages();
  if (item.kind === 'void') {
    const { payment, reason } = item.request;
    return (
      <div className="approval-line" data-testid="void-request-row">
        <span className="clip">
          <span className="quiet">{approvals.kinds.void}</span> {payment.receiptNo} {payment.name}
        </span>
        <Money amount={payment.collectedFen} />
        <span className="quiet clip">{reason}</span>
      </div>
    );
  }
  if (item.kind === 'reopening') {
    const { month, requestedByName, reason } = item.reopening;
    return (
      <div className="approval-line" data-testid="reopening-row">
        <span className="clip">
          <span className="quiet">{approvals.kinds.reopening}</span> {month}
        </span>
        <span />
        <span className="quiet clip">
          {requestedByName} · {reason}
        </span>
      </div>
    );
  }
  const { row } = item;
  return (
    <div className="approval-line" data-testid="adjustment-row">
      <span className="clip">
        <span className="quiet">{approvals.kinds.adjustment}</span> {row.adjustmentId} {row.name}
      </span>
      <DifferenceMoney amount={row.amountFen} />
      <span className="quiet clip">
        {adjustments.faults[row.fault].name} · {row.reason}
      </span>
    </div>
  );
}

/** What waits of the kinds that this person may see, looked up anew now and then. */
function useWaiting() {
  const messages = useMessages();
  const seesVoids = useRight('payments.view');
  const seesAdjustments = useRight('adjustments.approve');
  const seesReopenings = useRight('periods.reopen');
  const [items, setItems] = useState<readonly WaitingItem[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const [voids, adjustments, locks] = await Promise.all([
      seesVoids ? call('payments/list-void-requests') : { ok: true as const, value: [] },
      seesAdjustments ? call('adjustments/list', { state: 'waiting' }) : { ok: true as const, value: [] },
      seesReopenings ? call('periods/list') : { ok: true as const, value: { requests: [] } },
    ]);
    const failed = [voids, adjustments, locks].find((answer) => !answer.ok) ?? null;
    setTrouble(failed === null || failed.ok ? null : sentenceOf(messages, failed));
    setItems(
      waitingItems(
        voids.ok ? voids.value : [],
        adjustments.ok ? adjustments.value : [],
        locks.ok ? locks.value.requests : [],
      ),
    );
  }, [messages, seesVoids, seesAdjustments, seesReopenings]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), freshEvery);
    return () => clearInterval(timer);
  }, [load]);
  return useMemo(() => ({ items, trouble, load }), [items, trouble, load]);
}
