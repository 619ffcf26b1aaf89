import { useMemo, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useJob } from '../../components/use-job.ts';
import { useKeyDispatch, useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { RecoveryCode } from './recovery-code.tsx';
import { StationForm } from './station-form.tsx';
import './setup.css';

type Stage =
  | { readonly at: 'choice' }
  | { readonly at: 'demo' }
  | { readonly at: 'form' }
  | { readonly at: 'recovery'; readonly recoveryCode: string };

/** The very first start on a PC: try a demo station, or set up this station. */
export function FirstStartScreen() {
  const messages = useMessages();
  const [stage, setStage] = useState<Stage>({ at: 'choice' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const job = useJob();
  const startDemo = async (): Promise<void> => {
    setTrouble(null);
    setStage({ at: 'demo' });
    const answer = await job.run((jobId) => call('setup/start-demo', { jobId }));
    if (answer.ok) return useSession.getState().loadSetup();
    setTrouble(sentenceOf(messages, answer));
    setStage({ at: 'choice' });
  };
  return (
    <div className="setup" data-testid="first-start">
      <header className="setup-head">
        <strong>{messages.app.productName}</strong>
        <LanguageSwitch />
      </header>
      <main className="setup-middle">
        {stage.at === 'choice' ? (
          <Choice
            trouble={trouble}
            onDemo={() => void startDemo()}
            onStation={() => {
              setTrouble(null);
              setStage({ at: 'form' });
            }}
          />
        ) : null}
        {stage.at === 'demo' ? (
          <section className="sheet setup-narrow">
            <h1>{messages.setup.demoRunning}</h1>
            <JobProgressLine progress={job.progress} />
            <p className="quiet">{messages.setup.demoWait}</p>
          </section>
        ) : null}
        {stage.at === 'form' ? (
          <StationForm
            onBack={() => setStage({ at: 'choice' })}
            onDone={(recoveryCode) => setStage({ at: 'recovery', recoveryCode })}
          />
        ) : null}
        {stage.at === 'recovery' ? (
          <RecoveryCode code={stage.recoveryCode} onDone={() => void useSession.getState().loadSetup()} />
        ) : null}
      </main>
    </div>
  );
}

function Choice(props: {
  readonly trouble: string | null;
  readonly onDemo: () => void;
  readonly onStation: () => void;
}) {
  const { trouble, onDemo, onStation } = props;
  const { setup } = useMessages();
  useKeyDispatch();
  useKeys(
    useMemo(
      () => [
        { key: '1', label: setup.demoTitle, run: onDemo },
        { key: '2', label: setup.stationTitle, run: onStation },
      ],
      [setup, onDemo, onStation],
    ),
  );
  return (
    <div className="setup-wide">
      <h1>{setup.question}</h1>
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
      <div className="setup-choices">
        <button type="button" className="sheet setup-choice" data-testid="try-demo" onClick={onDemo}>
          <kbd>1</kbd>
          <strong>{setup.demoTitle}</strong>
          <span className="quiet">{setup.demoText}</span>
        </button>
        <button type="button" className="sheet setup-choice" data-testid="set-up-station" onClick={onStation}>
          <kbd>2</kbd>
          <strong>{setup.stationTitle}</strong>
          <span className="quiet">{setup.stationText}</span>
        </button>
      </div>
      <p className="quiet">{setup.offline}</p>
    </div>
  );
}
