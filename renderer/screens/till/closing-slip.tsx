import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClosingSlip } from '../../../electron/contract/cash.ts';
import { call } from '../../api/counter-api.ts';
import { ClosingSlipFacts } from '../../components/closing-slip-facts.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { troubleOfPrint } from '../../components/print-trouble.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';

/** The closing slip as stored: it goes to the printer at once, F8 prints it again, F4 opens another session. */
export function ClosingSlipView({ slip, onNew }: { readonly slip: ClosingSlip; readonly onNew: () => void }) {
  const messages = useMessages();
  const { till } = messages;
  const [paper, setPaper] = useState<'printing' | 'printed' | 'failed'>('printing');
  const [trouble, setTrouble] = useState<string | null>(null);
  const print = useCallback(async (): Promise<void> => {
    setPaper('printing');
    setTrouble(null);
    const failed = troubleOfPrint(await call('printing/print', { printJobId: slip.printJobId }));
    setPaper(failed === null ? 'printed' : 'failed');
    setTrouble(failed === null ? null : sentenceOf(messages, failed));
    void useStatus.getState().refresh();
  }, [slip, messages]);
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    void print();
  }, [print]);
  const printAct = useMemo(
    () => ({ key: 'F8', label: till.print, isOff: paper !== 'failed', run: () => void print() }),
    [till, paper, print],
  );
  const newAct = useMemo(() => ({ key: 'F4', label: till.newSession, run: onNew }), [till, onNew]);
  useKeys(useMemo(() => [printAct, newAct], [printAct, newAct]));
  return (
    <>
      <TroubleLine tone="done" testId="till-closed">
        <span className="done">✓</span> {till.closed}{' '}
        {paper === 'printed' ? till.slipPrinted : paper === 'printing' ? till.slipPrinting : ''}
      </TroubleLine>
      {trouble === null ? null : <TroubleLine testId="paper-line">{trouble}</TroubleLine>}
      <Sheet title={`${till.slipTitle} · ${slip.stationName}`} testId="closing-slip">
        <ClosingSlipFacts slip={slip} />
        <div className="till-acts">
          <KeyButton act={printAct} testId="print-slip" />
          <KeyButton act={newAct} kind="quiet" />
        </div>
      </Sheet>
    </>
  );
}
