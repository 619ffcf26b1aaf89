import { Button } from 'antd';
import type { ReactNode } from 'react';
import { fen } from '../../../db/domain/kernel/money.ts';
import type {
  ChosenFile,
  ImportFinding,
  ImportKind,
  ImportOutcome,
} from '../../../electron/contract/imports.ts';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { classWord } from '../../messages/class-word.ts';
import type { Messages } from '../../messages/index.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { ContactSlips } from './contact-slips.tsx';
import { fieldName } from './match-columns.tsx';
import { countOf, isNothingRecorded, type OutcomeLine, outcomeLines } from './outcome-lines.ts';

/** The border brings so many findings at most; all of them are in the report file. */
const findingsListed = 100;

/** What came of an import: the counts as a table, and the first findings one by one. */
export function ImportOutcomeView(props: {
  readonly kind: ImportKind;
  readonly file: ChosenFile;
  readonly outcome: ImportOutcome;
  /** The acts. */
  readonly children: ReactNode;
}) {
  const { kind, file, outcome } = props;
  const messages = useMessages();
  const words = messages.imports;
  const canRead = useRight('readings.view');
  const { counts } = outcome;
  const isNothing = kind === 'readings' && isNothingRecorded(counts);
  return (
    <>
      <div className="imports-done">
        <TroubleLine tone={outcome.isRepeated ? 'quiet' : isNothing ? 'wrong' : 'done'} testId="import-done">
          {outcome.isRepeated
            ? words.repeated
            : kind === 'accounts'
              ? words.doneAccounts(countOf(counts, 'accepted'))
              : isNothing
                ? words.noneRecorded(countOf(counts, 'lines'))
                : words.doneReadings(countOf(counts, 'lines'))}
        </TroubleLine>
        {props.children}
        {canRead ? (
          <Button onClick={() => usePlace.getState().goTo('readings')}>{words.goToReadings}</Button>
        ) : null}
      </div>
      {outcome.contacts === null ? null : (
        <ContactSlips contacts={outcome.contacts} fileName={file.fileName} />
      )}
      <div className="imports-outcome">
        <Sheet title={words.outcomeTitle} testId="import-outcome">
          <p className="quiet clip">{file.fileName}</p>
          <table className="imports-counts">
            <tbody>
              {outcomeLines(counts).map((line) => (
                <CountLine key={`${line.name} ${line.part ?? ''}`} line={line} messages={messages} />
              ))}
            </tbody>
          </table>
        </Sheet>
        <Findings outcome={outcome} words={words} />
      </div>
    </>
  );
}

function CountLine({ line, messages }: { readonly line: OutcomeLine; readonly messages: Messages }) {
  const words = messages.imports;
  const code = line.part === null ? line.name : `${line.name}.${line.part}`;
  return (
    <tr className={line.part === null ? 'imports-count' : 'imports-part'} data-testid={`count-${code}`}>
      <th scope="row">
        {line.part === null
          ? (words.counts[line.name] ?? codeName(words, line.name))
          : partName(messages, line.part)}
      </th>
      <td className="figures">
        {line.kind === 'money_fen' ? <Money amount={fen(line.value)} /> : line.value}
      </td>
    </tr>
  );
}

function partName(messages: Messages, part: string): string {
  const asClass = classWord(messages, part);
  return asClass === part ? codeName(messages.imports, part) : asClass;
}

function codeName(words: Messages['imports'], code: string): string {
  return (words.codeNames as Readonly<Record<string, string>>)[code] ?? code;
}

function Findings({
  outcome,
  words,
}: {
  readonly outcome: ImportOutcome;
  readonly words: Messages['imports'];
}) {
  const { findings } = outcome;
  return (
    <Sheet
      title={words.findingsTitle}
      testId="import-findings"
      aside={
        findings.length === 0 ? null : (
          <span className="quiet">
            {words.findingsShown(findings.length, findings.length === findingsListed)}
          </span>
        )
      }
    >
      {findings.length === 0 ? (
        <p className="quiet">{words.noFindings}</p>
      ) : (
        <table className="imports-findings">
          <thead>
            <tr>
              <th className="figures">{words.line}</th>
              <th>{words.field}</th>
              <th>{words.value}</th>
              <th>{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
              <FindingLine key={index} finding={finding} words={words} />
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function FindingLine({
  finding,
  words,
}: {
  readonly finding: ImportFinding;
  readonly words: Messages['imports'];
}) {
  const sentence = (words.codes as Readonly<Record<string, string>>)[finding.code] ?? finding.code;
  return (
    <tr data-code={finding.code} data-severity={finding.severity}>
      <td className="figures">{finding.line}</td>
      <td>{finding.field === null ? '' : fieldName(words, finding.field)}</td>
      <td className="imports-value">
        {finding.value.trim() === '' ? <span className="quiet">{words.empty}</span> : finding.value}
      </td>
      <td>
        {finding.severity === 'rejected' ? <strong className="wrong">✕ </strong> : null}
        {finding.severity === 'warned' ? <strong>! </strong> : null}
        {sentence}
      </td>
    </tr>
  );
}
