import { useCallback, useMemo, useRef, useState } from 'react';
import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import { cellText, isFigureKind } from '../../components/cell-text.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { answerTable } from './answer-table.ts';
import { AsData } from './as-data.tsx';
import { tellAnswer } from './tell-answer.ts';
import type { ToldAnswer, ToldTable } from './told-answer.ts';
import type { Trial } from './use-trial.ts';

/** The answer to a question: the figure large, its lines, its working in words, and all of it as data; on paper and as a workbook. */
export function AnswerPanel(props: {
  readonly kind: TrialKind;
  readonly trial: Pick<Trial, 'answered' | 'isStale' | 'isBusy'>;
  /** What is wrong with the question, the field named. */
  readonly trouble: string | null;
}) {
  const { kind } = props;
  const { answered } = props.trial;
  const messages = useMessages();
  const { trial: words } = messages;
  const [isDataOpen, setDataOpen] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  const told = useMemo(
    () => (answered?.outcome?.ok === true ? tellAnswer(kind, answered.outcome.output, messages) : null),
    [kind, answered, messages],
  );
  const hasLines = told !== null && told.table !== null;
  const paper = useListPaper(() => answerTable(words.exportName(words.kinds[kind]), told), !hasLines);
  const toggleData = useCallback((): void => {
    setDataOpen(!isDataOpen);
    // Opened by its key it can be copied at once.
    if (!isDataOpen) requestAnimationFrame(() => side.current?.querySelector('textarea')?.select());
  }, [isDataOpen]);
  useKeys(
    useMemo(
      () => [{ key: 'F6', label: words.dataKey, isOff: answered === null, run: toggleData }, ...paper.acts],
      [words, answered, toggleData, paper.acts],
    ),
  );
  return (
    <Sheet className="trial-side">
      <div ref={side}>
        {paper.news}
        <Answer {...props} told={told} isDataOpen={isDataOpen} onData={setDataOpen} />
      </div>
    </Sheet>
  );
}

function Answer(props: {
  readonly kind: TrialKind;
  readonly trial: Pick<Trial, 'answered' | 'isStale' | 'isBusy'>;
  readonly trouble: string | null;
  readonly told: ToldAnswer | null;
  readonly isDataOpen: boolean;
  readonly onData: (isOpen: boolean) => void;
}) {
  const { kind, told, trouble, isDataOpen, onData } = props;
  const { answered, isStale, isBusy } = props.trial;
  const { trial: words } = useMessages();
  if (answered === null)
    return isBusy ? <p className="quiet">{words.computing}</p> : <EmptyPlace purpose={words.answerEmpty} />;
  const { outcome, input } = answered;
  return (
    <div className="trial-answer" data-testid="trial-answer">
      {isStale ? (
        <TroubleLine tone="quiet" testId="trial-stale">
          {words.isStale}
        </TroubleLine>
      ) : trouble === null ? null : (
        <TroubleLine testId="trial-trouble">{trouble}</TroubleLine>
      )}
      {told === null ? null : <Told told={told} isStale={isStale} />}
      {outcome === null ? null : (
        <AsData
          data={outcome.ok ? { kind, input, output: outcome.output } : { kind, input, refusal: outcome }}
          isOpen={isDataOpen}
          onOpen={onData}
        />
      )}
    </div>
  );
}

function Told({ told, isStale }: { readonly told: ToldAnswer; readonly isStale: boolean }) {
  return (
    <div className={isStale ? 'trial-told is-stale' : 'trial-told'}>
      <Figure told={told} />
      {told.facts.map(({ name, value }) => (
        <p key={name} className="trial-fact">
          <span className="quiet">{name}</span> <strong className="trial-fact-value">{value}</strong>
        </p>
      ))}
      {told.table === null ? null : <AnswerTable table={told.table} />}
      {told.working.map(({ heading, sentences }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an answer never change their order.
        <section key={index} className="trial-working">
          {heading === null ? null : <h3>{heading}</h3>}
          {sentences.map((sentence, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its sentences.
            <p key={line}>{sentence}</p>
          ))}
        </section>
      ))}
    </div>
  );
}

function Figure({ told: { figure } }: { readonly told: ToldAnswer }) {
  return (
    <p className="trial-figure">
      <span className="quiet">{figure.label}</span>
      <span
        className={`${figure.isWords === true ? 'trial-words' : 'figures money-huge'} ${figure.text.length > 11 ? 'money-long' : ''} ${figure.tone ?? ''}`}
        data-testid="trial-figure"
      >
        {figure.text} {figure.unit === undefined ? null : <small className="quiet">{figure.unit}</small>}
      </span>
    </p>
  );
}

function AnswerTable({ table: { columns, rows } }: { readonly table: ToldTable }) {
  const classOf = ({ kind, isFigure }: ToldTable['columns'][number]): string | undefined =>
    isFigure === true || isFigureKind(kind) ? 'figures' : undefined;
  return (
    <table className="trial-lines" data-testid="trial-lines">
      <thead>
        <tr className="quiet">
          {columns.map((column) => (
            <th key={column.title} className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an answer never change their order.
          <tr key={index}>
            {columns.map((column, cell) => (
              <td key={column.title} className={classOf(column)}>
                {cellText(column.kind, row[cell] ?? null)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
