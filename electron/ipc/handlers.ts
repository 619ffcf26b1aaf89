import { findAccounts } from '../services/accounts/find-accounts.ts';
import { getAccount } from '../services/accounts/get-account.ts';
import { seeIdNumber } from '../services/accounts/see-id-number.ts';
import { decideAdjustment } from '../services/adjustments/decide-adjustment.ts';
import { getAdjustment } from '../services/adjustments/get-adjustment.ts';
import { listAdjustments } from '../services/adjustments/list-adjustments.ts';
import { listStandingBills } from '../services/adjustments/list-standing-bills.ts';
import { previewAdjustment } from '../services/adjustments/preview-adjustment.ts';
import { proposeAdjustment } from '../services/adjustments/propose-adjustment.ts';
import { computeBills } from '../services/bills/compute-bills.ts';
import { explainBill } from '../services/bills/explain-bill.ts';
import { issueBills } from '../services/bills/issue-bills.ts';
import { listBillingMonths } from '../services/bills/list-billing-months.ts';
import { listDrafts } from '../services/bills/list-drafts.ts';
import { listUnbilled } from '../services/bills/list-unbilled.ts';
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
import { listNotices } from '../services/notices/list-notices.ts';
import { listPlaces } from '../services/notices/list-places.ts';
import { listPublicRows } from '../services/notices/list-public-rows.ts';
import { listDaybook } from '../services/daybook/list-daybook.ts';
import { verifyBooks } from '../services/daybook/verify-books.ts';
import { decideVoid } from '../services/payments/decide-void.ts';
import { listPaymentsOfDay } from '../services/payments/list-payments-of-day.ts';
import { listVoidRequests } from '../services/payments/list-void-requests.ts';
import { requestVoid } from '../services/payments/request-void.ts';
import { getAuthors } from '../services/errors/get-authors.ts';
import { listErrors } from '../services/errors/list-errors.ts';
import { decideReopening } from '../services/periods/decide-reopening.ts';
import { listPeriods } from '../services/periods/list-periods.ts';
import { lockPeriod } from '../services/periods/lock-period.ts';
import { requestReopening } from '../services/periods/request-reopening.ts';
import { takePayment } from '../services/payments/take-payment.ts';
import { estimateReading } from '../services/readings/estimate-reading.ts';
import { compareMeters } from '../services/checks/compare-meters.ts';
import { explainCheck } from '../services/checks/explain-check.ts';
import { listAreas } from '../services/checks/list-areas.ts';
import { listChecks } from '../services/checks/list-checks.ts';
import { setAreaTotal } from '../services/checks/set-area-total.ts';
import { explainReading } from '../services/readings/explain-reading.ts';
import { getReadingHistory } from '../services/readings/get-reading-history.ts';
import { listMonthNotes } from '../services/readings/list-month-notes.ts';
import { listReadings } from '../services/readings/list-readings.ts';
import { listRoutes } from '../services/readings/list-routes.ts';
import { proposeEstimate } from '../services/readings/propose-estimate.ts';
import { listSecondLooks } from '../services/readings/list-second-looks.ts';
import { recordReading } from '../services/readings/record-reading.ts';
import { recordSecondLook } from '../services/readings/record-second-look.ts';
import { recordSite } from '../services/readings/record-site.ts';
import { addReceiptBook } from '../services/receipts/add-receipt-book.ts';
import { getReceipt } from '../services/receipts/get-receipt.ts';
import { listReceiptBooks } from '../services/receipts/list-receipt-books.ts';
import { addRoute } from '../services/routes/add-route.ts';
import { changeRoute } from '../services/routes/change-route.ts';
import { findRoutePoints } from '../services/routes/find-route-points.ts';
import { getRouteSheet } from '../services/routes/get-route-sheet.ts';
import { issueRouteSheet } from '../services/routes/issue-route-sheet.ts';
import { listMissedMeters } from '../services/routes/list-missed-meters.ts';
import { listRoutePoints } from '../services/routes/list-route-points.ts';
import { listRoutesOfMonth } from '../services/routes/list-routes-of-month.ts';
import { returnRouteSheet } from '../services/routes/return-route-sheet.ts';
import { setWalk } from '../services/routes/set-walk.ts';
import type { Actor, Counter, Progress } from '../services/counter.ts';
import { addRegisters } from '../services/supply/add-registers.ts';
import { exchangeMeter } from '../services/supply/exchange-meter.ts';
import { getSupply } from '../services/supply/get-supply.ts';
import { hangMeter } from '../services/supply/hang-meter.ts';
import { recordTerms } from '../services/supply/record-terms.ts';
import { assignWorkOrder } from '../services/work-orders/assign-work-order.ts';
import { cancelWorkOrder } from '../services/work-orders/cancel-work-order.ts';
import { finishWorkOrder } from '../services/work-orders/finish-work-order.ts';
import { getWorkOrder } from '../services/work-orders/get-work-order.ts';
import { listWorkOrders } from '../services/work-orders/list-work-orders.ts';
import { openWorkOrder } from '../services/work-orders/open-work-order.ts';
import { confirmClock } from '../services/clock/confirm-clock.ts';
import { listReversals } from '../services/refunds/list-reversals.ts';
import { payRefund } from '../services/refunds/pay-refund.ts';
import { bounceTender } from '../services/tenders/bounce-tender.ts';
import { confirmTender } from '../services/tenders/confirm-tender.ts';
import { listTenders } from '../services/tenders/list-tenders.ts';
import { getTenderRules } from '../services/tenders/get-tender-rules.ts';
import { getStatus } from '../services/status/get-status.ts';
import { answerOneTrial } from '../services/trial/answer-one-trial.ts';
import { billUnderPack } from '../services/trial/bill-under-pack.ts';
import { listTrialPacks } from '../services/trial/list-trial-packs.ts';
import { attachmentHandlers } from './handle-attachments.ts';
import { countyHandlers } from './handle-county.ts';
import { customerWindowHandlers } from './handle-customer-window.ts';
import { fileHandlers } from './handle-files.ts';
import { noticeHandlers } from './handle-notices.ts';
import type { HandlerParts, Handlers } from './handler-parts.ts';
import { peopleHandlers } from './handle-people.ts';
import { policyHandlers } from './handle-policy.ts';
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
  const { desk, workplace } = parts;
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
    ...policyHandlers(parts),
    ...noticeHandlers(parts),
    ...customerWindowHandlers(parts),
    ...attachmentHandlers(parts),
    'status/get': serve(getStatus),
    'clock/confirm': serve(confirmClock),
    'accounts/find': serve(findAccounts),
    'accounts/get': serve(getAccount),
    'accounts/see-id-number': serve(seeIdNumber),
    'readings/list-routes': serve(listRoutes),
    'checks/list': serve(listChecks),
    'checks/list-areas': serve(listAreas),
    'checks/compare-meters': serve(compareMeters),
    'checks/explain': serve(explainCheck),
    'areas/set-total': serve(setAreaTotal),
    'readings/list': serve(listReadings),
    'readings/record': serve(recordReading),
    'readings/explain': serve(explainReading),
    'readings/record-site': serve(recordSite),
    'readings/list-notes': serve(listMonthNotes),
    'readings/get-history': serve(getReadingHistory),
    'readings/list-second-looks': serve(listSecondLooks),
    'readings/record-second-look': serve(recordSecondLook),
    'readings/propose-estimate': serve(proposeEstimate),
    'readings/estimate': serve(estimateReading),
    'routes/list': serve(listRoutesOfMonth),
    'routes/list-missed': serve(listMissedMeters),
    'routes/list-points': serve(listRoutePoints),
    'routes/find-points': serve(findRoutePoints),
    'routes/add': serve(addRoute),
    'routes/change': serve(changeRoute),
    'routes/set-walk': serve(setWalk),
    'routes/get-sheet': serve(getRouteSheet),
    'routes/issue-sheet': serve(issueRouteSheet),
    'routes/return-sheet': serve(returnRouteSheet),
    'work-orders/list': serve(listWorkOrders),
    'work-orders/get': serve(getWorkOrder),
    'work-orders/open': serve(openWorkOrder),
    'work-orders/assign': serve(assignWorkOrder),
    'work-orders/finish': serve(finishWorkOrder),
    'work-orders/cancel': serve(cancelWorkOrder),
    'supply/get': serve(getSupply),
    'supply/record-terms': serve(recordTerms),
    'supply/add-registers': serve(addRegisters),
    'supply/hang-meter': serve(hangMeter),
    'supply/exchange-meter': serve(exchangeMeter),
    'bills/list-months': serve(listBillingMonths),
    'bills/compute': serveLong(computeBills),
    'bills/list-drafts': serve(listDrafts),
    'bills/list-unbilled': serve(listUnbilled),
    'bills/pass': serve(passBills),
    'bills/return': serve(returnBill),
    'errors/list': serve(listErrors),
    'errors/get-authors': serve(getAuthors),
    'bills/issue': serveLong(issueBills),
    'bills/explain': serve(explainBill),
    'periods/list': serve(listPeriods),
    'periods/lock': serve(lockPeriod),
    'periods/request-reopening': serve(requestReopening),
    'periods/decide-reopening': serve(decideReopening),
    'trial/list-packs': () => listTrialPacks(desk.getCounter(), workplace.policyFolder),
    'trial/answer': (input) => answerOneTrial(desk.getCounter(), input, workplace.policyFolder),
    'trial/bill-under-pack': serve(billUnderPack),
    'adjustments/list-standing-bills': serve(listStandingBills),
    'adjustments/preview': serve(previewAdjustment),
    'adjustments/propose': serve(proposeAdjustment),
    'adjustments/list': serve(listAdjustments),
    'adjustments/get': serve(getAdjustment),
    'adjustments/decide': serve(decideAdjustment),
    'payments/take': serve(takePayment),
    'refunds/list': serve(listReversals),
    'refunds/pay': serve(payRefund),
    'tenders/list': serve(listTenders),
    'tenders/confirm': serve(confirmTender),
    'tenders/bounce': serve(bounceTender),
    'tenders/get-rules': serve(getTenderRules),
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
    'notices/list-places': serve(listPlaces),
    'notices/list': serve(listNotices),
    'notices/public-list': serve(listPublicRows),
    'daybook/list': serve(listDaybook),
    'daybook/verify': serveLong(verifyBooks),
  };
}
