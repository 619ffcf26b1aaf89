import { month } from '../../../db/domain/kernel/calendar.ts';
import { importReportWords } from '../../../renderer/messages/import-report-words.ts';
import { fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { importAccounts } from '../../../electron/services/imports/import-accounts.ts';
import { importReadings } from '../../../electron/services/imports/import-readings.ts';
import type { ImportRun } from '../../../electron/services/imports/import-run.ts';
import { saveImportReport } from '../../../electron/services/imports/save-import-report.ts';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, monthGiven, sourceGiven } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

interface ImportOptions extends CommonOptions {
  readonly month?: string;
  readonly report?: string;
  readonly source?: string;
}

/** Before any month that a handheld could have read: unless told otherwise, no reading is refused as older than the accounts. */
const longAgo = month('2000-01');

/** `counter import accounts|readings FILE`: tells the counts of what came of a file; `--json` prints them and nothing else. */
export async function importFile(kind: ImportKind, file: string, options: ImportOptions): Promise<void> {
  const givenMonth = options.month === undefined ? null : monthGiven(options.month, '--month');
  const source = options.source === undefined ? null : sourceGiven(options.source, '--source');
  const path = pathGiven(file);
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor(kind === 'accounts' ? 'accounts.import' : 'readings.enter');
    const progress = progressLine();
    const run = valueOf(
      await (kind === 'accounts'
        ? importAccounts(
            counter,
            actor,
            { path, matching: null, firstBilledMonth: givenMonth ?? longAgo },
            progress,
          )
        : importReadings(counter, actor, { path, matching: null, month: givenMonth, source }, progress)
      ).finally(() => progress.end()),
    );
    if (options.report !== undefined)
      valueOf(
        await saveImportReport(
          run.report,
          pathGiven(options.report),
          importReportWords(messagesHere(), kind),
        ),
      );
    tell(options.json, run.counts, linesOf(run, messagesHere()));
  });
}

function linesOf({ isRepeated, counts }: ImportRun, { imports }: Messages): string[] {
  const nameOf = (code: string): string =>
    wordOf(imports.counts, code) ?? wordOf(imports.codeNames, code) ?? code;
  const lines = Object.entries(counts).flatMap(([code, count]) =>
    typeof count === 'number'
      ? [`${nameOf(code)}: ${code === 'prepaid_fen_total' ? formatYuanGrouped(fen(count)) : count}`]
      : [`${nameOf(code)}:`, ...Object.entries(count).map(([inner, many]) => `  ${nameOf(inner)}: ${many}`)],
  );
  return isRepeated ? [imports.repeated, ...lines] : lines;
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
