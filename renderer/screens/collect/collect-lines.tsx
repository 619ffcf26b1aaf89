import { useMemo } from 'react';
import type { ReceiptContent } from '../../../electron/contract/payments.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { Paper, WaitingPaper } from './use-paper.ts';

/** The payment just taken and whether its paper is out. */
export interface DonePayment {
  readonly receipt: ReceiptContent;
  readonly printJobId: number;
  readonly paper: 'printing' | 'printed' | 'waiting';
}

/** "已收 163.42，找零 36.58，票号 0012846 已打印": one quiet line after each payment. */
export function DoneLine({ done }: { readonly done: DonePayment }) {
  const { collect } = useMessages();
  const { collectedFen, changeFen, receiptNo } = done.receipt;
  const words = collect.done(formatYuanGrouped(collectedFen), formatYuanGrouped(changeFen), receiptNo);
  const paper = { printing: collect.printing, printed: collect.printed, waiting: collect.notPrinted }[
    done.paper
  ];
  return (
    <TroubleLine tone="done" testId="done-line">
      {done.paper === 'printed' ? <span className="done">✓ </span> : null}
      {words} <span className={done.paper === 'waiting' ? 'owed' : 'quiet'}>{paper}</span>
    </TroubleLine>
  );
}

/** The first paper that waits: Ctrl+P prints it, Ctrl+E sets it aside. It never hides the customer. */
export function WaitingLine(props: {
  readonly paper: Paper;
  readonly first: WaitingPaper;
  readonly onAside: () => void;
}) {
  const { paper, first, onAside } = props;
  const messages = useMessages();
  const { collect } = messages;
  const acts = useMemo(
    () => [
      {
        key: 'Ctrl+P',
        label: first.trouble === null ? collect.printNow : collect.retryPrint,
        isOff: paper.isPrinting,
        run: () => void paper.print(first),
      },
      {
        key: 'Ctrl+E',
        label: collect.setAside,
        isOff: paper.isPrinting,
        run: () => void paper.setAside(first).then((isDone) => (isDone ? onAside() : undefined)),
      },
    ],
    [first, paper, collect, onAside],
  );
  const what = nameOf(first, collect);
  return (
    <TroubleLine tone={toneOf(first)} acts={acts} testId="paper-line">
      {wordsOf(first, what, messages)}{' '}
      {paper.waiting.length > 1 ? collect.waitingMore(paper.waiting.length) : ''}
    </TroubleLine>
  );
}

/** Red only for a printer that failed: a PC without a printer has chosen so, and its papers simply wait. */
function toneOf({ trouble }: WaitingPaper): 'owed' | 'wrong' | 'quiet' {
  if (trouble === null) return 'owed';
  return 'refusal' in trouble && trouble.refusal.code === 'printer_unknown' ? 'quiet' : 'wrong';
}

/** What happened to the paper; that the money is booked is said once, by the sentence itself or before it. */
function wordsOf(paper: WaitingPaper, what: string, messages: Messages): string {
  if (paper.trouble === null) return messages.collect.waitingPaper(what);
  const sentence = sentenceOf(messages, paper.trouble);
  const saysBooked = 'refusal' in paper.trouble && paper.trouble.refusal.code === 'printer_failed';
  return saysBooked
    ? messages.collect.unprintedPaper(what, sentence)
    : messages.collect.troubledPaper(what, sentence);
}

function nameOf(paper: WaitingPaper, collect: Messages['collect']): string {
  return paper.receiptNo === null
    ? collect.paperSlip(paper.cashSessionId ?? 0)
    : collect.paperReceipt(
        paper.receiptNo,
        paper.name ?? '',
        paper.collectedFen === null ? '' : formatYuanGrouped(paper.collectedFen),
      );
}
