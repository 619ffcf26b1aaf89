import { findAccounts } from '../services/accounts/find-accounts.ts';
import { getAccount } from '../services/accounts/get-account.ts';
import { seeIdNumber } from '../services/accounts/see-id-number.ts';
import { computeBills } from '../services/bills/compute-bills.ts';
import { explainBill } from '../services/bills/explain-bill.ts';
import { issueBills } from '../services/bills/issue-bills.ts';
import { listBillingMonths } from '../services/bills/list-billing-months.ts';
import { listDrafts } from '../services/bills/list-drafts.ts';
import { passBills } from '../services/bills/pass-bills.ts';
import { returnBill } from '../services/bills/return-bill.ts';
import { closeTill } from '../services/cash/close-till.ts';
import { commitCount } from '../services/cash/commit-count.ts';
import { getClosingSlip } from '../services/cash/get-closing-slip.ts';
import { getCount } from '../services/cash/get-count.ts';
import { getDay } from '../services/cash/get-day.ts';
import { getOwnCashSession } from '../services/cash/get-own-cash-session.ts';
import { listDays } from '../services/cash/list-days.ts';
import { openCashSession } from '../services/cash/open-cash-session.ts';
import { listDaybook } from '../services/daybook/list-daybook.ts';
import { verifyBooks } from '../services/daybook/verify-books.ts';
import { decideVoid } from '../services/payments/decide-void.ts';
import { listPaymentsOfDay } from '../services/payments/list-payments-of-day.ts';
import { listVoidRequests } from '../services/payments/list-void-requests.ts';
import { requestVoid } from '../services/payments/request-void.ts';
import { takePayment } from '../services/payments/take-payment.ts';
import { explainReading } from '../services/readings/explain-reading.ts';
import { listReadings } from '../services/readings/list-readings.ts';
import { listRoutes } from '../services/readings/list-routes.ts';
import { recordReading } from '../services/readings/record-reading.ts';
import { addReceiptBook } from '../services/receipts/add-receipt-book.ts';
import { getReceipt } from '../services/receipts/get-receipt.ts';
import { listReceiptBooks } from '../services/receipts/list-receipt-books.ts';
import type { Actor, Counter, Progress } from '../services/counter.ts';
import { getStatus } from '../services/status/get-status.ts';
import { countyHandlers } from './handle-county.ts';
import { fileHandlers } from './handle-files.ts';
import type { HandlerParts, Handlers } from './handler-parts.ts';
import { peopleHandlers } from './handle-people.ts';
import { printingHandlers } from './handle-printing.ts';
import { setupHandlers } from './handle-setup.ts';

type UseCase<Input, Output> = (counter: Counter, actor: Actor, input: Input) => Output;
type LongUseCase<Input, Output> = (
  counter: Counter,
  actor: Actor,
  input: Input,
  progress: Progress,
) => Output;

/** Names the service for each channel, one line each; what needs more than a service stands in a file of its own. */
export function makeHandlers(parts: HandlerParts): Handlers {
  const { desk } = parts;
  const serve =
    <Input, Output>(useCase: UseCase<Input, Output>) =>
    (input: Input): Output =>
      useCase(desk.getCounter(), desk.getActor(), input);
  const serveLong =
    <Input extends { readonly jobId: string }, Output>(useCase: LongUseCase<Input, Output>) =>
    (input: Input): Output =>
      useCase(desk.getCounter(), desk.getActor(), input, desk.startJob(input.jobId));

  return {
    ...setupHandlers(parts),
    ...peopleHandlers(parts),
    ...fileHandlers(parts),
    ...printingHandlers(parts),
    ...countyHandlers(parts),
    'status/get': serve(getStatus),
    'accounts/find': serve(findAccounts),
    'accounts/get': serve(getAccount),
    'accounts/see-id-number': serve(seeIdNumber),
    'readings/list-routes': serve(listRoutes),
    'readings/list': serve(listReadings),
    'readings/record': serve(recordReading),
    'readings/explain': serve(explainReading),
    'bills/list-months': serve(listBillingMonths),
    'bills/compute': serveLong(computeBills),
    'bills/list-drafts': serve(listDrafts),
    'bills/pass': serve(passBills),
    'bills/return': serve(returnBill),
    'bills/issue': serveLong(issueBills),
    'bills/explain': serve(explainBill),
    'payments/take': serve(takePayment),
    'payments/list-of-day': serve(listPaymentsOfDay),
    'payments/request-void': serve(requestVoid),
    'payments/list-void-requests': serve(listVoidRequests),
    'payments/decide-void': serve(decideVoid),
    'receipts/get': serve(getReceipt),
    'receipts/list-books': serve(listReceiptBooks),
    'receipts/add-book': serve(addReceiptBook),
    'cash/get-own-session': serve(getOwnCashSession),
    'cash/open-session': serve(openCashSession),
    'cash/commit-count': serve(commitCount),
    'cash/get-count': serve(getCount),
    'cash/close-till': serve(closeTill),
    'cash/list-days': serve(listDays),
    'cash/get-day': serve(getDay),
    'cash/get-closing-slip': serve(getClosingSlip),
    'daybook/list': serve(listDaybook),
    'daybook/verify': serveLong(verifyBooks),
  };
}
