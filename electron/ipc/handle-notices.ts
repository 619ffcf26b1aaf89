import { basename } from 'node:path';
import { ok } from '../../db/domain/kernel/result.ts';
import { exportFileName } from '../services/exports/export-file-name.ts';
import type { HandlerParts, Handlers } from './handler-parts.ts';
import { writeChosenFile } from './write-chosen-file.ts';

/** A list of the page as a PDF: what the page has laid out for paper, where the person says. */
export function noticeHandlers({ outside }: HandlerParts): Pick<Handlers, 'notices/save-pdf'> {
  return {
    'notices/save-pdf': async ({ fileNameHint, paper, isLandscape }) => {
      const path = await outside.chooseSavePath(exportFileName(fileNameHint, 'pdf'));
      if (path === null) return ok(null);
      const written = await writeChosenFile(path, await outside.pagePdf(paper, isLandscape));
      return written.ok ? ok({ fileName: basename(path) }) : written;
    },
  };
}
