import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import type { ReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { dialText, lookAtDial } from './dial-look.ts';

/** What is to be written down for one meter. `explain` puts a word to what is stored already. */
export type Recording =
  | {
      readonly act: 'record';
      readonly kind: 'actual';
      readonly dialWh: WattHours;
      readonly reason: string | null;
    }
  | {
      readonly act: 'record';
      readonly kind: 'locked' | 'fault';
      readonly dialWh: null;
      readonly reason: null;
    }
  | { readonly act: 'explain'; readonly reason: string };

/** A recording on its way: the row looks as if it were written, and what was typed is kept until it is. */
export interface Underway {
  readonly number: number;
  readonly text: string;
  readonly shown: Pick<ReadingRow, 'kind' | 'dialWh' | 'useWh' | 'finding' | 'reason'>;
}

/** The question under the row: a finding of the digits just typed, or one that was stored without a word. */
export interface Question {
  readonly from: 'typed' | 'stored';
  readonly finding: ReadingFinding;
  readonly dialWh: WattHours;
  readonly useWh: WattHours | null;
  readonly stage: 'answer' | 'reason';
}

/** The grid of one route: everything that typing changes. Keys of the records are register ids. */
export interface GridState {
  readonly rows: readonly ReadingRow[];
  readonly current: number;
  readonly question: Question | null;
  /** Past the last row: the route is through. */
  readonly isAtEnd: boolean;
  readonly typed: Readonly<Record<number, string>>;
  readonly underway: Readonly<Record<number, Underway>>;
  readonly failed: Readonly<Record<number, string>>;
}

/** A step of the grid: how it is afterwards, and what has to be written down. */
export interface GridStep {
  readonly state: GridState;
  readonly recording: {
    readonly row: ReadingRow;
    readonly recording: Recording;
    readonly number: number;
  } | null;
}

/** Opens a route at the first meter that needs the reader: unread or unexplained; at the first of all when none does. */
export function openGrid(rows: readonly ReadingRow[]): GridState {
  const first = rows.findIndex((row) => row.kind === null || isUnexplained(row));
  const empty: GridState = {
    rows,
    current: 0,
    question: null,
    isAtEnd: false,
    typed: {},
    underway: {},
    failed: {},
  };
  return goTo(empty, Math.max(first, 0));
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

/** A finding without a word still waits for one. */
export function isUnexplained(row: Pick<ReadingRow, 'finding' | 'reason'>): boolean {
  return row.finding !== null && row.reason === null;
}

/** Puts the cursor on a row; a stored finding without a word asks its question there. */
export function goTo(state: GridState, index: number): GridState {
  const current = Math.min(Math.max(index, 0), Math.max(state.rows.length - 1, 0));
  const row = state.rows[current];
  return {
    ...state,
    current,
    isAtEnd: index >= state.rows.length && state.rows.length > 0,
    question: row === undefined ? null : storedQuestion(state, row),
  };
}

function storedQuestion(state: GridState, row: ReadingRow): Question | null {
  const shown = shownRow(state, row);
  if (state.typed[row.registerId] !== undefined || row.isBilled) return null;
  if (shown.finding === null || shown.reason !== null || shown.dialWh === null) return null;
  return {
    from: 'stored',
    finding: shown.finding,
    dialWh: shown.dialWh,
    useWh: shown.useWh,
    stage: 'answer',
  };
}

/** Takes what stands in the current cell now. */
export function typeDial(state: GridState, text: string): GridState {
  const row = state.rows[state.current];
  if (row === undefined || row.isBilled) return state;
  return {
    ...state,
    question: null,
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
  if (state.question?.from === 'typed') return only(state);
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
  return write(state, row, { act: 'record', kind: 'actual', dialWh: look.dialWh, reason: null }, step);
}

/** Answers the question: 1 it is right (asks for the reason), 2 type again, 3 the meter is faulty. */
export function answer(state: GridState, choice: 'confirm' | 'retype' | 'fault'): GridStep {
  const row = state.rows[state.current];
  if (row === undefined || state.question === null) return only(state);
  if (choice === 'confirm') return only({ ...state, question: { ...state.question, stage: 'reason' } });
  if (choice === 'retype')
    return only({ ...state, question: null, typed: { ...state.typed, [row.registerId]: '' } });
  return mark(state, 'fault');
}

/** Escape: from the reason back to the answers, from the answers back to the digits. */
export function leaveQuestion(state: GridState): GridState {
  if (state.question === null) return state;
  return {
    ...state,
    question: state.question.stage === 'reason' ? { ...state.question, stage: 'answer' } : null,
  };
}

/** Gives the reason for the finding and moves on. */
export function giveReason(state: GridState, reason: string): GridStep {
  const row = state.rows[state.current];
  const { question } = state;
  if (row === undefined || question === null) return only(state);
  const recording: Recording =
    question.from === 'stored'
      ? { act: 'explain', reason }
      : { act: 'record', kind: 'actual', dialWh: question.dialWh, reason };
  return write(state, row, recording, 1);
}

/** Writes down that the meter could not be read, and moves on. */
export function mark(state: GridState, kind: 'locked' | 'fault'): GridStep {
  const row = state.rows[state.current];
  if (row === undefined || row.isBilled) return only(state);
  return write(state, row, { act: 'record', kind, dialWh: null, reason: null }, 1);
}

let lastNumber = 0;

function write(state: GridState, row: ReadingRow, recording: Recording, step: 1 | -1): GridStep {
  lastNumber += 1;
  const underway: Underway = {
    number: lastNumber,
    text: state.typed[row.registerId] ?? dialText(row.dialWh),
    shown: shownAs(state, row, recording),
  };
  const written: GridState = {
    ...forget(state, row),
    failed: without(state.failed, row.registerId),
    underway: { ...state.underway, [row.registerId]: underway },
  };
  return { state: goTo(written, state.current + step), recording: { row, recording, number: lastNumber } };
}

function shownAs(state: GridState, row: ReadingRow, recording: Recording): Underway['shown'] {
  if (recording.act === 'explain') {
    const { kind, dialWh, useWh, finding } = shownRow(state, row);
    return { kind, dialWh, useWh, finding, reason: recording.reason };
  }
  const { kind, dialWh, reason } = recording;
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

/** The next row whose account, meter or name has the text in it, from the current one on and round; null when there is none. */
export function findRow(state: GridState, text: string): number | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const { rows, current } = state;
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (current + step) % rows.length;
    const row = rows[index];
    if (
      row !== undefined &&
      [row.accountNo, row.meterNo, row.name].some((word) => word.toLowerCase().includes(wanted))
    ) {
      return index;
    }
  }
  return null;
}

/** How far the route is, with what is on its way counted as written. */
export function progressOf(state: GridState): {
  readonly read: number;
  readonly unexplained: number;
  readonly failed: number;
} {
  let read = 0;
  let unexplained = 0;
  for (const row of state.rows) {
    const shown = shownRow(state, row);
    if (shown.kind !== null) read += 1;
    if (isUnexplained(shown)) unexplained += 1;
  }
  return { read, unexplained, failed: Object.keys(state.failed).length };
}

function only(state: GridState): GridStep {
  return { state, recording: null };
}

function forget(state: GridState, row: ReadingRow): GridState {
  return { ...state, question: null, typed: without(state.typed, row.registerId) };
}

function without<T>(record: Readonly<Record<number, T>>, key: number): Readonly<Record<number, T>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
