import { Command, CommanderError } from 'commander';
import { addBackupCommands } from './commands/backup.ts';
import { addBillCommand } from './commands/bill.ts';
import { addBooksCommands } from './commands/books.ts';
import { addCountyCommands } from './commands/county.ts';
import { addImportCommands } from './commands/import.ts';
import { addMoneyCommands } from './commands/money.ts';
import { addStationCommands } from './commands/station.ts';
import { addTrialCommand } from './commands/trial.ts';
import { declareCommonOptions, repeatCommonOptions } from './options.ts';
import { tellTrouble } from './output.ts';

const program = new Command('counter')
  .description(
    '供电营业台 from a command line: the same services as the window, for machines without one and for scripts.',
  )
  .showHelpAfterError('(counter --help lists the commands)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit status: 0 done, 1 refused (the sentence says why and what to do), 2 trouble or a command that was not understood.

A day from the command line:
  counter init                                  a station with one person for each role
  counter import accounts FILE                  the customers of the old system
  counter import readings FILE                  the handheld's file
  counter bill --month 2026-11                  compute, have another person pass them, issue
  counter pay 6204200017 --cash 200             take a payment; the till opens by itself
  counter close-till --counted 163.42           count first; then what should be there is shown
  counter close-day
  counter send --county http://127.0.0.1:4780 --enrolment-code CODE
  counter verify`,
  );

declareCommonOptions(program);
addStationCommands(program);
addImportCommands(program);
addBillCommand(program);
addMoneyCommands(program);
addCountyCommands(program);
addBooksCommands(program);
addBackupCommands(program);
addTrialCommand(program);

for (const command of [...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
  if (command.commands.length === 0) repeatCommonOptions(command);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = tellTrouble(process.argv.includes('--json'), error);
}
