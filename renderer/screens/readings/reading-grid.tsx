import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent as CellKeyEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import { zoomOf } from '../../styles/theme.ts';
import { CorrectionQuestion, FindingQuestion } from './finding-question.tsx';
import {
  answer,
  confirmStored,
  findNextUnread,
  type GridState,
  giveCorrection,
  giveReason,
  goOn,
  goTo,
  leaveCorrection,
  leaveQuestion,
  mark,
  progressOf,
  shownRow,
  takeRows,
  typeDial,
} from './grid-state.ts';
import { isFirstOfMeter, meterRowsAt } from './meter-rows.ts';
import { findPartsNote } from './parts-note.ts';
import { PartsNote, ReadingLine } from './reading-line.tsx';
import { useReadingGrid } from './use-reading-grid.ts';

const lineHeightAtNormal = 50;

/** What the bar above the grid shows of it, and how it reaches in. */
export interface GridNews {
  readonly state: GridState;
  readonly goTo: (index: number) => void;
  readonly focus: () => void;
  /** Takes rows that a panel wrote down. */
  readonly take: (rows: readonly ReadingRow[]) => void;
}

/** The route's meters, one line each, with the cursor always in the one cell to type. */
export function ReadingGrid(props: {
  readonly rows: readonly ReadingRow[];
  readonly month: Month;
  readonly readOn: Day;
  readonly canEnter: boolean;
  readonly onNews: (news: GridNews) => void;
  readonly onRefusedLate: (row: ReadingRow, sentence: string) => void;
}) {
  const { rows, month, readOn, canEnter, onNews, onRefusedLate } = props;
  const messages = useMessages();
  const words = messages.readings;
  const grid = useReadingGrid({ rows, month, readOn, onRefusedLate });
  const { state, change, act } = grid;
  const cell = useRef<HTMLInputElement>(null);
  const focus = useCallback(() => cell.current?.focus(), []);

  const jump = useCallback((index: number) => change((now) => goTo(now, index)), [change]);
  const take = useCallback(
    (written: readonly ReadingRow[]) => change((now) => takeRows(now, written)),
    [change],
  );
  useEffect(() => onNews({ state, goTo: jump, focus, take }), [state, jump, focus, take, onNews]);
  useKeys(
    useMemo(
      () => [
        {
          key: 'F5',
          label: words.nextUnread,
          run: () => change((now) => goTo(now, findNextUnread(now) ?? now.current)),
        },
        ...(canEnter
          ? [
              { key: 'F6', label: words.lockedKey, run: () => act((now) => mark(now, 'locked')) },
              { key: 'F7', label: words.faultKey, run: () => act((now) => mark(now, 'fault')) },
              { key: 'Ctrl+H', label: words.standsKey, run: () => change(confirmStored) },
            ]
          : []),
      ],
      [words, canEnter, change, act],
    ),
  );

  const lines = useLines(state);
  const isAsking = state.question !== null || state.correcting !== null;
  const stage = state.correcting === null ? (state.question?.stage ?? null) : 'reason';
  // After a question the cursor is in the cell again (a cell that is new takes it by itself).
  useEffect(() => {
    if (stage === 'reason' || stage === 'roll_over') return;
    cell.current?.focus({ preventScroll: true });
    cell.current?.select();
  }, [stage]);

  useDigitsGoTo(cell);
  const onKey = (event: CellKeyEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') act((now) => goOn(now, 1));
    else if (event.key === 'ArrowUp') act((now) => goOn(now, -1));
    else if (event.key === 'PageDown')
      change((now) => goTo(now, Math.min(now.current + 10, now.rows.length - 1)));
    else if (event.key === 'PageUp') change((now) => goTo(now, now.current - 10));
    else return;
    event.preventDefault();
  };

  const progress = progressOf(state);
  const currentRow = state.rows[state.current];
  const failure = currentRow === undefined ? undefined : state.failed[currentRow.registerId];
  return (
    <>
      {failure === undefined ? null : (
        <TroubleLine testId="reading-failed">{words.notSaved(failure)}</TroubleLine>
      )}
      {state.isAtEnd ? (
        <TroubleLine tone={progress.through === progress.meters ? 'done' : 'quiet'} testId="reading-end">
          {words.endOfRoute(progress.read, progress.meters)}
        </TroubleLine>
      ) : null}
      <div
        className="reading-grid"
        role="grid"
        aria-rowcount={state.rows.length}
        data-testid="reading-grid"
        ref={lines.scroller}
      >
        <div className="reading-line reading-head" role="row" tabIndex={-1}>
          <span className="figures">{words.walkOrder}</span>
          <span>{words.name}</span>
          <span>{words.accountNo}</span>
          <span className="figures">{words.last}</span>
          <span className="figures">{words.usual}</span>
          <span className="figures">{words.dial}</span>
          <span className="figures">{words.use}</span>
          <span>{words.state}</span>
        </div>
        <div className="reading-lines" style={{ height: lines.virtualizer.getTotalSize() }}>
          {lines.virtualizer.getVirtualItems().map((item) => {
            const row = state.rows[item.index];
            if (row === undefined) return null;
            const isCurrent = item.index === state.current;
            const partsNote = findPartsNote(state, item.index);
            return (
              <div
                key={item.key}
                ref={lines.virtualizer.measureElement}
                data-index={item.index}
                className={
                  isFirstOfMeter(state.rows, item.index)
                    ? 'reading-item'
                    : 'reading-item reading-item-further'
                }
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ReadingLine
                  row={shownRow(state, row)}
                  isFirst={isFirstOfMeter(state.rows, item.index)}
                  hasOthers={meterRowsAt(state.rows, item.index).rows.length > 1}
                  typed={state.typed[row.registerId]}
                  failed={state.failed[row.registerId]}
                  isCurrent={isCurrent}
                  isAsking={isCurrent && isAsking}
                  canEnter={canEnter}
                  cell={cell}
                  onType={(text) => change((now) => typeDial(now, text))}
                  onKey={onKey}
                  onChoose={() => change((now) => (now.current === item.index ? now : goTo(now, item.index)))}
                />
                {isCurrent && canEnter && state.question !== null ? (
                  <FindingQuestion
                    row={row}
                    question={state.question}
                    onAnswer={(choice) => act((now) => answer(now, choice))}
                    onReason={(reason) => act((now) => giveReason(now, reason))}
                    onLeave={() => change(leaveQuestion)}
                  />
                ) : null}
                {isCurrent && canEnter && state.correcting !== null ? (
                  <CorrectionQuestion
                    row={shownRow(state, row)}
                    stands={state.correcting.writes.every(({ recording }) => recording.act === 'explain')}
                    onReason={(reason) => act((now) => giveCorrection(now, reason))}
                    onLeave={() => change(leaveCorrection)}
                  />
                ) : null}
                {partsNote === null ? null : <PartsNote sum={partsNote} />}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** A digit typed while nothing that takes text has the cursor goes into the cell. */
function useDigitsGoTo(cell: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || !/^\d$/.test(event.key)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest('input, textarea, [role="dialog"], [role="combobox"]') !== null) return;
      cell.current?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [cell]);
}

/** Draws only the lines in sight, and always the one with the cursor. */
function useLines(state: GridState) {
  const textSize = usePreferences((preferences) => preferences.textSize);
  const lineHeight = Math.round(lineHeightAtNormal * zoomOf[textSize]);
  const scroller = useRef<HTMLDivElement>(null);
  const { current, question, correcting, isAtEnd, failed } = state;
  const virtualizer = useVirtualizer({
    count: state.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 6,
    scrollPaddingStart: lineHeight,
    scrollPaddingEnd: lineHeight * 2,
    getItemKey: (index) => state.rows[index]?.registerId ?? index,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), current])].toSorted((a, b) => a - b),
  });
  // A new text size measures every line anew.
  useEffect(() => virtualizer.measure(), [virtualizer, lineHeight]);
  // A question makes its line taller, and a sentence above the grid makes the grid lower: the line stays in sight whole.
  useEffect(
    () => virtualizer.scrollToIndex(current, { align: 'auto' }),
    [virtualizer, current, question, correcting, isAtEnd, failed],
  );
  return { scroller, virtualizer };
}
