import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { MonthNote, ReadingRow } from '../../../electron/contract/readings.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import { EstimatePanel } from './estimate-panel.tsx';
import { RecordPanel } from './record-panel.tsx';
import { SitePanel } from './site-panel.tsx';
import './meter-panels.css';

type Panel = 'estimate' | 'site' | 'record';

const Notes = createContext<ReadonlyMap<string, MonthNote>>(new Map());

/** The small marks of a row: what was seen at its meter, its files, and that nobody was there when the demand was read. */
export function MonthMarks({ row, isFirst }: { readonly row: ReadingRow; readonly isFirst: boolean }) {
  const { readingMonth: words } = useMessages();
  const note = useContext(Notes).get(row.accountNo);
  const isAbsent = row.register === 'demand' && row.kind === 'actual' && note?.wasPresent !== true;
  const { anomaly = null, attachments = 0 } = note ?? {};
  const marks = [
    ...(isFirst && anomaly !== null ? [words.anomalies[anomaly]] : []),
    ...(isFirst && attachments > 0 ? [words.files(attachments)] : []),
    ...(isAbsent ? [words.absent] : []),
  ];
  return marks.map((mark) => (
    <span key={mark} className="order-mark" data-testid="month-mark">
      {mark}
    </span>
  ));
}

/** Around the grid: F8 estimates the meter under the cursor, F9 says what was seen there, F11 shows its record and files. */
export function MeterPanels(props: {
  readonly month: Month;
  readonly readOn: Day;
  /** The register under the cursor, as the eye sees it. */
  readonly row: ReadingRow | null;
  readonly canEnter: boolean;
  readonly onRows: (rows: readonly ReadingRow[]) => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const { month, readOn, row, canEnter, onRows, onLeave } = props;
  const { readingMonth: words } = useMessages();
  const [open, setOpen] = useState<{ panel: Panel; row: ReadingRow } | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const list = useAnswer('readings/list-notes', { month });
  const notes = useMemo(
    () => new Map((list.value ?? []).map((note) => [note.accountNo, note])),
    [list.value],
  );
  const isOff = row === null;
  const isBilled = row?.isBilled === true;
  useKeys(
    useMemo(() => {
      const show = (panel: Panel) => () => {
        setNews(null);
        if (row !== null) setOpen({ panel, row });
      };
      return [
        ...(canEnter
          ? [
              { key: 'F8', label: words.estimate, isOff: isOff || isBilled, run: show('estimate') },
              { key: 'F9', label: words.site, isOff: isOff || isBilled, run: show('site') },
            ]
          : []),
        { key: 'F11', label: words.record, isOff, run: show('record') },
      ];
    }, [words, canEnter, row, isOff, isBilled]),
  );
  const leave = (): void => {
    setOpen(null);
    onLeave();
  };
  const done = (rows: readonly ReadingRow[], told: string): void => {
    if (rows.length > 0) onRows(rows);
    setNews(told);
    leave();
    void list.reload();
    void useStatus.getState().refresh();
  };
  const shared = open === null ? null : { row: open.row, month, readOn, onDone: done, onLeave: leave };
  return (
    <Notes.Provider value={notes}>
      {shared !== null && open?.panel === 'estimate' ? <EstimatePanel {...shared} /> : null}
      {shared !== null && open?.panel === 'site' ? <SitePanel {...shared} /> : null}
      {open?.panel === 'record' ? (
        <RecordPanel
          row={open.row}
          month={month}
          canEnter={canEnter}
          onChanged={() => void list.reload()}
          onLeave={leave}
        />
      ) : null}
      {news === null || open !== null ? null : (
        <TroubleLine tone="done" testId="meter-news">
          {news}
        </TroubleLine>
      )}
      {props.children}
    </Notes.Provider>
  );
}
