import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ExportTable } from '../../electron/contract/exports.ts';
import { call } from '../api/counter-api.ts';
import type { KeyAct } from '../stores/key-store.ts';
import { cellText, isFigureKind } from './cell-text.ts';
import { TroubleLine } from './trouble-line.tsx';
import { sentenceOf, useMessages } from './use-messages.ts';
import '../styles/list-paper.css';

type News = { readonly tone: 'done' | 'wrong'; readonly words: string };

/**
 * Takes a list out of the program: Ctrl+E saves it as a workbook, Ctrl+P prints it. `make` gives the list as it is now, or null when
 * there is nothing to take. The caller puts the acts on its keys and shows the news.
 */
export function useListPaper(
  make: () => ExportTable | null | Promise<ExportTable | null>,
  isOff = false,
): { readonly acts: readonly KeyAct[]; readonly news: ReactNode } {
  const messages = useMessages();
  const newest = useRef(make);
  newest.current = make;
  const [news, setNews] = useState<News | null>(null);
  const [printed, setPrinted] = useState<ExportTable | null>(null);
  const donePrinting = useCallback(() => setPrinted(null), []);

  const acts = useMemo(() => {
    const save = async (): Promise<void> => {
      setNews(null);
      const table = await newest.current();
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
    const print = async (): Promise<void> => setPrinted(await newest.current());
    return [
      { key: 'Ctrl+E', label: messages.lists.export, isOff, run: () => void save() },
      { key: 'Ctrl+P', label: messages.lists.print, isOff, run: () => void print() },
    ];
  }, [messages, isOff]);

  return {
    acts,
    news: (
      <>
        {news === null ? null : (
          <TroubleLine tone={news.tone} testId="list-news">
            {news.words}
          </TroubleLine>
        )}
        {printed === null ? null : <PaperList table={printed} onPrinted={donePrinting} />}
      </>
    ),
  };
}

/** The whole list as a sheet of paper, unseen on the screen; prints itself as soon as it is there. */
function PaperList({ table, onPrinted }: { readonly table: ExportTable; readonly onPrinted: () => void }) {
  useLayoutEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  return createPortal(
    <div className="paper-list">
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
    </div>,
    document.body,
  );
}
