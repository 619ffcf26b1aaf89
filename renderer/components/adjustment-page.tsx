import { type ReactNode, useMemo, useState } from 'react';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import type { AdjustmentDetail } from '../../electron/contract/adjustments.ts';
import { AdjustmentEffect } from './adjustment-effect.tsx';
import { BillExplanation } from './bill-explanation.tsx';
import { DifferenceMoney } from './difference-money.tsx';
import { FactRow } from './field-row.tsx';
import { PickList } from './pick-list.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { useAnswer } from './use-answer.ts';
import { useKeys } from './use-keys.ts';
import { useMessages } from './use-messages.ts';
import '../styles/adjustment.css';

/**
 * One adjustment whole: whose, what for, who proposed and decided, what it does, what was posted. F5 explains a posted bill in its
 * place, Escape comes back. `children` stands under its head.
 */
export function AdjustmentPage(props: { readonly adjustmentId: number; readonly children?: ReactNode }) {
  const messages = useMessages();
  const words = messages.adjustments;
  const { value, trouble } = useAnswer('adjustments/get', { adjustmentId: props.adjustmentId });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isExplaining, setExplaining] = useState(false);
  const posted = value?.posted ?? noBills;
  const chosen =
    posted.find((bill) => bill.billId === chosenId) ??
    posted.find((bill) => bill.kind !== 'reversal') ??
    posted[0] ??
    null;
  const isPosted = chosen !== null;
  useKeys(
    useMemo(() => {
      if (isExplaining)
        return [{ key: 'Escape', label: words.backToAdjustment, run: () => setExplaining(false) }];
      return isPosted ? [{ key: 'F5', label: words.explain, run: () => setExplaining(true) }] : [];
    }, [words, isPosted, isExplaining]),
  );
  if (trouble !== null) return <TroubleLine>{trouble}</TroubleLine>;
  if (value === null) return <p className="quiet">{messages.app.loading}</p>;
  return (
    <article className="adjustment-page" data-testid="adjustment-page">
      <AdjustmentHead detail={value} />
      {isExplaining && chosen !== null ? (
        <div className="posted-explanation" data-testid="posted-explanation">
          <BillExplanation billId={chosen.billId} />
        </div>
      ) : (
        <>
          {props.children}
          <AdjustmentEffect preview={value.preview} />
          {chosen === null ? null : (
            <PostedBills
              posted={posted}
              chosenId={chosen.billId}
              onChoose={setChosenId}
              onExplain={() => setExplaining(true)}
            />
          )}
        </>
      )}
    </article>
  );
}

const noBills: AdjustmentDetail['posted'] = [];

function AdjustmentHead({ detail }: { readonly detail: AdjustmentDetail }) {
  const { adjustments: words } = useMessages();
  return (
    <>
      <header className="adjustment-who">
        <h2>{detail.name}</h2>
        <span className="figures">{detail.accountNo}</span>
        <span className="quiet">
          {words.no} {detail.adjustmentId}
        </span>
      </header>
      <p className="adjustment-fault">
        <strong>{words.faults[detail.fault].name}</strong>
        <span>{detail.reason}</span>
      </p>
      <div className="adjustment-facts">
        <FactRow name={words.proposedBy}>
          {detail.proposedByName} {stationTimeAt(detail.proposedAt)}
        </FactRow>
        <FactRow name={words.state}>
          <span className={detail.state === 'approved' ? 'done' : undefined} data-testid="adjustment-state">
            {detail.state === 'approved' ? '✓ ' : ''}
            {words.states[detail.state]}
          </span>
        </FactRow>
        {detail.decidedByName === null || detail.decidedAt === null ? null : (
          <FactRow name={words.decidedBy}>
            {detail.decidedByName} {stationTimeAt(detail.decidedAt)}
          </FactRow>
        )}
        {detail.decisionReason === null ? null : (
          <FactRow name={words.decisionReason}>{detail.decisionReason}</FactRow>
        )}
      </div>
    </>
  );
}

/** What was posted, bill by bill; Enter explains the chosen one. */
function PostedBills(props: {
  readonly posted: AdjustmentDetail['posted'];
  readonly chosenId: number;
  readonly onChoose: (billId: number) => void;
  readonly onExplain: () => void;
}) {
  const { adjustments: words } = useMessages();
  return (
    <section className="adjustment-posted">
      <h3>
        {words.posted} <span className="quiet">F5 {words.explain}</span>
      </h3>
      <PickList
        label={words.posted}
        testId="posted-bills"
        rowTestId="posted-bill"
        items={props.posted}
        keyOf={(bill) => String(bill.billId)}
        chosenKey={String(props.chosenId)}
        onChoose={(bill) => props.onChoose(bill.billId)}
        onOpen={props.onExplain}
      >
        {(bill) => (
          <div className="posted-line">
            <span>{bill.periodMonth}</span>
            <span>{words.postedKinds[bill.kind]}</span>
            <DifferenceMoney amount={bill.amountFen} />
          </div>
        )}
      </PickList>
    </section>
  );
}
