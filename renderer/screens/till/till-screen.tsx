import { useCallback, useEffect, useState } from 'react';
import type { ClosingSlip, CountedTill, OwnCashSession } from '../../../electron/contract/cash.ts';
import { call } from '../../api/counter-api.ts';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { ClosingSlipView } from './closing-slip.tsx';
import { CountForm } from './count-form.tsx';
import { CountResult } from './count-result.tsx';
import { OpenForm } from './open-form.tsx';
import { OwnSession } from './own-session.tsx';
import './till.css';

type Stage =
  | { readonly at: 'closed' }
  | { readonly at: 'open'; readonly session: OwnCashSession }
  | { readonly at: 'counted'; readonly session: OwnCashSession; readonly till: CountedTill }
  | { readonly at: 'slip'; readonly slip: ClosingSlip };

/** 交班: open with a float, count blind, see what should be there, close, and take the slip. */
export function TillScreen() {
  const messages = useMessages();
  const [stage, setStage] = useState<Stage | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const answer = await call('cash/get-own-session');
    if (!answer.ok) return setTrouble(sentenceOf(messages, answer));
    const session = answer.value;
    if (session === null) return setStage({ at: 'closed' });
    if (session.state === 'open') return setStage({ at: 'open', session });
    const counted = await call('cash/get-count');
    if (!counted.ok) return setTrouble(sentenceOf(messages, counted));
    setStage(
      counted.value === null ? { at: 'open', session } : { at: 'counted', session, till: counted.value },
    );
  }, [messages]);
  useEffect(() => {
    void load();
  }, [load]);
  const go = (next: Stage): void => {
    setStage(next);
    void useStatus.getState().refresh();
  };
  // Whoever opens a till has a customer waiting: the next key belongs to the counter, not to the count.
  const startTaking = (): void => {
    void useStatus.getState().refresh();
    usePlace.getState().goTo('collect');
  };
  return (
    <PlaceFrame
      title={messages.till.title}
      testId="till-screen"
      news={trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
    >
      {stage === null ? null : stage.at === 'closed' ? (
        <OpenForm onOpened={startTaking} />
      ) : stage.at === 'slip' ? (
        <ClosingSlipView slip={stage.slip} onNew={() => go({ at: 'closed' })} />
      ) : stage.at === 'open' ? (
        <CountForm
          session={stage.session}
          onCounted={(till) => go({ at: 'counted', session: stage.session, till })}
        />
      ) : (
        <div className="till-columns">
          <OwnSession session={stage.session} />
          <CountResult till={stage.till} onClosed={(slip) => go({ at: 'slip', slip })} />
        </div>
      )}
    </PlaceFrame>
  );
}
