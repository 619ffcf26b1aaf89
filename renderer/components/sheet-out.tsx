import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Answer } from '../../electron/contract/channel.ts';
import { call } from '../api/counter-api.ts';
import '../styles/list-paper.css';

/** What goes onto paper, and how it lies. */
export interface PaperSheet {
  /** What it is, in a few words: the proposed file name. */
  readonly fileNameHint: string;
  readonly isLandscape: boolean;
  /** The body consists of whole `.paper-page`s with margins of their own. */
  readonly hasOwnPages?: boolean;
  readonly body: ReactNode;
}

/** How the file went; null: it was printed, and the printer's own dialog told how. */
export type PaperOutcome = Answer<{ readonly fileName: string } | null> | null;

/** A sheet of paper, unseen on the screen: as soon as it is there it prints itself or is saved as a PDF, and stays until that is done. */
export function SheetOut(props: {
  readonly sheet: PaperSheet;
  readonly way: 'print' | 'pdf';
  readonly onDone: (outcome: PaperOutcome) => void;
}) {
  const { sheet, way } = props;
  const onDone = useRef(props.onDone);
  onDone.current = props.onDone;
  useLayoutEffect(() => {
    let isGone = false;
    const printed = (): void => onDone.current(null);
    if (way === 'print') {
      window.addEventListener('afterprint', printed, { once: true });
      window.print();
    } else {
      const { fileNameHint, isLandscape } = sheet;
      void call('notices/save-pdf', { fileNameHint, paper: 'A4', isLandscape }).then((answer) => {
        if (!isGone) onDone.current(answer);
      });
    }
    return () => {
      isGone = true;
      window.removeEventListener('afterprint', printed);
    };
  }, [sheet, way]);
  const lying = sheet.isLandscape ? 'paper-whole paper-whole-lying' : 'paper-whole';
  const kind = sheet.hasOwnPages === true ? lying : sheet.isLandscape ? 'paper-landscape' : '';
  return createPortal(<div className={`paper-list ${kind}`}>{sheet.body}</div>, document.body);
}
