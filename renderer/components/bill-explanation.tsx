import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExplainedBill } from '../../electron/contract/bills.ts';
import { call } from '../api/counter-api.ts';
import { BillLines } from './bill-lines.tsx';
import { tellKind } from './explain-kind.ts';
import { tellParts } from './explain-price.ts';
import { tellUse } from './explain-use.ts';
import { TroubleLine } from './trouble-line.tsx';
import { sentenceOf, useMessages } from './use-messages.ts';
import '../styles/components.css';

/** A bill in plain words from its stored working: what the meters showed, which prices hold, and each charge. Never computed again. */
export function BillExplanation(props: {
  readonly billId: number;
  /** What is shown now; null while it is fetched. */
  readonly onBill?: (bill: ExplainedBill | null) => void;
}) {
  const { billId } = props;
  const shown = useRef(props.onBill);
  shown.current = props.onBill;
  const messages = useMessages();
  const [bill, setBill] = useState<ExplainedBill | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void call('bills/explain', { billId }).then((answer) => {
      if (!isCurrent) return;
      setBill(answer.ok ? answer.value : null);
      setTrouble(answer.ok ? null : sentenceOf(messages, answer));
    });
    return () => {
      isCurrent = false;
    };
  }, [billId, messages]);
  useEffect(() => shown.current?.(bill), [bill]);
  if (trouble !== null) return <TroubleLine>{trouble}</TroubleLine>;
  if (bill === null) return <p className="quiet">{messages.app.loading}</p>;
  return <ExplainedBillPage bill={bill} />;
}

/** An explained bill of any kind as a page: what it is, what was used, how it is priced, each charge, by when and by which policy. */
export function ExplainedBillPage({ bill }: { readonly bill: ExplainedBill }) {
  const messages = useMessages();
  const { explanation: words } = messages;
  const { title, notices, isWorked } = tellKind(bill, words);
  const { policyPack: pack } = bill;
  return (
    <article className="explanation" data-testid="bill-explanation">
      <h2>{title}</h2>
      {notices.length === 0 ? null : (
        <div className="explanation-kind" data-testid="explanation-kind">
          <Sentences sentences={notices} />
        </div>
      )}
      {isWorked ? <Working bill={bill} /> : null}
      <Part heading={words.linesHeading}>
        <BillLines lines={bill.lines} amountFen={bill.amountFen} />
      </Part>
      <p className="quiet explanation-foot">
        {bill.amountFen > 0 && !bill.isReversed ? (
          <>
            {words.dueOn(bill.dueOn)}
            <br />
          </>
        ) : null}
        {words.policy(pack.title, pack.code, pack.version)}
      </p>
    </article>
  );
}

function Working({ bill }: { readonly bill: ExplainedBill }) {
  const messages = useMessages();
  const { explanation: words } = messages;
  const use = tellUse(bill, messages);
  const parts = tellParts(bill.parts, bill.lines, bill.months, messages, bill.sealed);
  return (
    <>
      <Part heading={words.useHeading}>
        <Sentences sentences={use.sentences} />
        <p>
          {use.lead}
          <strong>{use.total}</strong>
        </p>
        <p className="quiet">{use.notes.join('')}</p>
      </Part>
      {bill.parts.some((part) => part.period !== undefined) ? (
        <p className="explanation-change">{words.priceChanged}</p>
      ) : null}
      {parts.map(({ heading, sentences }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a bill never change, and two may have the same heading.
        <Part key={index} heading={heading}>
          <Sentences sentences={sentences} />
        </Part>
      ))}
    </>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sentences of a page that never changes its order.
    <p key={index}>{sentence}</p>
  ));
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{heading}</h3>
      {children}
    </section>
  );
}
