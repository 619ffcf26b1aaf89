import { fen } from '../../../db/domain/kernel/money.ts';
import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Money } from '../../components/money.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** Before an adjustment is posted: whose and how much, and that it cannot be taken back. */
export function ApproveQuestion(props: {
  readonly row: AdjustmentRow;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { row } = props;
  const { approvals, adjustments } = useMessages();
  return (
    <SureQuestion
      title={approvals.questionTitle(row.adjustmentId)}
      yes={approvals.questionYes}
      name="approve"
      isOff={props.isBusy}
      onYes={props.onYes}
      onNo={props.onNo}
    >
      <div data-testid="approve-question">
        <FactRow name={row.accountNo}>{row.name}</FactRow>
        <FactRow name={row.amountFen < 0 ? adjustments.refund : adjustments.collect}>
          <Money amount={fen(Math.abs(row.amountFen))} size="large" />
        </FactRow>
      </div>
      <p className="quiet">{approvals.questionEffect}</p>
    </SureQuestion>
  );
}
