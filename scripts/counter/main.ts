import { Command, Option } from 'commander';
import { addBackupCommands } from './commands/backup.ts';
import { addBillCommand } from './commands/bill.ts';
import { addBooksCommands } from './commands/books.ts';
import { addCountyCommands } from './commands/county.ts';
import { addImportCommands } from './commands/import.ts';
import { addMoneyCommands } from './commands/money.ts';
import { addStationCommands } from './commands/station.ts';
import { addTrialCommand } from './commands/trial.ts';
import { tellTrouble } from './output.ts';
import { defaultStorePath } from './station-files.ts';

const program = new Command('counter')
  .description('供电营业台 from a command line: the same services as the window, for machines without one and for scripts.')
  .option('--store <file>', 'the station to work on', defaultStorePath)
  .option('--as <login>', 'the person to do it as; without it, one whose role holds the right')
  .addOption(new Option('--password <password>', "that person's password").env('SUPPLY_COUNTER_PASSWORD'))
  .option('--recovery-code <code>', 'opens the data key when the operating system of another PC guards it')
  .option('--json', 'print one JSON value instead of lines', false)
  .showHelpAfterError('(counter --help lists the commands)')
  .addHelpText(
    'after',
    `
Exit status: 0 done, 1 refused (the sentence says why and what to do), 2 trouble.

A day from the command line:
  counter init                                     a station with one person for each role
  counter import accounts FILE                     the customers of the old system
  counter import readings FILE                     the handheld's file
  counter bill --month 2026-11                     compute, audit by another person, issue
  counter pay 6204200017 --cash 200                take a payment
  counter close-till && counter close-day
  counter send --county http://127.0.0.1:4780 --enrolment-code CODE
  counter verify`,
  );

addStationCommands(program);
addImportCommands(program);
addBillCommand(program);
addMoneyCommands(program);
addCountyCommands(program);
addBooksCommands(program);
addBackupCommands(program);
addTrialCommand(program);

// `--json` and its like are wanted after the command as well: every command takes the common options.
for (const command of [...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
  if (command.commands.length === 0) addCommonOptions(command);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tellTrouble(process.argv.includes('--json'), error);
}

function addCommonOptions(command: Command): void {
  command
    .addOption(new Option('--store <file>').hideHelp())
    .addOption(new Option('--as <login>').hideHelp())
    .addOption(new Option('--password <password>').hideHelp())
    .addOption(new Option('--recovery-code <code>').hideHelp())
    .option('--json', 'print one JSON value instead of lines');
}
