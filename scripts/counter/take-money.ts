import type { Command } from 'commander';
import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { addFen, formatYuanGrouped, minFen, noFen } from '../../db/domain/kernel/money.ts';
import type { AccountPage } from '../../electron/contract/accounts.ts';
import type { TakenPayment } from '../../electron/contract/payments.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { getOwnCashSession } from '../../electron/services/cash/get-own-cash-session.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import { malformed, monthGiven, optionsOf, yuanGiven } from './options.ts';
import { messagesHere, Refused, tell, valueOf } from './output.ts';
import { withCounter } from './with-counter.ts';

interface PayOptions {
  readonly cash: string;
  readonly prepay: string;
  readonly month: readonly string[];
  readonly keepPrepaid?: boolean;
  readonly float: string;
  readonly requestKey?: string;
}

/** Takes a payment as the collect screen does: all months or the named ones, what was paid ahead first, then cash. */
export async function pay(accountNo: string, command: Command): Promise<void> {
  const options = optionsOf<PayOptions>(command);
  const cashGivenFen = yuanGiven(options.cash, '--cash');
  const addPrepaymentFen = yuanGiven(options.prepay, '--prepay');
  const floatFen = yuanGiven(options.float, '--float');
  const months = options.month.map((text) => monthGiven(text, '--month'));
  if (options.requestKey !== undefined && !z.uuid().safeParse(options.requestKey).success)
    throw malformed('--request-key');
  await withCounter(options, async ({ counter, actorFor }) => {
    const cashier = await actorFor('payments.take');
    valueOf(getAccount(counter, cashier, { accountNo }));
    openTillIfClosed(counter, cashier, floatFen);
    // Read again: late fees are counted to the till's business day.
    const page = valueOf(getAccount(counter, cashier, { accountNo }));
    const chosen = chooseItems(page, months);
    const dueFen = addFen(...chosen.map((item) => addFen(item.outstandingFen, item.lateFeeFen)));
    const taken = valueOf(
      takePayment(counter, cashier, {
        requestKey: options.requestKey ?? counter.newId(),
        accountNo,
        billIds: chosen.map(({ billId }) => billId),
        expectedDueFen: dueFen,
        usePrepaymentFen: options.keepPrepaid === true ? noFen : minFen(page.prepaymentFen, dueFen),
        addPrepaymentFen,
        cashGivenFen,
      }),
    );
    tell(options.json, taken, linesOf(taken, messagesHere()));
  });
}

function openTillIfClosed(counter: Counter, cashier: Actor, floatFen: AccountPage['prepaymentFen']): void {
  if (valueOf(getOwnCashSession(counter, cashier)) === null)
    valueOf(openCashSession(counter, cashier, { floatFen }));
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
