import type { Command } from 'commander';
import { type DenominationCount, denominations } from '../../db/domain/cash/denominations.ts';
import { type Fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import type { ClosingSlip, DayPage } from '../../electron/contract/cash.ts';
import { noteShape } from '../../electron/contract/shapes.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { getCount } from '../../electron/services/cash/get-count.ts';
import { listDays } from '../../electron/services/cash/list-days.ts';
import { type Actor, type Counter, today } from '../../electron/services/counter.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import { dayGiven, malformed, optionsOf, yuanGiven } from './options.ts';
import { messagesHere, remark, tell, valueOf } from './output.ts';
import { withCounter } from './with-counter.ts';

interface TillOptions {
  readonly count?: string;
  readonly counted?: string;
  readonly reason?: string;
}

/**
 * Closes the cashier's till: the count is committed first and for ever, then the till is closed. When there is a difference and no
 * reason for it, the count stands and the same command with `--reason` alone closes the till.
 */
export async function closeOwnTill(command: Command): Promise<void> {
  const options = optionsOf<TillOptions>(command);
  if (options.count !== undefined && options.counted !== undefined) throw malformed('--count, --counted');
  const counted =
    options.count !== undefined
      ? piecesGiven(options.count)
      : options.counted !== undefined
        ? fewestPieces(yuanGiven(options.counted, '--counted'))
        : null;
  const reason = reasonGiven(options.reason);
  await withCounter(options, async ({ counter, actorFor }) => {
    const cashier = await actorFor('cash.hold_session');
    if (counted !== null) valueOf(commitCount(counter, cashier, { denominations: [...counted] }));
    const closed = closeTill(counter, cashier, { differenceReason: reason });
    if (!closed.ok && closed.refusal.code === 'difference_reason_missing') tellDifference(counter, cashier);
    const slip = valueOf(closed);
    tell(options.json, slip, slipLines(slip, messagesHere()));
  });
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

function reasonGiven(text: string | undefined): string | null {
  if (text === undefined) return null;
  const reason = noteShape.safeParse(text);
  if (!reason.success) throw malformed('--reason');
  return reason.data;
}

/** Reads "100x3,10x2,0.5x1": the value of a note or coin in yuan, and how many there are. */
function piecesGiven(text: string): DenominationCount[] {
  return text.split(',').map((part) => {
    const match = /^\s*([\d.]+)\s*[x×*]\s*(\d{1,6})\s*$/i.exec(part);
    if (match === null) throw malformed('--count');
    const valueFen = yuanGiven(match[1] as string, '--count');
    if (!denominations.includes(valueFen) || Number(match[2]) > 100_000) throw malformed('--count');
    return { valueFen, count: Number(match[2]) };
  });
}

/** The fewest notes and coins that make a sum: what `--counted` is kept as. */
function fewestPieces(sumFen: Fen): DenominationCount[] {
  let left: number = sumFen;
  const pieces = denominations.map((valueFen) => {
    const count = Math.trunc(left / valueFen);
    left -= count * valueFen;
    return { valueFen, count };
  });
  if (pieces.some(({ count }) => count > 100_000)) throw malformed('--counted');
  return pieces.filter(({ count }) => count > 0);
}

function slipLines(slip: ClosingSlip, { paper }: Messages): string[] {
  const yuan = formatYuanGrouped;
  return [
    `${paper.closingTitle}: ${slip.businessDay} ${slip.cashierName}`,
    `${paper.payments}: ${slip.paymentCount}  ${paper.voids}: ${slip.voidCount}  ${paper.receipts}: ${slip.firstReceiptNo ?? '—'} – ${slip.lastReceiptNo ?? '—'}`,
    `${paper.float}: ${yuan(slip.floatFen)}`,
    `${paper.taken}: ${yuan(slip.takenFen)}`,
    `${paper.voided}: ${yuan(slip.voidedFen)}`,
    `${paper.expected}: ${yuan(slip.expectedFen)}`,
    `${paper.counted}: ${yuan(slip.countedFen)}`,
    `${paper.difference}: ${yuan(slip.differenceFen)}${slip.differenceReason === null ? '' : ` (${slip.differenceReason})`}`,
    `${paper.chainHead}: ${slip.chainEntryNo} ${slip.chainHead}`,
  ];
}

/** Closes a business day by a person who held no till on it. */
export async function closeBusinessDay(command: Command): Promise<void> {
  const options = optionsOf<{ readonly day?: string }>(command);
  const given = options.day === undefined ? null : dayGiven(options.day, '--day');
  await withCounter(options, async ({ counter, actorFor }) => {
    const accountant = await actorFor('cash.close_day');
    const open = valueOf(listDays(counter, accountant)).find((day) => day.state === 'open');
    const page = valueOf(
      closeDay(counter, accountant, { businessDay: given ?? open?.businessDay ?? today(counter) }),
    );
    tell(options.json, page, dayLines(page, messagesHere()));
  });
}

function dayLines(page: DayPage, { dayClose }: Messages): string[] {
  const yuan = formatYuanGrouped;
  return [
    dayClose.closedNow(page.businessDay),
    `${dayClose.sums.receipts}: ${yuan(page.receiptsFen)} (${dayClose.receiptCount(page.receiptCount, page.voidCount)})`,
    `${dayClose.sums.diary}: ${yuan(page.diaryFen)}`,
    `${dayClose.sums.tenders}: ${yuan(page.tendersFen)}`,
    `${dayClose.sums.journal}: ${yuan(page.journalFen)}`,
    ...(page.countedTakingsFen === null ? [] : [`${dayClose.sums.counted}: ${yuan(page.countedTakingsFen)}`]),
    `${dayClose.chain}: ${page.chainHead ?? '—'}`,
  ];
}
