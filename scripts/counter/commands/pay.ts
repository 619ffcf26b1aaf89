import { z } from 'zod';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { addFen, type Fen, formatYuanGrouped, minFen, noFen } from '../../../db/domain/kernel/money.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import type { AccountPage } from '../../../electron/contract/accounts.ts';
import type { TakenPayment } from '../../../electron/contract/payments.ts';
import { getAccount } from '../../../electron/services/accounts/get-account.ts';
import { getOwnCashSession } from '../../../electron/services/cash/get-own-cash-session.ts';
import { openCashSession } from '../../../electron/services/cash/open-cash-session.ts';
import type { Actor, Counter } from '../../../electron/services/counter.ts';
import { takePayment } from '../../../electron/services/payments/take-payment.ts';
import { readReceiptContent } from '../../../electron/services/receipts/receipt-content.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, malformed, monthGiven, yuanGiven } from '../options.ts';
import { Refused, tell, valueOf } from '../output.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

interface PayOptions extends CommonOptions {
  readonly cash: string;
  readonly prepay: string;
  readonly month?: readonly string[];
  readonly keepPrepaid?: boolean;
  readonly float: string;
  readonly requestKey?: string;
}

/** What the caller wants, read and checked. */
interface Wish {
  readonly accountNo: string;
  readonly months: readonly Month[];
  readonly cashGivenFen: Fen;
  readonly addPrepaymentFen: Fen;
  readonly keepsPrepaid: boolean;
}

/** `counter pay ACCOUNT`: a payment as the collect screen takes it: all months or the named ones, what was paid ahead first, then cash. */
export async function pay(accountNo: string, options: PayOptions): Promise<void> {
  const wish: Wish = {
    accountNo,
    months: (options.month ?? []).map((text) => monthGiven(text, '--month')),
    cashGivenFen: yuanGiven(options.cash, '--cash'),
    addPrepaymentFen: yuanGiven(options.prepay, '--prepay'),
    keepsPrepaid: options.keepPrepaid === true,
  };
  const floatFen = yuanGiven(options.float, '--float');
  const { requestKey } = options;
  if (requestKey !== undefined && !z.uuid().safeParse(requestKey).success) throw malformed('--request-key');
  await withCounter(options, async ({ counter, actorFor }) => {
    const cashier = await actorFor('payments.take');
    valueOf(getAccount(counter, cashier, { accountNo }));
    const earlier = requestKey === undefined ? null : findEarlier(counter, requestKey, wish);
    if (earlier === null) openTillIfClosed(counter, cashier, floatFen);
    const taken = earlier ?? take(counter, cashier, requestKey ?? counter.newId(), wish);
    tell(options.json, taken, linesOf(taken, messagesHere()));
  });
}

/**
 * The payment that was taken under this key before. The account page has changed since, so the request cannot be made again word for
 * word; it is the same one when account, cash and prepayment are the same, else payment_key_reused.
 */
function findEarlier(counter: Counter, requestKey: string, wish: Wish): TakenPayment | null {
  const stored = paymentQueries(counter.store).byRequestKey.get({ requestKey });
  if (stored === undefined) return null;
  const receipt = readReceiptContent(stored);
  const { accountNo, givenFen, prepaymentAddedFen } = receipt;
  const isSame =
    accountNo === wish.accountNo &&
    givenFen === wish.cashGivenFen &&
    prepaymentAddedFen === wish.addPrepaymentFen;
  if (!isSame) throw new Refused({ code: 'payment_key_reused', facts: {} });
  return { receipt, printJobId: stored.printJobId, isRepeated: true };
}

function openTillIfClosed(counter: Counter, cashier: Actor, floatFen: Fen): void {
  if (valueOf(getOwnCashSession(counter, cashier)) === null)
    valueOf(openCashSession(counter, cashier, { floatFen }));
}

function take(counter: Counter, cashier: Actor, requestKey: string, wish: Wish): TakenPayment {
  const { accountNo, cashGivenFen, addPrepaymentFen } = wish;
  // Read after the till was opened: late fees are counted to its business day.
  const page = valueOf(getAccount(counter, cashier, { accountNo }));
  const chosen = chooseItems(page, wish.months);
  const dueFen = addFen(...chosen.map((item) => addFen(item.outstandingFen, item.lateFeeFen)));
  return valueOf(
    takePayment(counter, cashier, {
      requestKey,
      accountNo,
      billIds: chosen.map(({ billId }) => billId),
      expectedDueFen: dueFen,
      usePrepaymentFen: wish.keepsPrepaid ? noFen : minFen(page.prepaymentFen, dueFen),
      addPrepaymentFen,
      cashGivenFen,
    }),
  );
}

function chooseItems(
  { accountNo, openItems }: AccountPage,
  months: readonly Month[],
): AccountPage['openItems'] {
  const owed = new Set(openItems.map((item) => item.periodMonth));
  const missing = months.find((month) => !owed.has(month));
  if (missing !== undefined)
    throw new Refused({ code: 'bill_unknown', facts: { accountNo, month: missing } });
  return months.length === 0 ? openItems : openItems.filter((item) => months.includes(item.periodMonth));
}

function linesOf({ receipt, isRepeated }: TakenPayment, { paper, collect }: Messages): string[] {
  const yuan = formatYuanGrouped;
  const { prepaymentUsedFen, prepaymentAddedFen, prepaymentLeftFen } = receipt;
  return [
    ...(isRepeated ? ['(taken before; nothing was taken again)'] : []),
    `${paper.receiptNo}: ${receipt.receiptNo}  ${receipt.name} ${receipt.accountNo}`,
    `${paper.due}: ${yuan(receipt.dueFen)}`,
    ...(prepaymentUsedFen > 0 ? [`${paper.prepaymentUsed}: ${yuan(prepaymentUsedFen)}`] : []),
    ...(prepaymentAddedFen > 0 ? [`${paper.prepaymentAdded}: ${yuan(prepaymentAddedFen)}`] : []),
    ...(prepaymentUsedFen + prepaymentAddedFen > 0
      ? [`${paper.prepaymentLeft}: ${yuan(prepaymentLeftFen)}`]
      : []),
    `${paper.given}: ${yuan(receipt.givenFen)}`,
    `${paper.change}: ${yuan(receipt.changeFen)}`,
    `${paper.collected}: ${yuan(receipt.collectedFen)}`,
    `${collect.inWords}: ${receipt.collectedInWords}`,
    `${paper.checkCode}: ${receipt.checkCode}`,
  ];
}
