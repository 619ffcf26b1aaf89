import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExplainedBill } from '../../../electron/contract/bills.ts';
import { BillExplanation } from '../../components/bill-explanation.tsx';
import { BillUnderPack } from '../../components/bill-under-pack.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/** F5: the highlighted month in plain words; ↑ ↓ go to the account's other months, Ctrl+T tries it under another pack. */
export function ExplainPanel(props: {
  readonly billIds: readonly number[];
  readonly billId: number;
  readonly onBill: (billId: number) => void;
}) {
  const { billIds, billId, onBill } = props;
  const { collect } = useMessages();
  const [triedId, setTriedId] = useState<number | null>(null);
  const [shown, setShown] = useState<ExplainedBill | null>(null);
  const panel = useRef<HTMLElement>(null);
  const isPriced = shown?.billId === billId && (shown.kind === 'regular' || shown.kind === 'rebill');
  const isTrying = triedId === billId;
  useEffect(() => {
    if (!isTrying) panel.current?.focus();
  }, [isTrying]);
  const step = (by: number): void => {
    const next = billIds[billIds.indexOf(billId) + by];
    if (next !== undefined) onBill(next);
  };
  if (isTrying) return <TriedBill billId={billId} onLeave={() => setTriedId(null)} />;
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
      <TryKey billId={billId} isOff={!isPriced} onTry={setTriedId} />
      <BillExplanation billId={billId} onBill={setShown} />
      {billIds.length > 1 ? <p className="quiet">{collect.explainOther}</p> : null}
    </section>
  );
}

/** The key that tries a bill under another pack. */
export function TryKey(props: {
  readonly billId: number | null;
  readonly onTry: (billId: number) => void;
  readonly isOff?: boolean;
}) {
  const { billId, onTry, isOff = false } = props;
  const { explanation } = useMessages();
  const act = useMemo(
    () => ({
      key: 'Ctrl+T',
      label: explanation.tryPack,
      isOff: isOff || billId === null,
      run: () => (billId === null ? undefined : onTry(billId)),
    }),
    [explanation, billId, isOff, onTry],
  );
  useKeys(useMemo(() => [act], [act]));
  return (
    <div className="try-key">
      <KeyButton act={act} kind="quiet" size="small" testId="try-pack" />
    </div>
  );
}

/** A bill under another pack, in the place of what it was called from; Esc goes back there. */
export function TriedBill({ billId, onLeave }: { readonly billId: number; readonly onLeave: () => void }) {
  const { collect } = useMessages();
  const leave = useRef(onLeave);
  leave.current = onLeave;
  const act = useMemo(() => ({ key: 'Escape', label: collect.back, run: () => leave.current() }), [collect]);
  useKeys(useMemo(() => [act], [act]));
  return (
    <section className="explain-panel">
      <BillUnderPack billId={billId} />
    </section>
  );
}
