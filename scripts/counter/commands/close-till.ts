import { type DenominationCount, denominations } from '../../../db/domain/cash/denominations.ts';
import { type Fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { ClosingSlip } from '../../../electron/contract/cash.ts';
import { noteShape } from '../../../electron/contract/shapes.ts';
import { closeTill } from '../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../electron/services/cash/commit-count.ts';
import { getCount } from '../../../electron/services/cash/get-count.ts';
import type { Actor, Counter } from '../../../electron/services/counter.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, malformed, yuanGiven } from '../options.ts';
import { remark, tell, valueOf } from '../output.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

interface TillOptions extends CommonOptions {
  readonly count?: string;
  readonly counted?: string;
  readonly reason?: string;
}

/** More pieces of one value than this lie in no drawer. */
const mostPieces = 100_000;

/**
 * `counter close-till`: the count is committed first and for ever, then the till is closed. When there is a difference and no reason
 * for it, the count stands, and the same command with `--reason` alone closes the till.
 */
export async function closeTillByCount(options: TillOptions): Promise<void> {
  const denominationCounts = countGiven(options);
  const reason = reasonGiven(options.reason);
  await withCounter(options, async ({ counter, actorFor }) => {
    const cashier = await actorFor('cash.hold_session');
    if (denominationCounts !== null)
      valueOf(commitCount(counter, cashier, { denominations: denominationCounts }));
    const closed = closeTill(counter, cashier, { differenceReason: reason });
    if (!closed.ok && closed.refusal.code === 'difference_reason_missing') tellDifference(counter, cashier);
    const slip = valueOf(closed);
    tell(options.json, slip, linesOf(slip, messagesHere()));
  });
}

function countGiven({ count, counted }: TillOptions): DenominationCount[] | null {
  if (count !== undefined && counted !== undefined) throw malformed('--count, --counted');
  if (count !== undefined) return piecesGiven(count);
  return counted === undefined ? null : fewestPieces(yuanGiven(counted, '--counted'));
}

/** Reads "100x3,10x2,0.5x1": the value of a note or coin in yuan, and how many there are. */
function piecesGiven(text: string): DenominationCount[] {
  const pieces = text.split(',').map((part) => {
    const match = /^\s*([\d.]+)\s*[x×*]\s*(\d{1,6})\s*$/i.exec(part);
    if (match === null) throw malformed('--count');
    return { valueFen: yuanGiven(match[1] as string, '--count'), count: Number(match[2]) };
  });
  const isReal = pieces.every(
    ({ valueFen, count }) => denominations.includes(valueFen) && count <= mostPieces,
  );
  if (!isReal) throw malformed('--count');
  return pieces;
}

/** The fewest notes and coins that make a sum: what `--counted` is kept as. */
function fewestPieces(sumFen: Fen): DenominationCount[] {
  let left: number = sumFen;
  const pieces = denominations.map((valueFen) => {
    const count = Math.trunc(left / valueFen);
    left -= count * valueFen;
    return { valueFen, count };
  });
  if (pieces.some(({ count }) => count > mostPieces)) throw malformed('--counted');
  return pieces.filter(({ count }) => count > 0);
}

function reasonGiven(text: string | undefined): string | null {
  if (text === undefined) return null;
  const reason = noteShape.safeParse(text);
  if (!reason.success) throw malformed('--reason');
  return reason.data;
}

/** The count is committed: now the cashier may see what should have been there. */
function tellDifference(counter: Counter, cashier: Actor): void {
  const count = valueOf(getCount(counter, cashier));
  if (count === null) return;
  const { paper } = messagesHere();
  const yuan = formatYuanGrouped;
  remark(
    `${paper.expected}: ${yuan(count.expectedFen)}  ${paper.counted}: ${yuan(count.countedFen)}  ${paper.difference}: ${yuan(count.differenceFen)}`,
  );
  remark('counter close-till --reason TEXT');
}

function linesOf(slip: ClosingSlip, { paper }: Messages): string[] {
  const yuan = formatYuanGrouped;
  const receipts = `${slip.firstReceiptNo ?? '—'} – ${slip.lastReceiptNo ?? '—'}`;
  return [
    `${paper.closingTitle}: ${slip.businessDay} ${slip.cashierName}`,
    `${paper.payments}: ${slip.paymentCount}  ${paper.voids}: ${slip.voidCount}  ${paper.receipts}: ${receipts}`,
    `${paper.float}: ${yuan(slip.floatFen)}`,
    `${paper.taken}: ${yuan(slip.takenFen)}`,
    `${paper.voided}: ${yuan(slip.voidedFen)}`,
    `${paper.expected}: ${yuan(slip.expectedFen)}`,
    `${paper.counted}: ${yuan(slip.countedFen)}`,
    `${paper.difference}: ${yuan(slip.differenceFen)}${slip.differenceReason === null ? '' : ` (${slip.differenceReason})`}`,
    `${paper.chainHead}: ${slip.chainEntryNo} ${slip.chainHead}`,
  ];
}
