import { parseReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import { type ReceiptVerdict, verifyReceipt } from '../../../db/local/verify/verify-receipt.ts';
import type { VerifyReport } from '../../../electron/contract/county.ts';
import { type Actor, checkRight, type Counter } from '../../../electron/services/counter.ts';
import { verifyBooks } from '../../../electron/services/daybook/verify-books.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, malformed } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';
import { languageHere, messagesHere } from '../words.ts';

interface VerifyOptions extends CommonOptions {
  readonly receipt?: string;
  readonly code?: string;
}

/** `counter verify`: proves the books, or one customer's paper; exit status 1 when something does not agree. */
export async function verify(options: VerifyOptions): Promise<void> {
  const { receipt: receiptNo, code } = options;
  if ((receiptNo === undefined) !== (code === undefined)) throw malformed('--receipt, --code');
  if (receiptNo !== undefined && parseReceiptNo(receiptNo) === null) throw malformed('--receipt');
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor('daybook.verify');
    const isSound =
      receiptNo === undefined || code === undefined
        ? await proveAll(counter, actor, options.json)
        : provePaper(counter, actor, { receiptNo, code, json: options.json });
    if (!isSound) process.exitCode = 1;
  });
}

async function proveAll(counter: Counter, actor: Actor, isJson: boolean): Promise<boolean> {
  const progress = progressLine();
  const input = { jobId: counter.newId(), language: languageHere() };
  const report = valueOf(await verifyBooks(counter, actor, input, progress).finally(() => progress.end()));
  tell(isJson, report, linesOf(report, messagesHere()));
  return report.isSound;
}

function linesOf(report: VerifyReport, { books }: Messages): string[] {
  const all = report.checks.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    report.isSound ? books.sound : books.unsound(all),
    ...report.checks.flatMap(({ check, findings }) => [
      findings.length === 0
        ? `✓ ${books.checks[check]}`
        : `✗ ${books.checks[check]}: ${books.checkBad(findings.length)}`,
      ...findings.map((finding) => `  ${finding}`),
    ]),
    books.soundFigures(report.entries, report.postedRows, report.receipts),
    `${books.head}: ${report.chainHead}`,
  ];
}

/** Checks the code on a customer's paper against what the book's content and chain make it. */
function provePaper(
  counter: Counter,
  actor: Actor,
  paper: { readonly receiptNo: string; readonly code: string; readonly json: boolean },
): boolean {
  valueOf(checkRight(actor, 'daybook.verify'));
  const verdict = valueOf(verifyReceipt(counter.store, paper.receiptNo, paper.code));
  tell(paper.json, { ...verdict, content: JSON.parse(verdict.content) as unknown }, [
    verdictLine(verdict, messagesHere()),
  ]);
  return verdict.isGenuine;
}

function verdictLine(verdict: ReceiptVerdict, { paper, receipts }: Messages): string {
  const name = `${paper.receiptNo} ${verdict.receiptNo}`;
  if (verdict.isGenuine) return `✓ ${name}${verdict.isVoid ? `: ${receipts.states.void}` : ''}`;
  return verdict.isBookChanged
    ? `✗ ${name}: the book was changed after the paper was printed. Keep the paper and prove the books.`
    : `✗ ${name}: the code on the paper is not the book's. Compare number and code once more.`;
}
