import { useEffect, useRef } from 'react';
import { BillExplanation } from '../../components/bill-explanation.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** F5: the highlighted month in plain words; ↑ ↓ go to the account's other months. */
export function ExplainPanel(props: {
  readonly billIds: readonly number[];
  readonly billId: number;
  readonly onBill: (billId: number) => void;
}) {
  const { billIds, billId, onBill } = props;
  const { collect } = useMessages();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const step = (by: number): void => {
    const next = billIds[billIds.indexOf(billId) + by];
    if (next !== undefined) onBill(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it scrolls and takes the arrow keys
    <section
      className="explain-panel"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and takes the arrow keys
      tabIndex={0}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') step(-1);
        else if (event.key === 'ArrowDown') step(1);
        else return;
        event.preventDefault();
      }}
    >
      <BillExplanation billId={billId} />
      {billIds.length > 1 ? <p className="quiet">{collect.explainOther}</p> : null}
    </section>
  );
}
