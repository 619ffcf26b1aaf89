import { useCallback, useMemo, useRef, useState } from 'react';
import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import { call } from '../../api/counter-api.ts';
import { AdjustmentPage } from '../../components/adjustment-page.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { ApproveQuestion } from './approve-question.tsx';
import type { DecisionNews } from './waiting-item.ts';

/** An adjustment that waits, with all that it would do: 1 asks once more and posts it, 2 declines it with a reason. */
export function AdjustmentDecision(props: {
  readonly row: AdjustmentRow;
  readonly onAsking: (isAsking: boolean) => void;
  readonly onDecided: (news: DecisionNews) => void;
}) {
  const { row } = props;
  const messages = useMessages();
  const { adjustments, approvals } = messages;
  const personId = useSession((state) => state.person?.personId);
  const isOwn = row.proposedById === personId;
  const [asking, setAsking] = useState<'approve' | 'decline' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const newest = useRef(props);
  newest.current = props;
  const ask = useCallback((what: 'approve' | 'decline' | null) => {
    setAsking(what);
    newest.current.onAsking(what !== null);
  }, []);
  const { adjustmentId, name } = row;
  const decide = async (isApproved: boolean, reason: string | null): Promise<void> => {
    setBusy(true);
    const answer = await call('adjustments/decide', { adjustmentId, isApproved, reason });
    setBusy(false);
    setAsking(null);
    const said = isApproved ? approvals.adjustmentApproved : approvals.adjustmentDeclined;
    props.onDecided(
      answer.ok
        ? { tone: 'done', words: said(adjustmentId, name) }
        : { tone: 'wrong', words: sentenceOf(messages, answer) },
    );
  };
  const acts = useMemo(() => {
    const isOff = isOwn || isBusy;
    return [
      { key: '1', label: approvals.approveAdjustment, isOff, run: () => ask('approve') },
      { key: '2', label: approvals.decline, isOff, run: () => ask('decline') },
    ] as const;
  }, [isOwn, isBusy, approvals, ask]);
  // A digit that is typed into the reason is no decision.
  useKeys(useMemo(() => (asking === null ? acts : []), [asking, acts]));
  return (
    <ScrollBox label={adjustments.detailLabel}>
      <AdjustmentPage adjustmentId={adjustmentId}>
        {isOwn ? (
          <TroubleLine tone="quiet" testId="own-proposal">
            {approvals.ownProposal}
          </TroubleLine>
        ) : asking === 'decline' ? (
          <ReasonPick
            label={approvals.declineLabel}
            usual={approvals.declineReasons}
            isOff={isBusy}
            testId="decline-reason"
            onGive={(reason) => void decide(false, reason)}
            onLeave={() => ask(null)}
          />
        ) : (
          <div className="approval-acts">
            <KeyButton act={acts[0]} kind="primary" size="large" testId="approve-adjustment" />
            <KeyButton act={acts[1]} size="large" testId="decline-adjustment" />
          </div>
        )}
      </AdjustmentPage>
      {asking === 'approve' ? (
        <ApproveQuestion
          row={row}
          isBusy={isBusy}
          onYes={() => void decide(true, null)}
          onNo={() => ask(null)}
        />
      ) : null}
    </ScrollBox>
  );
}
