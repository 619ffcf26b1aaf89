import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import { type DialFinding, isFindingOpen } from '../../../db/domain/metering/reading-finding.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { dialText, lookAtDial } from './dial-look.ts';
import { isFirstOfMeter, meterRowsAt } from './meter-rows.ts';

/**
 * What is to be written down for one register. `explain` puts a word to what is stored already; `roll_over` says of a dial below the
 * last, typed or stored already (null), that it went past its full scale.
 */
export type Recording =
  | {
      readonly act: 'record';
      readonly kind: 'actual';
      readonly dialWh: WattHours;
      readonly reason: string | null;
      /** Why a dial that was read before is put aside. */
      readonly correction?: string;
    }
  | {
      readonly act: 'record';
      readonly kind: 'locked' | 'fault';
      readonly dialWh: null;
      readonly reason: null;
      readonly correction?: string;
    }
  | { readonly act: 'explain'; readonly reason: string }
  | { readonly act: 'roll_over'; readonly dialWh: WattHours | null; readonly reason: string };

/** A recording with the row it is for. */
export interface PlannedRecording {
  readonly row: ReadingRow;
  readonly recording: Recording;
  readonly number: number;
}

/** A recording on its way: the row looks as if it were written, and what was typed is kept until it is. */
export interface Underway {
  readonly number: number;
  readonly text: string;
  readonly shown: Pick<ReadingRow, 'kind' | 'dialWh' | 'useWh' | 'finding' | 'reason'>;
}

/** The question under the row: a finding of the digits just typed, or one that was stored without a word. */
export interface Question {
  readonly from: 'typed' | 'stored';
  readonly finding: DialFinding;
  readonly dialWh: WattHours;
  readonly useWh: WattHours | null;
  /** `roll_over`: it asks for the reason, and that it rolled over is the answer. */
  readonly stage: 'answer' | 'reason' | 'roll_over';
}

/** Recordings that wait for the reason of a correction, or for the word that a dial stands, and where the cursor goes then. */
export interface Correcting {
  readonly writes: readonly Pick<PlannedRecording, 'row' | 'recording'>[];
  readonly step: 1 | -1;
}

/** The grid of one route: everything that typing changes. Keys of the records are register ids. */
export interface GridState {
  readonly rows: readonly ReadingRow[];
  readonly current: number;
  readonly question: Question | null;
  /** Written down as soon as it is said why: it puts aside a dial that was read before. */
  readonly correcting: Correcting | null;
  /** Past the last row: the route is through. */
  readonly isAtEnd: boolean;
  readonly typed: Readonly<Record<number, string>>;
  readonly underway: Readonly<Record<number, Underway>>;
  readonly failed: Readonly<Record<number, string>>;
}

/** A step of the grid: how it is afterwards, and what has to be written down. */
export interface GridStep {
  readonly state: GridState;
  readonly recordings: readonly PlannedRecording[];
}

/** Opens a route at the first register that needs the reader: unread or without a word; at the first of all when none does. */
export function openGrid(rows: readonly ReadingRow[]): GridState {
  const first = rows.findIndex((row) => row.kind === null || (row.finding !== null && row.reason === null));
  const empty: GridState = {
    rows,
    current: 0,
    question: null,
    correcting: null,
    isAtEnd: false,
    typed: {},
    underway: {},
    failed: {},
  };
  return goTo(empty, Math.max(first, 0));
}

/** Puts digits back that were typed before and not written down; the cursor goes to the first of them. */
export function withTyped(state: GridState, kept: Readonly<Record<number, string>>): GridState {
  const mine = state.rows.filter((row) => !row.isBilled && kept[row.registerId] !== undefined);
  const [first] = mine;
  if (first === undefined) return state;
  const typed = Object.fromEntries(mine.map(({ registerId }) => [registerId, kept[registerId] as string]));
  return goTo({ ...state, typed }, state.rows.indexOf(first));
}

/** The row as the eye should see it: what is on its way counts as written. */
export function shownRow(state: GridState, row: ReadingRow): ReadingRow {
  const underway = state.underway[row.registerId];
  return underway === undefined ? row : { ...row, ...underway.shown };
}

/** What stands in the row's cell. */
export function cellOf(state: GridState, row: ReadingRow): string {
  return state.typed[row.registerId] ?? dialText(shownRow(state, row).dialWh);
}

/** A finding without a word still waits for one, and one that words do not settle for somebody who does. */
export function isUnexplained(row: Pick<ReadingRow, 'finding' | 'reason'>): boolean {
  return isFindingOpen(row.finding, row.reason);
}

/** Puts the cursor on a row; a stored finding that waits for a word or a decision asks its question there. */
export function goTo(state: GridState, index: number): GridState {
  const current = Math.min(Math.max(index, 0), Math.max(state.rows.length - 1, 0));
  const row = state.rows[current];
  return {
    ...state,
    current,
    isAtEnd: index >= state.rows.length && state.rows.length > 0,
    correcting: null,
    question: row === undefined ? null : storedQuestion(state, row),
  };
}

function storedQuestion(state: GridState, row: ReadingRow): Question | null {
  const shown = shownRow(state, row);
  if (state.typed[row.registerId] !== undefined || row.isBilled) return null;
  const { finding, dialWh, useWh } = shown;
  if (finding === null || finding === 'rolled_over' || dialWh === null || !isUnexplained(shown)) return null;
  return { from: 'stored', finding, dialWh, useWh, stage: 'answer' };
}

/** Takes what stands in the current cell now. */
export function typeDial(state: GridState, text: string): GridState {
  const row = state.rows[state.current];
  if (row === undefined || row.isBilled) return state;
  return {
    ...state,
    question: null,
    correcting: null,
    isAtEnd: false,
    typed: { ...state.typed, [row.registerId]: text },
    failed: without(state.failed, row.registerId),
  };
}

/**
 * Enter, ↓ or ↑: writes down what was typed and moves; untouched rows are only passed. A finding keeps the cursor and asks; digits
 * that are no reading keep it, too.
 */
export function goOn(state: GridState, step: 1 | -1): GridStep {
  const row = state.rows[state.current];
  if (row === undefined) return only(state);
  if (state.question?.from === 'typed' || state.correcting !== null) return only(state);
  const text = state.typed[row.registerId];
  const isFailed = state.failed[row.registerId] !== undefined;
  if (text === undefined || (text === dialText(shownRow(state, row).dialWh) && !isFailed)) {
    return only(goTo(forget(state, row), state.current + step));
  }
  const look = lookAtDial(row, text);
  if (look.state === 'empty') return only(goTo(forget(state, row), state.current + step));
  if (look.state === 'wrong') return only(state);
  if (look.finding !== null) {
    const { finding, dialWh, useWh } = look;
    return only({ ...state, question: { from: 'typed', finding, dialWh, useWh, stage: 'answer' } });
  }
  const recording: Recording = { act: 'record', kind: 'actual', dialWh: look.dialWh, reason: null };
  return writeAll(state, [{ row, recording }], step);
}

/** An answer to the question under a row. */
export type Answer = 'confirm' | 'retype' | 'fault' | 'roll_over';

/**
 * Answers the question: 1 it is right (asks for the reason), 2 type again, 3 the meter is faulty, 4 the dial rolled over (asks for the
 * reason, too; only a dial below the last can have).
 */
export function answer(state: GridState, choice: Answer): GridStep {
  const row = state.rows[state.current];
  const { question } = state;
  if (row === undefined || question === null) return only(state);
  if (choice === 'confirm') return only({ ...state, question: { ...question, stage: 'reason' } });
  if (choice === 'roll_over')
    return only(
      question.finding === 'backward' ? { ...state, question: { ...question, stage: 'roll_over' } } : state,
    );
  if (choice === 'retype')
    return only({ ...state, question: null, typed: { ...state.typed, [row.registerId]: '' } });
  return writeAll(state, [{ row, recording: notRead('fault') }]);
}

/** Escape: from the reason back to the answers, from the answers back to the digits. */
export function leaveQuestion(state: GridState): GridState {
  if (state.question === null) return state;
  return {
    ...state,
    question: state.question.stage === 'answer' ? null : { ...state.question, stage: 'answer' },
  };
}

/** Gives the reason for the finding and moves on. */
export function giveReason(state: GridState, reason: string): GridStep {
  const row = state.rows[state.current];
  const { question } = state;
  if (row === undefined || question === null) return only(state);
  return writeAll(state, [{ row, recording: reasonedRecording(question, reason) }]);
}

function reasonedRecording({ from, stage, dialWh }: Question, reason: string): Recording {
  if (stage === 'roll_over') return { act: 'roll_over', dialWh: from === 'stored' ? null : dialWh, reason };
  return from === 'stored' ? { act: 'explain', reason } : { act: 'record', kind: 'actual', dialWh, reason };
}

/**
 * Writes down that the meter could not be read, and moves on. On the first row of a meter this is said of all its registers that are
 * not read yet, on a further one of that register alone.
 */
export function mark(state: GridState, kind: 'locked' | 'fault'): GridStep {
  const row = state.rows[state.current];
  if (row === undefined || row.isBilled) return only(state);
  const others = isFirstOfMeter(state.rows, state.current)
    ? meterRowsAt(state.rows, state.current).rows.filter(
        (one) => one !== row && !one.isBilled && shownRow(state, one).kind === null,
      )
    : [];
  return writeAll(
    state,
    [row, ...others].map((one) => ({ row: one, recording: notRead(kind) })),
  );
}

function notRead(kind: 'locked' | 'fault'): Recording {
  return { act: 'record', kind, dialWh: null, reason: null };
}

/** A dial that was really read is put aside for another, or for none, and nobody has said why yet. */
function needsReason(row: ReadingRow, recording: Recording): boolean {
  if (recording.act !== 'record' || row.kind !== 'actual') return false;
  if (recording.reason !== null || recording.correction !== undefined) return false;
  return recording.kind !== 'actual' || recording.dialWh !== row.dialWh;
}

/** Gives the reason of the correction or the word that waits, writes it down and moves on. */
export function giveCorrection(state: GridState, reason: string): GridStep {
  const { correcting } = state;
  if (correcting === null) return only(state);
  const writes = correcting.writes.map(({ row, recording }) => ({
    row,
    recording: recording.act === 'record' ? { ...recording, correction: reason } : { ...recording, reason },
  }));
  return writeAll({ ...state, correcting: null }, writes, correcting.step);
}

/**
 * Asks for the word that a stored dial stands as it is, for a bill that the auditor returned and whose reading is right; nothing of a
 * row that is billed, not read, or still waits for the answer to its finding.
 */
export function confirmStored(state: GridState): GridState {
  const row = state.rows[state.current];
  if (row === undefined || row.isBilled || state.question !== null) return state;
  if (state.typed[row.registerId] !== undefined || shownRow(state, row).dialWh === null) return state;
  return { ...state, correcting: { writes: [{ row, recording: { act: 'explain', reason: '' } }], step: 1 } };
}

/** Back to the digits, which are still there. */
export function leaveCorrection(state: GridState): GridState {
  return { ...state, correcting: null };
}

/** Takes rows that were written down beside the grid (an estimate, a record of the site), and moves past the last of them. */
export function takeRows(state: GridState, taken: readonly ReadingRow[]): GridState {
  const newest = new Map(taken.map((row) => [row.registerId, row]));
  const rows = state.rows.map((row) => newest.get(row.registerId) ?? row);
  const last = rows.findLastIndex((row) => newest.has(row.registerId));
  const clear = taken.reduce<GridState>((now, row) => forget(now, row), { ...state, rows });
  return last < 0 ? state : goTo(clear, last + 1);
}

let lastNumber = 0;

/** Takes recordings as written, the current row's first, and moves past the last of them, or one step back. */
function writeAll(
  state: GridState,
  writes: readonly Pick<PlannedRecording, 'row' | 'recording'>[],
  step: 1 | -1 = 1,
): GridStep {
  if (writes.some(({ row, recording }) => needsReason(shownRow(state, row), recording)))
    return only({ ...state, question: null, correcting: { writes, step } });
  let written = state;
  let last = state.current;
  const recordings = writes.map(({ row, recording }): PlannedRecording => {
    lastNumber += 1;
    const underway: Underway = {
      number: lastNumber,
      text: state.typed[row.registerId] ?? dialText(row.dialWh),
      shown: shownAs(state, row, recording),
    };
    written = {
      ...forget(written, row),
      failed: without(written.failed, row.registerId),
      underway: { ...written.underway, [row.registerId]: underway },
    };
    last = Math.max(last, state.rows.indexOf(row));
    return { row, recording, number: lastNumber };
  });
  return { state: goTo(written, last + step), recordings };
}

function shownAs(state: GridState, row: ReadingRow, recording: Recording): Underway['shown'] {
  const { reason } = recording;
  if (recording.act === 'explain') {
    const { kind, dialWh, useWh, finding } = shownRow(state, row);
    return { kind, dialWh, useWh, finding, reason };
  }
  if (recording.act === 'roll_over') {
    const dialWh = recording.dialWh ?? shownRow(state, row).dialWh;
    const useWh = energyOfDial({ ...row, dialWh, finding: 'rolled_over' });
    return { kind: 'actual', dialWh, useWh, finding: 'rolled_over', reason };
  }
  const { kind, dialWh } = recording;
  const look = dialWh === null ? null : lookAtDial(row, dialText(dialWh));
  const isRead = look?.state === 'read';
  return { kind, dialWh, reason, useWh: isRead ? look.useWh : null, finding: isRead ? look.finding : null };
}

/** The program has written it down: the row is as it answers. */
export function recorded(state: GridState, number: number, row: ReadingRow): GridState {
  const isNewest = state.underway[row.registerId]?.number === number;
  const rows = state.rows.map((candidate) => (candidate.registerId === row.registerId ? row : candidate));
  return { ...state, rows, underway: isNewest ? without(state.underway, row.registerId) : state.underway };
}

/** The program refused: the row is as before, what was typed stands in its cell again, and the sentence beside it. */
export function refused(state: GridState, number: number, registerId: number, sentence: string): GridState {
  const underway = state.underway[registerId];
  if (underway?.number !== number) return state;
  const typed = state.typed[registerId] ?? underway.text;
  return {
    ...state,
    underway: without(state.underway, registerId),
    failed: { ...state.failed, [registerId]: sentence },
    typed: { ...state.typed, [registerId]: typed },
    isAtEnd: false,
  };
}

/** The next row after the current one that nobody has read; the first such of all when there is none after it; null when all are. */
export function findNextUnread(state: GridState): number | null {
  const isUnread = (row: ReadingRow) => shownRow(state, row).kind === null;
  const after = state.rows.findIndex((row, index) => index > state.current && isUnread(row));
  const any = after >= 0 ? after : state.rows.findIndex(isUnread);
  return any >= 0 ? any : null;
}

/** The next meter whose account, number or name has the text in it, from the current one on and round; null when there is none. */
export function findRow(state: GridState, text: string): number | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const { rows, current } = state;
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (current + step) % rows.length;
    const row = rows[index];
    if (
      row !== undefined &&
      isFirstOfMeter(rows, index) &&
      [row.accountNo, row.meterNo, row.name].some((word) => word.toLowerCase().includes(wanted))
    ) {
      return index;
    }
  }
  return null;
}

/**
 * How far the route is, with what is on its way counted as written. Counted by meter: read when all its registers really are (an
 * estimate, a locked door, a faulty meter is not, KP02), through when all have something, unexplained when one is.
 */
export function progressOf(state: GridState): {
  readonly meters: number;
  readonly read: number;
  readonly through: number;
  readonly estimated: number;
  readonly unexplained: number;
  readonly failed: number;
} {
  const meters = new Set<string>();
  const unread = new Set<string>();
  const open = new Set<string>();
  const estimated = new Set<string>();
  const unexplained = new Set<string>();
  for (const row of state.rows) {
    const shown = shownRow(state, row);
    meters.add(row.meterNo);
    if (shown.kind !== 'actual') unread.add(row.meterNo);
    if (shown.kind === null) open.add(row.meterNo);
    if (shown.kind === 'estimated') estimated.add(row.meterNo);
    if (isUnexplained(shown)) unexplained.add(row.meterNo);
  }
  return {
    meters: meters.size,
    read: meters.size - unread.size,
    through: meters.size - open.size,
    estimated: estimated.size,
    unexplained: unexplained.size,
    failed: Object.keys(state.failed).length,
  };
}

function only(state: GridState): GridStep {
  return { state, recordings: [] };
}

function forget(state: GridState, row: ReadingRow): GridState {
  return { ...state, question: null, typed: without(state.typed, row.registerId) };
}

function without<T>(record: Readonly<Record<number, T>>, key: number): Readonly<Record<number, T>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
