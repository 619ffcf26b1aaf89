import { randomUUID } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { exportFileName } from '../services/exports/export-file-name.ts';
import { writeTable } from '../services/exports/write-table.ts';
import { type ImportReport, outcomeOf } from '../services/imports/import-run.ts';
import { saveImportReport } from '../services/imports/save-import-report.ts';
import { noProgress } from '../services/counter.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** Reading files drags in spreadsheets and pinyin; a counter that never imports should not start with them. */
const importServices = async () => ({
  ...(await import('../services/imports/preview-import.ts')),
  ...(await import('../services/imports/import-accounts.ts')),
  ...(await import('../services/imports/import-readings.ts')),
});

const tables = ['csv', 'txt', 'xlsx'] as const;

/** Files: a path is only ever what the person chose in the system's own dialog; the page holds a token for it. */
export function fileHandlers({
  desk,
  outside,
}: HandlerParts): HandlersOf<'imports'> & HandlersOf<'exports'> & HandlersOf<'backup'> & HandlersOf<'jobs'> {
  const reports = new Map<string, ImportReport>();
  return {
    'imports/choose-file': async () => {
      const path = await outside.chooseFile(tables);
      if (path === null) return ok(null);
      return ok({ token: desk.keepFile(path), fileName: basename(path), bytes: (await stat(path)).size });
    },
    'imports/preview': async ({ kind, token, source }) => {
      const path = desk.findFile(token);
      if (path === null) return refuse('file_unreadable');
      const { previewImport } = await importServices();
      return previewImport(desk.getCounter(), desk.getActor(), { kind, path, source });
    },
    'imports/run': async ({ kind, token, matching, month, source, jobId }) => {
      const path = desk.findFile(token);
      if (path === null) return refuse('file_unreadable');
      const progress = desk.startJob(jobId);
      const { importAccounts, importReadings } = await importServices();
      const run =
        kind === 'accounts'
          ? await importAccounts(desk.getCounter(), desk.getActor(), { path, matching }, progress)
          : await importReadings(
              desk.getCounter(),
              desk.getActor(),
              { path, matching, month, source },
              progress,
            );
      if (!run.ok) return run;
      const reportToken = randomUUID();
      // One report is kept at a time: the page shows the last import only.
      reports.clear();
      reports.set(reportToken, run.value.report);
      return ok(outcomeOf(run.value, reportToken));
    },
    'imports/save-report': async ({ reportToken, language }) => {
      const report = reports.get(reportToken);
      if (report === undefined) return refuse('file_unreadable');
      const words = outside.reportWords(report.kind, language);
      const path = await outside.chooseSavePath(exportFileName(words.title));
      if (path === null) return ok(null);
      const saved = await saveImportReport(report, path, words);
      return saved.ok ? ok({ fileName: basename(path) }) : saved;
    },
    'jobs/cancel': ({ jobId }) => {
      desk.cancelJob(jobId);
      return ok(null);
    },
    'exports/save-table': async (table) => {
      const path = await outside.chooseSavePath(exportFileName(table.fileNameHint));
      if (path === null) return ok(null);
      try {
        await writeFile(path, await writeTable(table));
        return ok({ fileName: basename(path) });
      } catch (error) {
        if (error instanceof Error && 'code' in error)
          return refuse(error.code === 'ENOSPC' ? 'disk_full' : 'file_not_writable');
        throw error;
      }
    },
    'backup/make': async () => {
      const counter = desk.getCounter();
      const day = new Date(counter.clock.now() + 8 * 3_600_000)
        .toISOString()
        .slice(0, 16)
        .replace(/[-:]/g, '')
        .replace('T', '-');
      const target = await outside.chooseSavePath(`supply-counter-${day}.scbackup`);
      if (target === null) return ok(null);
      const made = await makeBackup(counter, desk.getActor(), { target }, noProgress);
      return made.ok ? ok({ fileName: basename(target), bytes: made.value.bytes }) : made;
    },
  };
}
