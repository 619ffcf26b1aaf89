import { useMemo, useRef } from 'react';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { Question } from './grid-state.ts';

/** The question under a row whose dial shows a finding: what is unusual, and its answers on one key each. */
export function FindingQuestion(props: {
  readonly row: ReadingRow;
  readonly question: Question;
  readonly onAnswer: (choice: 'confirm' | 'retype' | 'fault') => void;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, question, onReason } = props;
  const messages = useMessages();
  const words = messages.readings;
  return (
    <div className="finding-question" data-testid="finding-question" data-finding={question.finding}>
      <p>
        <strong>{messages.names.findings[question.finding]}</strong> {findingSentence(words, row, question)}{' '}
        <span className="quiet">{words.findingAdvice[question.finding]}</span>
      </p>
      {question.stage === 'reason' ? (
        <ReasonPick
          label={words.reasonLabel}
          usual={words.usualReasons[question.finding]}
          testId="reading-reason"
          onGive={onReason}
          onLeave={props.onLeave}
        />
      ) : (
        <Answers onAnswer={props.onAnswer} onLeave={props.onLeave} />
      )}
    </div>
  );
}

function Answers(props: {
  readonly onAnswer: (choice: 'confirm' | 'retype' | 'fault') => void;
  readonly onLeave: () => void;
}) {
  const messages = useMessages();
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      { key: '1', label: messages.readings.confirm, run: () => newest.current.onAnswer('confirm') },
      { key: '2', label: messages.readings.retype, run: () => newest.current.onAnswer('retype') },
      { key: '3', label: messages.readings.fault, run: () => newest.current.onAnswer('fault') },
    ],
    [messages],
  );
  useKeys(
    useMemo(() => [...acts, { key: 'Escape', label: messages.app.back, run: () => newest.current.onLeave() }], [acts, messages]),
  );
  return (
    <div className="finding-answers">
      {acts.map((act) => (
        <KeyButton key={act.key} act={act} size="small" testId={`finding-answer-${act.key}`} />
      ))}
    </div>
  );
}

function findingSentence(words: Messages['readings'], row: ReadingRow, question: Question): string {
  const kwh = (energy: number | null) => formatKwh(wattHours(energy ?? 0));
  if (question.finding === 'backward') return words.finding.backward(kwh(row.lastDialWh), kwh(question.dialWh));
  if (question.finding === 'jump') return words.finding.jump(kwh(question.useWh), kwh(row.usualUseWh));
  return words.finding.zero();
}
