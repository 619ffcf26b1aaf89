import type { Command } from 'commander';
import { month } from '../../../db/domain/kernel/calendar.ts';
import { fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { importAccounts } from '../../../electron/services/imports/import-accounts.ts';
import { importReadings } from '../../../electron/services/imports/import-readings.ts';
import type { ImportRun } from '../../../electron/services/imports/import-run.ts';
import { type ReportWords, saveImportReport } from '../../../electron/services/imports/save-import-report.ts';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { monthGiven, optionsOf, pathGiven } from '../options.ts';
import { messagesHere, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';

interface ImportOptions {
  readonly month?: string;
  readonly report?: string;
}

/** Before any month that a handheld could have read: unless told otherwise, no reading is refused as older than the accounts. */
const longAgo = month('2000-01');

/** `counter import accounts FILE` and `counter import readings FILE`: the counts of what came of a file. */
export function addImportCommands(program: Command): void {
  const group = program
    .command('import')
    .description('bring in a file of the old system or of a handheld (CSV or XLSX)');
  group
    .command('accounts')
    .description("customers, meters and prepaid balances of a station's older system")
    .argument('<file>')
    .option(
      '--month <month>',
      'the first month to be billed here, YYYY-MM: readings of earlier months will be refused',
    )
    .option('--report <file>', 'write what was found, line by line (.csv or .xlsx)')
    .action((file: string, _: unknown, command: Command) => importFile('accounts', file, command));
  group
    .command('readings')
    .description("a handheld's readings of a month")
    .argument('<file>')
    .option('--month <month>', 'the billing month, YYYY-MM (default: the month of the reading days)')
    .option('--report <file>', 'write what was found, line by line (.csv or .xlsx)')
    .action((file: string, _: unknown, command: Command) => importFile('readings', file, command));
}

async function importFile(kind: ImportKind, file: string, command: Command): Promise<void> {
  const options = optionsOf<ImportOptions>(command);
  const givenMonth = options.month === undefined ? null : monthGiven(options.month, '--month');
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
        : importReadings(counter, actor, { path, matching: null, month: givenMonth }, progress)
      ).finally(() => progress.end()),
    );
    if (options.report !== undefined)
      valueOf(await saveImportReport(run.report, pathGiven(options.report), reportWords(kind)));
    tell(options.json, run.counts, linesOf(run, messagesHere()));
  });
}

/** The words of a report file in the machine's language. */
function reportWords(kind: ImportKind): ReportWords {
  const { imports } = messagesHere();
  return {
    title: imports.kinds[kind],
    headings: {
      line: imports.line,
      column: imports.field,
      value: imports.value,
      result: imports.outcomeTitle,
      reason: imports.reason,
    },
    describe: (code) => imports.codes[code],
    describeSeverity: (severity) => imports.severities[severity],
  };
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
