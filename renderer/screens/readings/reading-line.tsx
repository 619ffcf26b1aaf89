import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { formatKwh, formatMultiplier, type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { PartsSum } from '../../../db/domain/metering/parts-of-day.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { MonthMarks } from './meter-panels.tsx';
import { WorkOrderMark } from './work-order-panel.tsx';
import { type DialLook, dialText, lookAtDial } from './dial-look.ts';
import { isUnexplained } from './grid-state.ts';

/**
 * One register of the grid: who and where, the last reading and the usual use, the one cell to type, this use, how it stands. The
 * further registers of a meter stand small and indented under its first.
 */
export function ReadingLine(props: {
  /** As it should be seen: what is on its way counts as written. */
  readonly row: ReadingRow;
  /** The first of its meter's registers in the grid. */
  readonly isFirst: boolean;
  /** The meter has other registers in the grid. */
  readonly hasOthers: boolean;
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
  const { row, typed, isCurrent, isFirst } = props;
  const messages = useMessages();
  const words = messages.readings;
  const registerName = messages.names.registers[row.register];
  const isNamed = props.hasOthers || row.register !== 'total';
  const text = typed ?? dialText(row.dialWh);
  const look = typed === undefined ? null : lookAtDial(row, typed);
  const useWh = look === null ? row.useWh : look.state === 'read' && !look.isUnfinished ? look.useWh : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the cell.
    <div
      role="row"
      tabIndex={-1}
      className={`reading-line${isCurrent ? ' reading-current' : ''}${isFirst ? '' : ' reading-further'}`}
      data-testid={
        row.register === 'total' ? `reading-${row.accountNo}` : `reading-${row.accountNo}-${row.register}`
      }
      data-register={row.register}
      data-kind={row.kind ?? 'unread'}
      data-finding={row.finding ?? ''}
      onClick={props.onChoose}
    >
      {isFirst ? (
        <WhoAndWhere row={row} register={isNamed ? registerName : null} />
      ) : (
        <Further name={registerName} />
      )}
      <span className="figures reading-two">
        <span>{kwh(row.lastDialWh)}</span>
        {row.multiplierMilli === 1_000 || !isFirst ? null : (
          <span className="reading-multiplier">× {formatMultiplier(row.multiplierMilli)}</span>
        )}
      </span>
      <span className="figures quiet">{kwh(row.usualUseWh)}</span>
      {isCurrent ? (
        <DialCell
          cell={props.cell}
          text={text}
          label={isNamed ? `${words.dialOf(row.accountNo)} ${registerName}` : words.dialOf(row.accountNo)}
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
        <WorkOrderMark registerId={row.registerId} />
        <MonthMarks row={row} isFirst={isFirst} />
        <LineState words={words} names={messages.names} row={row} look={look} failed={props.failed} />
      </span>
    </div>
  );
}

function WhoAndWhere({ row, register }: { readonly row: ReadingRow; readonly register: string | null }) {
  return (
    <>
      <span className="quiet figures">{row.walkOrder ?? ''}</span>
      <span className="reading-two">
        <span className="clip">{row.name}</span>
        <span className="quiet clip">
          {register === null ? null : `${register} · `}
          {row.address}
        </span>
      </span>
      <span className="reading-two reading-numbers">
        <span className="clip">{row.accountNo}</span>
        <span className="quiet clip">{row.meterNo}</span>
      </span>
    </>
  );
}

function Further({ name }: { readonly name: string }) {
  return <span className="reading-register clip">{name}</span>;
}

/** Under a meter's last part of the day: the parts of the day do not make up the total. Said quietly, for honest dials may differ. */
export function PartsNote({ sum }: { readonly sum: PartsSum }) {
  const words = useMessages().readings;
  const difference = wattHours(Math.abs(sum.partsWh - sum.totalWh));
  return (
    <p className="reading-note quiet" data-testid="parts-note">
      {words.partsDiffer(formatKwh(sum.partsWh), formatKwh(sum.totalWh), formatKwh(difference))}
    </p>
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
      inputMode="decimal"
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
    return <span className="wrong">{wrongWord(words, look.wrong, row.digits)}</span>;
  }
  if (look?.state === 'read' && look.finding !== null && !look.isUnfinished)
    return <strong>{names.findings[look.finding]}</strong>;
  if (look !== null) return null;
  if (row.isBilled) return <span className="quiet">{words.billed}</span>;
  if (row.kind === null) return <span className="quiet">{words.unread}</span>;
  if (row.kind !== 'actual')
    return <strong title={row.reason ?? undefined}>{names.readingKinds[row.kind]}</strong>;
  if (row.finding === null) return <span className="done">✓</span>;
  if (row.reason === null) return <strong>{names.findings[row.finding]}</strong>;
  if (isUnexplained(row)) return <span title={row.reason}>{words.stillOpen}</span>;
  return (
    <span title={row.reason}>
      <span className="done">✓</span> <span className="quiet">{row.reason}</span>
    </span>
  );
}

function wrongWord(
  words: Messages['readings'],
  wrong: 'not_whole' | 'too_fine' | 'too_long',
  digits: number,
): string {
  if (wrong === 'too_long') return words.tooLong(digits);
  return wrong === 'too_fine' ? words.tooFine : words.notWhole;
}

function kwh(energy: WattHours | null): string {
  return energy === null ? '' : formatKwh(energy);
}
