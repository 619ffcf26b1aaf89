import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { call } from '../../api/counter-api.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { useSession } from '../../stores/session-store.ts';
import { type ApprovalSheet, approvalSheet, type PaperFact } from './approval-sheet.ts';
import '../../styles/list-paper.css';

/** F7 prints the approval sheet of an adjustment; the caller puts the act on its keys and shows the news. Null: nothing to print. */
export function useApprovalPaper(adjustmentId: number | null): {
  readonly act: KeyAct;
  readonly news: ReactNode;
} {
  const messages = useMessages();
  const [sheet, setSheet] = useState<ApprovalSheet | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const donePrinting = useCallback(() => setSheet(null), []);
  const act = useMemo(() => {
    const print = async (id: number): Promise<void> => {
      const answer = await call('adjustments/get', { adjustmentId: id });
      setTrouble(answer.ok ? null : sentenceOf(messages, answer));
      if (answer.ok) setSheet(approvalSheet(messages, answer.value));
    };
    return {
      key: 'F7',
      label: messages.adjustments.print,
      isOff: adjustmentId === null,
      run: () => (adjustmentId === null ? undefined : void print(adjustmentId)),
    };
  }, [messages, adjustmentId]);
  return {
    act,
    news: (
      <>
        {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
        {sheet === null ? null : <Paper sheet={sheet} onPrinted={donePrinting} />}
      </>
    ),
  };
}

/** The sheet, unseen on the screen; prints itself as soon as it is there (see list-paper.css). */
function Paper({ sheet, onPrinted }: { readonly sheet: ApprovalSheet; readonly onPrinted: () => void }) {
  const { adjustments, paper } = useMessages();
  const station = useSession((state) => state.setup?.station ?? null);
  useLayoutEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  const [head = [], ...rows] = sheet.table;
  return createPortal(
    <div className="paper-list approval-paper">
      <h1>{sheet.title}</h1>
      <p className="approval-paper-head">
        <span>{station?.name}</span>
        {station?.isDemo === true ? <span>{paper.training}</span> : null}
        <span>{sheet.no}</span>
      </p>
      <PaperFacts facts={sheet.facts} />
      <table>
        <thead>
          <tr>
            {head.map((title, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed table never changes.
              <th key={column} className={column === 0 ? undefined : 'figures'}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed table never changes.
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a printed table never changes.
                <td key={column} className={column === 0 ? undefined : 'figures'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <PaperFacts facts={sheet.decision} />
      <p className="approval-paper-sign">
        {adjustments.paper.sign.map((who) => (
          <span key={who}>{who}</span>
        ))}
      </p>
    </div>,
    document.body,
  );
}

function PaperFacts({ facts }: { readonly facts: readonly PaperFact[] }) {
  return (
    <table className="approval-paper-facts">
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th>{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
