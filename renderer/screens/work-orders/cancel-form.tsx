import { useState } from 'react';
import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** 撤销: ends an order that is not needed any more, with a reason. */
export function CancelForm(props: {
  readonly order: WorkOrderRow;
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { order, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.workOrders;
  const [refusal, setRefusal] = useState<string | null>(null);
  const give = async (reason: string): Promise<void> => {
    const answer = await call('work-orders/cancel', { workOrderId: order.workOrderId, reason });
    if (answer.ok) onDone(words.cancelled(order.workOrderId));
    else setRefusal(sentenceOf(messages, answer));
  };
  return (
    <Sheet title={`${words.cancelOrder} · ${order.workOrderId}`} testId="cancel-form" className="order-form">
      {refusal === null ? null : <TroubleLine testId="order-refused">{refusal}</TroubleLine>}
      <ReasonPick
        label={words.cancelLabel}
        usual={words.usualCancels}
        testId="cancel-reason"
        onGive={(reason) => void give(reason)}
        onLeave={onLeave}
      />
    </Sheet>
  );
}
