import { useEffect, useMemo, useRef, useState } from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { EstimateCause } from '../../../db/domain/metering/estimate.ts';
import type { ProposedEstimate, ReadingRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** 估抄: what the meter under the cursor would be estimated at and by which rule; Enter takes it, F8 turns the cause. */
export function EstimatePanel(props: {
  readonly row: ReadingRow;
  readonly month: Month;
  readonly readOn: Day;
  readonly onDone: (rows: readonly ReadingRow[], words: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, month, readOn } = props;
  const messages = useMessages();
  const words = messages.readingMonth;
  const [cause, setCause] = useState<EstimateCause>(row.kind === 'fault' ? 'fault' : 'locked');
  const [refusal, setRefusal] = useState<string | null>(null);
  const proposal = useAnswer('readings/propose-estimate', { registerId: row.registerId, month, cause });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const isBusy = useRef(false);
  const newest = useRef(props);
  newest.current = props;
  const isReady = proposal.value !== null && proposal.trouble === null;
  const acts = useMemo(() => {
    const take = async (): Promise<void> => {
      if (isBusy.current) return;
      isBusy.current = true;
      const answer = await call('readings/estimate', { registerId: row.registerId, month, cause, readOn });
      isBusy.current = false;
      if (!answer.ok) {
        setRefusal(sentenceOf(messages, answer));
        return;
      }
      const { rows, faultOrderNo, fieldCheckNo } = answer.value;
      const use = formatKwh(rows[0]?.useWh ?? wattHours(0));
      const told = [
        words.estimated(row.name, use),
        ...(faultOrderNo === null ? [] : [words.faultOrder(faultOrderNo)]),
        ...(fieldCheckNo === null ? [] : [words.fieldCheck(fieldCheckNo)]),
      ];
      newest.current.onDone(rows, told.join(' '));
    };
    return [
      { key: 'Enter', label: words.accept, isOff: !isReady, run: (): void => void take() },
      {
        key: 'F8',
        label: words.turnCause,
        run: () => setCause((now) => (now === 'locked' ? 'fault' : 'locked')),
      },
      { key: 'Escape', label: messages.app.back, run: (): void => newest.current.onLeave() },
    ];
  }, [messages, words, row, month, cause, readOn, isReady]);
  useKeys(acts, true);
  const trouble = refusal ?? proposal.trouble;
  return (
    <section
      className="sheet order-panel"
      role="dialog"
      tabIndex={-1}
      ref={panel}
      aria-label={words.estimate}
      data-testid="estimate-panel"
    >
      <div className="order-panel-head">
        <span>{words.estimateTitle(row.name, row.accountNo)}</span>
        <strong data-testid="estimate-cause">{words.causes[cause]}</strong>
      </div>
      {trouble === null ? null : <TroubleLine testId="estimate-refused">{trouble}</TroubleLine>}
      {isReady ? (
        <>
          {proposal.value.registers.map((one) => (
            <p key={one.registerId} className="estimate-line" data-testid="estimate-line">
              {proposal.value?.registers.length === 1 ? null : (
                <span className="quiet">{messages.names.registers[one.register]} </span>
              )}
              {formulaOf(words, one)} <strong>{dialsOf(words, one)}</strong>
            </p>
          ))}
          {proposal.value.isSecondInRow ? <p className="estimate-line">{words.secondInRow}</p> : null}
        </>
      ) : null}
      <div className="finding-answers">
        {acts.map((act) => (
          <KeyButton key={act.key} act={act} size="small" />
        ))}
      </div>
    </section>
  );
}

type Words = ReturnType<typeof useMessages>['readingMonth'];

function formulaOf(words: Words, { rule, basisMonth, basisWh, months }: ProposedEstimate): string {
  return words.formula(words.rules[rule], basisMonth, formatKwh(basisWh), months);
}

function dialsOf(words: Words, { lastDialWh, dialWh, useWh }: ProposedEstimate): string {
  return words.dials(formatKwh(lastDialWh ?? wattHours(0)), formatKwh(dialWh), formatKwh(useWh));
}
