import type { Command } from 'commander';
import { pay } from '../take-money.ts';
import { closeBusinessDay, closeOwnTill } from '../close-money.ts';

/** `counter pay`, `close-till`, `close-day`: money in, counted, and the day closed. */
export function addMoneyCommands(program: Command): void {
  program
    .command('pay')
    .description('take cash for what an account owes, and money for later; what was paid ahead is used first')
    .argument('<account>', 'the account number')
    .option('--cash <yuan>', 'the cash that the customer hands over', '0')
    .option('--prepay <yuan>', 'what they leave for later', '0')
    .option(
      '--month <month>',
      'only this month, YYYY-MM; may be given more than once (default: all that is owed)',
      (given: string, before: readonly string[]) => [...before, given],
      [] as readonly string[],
    )
    .option('--keep-prepaid', 'leave alone what was paid ahead')
    .option('--float <yuan>', 'the float of the till, if it is not open yet', '0')
    .option('--request-key <uuid>', 'the same key again takes nothing twice (for scripts that repeat)')
    .action((account: string, _: unknown, command: Command) => pay(account, command));
  program
    .command('close-till')
    .description("count the cashier's drawer, float and all, and close it")
    .option('--count <list>', 'pieces of each value in yuan, "100x3,10x2,0.5x1"')
    .option('--counted <yuan>', 'the sum alone; it is kept as the fewest notes and coins that make it')
    .option('--reason <text>', 'why there is more or less than there should be')
    .action((_: unknown, command: Command) => closeOwnTill(command));
  program
    .command('close-day')
    .description('close a business day: receipts, diary, tenders, book and drawers must be one sum')
    .option('--day <day>', 'the business day, YYYY-MM-DD (default: the newest that is open)')
    .action((_: unknown, command: Command) => closeBusinessDay(command));
}
