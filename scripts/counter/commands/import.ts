import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Month, parseMonth } from '../../../db/domain/kernel/calendar.ts';
import { importAccounts } from '../../../electron/services/imports/import-accounts.ts';
import { importReadings } from '../../../electron/services/imports/import-readings.ts';
import type { ImportRun } from '../../../electron/services/imports/import-run.ts';
import { saveImportReport } from '../../../electron/services/imports/save-import-report.ts';
import { messagesHere, Refused, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { type CommonOptions, withCounter } from '../with-counter.ts';

interface ImportOptions extends CommonOptions {
  readonly month?: string;
  readonly report?: string;
}

/** `counter import accounts FILE` and `counter import readings FILE`: the counts of what came of a file. */
export function addImportCommands(program: Command): void {
  const group = program.command('import').description('bring in a file of the old system or of a handheld (CSV or XLSX)');
  group
    .command('accounts')
    .description("customers, meters and prepaid balances of a station's older system")
    .argument('<file>')
    .option('--month <month>', 'the first month that will be billed here, YYYY-MM (default: this month)')
    .option('--report <file>', 'write what was found, line by line (.csv or .xlsx)')
    .action((file: string, _: unknown, command: Command) => importFile('accounts', file, command.optsWithGlobals<ImportOptions>()));
  group
    .command('readings')
    .description("a handheld's readings of a month")
    .argument('<file>')
    .option('--month <month>', 'the billing month, YYYY-MM (default: the month of the reading days)')
    .option('--report <file>', 'write what was found, line by line (.csv or .xlsx)')
    .action((file: string, _: unknown, command: Command) => importFile('readings', file, command.optsWithGlobals<ImportOptions>()));
}

async function importFile(kind: 'accounts' | 'readings', file: string, options: ImportOptions): Promise<void> {
  const month = monthOption(options.month);
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor(kind === 'accounts' ? 'accounts.import' : 'readings.enter');
    const progress = progressLine();
    const path = resolve(file);
    const run = valueOf(
      kind === 'accounts'
        ? await importAccounts(counter, actor, { path, matching: null, firstBilledMonth: month }, progress)
        : await importReadings(counter, actor, { path, matching: null, month }, progress),
    );
    progress.end();
    if (options.report !== undefined) await writeReport(run, resolve(options.report));
    tell(options.json, run.counts, linesOf(run));
  });
}

function linesOf(run: ImportRun): string[] {
  const lines = Object.entries(run.counts).map(([name, count]) =>
    typeof count === 'number'
      ? `${name}: ${count}`
      : `${name}: ${Object.entries(count).map(([code, many]) => `${code} ${many}`).join(', ') || '0'}`,
  );
  return run.isRepeated ? ['This file was imported before; nothing changed.', ...lines] : lines;
}

/** Reads `--month`; refuses what is no month. */
export function monthOption(text: string | undefined): Month | null {
  if (text === undefined) return null;
  const month = parseMonth(text);
  if (month === null) throw new Refused({ code: 'input_malformed', facts: { field: '--month' } });
  return month;
}

async function writeReport(run: ImportRun, path: string): Promise<void> {
  await saveImportReport(run.report, path, (code) => code);
  void messagesHere;
}
