import { useMemo } from 'react';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/** The last look before something is recorded for good: what it does in plain words; F9 records it, Escape goes back to the form. */
export function AskSheet(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly notes?: readonly string[];
  /** What to think of before; in amber. */
  readonly warnings?: readonly string[];
  readonly isBusy: boolean;
  readonly onRecord: () => void;
  readonly onBack: () => void;
}) {
  const { title, lines, notes = [], warnings = [], isBusy, onRecord, onBack } = props;
  const { supply } = useMessages();
  const acts = useMemo(
    () =>
      [
        { key: 'F9', label: supply.record, isOff: isBusy, run: onRecord },
        { key: 'Escape', label: supply.backToForm, isOff: isBusy, run: onBack },
      ] as const,
    [supply, isBusy, onRecord, onBack],
  );
  useKeys(acts);
  return (
    <Sheet title={supply.askTitle} className="supply-ask" testId="supply-ask">
      <p className="supply-ask-title">{title}</p>
      <ul className="supply-ask-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {warnings.map((warning) => (
        <TroubleLine key={warning} tone="owed">
          {warning}
        </TroubleLine>
      ))}
      <div className="supply-acts">
        <KeyButton act={acts[0]} kind="primary" size="large" testId="supply-record" />
        <KeyButton act={acts[1]} size="large" />
      </div>
    </Sheet>
  );
}
