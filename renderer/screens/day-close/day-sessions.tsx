import { useCallback, useMemo, useState } from 'react';
import type { ClosingSlip, DayPage } from '../../../electron/contract/cash.ts';
import { call } from '../../api/counter-api.ts';
import { ClosingSlipFacts } from '../../components/closing-slip-facts.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money, SignedMoney } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { troubleOfPrint } from '../../components/print-trouble.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** The tills of the day; F7 or Enter shows the closing slip of a closed one, F8 prints it. */
export function DaySessions({ sessions }: { readonly sessions: DayPage['sessions'] }) {
  const messages = useMessages();
  const { dayClose } = messages;
  const [chosenId, setChosenId] = useState(sessions[0]?.cashSessionId ?? null);
  const [slip, setSlip] = useState<ClosingSlip | null>(null);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  const chosen = sessions.find((session) => session.cashSessionId === chosenId) ?? sessions[0];

  const show = useCallback(async (): Promise<void> => {
    if (chosen?.state !== 'closed') return;
    const answer = await call('cash/get-closing-slip', { cashSessionId: chosen.cashSessionId });
    setSlip(answer.ok ? answer.value : null);
    setNews(answer.ok ? null : { tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [chosen, messages]);
  const print = useCallback(async (): Promise<void> => {
    if (slip === null) return;
    const failed = troubleOfPrint(await call('printing/print', { printJobId: slip.printJobId }));
    setNews(
      failed === null
        ? { tone: 'done', words: dayClose.printed }
        : { tone: 'wrong', words: sentenceOf(messages, failed) },
    );
  }, [slip, dayClose, messages]);
  const showAct = useMemo(
    () => ({
      key: 'F7',
      label: dayClose.showSlip,
      isOff: chosen?.state !== 'closed',
      run: () => void show(),
    }),
    [dayClose, chosen, show],
  );
  const printAct = useMemo(
    () => ({ key: 'F8', label: dayClose.print, isOff: slip === null, run: () => void print() }),
    [dayClose, slip, print],
  );
  useKeys(useMemo(() => [showAct, printAct], [showAct, printAct]));

  if (sessions.length === 0) return null;
  return (
    <>
      <Sheet title={dayClose.sessionsTitle} aside={<KeyButton act={showAct} kind="quiet" size="small" />}>
        <div className="day-session quiet" aria-hidden="true">
          <span>{dayClose.cashier}</span>
          <span />
          <span className="figures">{dayClose.payments}</span>
          <span className="figures">{dayClose.collected}</span>
          <span className="figures">{dayClose.counted}</span>
          <span className="figures">{dayClose.difference}</span>
        </div>
        <PickList
          label={dayClose.sessionsLabel}
          testId="day-sessions"
          items={sessions}
          keyOf={(session) => String(session.cashSessionId)}
          chosenKey={String(chosen?.cashSessionId)}
          onChoose={(session) => {
            setChosenId(session.cashSessionId);
            setSlip(null);
            setNews(null);
          }}
          onOpen={() => void show()}
        >
          {(session) => (
            <div className="day-session">
              <span className="clip">{session.cashierName}</span>
              <span className={session.state === 'closed' ? 'done' : 'quiet'}>
                {dayClose.states[session.state]}
              </span>
              <span className="figures">{session.paymentCount}</span>
              <Money amount={session.collectedFen} />
              {session.countedFen === null ? <span /> : <Money amount={session.countedFen} />}
              {session.differenceFen === null ? <span /> : <SignedMoney amount={session.differenceFen} />}
            </div>
          )}
        </PickList>
      </Sheet>
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
      {slip === null ? null : (
        <Sheet
          title={`${dayClose.slipTitle} · ${slip.cashierName}`}
          aside={<KeyButton act={printAct} size="small" />}
          testId="closing-slip"
        >
          <ClosingSlipFacts slip={slip} />
        </Sheet>
      )}
    </>
  );
}
