import { Command, CommanderError } from 'commander';
import { declareCommonOptions, optionsOf, repeatCommonOptions } from './options.ts';
import { usualStation } from './usual-station.ts';

/** Runs one command of the command line and answers its exit status. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  // A command that did its work and found something wrong says so by setting the exit status itself.
  process.exitCode = 0;
  try {
    await declareProgram().parseAsync(argv);
    return process.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { tellTrouble } = await import('./tell-trouble.ts');
    return tellTrouble(argv.includes('--json'), error);
  }
}

/** Every command there is. What a command does is loaded only when it is asked for. */
function declareProgram(): Command {
  const program = new Command('counter')
    .description(
      '供电营业台 from a command line: the same services as the window, for machines without one and for scripts.',
    )
    .showHelpAfterError('(counter --help lists the commands)')
    .exitOverride()
    .addHelpText('after', helpAfter);
  declareCommonOptions(program);

  const usual = usualStation;
  program
    .command('init')
    .description('set up a station with one person for each role and a receipt book')
    .option('--code <code>', 'the station code, 4 to 12 capital letters or digits', usual.code)
    .option('--name <name>', 'the name of the station', usual.name)
    .option('--county-name <name>', 'the name of the county office', usual.countyName)
    .option(
      '--receipts <from-to>',
      'the first receipt book',
      `${usual.receipts.firstNo}-${usual.receipts.lastNo}`,
    )
    .action(async (_, command: Command) => (await import('./commands/init.ts')).init(optionsOf(command)));
  program
    .command('demo')
    .description('build the demo station: invented customers, readings, bills and payments')
    .action(async (_, command: Command) => (await import('./commands/demo.ts')).demo(optionsOf(command)));

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
    .action(async (file: string, _, command: Command) =>
      (await import('./commands/import.ts')).importFile('accounts', file, optionsOf(command)),
    );
  group
    .command('readings')
    .description('readings of a month: of a handheld, the remote channel or a typed table')
    .argument('<file>')
    .option('--source <source>', 'handheld, remote or spreadsheet (default: as the headings tell)')
    .option('--month <month>', 'the billing month, YYYY-MM (default: the month of the reading days)')
    .option('--report <file>', 'write what was found, line by line (.csv or .xlsx)')
    .action(async (file: string, _, command: Command) =>
      (await import('./commands/import.ts')).importFile('readings', file, optionsOf(command)),
    );

  program
    .command('policy')
    .description('accept a pack of prices: from its first day on, bills and late fees follow it')
    .argument('<file>', 'the pack, a JSON file as in db/policy')
    .option('--try', 'only tell who would pay how much more or less on the last issued month')
    .action(async (file: string, _, command: Command) =>
      (await import('./commands/policy.ts')).policy(file, optionsOf(command)),
    );
  program
    .command('bill')
    .description("a month's bills: compute, have another person pass them, issue")
    .requiredOption('--month <month>', 'the billing month, YYYY-MM')
    .option('--compute-only', 'leave audit and issue to people')
    .action(async (_, command: Command) => (await import('./commands/bill.ts')).bill(optionsOf(command)));
  program
    .command('pay')
    .description('take cash for what an account owes, and money for later; what was paid ahead is used first')
    .argument('<account>', 'the account number')
    .option('--cash <yuan>', 'the cash that the customer hands over', '0')
    .option('--prepay <yuan>', 'what they leave for later', '0')
    .option(
      '--month <month>',
      'only this month, YYYY-MM; may be given more than once (default: all that is owed)',
      addTo,
    )
    .option('--keep-prepaid', 'leave alone what was paid ahead')
    .option('--float <yuan>', 'the float of the till, if it is not open yet', '0')
    .option('--request-key <uuid>', 'the same key again takes nothing twice (for scripts that repeat)')
    .action(async (account: string, _, command: Command) =>
      (await import('./commands/pay.ts')).pay(account, optionsOf(command)),
    );
  program
    .command('close-till')
    .description("count the cashier's drawer, float and all, and close it")
    .option('--count <list>', 'pieces of each value in yuan, "100x3,10x2,0.5x1"')
    .option('--counted <yuan>', 'the sum alone; it is kept as the fewest notes and coins that make it')
    .option('--reason <text>', 'why there is more or less than there should be')
    .action(async (_, command: Command) =>
      (await import('./commands/close-till.ts')).closeTillByCount(optionsOf(command)),
    );
  program
    .command('close-day')
    .description('close a business day: receipts, diary, tenders, book and drawers must be one sum')
    .option('--day <day>', 'the business day, YYYY-MM-DD (default: the newest that is open)')
    .action(async (_, command: Command) =>
      (await import('./commands/close-day.ts')).closeBusinessDay(optionsOf(command)),
    );

  program
    .command('batch')
    .description('seal all daybook entries that are in no batch yet')
    .action(async (_, command: Command) => (await import('./commands/send.ts')).batch(optionsOf(command)));
  program
    .command('send')
    .description('seal, and send all that the county office has not answered for; nothing new is no failure')
    .option('--county <url>', "the county office's address: enrol there first (needs --enrolment-code)")
    .option('--enrolment-code <code>', 'the code that the county office gave')
    .action(async (_, command: Command) => (await import('./commands/send.ts')).send(optionsOf(command)));

  program
    .command('verify')
    .description(
      'prove the books: journal, open items, receipts, chain, file; whatever is wrong is named, with exit status 1',
    )
    .option('--receipt <number>', "check a customer's paper instead")
    .option('--code <code>', 'the check code on that paper')
    .action(async (_, command: Command) => (await import('./commands/verify.ts')).verify(optionsOf(command)));
  program
    .command('backup')
    .description('copy the station, with its key file beside it, to FILE, and prove that the copy is whole')
    .argument('<file>')
    .action(async (file: string, _, command: Command) =>
      (await import('./commands/backup.ts')).backup(file, optionsOf(command)),
    );
  program
    .command('restore')
    .description('put a backup where --store is; what is there is moved aside, never overwritten')
    .argument('<file>')
    .action(async (file: string, _, command: Command) =>
      (await import('./commands/restore.ts')).restore(file, optionsOf(command)),
    );
  program
    .command('trial')
    .description(
      'answer an array of questions from standard input with the billing engine (kinds: db/domain/billing/README.md)',
    )
    .argument('[file]', 'read the questions from a file instead')
    .action(async (file: string | undefined) => (await import('./commands/trial.ts')).trial(file));

  for (const command of [...program.commands, ...group.commands]) {
    if (command.commands.length === 0) repeatCommonOptions(command);
  }
  return program;
}

function addTo(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), given];
}

const helpAfter = `
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
  counter verify`;
