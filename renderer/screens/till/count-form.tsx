import { useEffect, useMemo, useRef, useState } from 'react';
import type { CountedTill, OwnCashSession } from '../../../electron/contract/cash.ts';
import { type Fen, fen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { PaperCount, papersOf, type PaperTexts } from './paper-count.tsx';
import { OwnSession } from './own-session.tsx';
import { type CountTexts, countedValues, countSum, piecesOf, tidyCount } from './count-sum.ts';

/** The blind count: pieces of each face value, Enter and ↓ go down, ↑ goes up; the sum is live, what should be there is not told. */
export function CountForm(props: {
  readonly session: OwnCashSession;
  readonly onCounted: (till: CountedTill) => void;
}) {
  const { session, onCounted } = props;
  const messages = useMessages();
  const { till } = messages;
  const [texts, setTexts] = useState<CountTexts>({});
  const [papers, setPapers] = useState<PaperTexts>({});
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const acts = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const cells = (): HTMLInputElement[] => [...(table.current?.querySelectorAll('input') ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form comes up
  useEffect(() => cells()[0]?.focus(), []);

  const commitAct = useMemo(() => {
    const commit = async (): Promise<void> => {
      // An empty form is a slip of the hand, not a counted empty drawer: the count is final.
      if (Object.values(texts).every((text) => text === '')) {
        setTrouble(till.countEmpty);
        table.current?.querySelector('input')?.focus();
        return;
      }
      const tenders = papersOf(papers);
      if (tenders === null) return setTrouble(messages.refusals.input_malformed({}));
      setTrouble(null);
      if (!isSure) return setSure(true);
      setBusy(true);
      setTrouble(null);
      const answer = await call('cash/commit-count', { denominations: piecesOf(texts), tenders });
      setBusy(false);
      setSure(false);
      if (answer.ok) onCounted(answer.value);
      else setTrouble(sentenceOf(messages, answer));
    };
    return {
      key: 'F9',
      label: isBusy ? till.committing : till.commit,
      isOff: isBusy,
      run: () => void commit(),
    };
  }, [isSure, isBusy, texts, papers, till, messages, onCounted]);
  useKeys(
    useMemo(
      () => [
        commitAct,
        { key: 'F10', label: till.toCollect, run: () => usePlace.getState().goTo('collect') },
        ...(isSure ? [{ key: 'Escape', label: messages.app.back, run: () => setSure(false) }] : []),
      ],
      [commitAct, isSure, till, messages],
    ),
  );
  return (
    <div className="till-columns">
      <div className="till-side" ref={side}>
        <OwnSession session={session} />
        <Sheet testId="count-total">
          <div className="count-total">
            <span>{till.counted}</span>
            <Money amount={countSum(texts)} size="huge" testId="count-sum" />
          </div>
          <p className="quiet till-text">{till.papersText}</p>
          <PaperCount
            texts={papers}
            onEnd={() => acts.current?.querySelector('button')?.focus()}
            onTexts={(typed) => {
              setPapers(typed);
              setSure(false);
            }}
          />
          {isSure ? (
            <TroubleLine tone="quiet" testId="commit-sure">
              {till.commitSure}
            </TroubleLine>
          ) : null}
          {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
          <div className="till-acts" ref={acts}>
            <KeyButton act={commitAct} kind="primary" size="large" isWide testId="commit-count" />
          </div>
        </Sheet>
      </div>
      <Sheet title={till.countTitle} testId="count-form">
        <p className="quiet till-text">{till.countText}</p>
        <table ref={table} className="count">
          <thead>
            <tr className="quiet">
              <th scope="col">{till.value}</th>
              <th scope="col">{till.pieces}</th>
              <th scope="col">{till.subtotal}</th>
            </tr>
          </thead>
          <tbody>
            {countedValues.map((valueFen, index) => (
              <CountRow
                key={valueFen}
                valueFen={valueFen}
                text={texts[valueFen] ?? ''}
                onText={(text) => {
                  setTexts((before) => ({ ...before, [valueFen]: text }));
                  setSure(false);
                }}
                onStep={(by) => {
                  const next = cells()[index + by];
                  if (next !== undefined) {
                    next.focus();
                    next.select();
                  } else if (by > 0) side.current?.querySelector('input')?.focus();
                }}
              />
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}

function CountRow(props: {
  readonly valueFen: Fen;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { valueFen, text, onText, onStep } = props;
  const { till } = useMessages();
  const value = valueFen === 1 ? till.coins : faceOf(valueFen);
  return (
    <tr>
      <td className="figures count-value">{value}</td>
      <td>
        <input
          className="amount-field money-normal"
          data-testid={`count-${valueFen}`}
          aria-label={till.countOf(formatYuan(valueFen))}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => onText(tidyCount(event.target.value))}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === 'ArrowDown') onStep(1);
            else if (event.key === 'ArrowUp') onStep(-1);
            else return;
            event.preventDefault();
          }}
        />
      </td>
      <td className="figures">
        <Money amount={fen(valueFen * Number(text))} tone={text === '' ? 'quiet' : 'plain'} />
      </td>
    </tr>
  );
}

/** A face value as it is called: 100, 0.5. */
function faceOf(valueFen: Fen): string {
  return formatYuan(valueFen).replace(/\.?0+$/, '');
}
