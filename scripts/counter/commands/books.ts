import type { Command } from 'commander';
import { parseReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import type { VerifyReport } from '../../../electron/contract/county.ts';
import { verifyBooks } from '../../../electron/services/daybook/verify-books.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CheckedPaper, checkPaper } from '../check-paper.ts';
import { malformed, optionsOf } from '../options.ts';
import { messagesHere, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';

interface VerifyOptions {
  readonly receipt?: string;
  readonly code?: string;
}

/** `counter verify`: proves the books, or one customer's paper; exit status 1 when something does not agree. */
export function addBooksCommands(program: Command): void {
  program
    .command('verify')
    .description(
      'prove the books: journal, open items, receipts, chain, file; whatever is wrong is named, with exit status 1',
    )
    .option('--receipt <number>', "check a customer's paper instead")
    .option('--code <code>', 'the check code on that paper')
    .action((_: unknown, command: Command) => verify(command));
}

async function verify(command: Command): Promise<void> {
  const options = optionsOf<VerifyOptions>(command);
  if ((options.receipt === undefined) !== (options.code === undefined)) throw malformed('--receipt, --code');
  if (options.receipt !== undefined && parseReceiptNo(options.receipt) === null) throw malformed('--receipt');
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor('daybook.verify');
    if (options.receipt !== undefined && options.code !== undefined) {
      const paper = valueOf(checkPaper(counter, actor, { receiptNo: options.receipt, code: options.code }));
      tell(options.json, paper, paperLines(paper, messagesHere()));
      if (!paper.agrees) process.exitCode = 1;
      return;
    }
    const progress = progressLine();
    const report = valueOf(
      await Promise.resolve(verifyBooks(counter, actor, { jobId: counter.newId() }, progress)).finally(() =>
        progress.end(),
      ),
    );
    tell(options.json, report, linesOf(report, messagesHere()));
    if (!report.isSound) process.exitCode = 1;
  });
}

function linesOf(report: VerifyReport, { books }: Messages): string[] {
  const all = report.checks.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    report.isSound ? books.sound : books.unsound(all),
    ...report.checks.flatMap(({ check, findings }) => [
      `${(books.checks as Readonly<Record<string, string>>)[check] ?? check}: ${findings.length === 0 ? books.checkGood : books.checkBad(findings.length)}`,
      ...findings.map((finding) => `  ${finding}`),
    ]),
    books.soundFigures(report.entries, report.postedRows, report.receipts),
    `${books.head}: ${report.chainHead}`,
  ];
}

function paperLines(
  { agrees, isVoid, receipt }: CheckedPaper,
  { paper, books, receipts }: Messages,
): string[] {
  if (!agrees)
    return [
      `${paper.receiptNo} ${receipt.receiptNo}: the code on the paper is not the book's. Keep the paper and prove the books.`,
    ];
  return [
    `${paper.receiptNo} ${receipt.receiptNo}: ${books.checkGood}${isVoid ? `, ${receipts.states.void}` : ''}`,
    `${receipt.businessDay} ${receipt.name} ${receipt.accountNo}  ${paper.collected}: ${formatYuanGrouped(receipt.collectedFen)} ${receipt.collectedInWords}`,
  ];
}
