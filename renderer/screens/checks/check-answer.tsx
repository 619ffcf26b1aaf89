import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { CheckRow } from '../../../electron/contract/checks.ts';
import { call } from '../../api/counter-api.ts';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { factsText, orderKindOf, wordText } from './check-facts.ts';
import { SwapView } from './swap-view.tsx';

/** The chosen finding with its one-key answers: a word, the fitting work order, the reading, the adjustment. */
export function CheckAnswer(props: {
  readonly row: CheckRow;
  readonly month: Month;
  readonly onAnswered: () => void;
  /** Gives the cursor back to the list. */
  readonly onLeave: () => void;
}) {
  const { row, month, onAnswered, onLeave } = props;
  const messages = useMessages();
  const words = messages.checks;
  const canSay = useRight('readings.enter');
  const canOrder = useRight('work_orders.open');
  const canPropose = useRight('adjustments.propose');
  const [isSaying, setSaying] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly text: string } | null>(null);
  const { accountNo, registerId, code } = row;
  useEffect(() => {
    setSaying(false);
    setNews(null);
  }, [registerId, code]);

  const say = async (reason: string): Promise<void> => {
    setBusy(true);
    const answer = await call('checks/explain', { month, code, accountNo, areaId: null, reason });
    setBusy(false);
    setNews(
      answer.ok
        ? { tone: 'done', text: words.wordKept }
        : { tone: 'wrong', text: sentenceOf(messages, answer) },
    );
    if (!answer.ok) return;
    setSaying(false);
    onAnswered();
    onLeave();
  };
  const order = useCallback(async (): Promise<void> => {
    setBusy(true);
    const kind = orderKindOf(code);
    const reason = `${words.codes[code]} ${factsText(messages, row)}`.slice(0, 200);
    const answer = await call('work-orders/open', {
      kind,
      month,
      registerId,
      accountNo,
      meterNo: null,
      reason,
      assignedTo: null,
      dueOn: null,
    });
    setBusy(false);
    setNews(
      answer.ok
        ? { tone: 'done', text: words.orderMade(messages.names.workOrderKinds[kind]) }
        : { tone: 'wrong', text: sentenceOf(messages, answer) },
    );
  }, [messages, words, row, code, month, registerId, accountNo]);
  useKeys(
    useMemo(
      () => [
        ...(canSay && row.isSettledByWord
          ? [{ key: 'F6', label: words.word, isOff: isBusy || row.word !== null, run: () => setSaying(true) }]
          : []),
        ...(canOrder ? [{ key: 'F10', label: words.order, isOff: isBusy, run: () => void order() }] : []),
        { key: 'F8', label: words.toReading, run: () => usePlace.getState().goTo('readings') },
        ...(canPropose && (code === 'estimate_too_high' || code === 'swapped')
          ? [{ key: 'F9', label: words.toAdjustments, run: () => usePlace.getState().goTo('adjustments') }]
          : []),
      ],
      [canSay, canOrder, canPropose, row, code, words, isBusy, order],
    ),
  );
  return (
    <section className="check-answer" data-testid="check-answer" aria-label={words.answer}>
      <p>
        <strong>{words.codes[code]}</strong> {row.accountNo} {row.name} · {factsText(messages, row)}{' '}
        <span className="quiet">
          {row.word !== null
            ? wordText(messages, row.word)
            : row.isSettledByWord
              ? row.isHeldBack
                ? words.held
                : words.onlyTold
              : words.noWord}
        </span>
      </p>
      {code === 'swapped' ? <SwapView row={row} month={month} /> : null}
      {news === null ? null : <TroubleLine tone={news.tone}>{news.text}</TroubleLine>}
      {isSaying ? (
        <ReasonPick
          label={words.wordLabel}
          usual={words.usualWords}
          isOff={isBusy}
          testId="check-word"
          onGive={(reason) => void say(reason)}
          onLeave={() => {
            setSaying(false);
            onLeave();
          }}
        />
      ) : null}
    </section>
  );
}
