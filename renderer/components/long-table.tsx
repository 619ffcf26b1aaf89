import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { usePreferences } from '../stores/preference-store.ts';
import { zoomOf } from '../styles/theme.ts';
import '../styles/long-table.css';

/** One column of a long table; `width` is a CSS grid track ("9em", "minmax(8em, 2fr)"). */
export interface LongColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly width: string;
  readonly isFigure?: boolean;
  cell(row: Row): ReactNode;
}

const rowHeightAtNormal = 36;

/**
 * A table of any length: only the rows in sight are drawn. One row is chosen; ↑ ↓ PgUp PgDn Home End move the choice while the table
 * has the cursor, Enter opens the row.
 */
export function LongTable<Row>(props: {
  readonly rows: readonly Row[];
  readonly columns: readonly LongColumn<Row>[];
  readonly rowKey: (row: Row) => string | number;
  readonly label: string;
  readonly chosen?: string | number | null;
  readonly onChoose?: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
  /** Space, where rows can be ticked. */
  readonly onToggle?: (row: Row) => void;
  readonly toneOf?: (row: Row) => string | undefined;
  readonly hasHead?: boolean;
  readonly rowHeight?: number;
  readonly testId?: string;
  readonly foot?: ReactNode;
}) {
  const { rows, columns, rowKey, onChoose, onOpen, chosen = null, hasHead = true } = props;
  const textSize = usePreferences((state) => state.textSize);
  const rowHeight = Math.round((props.rowHeight ?? rowHeightAtNormal) * zoomOf[textSize]);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: (index) => rowKey(rows[index] as Row),
  });
  const chosenIndex = chosen === null ? -1 : rows.findIndex((row) => rowKey(row) === chosen);
  // A new text size measures every row anew.
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useEffect(() => {
    if (chosenIndex >= 0) virtualizer.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [virtualizer, chosenIndex]);

  const move = (event: KeyboardEvent): void => {
    // With Ctrl an arrow is an act of the place.
    if (event.ctrlKey) return;
    if (event.key === ' ' && props.onToggle !== undefined) {
      const row = rows[chosenIndex];
      if (row !== undefined) props.onToggle(row);
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: chosenIndex + 1,
      ArrowUp: chosenIndex - 1,
      PageDown: chosenIndex + page,
      PageUp: chosenIndex - page,
      Home: 0,
      End: rows.length - 1,
    };
    if (event.key === 'Enter') {
      const row = rows[chosenIndex];
      if (row !== undefined) onOpen?.(row);
      return;
    }
    const wanted = steps[event.key];
    if (wanted === undefined || onChoose === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(Math.max(wanted, 0), rows.length - 1)];
    if (row !== undefined) onChoose(row);
  };

  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <div
      ref={scroller}
      className="long-table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length}
      aria-activedescendant={chosenIndex >= 0 ? `${id}-${chosenIndex}` : undefined}
      tabIndex={0}
      data-testid={props.testId}
      onKeyDown={move}
    >
      {hasHead ? (
        <div className="long-row long-head" role="row" tabIndex={-1} style={tracks}>
          {columns.map((column) => (
            <span
              key={column.id}
              role="columnheader"
              className={column.isFigure === true ? 'figures' : 'clip'}
              tabIndex={-1}
            >
              {column.title}
            </span>
          ))}
        </div>
      ) : null}
      <div className="long-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index] as Row;
          const isChosen = item.index === chosenIndex;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the table's own (see `move`).
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              tabIndex={-1}
              aria-selected={isChosen}
              aria-rowindex={item.index + 1}
              data-row={rowKey(row)}
              className={`long-row ${isChosen ? 'long-chosen' : ''} ${props.toneOf?.(row) ?? ''}`}
              style={{ ...tracks, height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={() => onChoose?.(row)}
              onDoubleClick={() => onOpen?.(row)}
            >
              {columns.map((column) => (
                <span
                  key={column.id}
                  role="gridcell"
                  tabIndex={-1}
                  className={column.isFigure === true ? 'figures' : 'clip'}
                >
                  {column.cell(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {props.foot}
    </div>
  );
}
