import { useCallback, useEffect, useMemo, useRef } from 'react';
import { formatKwh, type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { Answer, Question } from './grid-state.ts';

/** The question under a row whose dial shows a finding: what is unusual, and its answers on one key each. */
export function FindingQuestion(props: {
  readonly row: ReadingRow;
  readonly question: Question;
  readonly onAnswer: (choice: Answer) => void;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, question, onReason } = props;
  const messages = useMessages();
  const words = messages.readings;
  return (
    <div className="finding-question" data-testid="finding-question" data-finding={question.finding}>
      <p>
        {question.stage === 'roll_over' ? (
          <RollOverNews row={row} question={question} />
        ) : (
          <>
            <strong>{messages.names.findings[question.finding]}</strong>{' '}
            {findingSentence(words, row, question)}{' '}
            <span className="quiet">{words.findingAdvice[question.finding]}</span>
          </>
        )}
      </p>
      {question.stage !== 'answer' ? (
        <ReasonPick
          key={question.stage}
          label={question.stage === 'roll_over' ? words.rollOverReasonLabel : words.reasonLabel}
          usual={words.usualReasons[question.stage === 'roll_over' ? 'rolled_over' : question.finding]}
          testId="reading-reason"
          onGive={onReason}
          onLeave={props.onLeave}
        />
      ) : (
        <Answers row={row} question={question} onAnswer={props.onAnswer} onLeave={props.onLeave} />
      )}
    </div>
  );
}

/** So many times the usual use is more likely a misread dial than one that went past its full scale. */
const incredibleTimes = 10;

/** What a roll-over would bill, beside what the meter usually counts: red where nobody should believe it without a second look. */
function RollOverNews({ row, question }: { readonly row: ReadingRow; readonly question: Question }) {
  const { readings: words } = useMessages();
  const energyWh = energyIfRolledOver(row, question);
  const { usualUseWh } = row;
  const isIncredible = usualUseWh !== null && energyWh > usualUseWh * incredibleTimes;
  return (
    <>
      <strong>{words.rollOver(formatKwh(energyWh))}</strong>{' '}
      {usualUseWh === null ? null : (
        <span className={isIncredible ? 'wrong' : 'quiet'}>
          {isIncredible
            ? words.rollOverIncredible(formatKwh(usualUseWh))
            : words.rollOverUsual(formatKwh(usualUseWh))}
        </span>
      )}
    </>
  );
}

/** A dial below the last: the energy it stands for if it went past its full scale. */
function energyIfRolledOver(row: ReadingRow, { dialWh }: Question): WattHours {
  return energyOfDial({ ...row, dialWh, finding: 'rolled_over' }) ?? wattHours(0);
}

function Answers(props: {
  readonly row: ReadingRow;
  readonly question: Question;
  readonly onAnswer: (choice: Answer) => void;
  readonly onLeave: () => void;
}) {
  const messages = useMessages();
  const words = messages.readings;
  const newest = useRef(props);
  newest.current = props;
  const isBackward = props.question.finding === 'backward';
  const rolledOver = isBackward ? energyIfRolledOver(props.row, props.question) : null;
  const acts = useMemo(
    () => [
      {
        key: '1',
        label: isBackward ? words.backwardStays : words.confirm,
        run: () => newest.current.onAnswer('confirm'),
      },
      { key: '2', label: words.retype, run: () => newest.current.onAnswer('retype') },
      { key: '3', label: words.fault, run: () => newest.current.onAnswer('fault') },
      ...(rolledOver === null
        ? []
        : [
            {
              key: '4',
              label: words.rollOver(formatKwh(rolledOver)),
              run: () => newest.current.onAnswer('roll_over'),
            },
          ]),
    ],
    [words, isBackward, rolledOver],
  );
  const isBurst = useTypingBurst();
  // The answers stand under the row already: the key bar stays as it is, so that nothing moves.
  useKeys(
    useMemo(
      () => [
        ...acts.map((act) => ({ ...act, label: '', run: () => (isBurst() ? undefined : act.run()) })),
        { key: 'Escape', label: '', run: () => newest.current.onLeave() },
      ],
      [acts, isBurst],
    ),
  );
  return (
    <div className="finding-answers">
      {acts.map((act) => (
        <KeyButton key={act.key} act={act} size="small" testId={`finding-answer-${act.key}`} />
      ))}
      <KeyButton
        act={{ key: 'Escape', label: messages.app.back, run: () => newest.current.onLeave() }}
        kind="quiet"
        size="small"
      />
    </div>
  );
}

/** Whoever types from a sheet without looking up types faster than this; a digit after a pause is meant for the question. */
const pauseMilliseconds = 400;

/**
 * Tells whether the key that is being pressed belongs to a burst of typing: then it is the next meter's digits, typed by somebody who
 * has not seen the question yet, and answers nothing. The question itself appeared by a key.
 */
function useTypingBurst(): () => boolean {
  const last = useRef({ at: performance.now(), before: 0 });
  useEffect(() => {
    const note = (): void => {
      last.current = { at: performance.now(), before: last.current.at };
    };
    window.addEventListener('keydown', note, { capture: true });
    return () => window.removeEventListener('keydown', note, { capture: true });
  }, []);
  return useCallback(() => last.current.at - last.current.before < pauseMilliseconds, []);
}

function findingSentence(words: Messages['readings'], row: ReadingRow, question: Question): string {
  const kwh = (energy: number | null) => formatKwh(wattHours(energy ?? 0));
  const { finding } = question;
  switch (finding) {
    case 'backward':
    case 'estimate_too_high':
      return words.finding[finding](kwh(row.lastDialWh), kwh(question.dialWh));
    case 'jump':
    case 'decimal_slip':
    case 'multiplier_slip':
      return words.finding[finding](kwh(question.useWh), kwh(row.usualUseWh));
    default:
      return words.finding[finding]();
  }
}

/** Under a row whose dial was read before: why it changes (the old one is kept), or what was found that lets it stand. */
export function CorrectionQuestion(props: {
  readonly row: ReadingRow;
  readonly stands: boolean;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}) {
  const { readings: words } = useMessages();
  const dial = formatKwh(wattHours(props.row.dialWh ?? 0));
  return (
    <div className="finding-question" data-testid="correction-question">
      <p>{props.stands ? words.standsText(dial) : words.correctionText(dial)}</p>
      <ReasonPick
        label={props.stands ? words.standsLabel : words.correctionLabel}
        usual={props.stands ? words.usualStands : words.usualCorrections}
        testId="correction-reason"
        onGive={props.onReason}
        onLeave={props.onLeave}
      />
    </div>
  );
}
