import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { ExportTable } from '../../electron/contract/exports.ts';
import { call } from '../api/counter-api.ts';
import type { KeyAct } from '../stores/key-store.ts';
import { cellText, isFigureKind } from './cell-text.ts';
import { type PaperOutcome, type PaperSheet, SheetOut } from './sheet-out.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { sentenceOf, useMessages } from './use-messages.ts';
import '../styles/list-paper.css';

type News = { readonly tone: 'done' | 'wrong'; readonly words: string };

interface Out {
  readonly way: 'print' | 'pdf';
  readonly sheet: PaperSheet;
}

/** A list of more columns than this lies on its side. */
const mostUprightColumns = 6;

/**
 * Takes a list out of the program: Ctrl+E saves it as a workbook, Ctrl+P prints it, Ctrl+D saves the same paper as a PDF. `make` gives
 * the list as it is now, or null when there is nothing to take; `sheetOf` lays it out for paper in another way than as a table. The
 * caller puts the acts on its keys and shows the news.
 */
export function useListPaper(
  make: () => ExportTable | null | Promise<ExportTable | null>,
  isOff = false,
  sheetOf: (table: ExportTable) => PaperSheet = listSheet,
): { readonly acts: readonly KeyAct[]; readonly news: ReactNode } {
  const messages = useMessages();
  const newest = useRef({ make, sheetOf });
  newest.current = { make, sheetOf };
  const [news, setNews] = useState<News | null>(null);
  const [out, setOut] = useState<Out | null>(null);
  const isOut = useRef(false);

  const acts = useMemo(() => {
    const save = async (): Promise<void> => {
      setNews(null);
      const table = await newest.current.make();
      if (table === null) return;
      const answer = await call('exports/save-table', {
        fileNameHint: table.fileNameHint,
        columns: table.columns.map((column) => ({ ...column })),
        rows: table.rows.map((row) => [...row]),
      });
      if (!answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      else if (answer.value !== null)
        setNews({ tone: 'done', words: messages.lists.saved(answer.value.fileName, table.rows.length) });
    };
    const layOut = async (way: Out['way']): Promise<void> => {
      // One sheet at a time: it has to stay until the printer or the file has it.
      if (isOut.current) return;
      isOut.current = true;
      setNews(null);
      const table = await newest.current.make();
      isOut.current = table !== null;
      setOut(table === null ? null : { way, sheet: newest.current.sheetOf(table) });
    };
    return [
      { key: 'Ctrl+E', label: messages.lists.export, isOff, isLesser: true, run: () => void save() },
      { key: 'Ctrl+P', label: messages.lists.print, isOff, isLesser: true, run: () => void layOut('print') },
      { key: 'Ctrl+D', label: messages.lists.pdf, isOff, isLesser: true, run: () => void layOut('pdf') },
    ];
  }, [messages, isOff]);
  const done = useCallback(
    (outcome: PaperOutcome) => {
      isOut.current = false;
      setOut(null);
      if (outcome === null) return;
      if (!outcome.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, outcome) });
      else if (outcome.value !== null)
        setNews({ tone: 'done', words: messages.lists.savedPdf(outcome.value.fileName) });
    },
    [messages],
  );

  return {
    acts,
    news: (
      <>
        {news === null ? null : (
          <TroubleLine tone={news.tone} testId="list-news">
            {news.words}
          </TroubleLine>
        )}
        {out === null ? null : <SheetOut way={out.way} sheet={out.sheet} onDone={done} />}
      </>
    ),
  };
}

/** A list as a plain table, its heading on every page. */
function listSheet(table: ExportTable): PaperSheet {
  return {
    fileNameHint: table.fileNameHint,
    isLandscape: table.columns.length > mostUprightColumns,
    body: (
      <>
        <h1>{table.fileNameHint}</h1>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ title, kind }) => (
                <th key={title} className={isFigureKind(kind) ? 'figures' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, rowIndex) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never changes its order.
              <tr key={rowIndex}>
                {table.columns.map(({ title, kind }, index) => (
                  <td key={title} className={isFigureKind(kind) ? 'figures' : undefined}>
                    {cellText(kind, row[index] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  };
}
