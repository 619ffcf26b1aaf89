import { Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import { siteAnomalies, type SiteAnomaly } from '../../../db/domain/metering/site-anomaly.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { textOrNull, turnAnswer } from './site-answers.ts';

/** A meter that counts no more, or wrongly: it asks for the fault order and an estimate. */
const faults: ReadonlySet<SiteAnomaly> = new Set(['lost', 'burnt', 'stopped', 'reversed', 'creeping']);

/** 现场情况: a digit says what was seen, then seals, presence and a word; one key also opens the fault order and estimates. */
export function SitePanel(props: {
  readonly row: ReadingRow;
  readonly month: Month;
  readonly readOn: Day;
  readonly onDone: (rows: readonly ReadingRow[], words: string) => void;
  readonly onLeave: () => void;
}) {
  const { row } = props;
  const messages = useMessages();
  const words = messages.readingMonth;
  const [chosen, setChosen] = useState<SiteAnomaly | 'none' | null>(null);
  return (
    <section className="sheet order-panel" role="dialog" aria-label={words.site} data-testid="site-panel">
      <div className="order-panel-head">
        <span>{words.siteTitle(row.name, row.accountNo, row.meterNo)}</span>
        {chosen === null || chosen === 'none' ? null : <strong>{words.anomalies[chosen]}</strong>}
      </div>
      {chosen === null ? (
        <Choice onChoose={setChosen} onLeave={props.onLeave} />
      ) : (
        <Details {...props} anomaly={chosen === 'none' ? null : chosen} onLeave={() => setChosen(null)} />
      )}
    </section>
  );
}

function Choice(props: {
  readonly onChoose: (chosen: SiteAnomaly | 'none') => void;
  readonly onLeave: () => void;
}) {
  const messages = useMessages();
  const words = messages.readingMonth;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => [
      ...siteAnomalies.map((anomaly, index) => ({
        key: String(index + 1),
        label: words.anomalies[anomaly],
        run: () => newest.current.onChoose(anomaly),
      })),
      { key: '0', label: words.onlySeals, run: () => newest.current.onChoose('none') },
      { key: 'Escape', label: messages.app.back, run: () => newest.current.onLeave() },
    ],
    [messages, words],
  );
  // The answers stand in the panel: the key bar need not say them again.
  useKeys(
    useMemo(() => acts.map((act) => (act.key === 'Escape' ? act : { ...act, label: '' })), [acts]),
    true,
  );
  return (
    <div className="finding-answers" ref={box} tabIndex={-1}>
      {acts.map((act) => (
        <KeyButton key={act.key} act={act} size="small" testId={`site-${act.key}`} />
      ))}
    </div>
  );
}

function Details(props: {
  readonly row: ReadingRow;
  readonly month: Month;
  readonly readOn: Day;
  readonly anomaly: SiteAnomaly | null;
  readonly onDone: (rows: readonly ReadingRow[], words: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, month, readOn, anomaly } = props;
  const messages = useMessages();
  const words = messages.readingMonth;
  const [seals, setSeals] = useState('');
  const [note, setNote] = useState('');
  const [seenMeterNo, setSeenMeterNo] = useState('');
  const [areWhole, setWhole] = useState<boolean | null>(anomaly === 'seal_broken' ? false : null);
  const [isPresent, setPresent] = useState<boolean | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const isBusy = useRef(false);
  const save = async (follow: 'none' | 'order' | 'order_and_estimate'): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const answer = await call('readings/record-site', {
      registerId: row.registerId,
      month,
      readOn,
      anomaly,
      seals: textOrNull(seals),
      sealsAreWhole: areWhole,
      customerWasPresent: isPresent,
      note: textOrNull(note),
      seenMeterNo: anomaly === 'meter_differs' ? textOrNull(seenMeterNo) : null,
      follow,
    });
    isBusy.current = false;
    if (!answer.ok) {
      setRefusal(sentenceOf(messages, answer));
      return;
    }
    const { rows, workOrderNos, fieldCheckNo, estimateRefused } = answer.value;
    const told = [
      words.saved(row.name),
      ...(workOrderNos.length === 0
        ? []
        : [words.orders(messages.lists.enumerate(workOrderNos.map(String)))]),
      ...(fieldCheckNo === null ? [] : [words.fieldCheck(fieldCheckNo)]),
      ...(estimateRefused === null
        ? []
        : [estimateRefused === 'estimate_not_needed' ? words.readStands : words.leftFaulty]),
      ...(anomaly === 'meter_differs' ? [words.keptOut] : []),
    ];
    props.onDone(rows, told.join(' '));
  };
  const newest = useRef({ save, leave: props.onLeave });
  newest.current = { save, leave: props.onLeave };
  const isFault = anomaly !== null && faults.has(anomaly);
  const acts = useMemo(
    () => [
      { key: 'Enter', label: words.save, run: () => void newest.current.save('none') },
      ...(isFault
        ? [
            {
              key: 'F6',
              label: words.saveOrderEstimate,
              run: () => void newest.current.save('order_and_estimate'),
            },
            { key: 'F7', label: words.saveOrder, run: () => void newest.current.save('order') },
          ]
        : []),
      { key: 'F3', label: words.turnSeals, run: () => setWhole(turnAnswer) },
      { key: 'F4', label: words.turnPresence, run: () => setPresent(turnAnswer) },
      { key: 'Escape', label: messages.app.back, run: () => newest.current.leave() },
    ],
    [messages, words, isFault],
  );
  useKeys(acts, true);
  const sealsWord = areWhole === null ? 'unknown' : areWhole ? 'whole' : 'broken';
  const presenceWord = isPresent === null ? 'unknown' : isPresent ? 'yes' : 'no';
  return (
    <>
      {refusal === null ? null : <TroubleLine testId="site-refused">{refusal}</TroubleLine>}
      <div className="site-fields">
        {anomaly === 'meter_differs' ? (
          <InlineField label={words.seenMeterNo}>
            {(id) => (
              <Input
                id={id}
                ref={first}
                value={seenMeterNo}
                maxLength={24}
                data-testid="site-meter-no"
                onChange={(event) => setSeenMeterNo(event.target.value)}
              />
            )}
          </InlineField>
        ) : null}
        <InlineField label={words.note}>
          {(id) => (
            <Input
              id={id}
              {...(anomaly === 'meter_differs' ? {} : { ref: first })}
              value={note}
              maxLength={200}
              data-testid="site-note"
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </InlineField>
        <InlineField label={words.seals}>
          {(id) => (
            <Input
              id={id}
              value={seals}
              maxLength={120}
              placeholder={words.sealsHint}
              data-testid="site-seals"
              onChange={(event) => setSeals(event.target.value)}
            />
          )}
        </InlineField>
        <span data-testid="site-seals-state">{words.sealsState[sealsWord]}</span>
        <span data-testid="site-presence">{words.presence[presenceWord]}</span>
      </div>
      <div className="finding-answers">
        {acts.map((act) => (
          <KeyButton key={act.key} act={act} size="small" />
        ))}
      </div>
    </>
  );
}
