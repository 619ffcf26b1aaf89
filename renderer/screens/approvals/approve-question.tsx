import { Modal } from 'antd';
import { useMemo, useRef } from 'react';
import { fen } from '../../../db/domain/kernel/money.ts';
import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import { FactRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/** Before an adjustment is posted: whose and how much, and that it cannot be taken back. F9, another key than asked for it, posts it. */
export function ApproveQuestion(props: {
  readonly row: AdjustmentRow;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { row, isBusy } = props;
  const { approvals, adjustments, app } = useMessages();
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      { key: 'F9', label: approvals.questionYes, isOff: isBusy, run: () => newest.current.onYes() },
      { key: 'Escape', label: app.back, run: () => newest.current.onNo() },
    ],
    [approvals, app, isBusy],
  );
  useKeys(acts, true);
  return (
    <Modal
      open
      title={approvals.questionTitle(row.adjustmentId)}
      onCancel={props.onNo}
      keyboard={false}
      closable={false}
      width="32em"
      footer={
        <div className="question-acts">
          {acts.map((act, index) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={index === 0 ? 'primary' : 'plain'}
              testId={index === 0 ? 'approve-yes' : 'approve-no'}
            />
          ))}
        </div>
      }
    >
      <div data-testid="approve-question">
        <FactRow name={row.accountNo}>{row.name}</FactRow>
        <FactRow name={row.amountFen < 0 ? adjustments.refund : adjustments.collect}>
          <Money amount={fen(Math.abs(row.amountFen))} size="large" />
        </FactRow>
      </div>
      <p className="quiet">{approvals.questionEffect}</p>
    </Modal>
  );
}
