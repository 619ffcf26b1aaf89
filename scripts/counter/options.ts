import { type Command, Option } from 'commander';
import { type Day, type Month, parseDay, parseMonth } from '../../db/domain/kernel/calendar.ts';
import { fileSources, type FileSource } from '../../db/domain/metering/reading-source.ts';
import { type Fen, parseYuan } from '../../db/domain/kernel/money.ts';
import { Refused } from './output.ts';
import { defaultStorePath, pathGiven } from './paths.ts';

/** What every command may be told. */
export interface CommonOptions {
  readonly store: string;
  readonly json: boolean;
  readonly as?: string;
  readonly password?: string;
  readonly recoveryCode?: string;
}

/** Declares the common options on the program, with their help. */
export function declareCommonOptions(program: Command): void {
  program
    .option('--store <file>', 'the station to work on (default: one of its own under out/)')
    .option('--as <login>', 'the person to do it as; without it, one whose role holds the right')
    .addOption(new Option('--password <password>', "that person's password").env('SUPPLY_COUNTER_PASSWORD'))
    .option('--recovery-code <code>', "opens the data key where it is another PC's system that guards it")
    .option('--json', 'print one JSON value instead of lines');
}

/** Lets a command take the common options behind its name as well; its help shows only `--json` again. */
export function repeatCommonOptions(command: Command): void {
  command
    .addOption(new Option('--store <file>').hideHelp())
    .addOption(new Option('--as <login>').hideHelp())
    .addOption(new Option('--password <password>').hideHelp())
    .addOption(new Option('--recovery-code <code>').hideHelp())
    .option('--json', 'print one JSON value instead of lines');
}

/** A command's options together with the common ones, wherever they stood; the place nearest to the command wins. */
export function optionsOf<Own extends object>(command: Command): Own & CommonOptions {
  const found: Record<string, unknown> = {};
  for (let at: Command | null = command; at !== null; at = at.parent) {
    for (const [name, value] of Object.entries(at.opts()))
      if (!Object.hasOwn(found, name)) found[name] = value;
  }
  const store = typeof found.store === 'string' ? pathGiven(found.store) : defaultStorePath;
  return { ...(found as Own), store, json: found.json === true };
}

/** An amount in yuan ("200", "163.42") in fen, not negative; refuses anything else by the option's name. */
export function yuanGiven(text: string, option: string): Fen {
  const amount = parseYuan(text);
  if (amount === null || amount < 0 || amount > 1_000_000_000) throw malformed(option);
  return amount;
}

/** Where a file of readings comes from; refuses anything else by the option's name. */
export function sourceGiven(
  text: string,
  option: string,
): { readonly kind: FileSource; readonly name: null } {
  const kind = fileSources.find((known) => known === text);
  if (kind === undefined) throw malformed(option);
  return { kind, name: null };
}

/** A month `YYYY-MM`; refuses anything else by the option's name. */
export function monthGiven(text: string, option: string): Month {
  const month = parseMonth(text);
  if (month === null) throw malformed(option);
  return month;
}

/** A day `YYYY-MM-DD`; refuses anything else by the option's name. */
export function dayGiven(text: string, option: string): Day {
  const day = parseDay(text);
  if (day === null) throw malformed(option);
  return day;
}

/** The refusal for an option that makes no sense. */
export function malformed(option: string): Refused {
  return new Refused({ code: 'input_malformed', facts: { field: option } });
}
