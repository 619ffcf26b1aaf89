import { parseLegacyDay } from '../accounts/legacy-day.ts';
import { normaliseCode, normaliseFigures, normaliseText } from '../accounts/normalise-cell.ts';
import type { Day } from '../kernel/calendar.ts';
import { parseKwh, type WattHours } from '../kernel/energy.ts';
import { registerOfCell, type DialField, type HandheldField } from './handheld-columns.ts';
import type { RegisterKind } from './register-kind.ts';

/** A line's cells by field, as the file has them; empty where no column holds the field. */
export type HandheldCells = Readonly<Record<HandheldField, string>>;

/** What the reader saw: the dial, a locked door, or a faulty meter. */
export type HandheldState = 'actual' | 'locked' | 'fault';

/** A line's look at one register, by the column that holds its dial. */
export interface HandheldLook {
  readonly field: DialField;
  /** Null: the line's register cell names none that we know. */
  readonly register: RegisterKind | null;
  /** The column has something in this line. */
  readonly isFilled: boolean;
  /** Null is what nobody understands or the line does not say. */
  readonly dialWh: WattHours | null;
}

/** A line of a file of readings in our units; null is what nobody understands or the line does not say. */
export interface HandheldLine {
  readonly accountNo: string;
  readonly meterNo: string;
  readonly readOn: Day | null;
  readonly state: HandheldState | null;
  /** One for each dial column of the file, in their order; never empty. */
  readonly looks: readonly HandheldLook[];
  readonly note: string | null;
}

const stateWords: ReadonlyMap<string, HandheldState> = new Map([
  ['实抄', 'actual'],
  ['已抄', 'actual'],
  ['正常', 'actual'],
  ['actual', 'actual'],
  ['锁门', 'locked'],
  ['门锁', 'locked'],
  ['门闭', 'locked'],
  ['locked', 'locked'],
  ['故障', 'fault'],
  ['表故障', 'fault'],
  ['故障表', 'fault'],
  ['fault', 'fault'],
]);

/**
 * Reads a line of a file of readings: cleaned, the day in any spelling of `parseLegacyDay`, a dial in kWh (kvarh, kW) for each of the
 * file's dial columns. An empty state beside a dial is an actual reading. It judges nothing: see `judgeHandheldLook`.
 */
export function readHandheldLine(
  cells: HandheldCells,
  columns: readonly DialField[] = ['dial'],
): HandheldLine {
  const looks = columns.map((field): HandheldLook => {
    const dial = normaliseCode(cells[field]);
    return {
      field,
      register: registerOfCell(field, cells.register),
      isFilled: dial !== '',
      dialWh: parseKwh(dial),
    };
  });
  const state = normaliseText(cells.state).toLowerCase();
  const note = normaliseText(cells.note).slice(0, 200).toWellFormed();
  return {
    accountNo: normaliseCode(cells.accountNo),
    meterNo: normaliseCode(cells.meterNo),
    readOn: parseLegacyDay(normaliseFigures(cells.readOn)),
    state:
      state === '' && looks.some(({ isFilled }) => isFilled) ? 'actual' : (stateWords.get(state) ?? null),
    looks,
    note: note === '' ? null : note,
  };
}

/**
 * The looks of a line that count at a meter with these registers; never none. Each filled dial is one, but for a nought in the column
 * of a register that the meter lacks: remote channels fill those. A locked door or a fault is said of every register that the
 * file has a column for and the meter has. A line that says nothing of a dial counts once, and so does one of an unknown meter (null).
 */
export function looksAtMeter(
  line: HandheldLine,
  registers: ReadonlySet<RegisterKind> | null,
): readonly HandheldLook[] {
  const first = line.looks.slice(0, 1);
  if (registers === null)
    return firstOf(
      line.looks.filter(({ isFilled }) => isFilled),
      first,
    );
  const has = ({ register }: HandheldLook): boolean => register !== null && registers.has(register);
  if (line.state === 'locked' || line.state === 'fault') return orElse(line.looks.filter(has), first);
  const filled = line.looks.filter(({ isFilled }) => isFilled);
  return orElse(
    filled.filter((look) => has(look) || look.dialWh !== 0),
    orElse(filled.slice(0, 1), first),
  );
}

function orElse(looks: readonly HandheldLook[], others: readonly HandheldLook[]): readonly HandheldLook[] {
  return looks.length > 0 ? looks : others;
}

function firstOf(looks: readonly HandheldLook[], others: readonly HandheldLook[]): readonly HandheldLook[] {
  return orElse(looks.slice(0, 1), others);
}
