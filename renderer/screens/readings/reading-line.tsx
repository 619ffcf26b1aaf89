import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { formatKwh, formatMultiplier, type WattHours } from '../../../db/domain/kernel/energy.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { type DialLook, dialText, lookAtDial } from './dial-look.ts';

/** One meter of the grid: who and where, the last reading and the usual use, the one cell to type, this use, how it stands. */
export function ReadingLine(props: {
  /** As it should be seen: what is on its way counts as written. */
  readonly row: ReadingRow;
  /** What stands in the cell while it differs from the stored dial. */
  readonly typed: string | undefined;
  readonly failed: string | undefined;
  readonly isCurrent: boolean;
  readonly isAsking: boolean;
  readonly canEnter: boolean;
  readonly cell: RefObject<HTMLInputElement | null>;
  readonly onType: (text: string) => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onChoose: () => void;
}) {
  const { row, typed, isCurrent } = props;
  const messages = useMessages();
  const words = messages.readings;
  const text = typed ?? dialText(row.dialWh);
  const look = typed === undefined ? null : lookAtDial(row, typed);
  const useWh = look === null ? row.useWh : look.state === 'read' && !look.isUnfinished ? look.useWh : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the cell.
    <div
      role="row"
      tabIndex={-1}
      className={isCurrent ? 'reading-line reading-current' : 'reading-line'}
      data-testid={`reading-${row.accountNo}`}
      data-kind={row.kind ?? 'unread'}
      data-finding={row.finding ?? ''}
      onClick={props.onChoose}
    >
      <span className="quiet figures">{row.walkOrder ?? ''}</span>
      <span className="reading-two">
        <span className="clip">{row.name}</span>
        <span className="quiet clip">{row.address}</span>
      </span>
      <span className="reading-two reading-numbers">
        <span className="clip">{row.accountNo}</span>
        <span className="quiet clip">{row.meterNo}</span>
      </span>
      <span className="figures reading-two">
        <span>{kwh(row.lastDialWh)}</span>
        {row.multiplierMilli === 1_000 ? null : (
          <span className="reading-multiplier">× {formatMultiplier(row.multiplierMilli)}</span>
        )}
      </span>
      <span className="figures quiet">{kwh(row.usualUseWh)}</span>
      {isCurrent ? (
        <DialCell
          cell={props.cell}
          text={text}
          label={words.dialOf(row.accountNo)}
          isReadOnly={!props.canEnter || props.isAsking || row.isBilled}
          isWrong={look?.state === 'wrong'}
          onType={props.onType}
          onKey={props.onKey}
        />
      ) : (
        <span className="reading-cell-idle figures">{text}</span>
      )}
      <span className="figures reading-use">{kwh(useWh)}</span>
      <span className="reading-state clip">
        <LineState words={words} names={messages.names} row={row} look={look} failed={props.failed} />
      </span>
    </div>
  );
}

/** The one cell to type: it takes the cursor as soon as it is there. */
function DialCell(props: {
  readonly cell: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { cell } = props;
  useEffect(() => {
    cell.current?.focus({ preventScroll: true });
    cell.current?.select();
  }, [cell]);
  return (
    <input
      ref={cell}
      className="reading-cell figures"
      value={props.text}
      inputMode="numeric"
      autoComplete="off"
      readOnly={props.isReadOnly}
      aria-label={props.label}
      aria-invalid={props.isWrong}
      data-testid="reading-cell"
      onChange={(event) => props.onType(event.target.value)}
      onKeyDown={props.onKey}
    />
  );
}

function LineState(props: {
  readonly words: Messages['readings'];
  readonly names: Messages['names'];
  readonly row: ReadingRow;
  readonly look: DialLook | null;
  readonly failed: string | undefined;
}) {
  const { words, names, row, look } = props;
  if (props.failed !== undefined) return <span className="wrong">{words.failedHere}</span>;
  if (look?.state === 'wrong') {
    return (
      <span className="wrong">{look.wrong === 'too_long' ? words.tooLong(row.digits) : words.notWhole}</span>
    );
  }
  if (look?.state === 'read' && look.finding !== null && !look.isUnfinished)
    return <strong>{names.findings[look.finding]}</strong>;
  if (look !== null) return null;
  if (row.isBilled) return <span className="quiet">{words.billed}</span>;
  if (row.kind === null) return <span className="quiet">{words.unread}</span>;
  if (row.kind !== 'actual') return <strong>{names.readingKinds[row.kind]}</strong>;
  if (row.finding === null) return <span className="done">✓</span>;
  if (row.reason === null) return <strong>{names.findings[row.finding]}</strong>;
  if (row.finding === 'backward') return <span title={row.reason}>{words.stillOpen}</span>;
  return (
    <span title={row.reason}>
      <span className="done">✓</span> <span className="quiet">{row.reason}</span>
    </span>
  );
}

function kwh(energy: WattHours | null): string {
  return energy === null ? '' : formatKwh(energy);
}
