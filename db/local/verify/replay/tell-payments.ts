import { formatReceiptNo, parseReceiptNo } from '../../../domain/payments/receipt-no.ts';
import { placeOfTender, type TenderKind, tenderKinds } from '../../../domain/payments/tender-kind.ts';
import { checkCodeOfReceipt } from '../../receipt-check.ts';
import { comparer, keyOfGap } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene, ScenePayment } from './entry-scene.ts';

/** A payment: prepayment used and added, its till's count of payments. */
export function tellPayment(state: BookState, scene: Scene, row: PostedRow): void {
  const [
    id,
    ,
    ,
    accountId,
    cashSessionId,
    businessDay,
    dueFen,
    usedFen,
    addedFen,
    collectedFen,
    takenBy,
    takenAt,
  ] = row as [number, string, string, number, number, string, number, number, number, number, number, number];
  const compare = comparer(scene.report, 'payments', 'payment', id);
  compare('collected_fen', collectedFen, dueFen - usedFen + addedFen, 'payment.due_fen');
  compare('taken_by', takenBy, scene.entry.actorId, 'daybook_entry');
  compare('taken_at', takenAt, scene.entry.recordedAt, 'daybook_entry');
  compare('business_day', businessDay, scene.entry.businessDay, 'daybook_entry');
  const till = state.tills.get(cashSessionId);
  if (till === undefined)
    scene.report('tills', 'unexpected', 'payment', id, { by: `cash_session ${cashSessionId}` });
  else {
    compare('business_day', businessDay, till.businessDay, 'cash_session');
    till.payments += 1;
    till.takenFen += collectedFen;
    if (till.countedFen !== null)
      scene.report('tills', 'unexpected', 'payment', id, { by: `cash_count ${cashSessionId}` });
  }
  addTo(scene.movement.prepayment, accountId, usedFen - addedFen);
  scene.payments.set(id, {
    id,
    accountId,
    cashSessionId,
    businessDay,
    dueFen,
    usedFen,
    addedFen,
    collectedFen,
    takenAt,
    tenderFen: 0,
    givenFen: null,
    changeFen: null,
    others: new Map(),
    settledFen: 0,
    lateFeeFen: 0,
    receiptNo: null,
  });
}

/** A tender: given − change is what stayed, in the drawer or on its way to the bank; change is given from cash only. */
export function tellTender(scene: Scene, row: PostedRow): void {
  const [paymentId, lineNo, kind, givenFen, changeFen, amountFen] = row as [
    number,
    number,
    string,
    number,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'payments', 'tender', `${paymentId}/${lineNo}`);
  compare('amount_fen', amountFen, givenFen - changeFen, 'tender.given_fen');
  const payment = scene.payments.get(paymentId);
  if (payment === undefined) return;
  if (kind === 'cash') addTo(scene.movement.drawer, payment.cashSessionId, amountFen);
  else {
    compare('change_fen', changeFen, 0, 'tender.kind');
    addTo(scene.movement.others, placeOfKind(kind), amountFen);
    payment.others.set(lineNo, { kind, amountFen, referenceNo: null });
  }
  payment.tenderFen += amountFen;
  payment.givenFen = (payment.givenFen ?? 0) + givenFen;
  payment.changeFen = (payment.changeFen ?? 0) + changeFen;
}

/** The place of a stored kind; of one that there is not, no journal line moves anything. */
export function placeOfKind(kind: string): string {
  return tenderKinds.some((known) => known === kind) ? placeOfTender(kind as TenderKind) : kind;
}

/** What is known of a tender that is not cash: it belongs to one, and only a cheque has a face. */
export function tellTenderDetail(scene: Scene, row: PostedRow): void {
  const [paymentId, lineNo, referenceNo, bank] = row as [number, number, string, string | null];
  const other = scene.payments.get(paymentId)?.others.get(lineNo);
  const key = `${paymentId}/${lineNo}`;
  if (other === undefined || (other.kind === 'cheque') !== (bank !== null)) {
    scene.report('payments', 'unexpected', 'tender_detail', key, { by: `tender ${key}` });
    return;
  }
  other.referenceNo = referenceNo;
}

/** An allocation: so much less is owed of its bill, which belongs to the payer. */
export function tellAllocation(state: BookState, scene: Scene, row: PostedRow): void {
  const [paymentId, billId, principalFen, lateFeeFen] = row as [number, number, number, number];
  const key = `${paymentId}/${billId}`;
  const payment = scene.payments.get(paymentId);
  if (payment !== undefined) {
    payment.settledFen += principalFen + lateFeeFen;
    payment.lateFeeFen += lateFeeFen;
    scene.billAccounts.set(billId, payment.accountId);
  }
  addTo(scene.movement.receivable, billId, -principalFen);
  addTo(scene.movement.others, 'late_fee_income', -lateFeeFen);
  const owed = state.owed.get(billId);
  if (owed === undefined || owed.fen < principalFen) {
    scene.report('receivables', 'differs', 'allocation', key, {
      field: 'principal_fen',
      found: principalFen,
      expected: owed?.fen ?? 0,
      by: `bill ${billId}`,
    });
  }
  if (owed === undefined) return;
  if (payment !== undefined && payment.accountId !== owed.accountId) {
    comparer(scene.report, 'payments', 'allocation', key)(
      'account_id',
      payment.accountId,
      owed.accountId,
      'bill',
    );
  }
  owed.fen -= principalFen;
  if (owed.fen <= 0) state.owed.delete(billId);
}

/** A receipt: the next number of its book, a check code that holds, and the payment's own figures on the paper. */
export function tellReceipt(state: BookState, scene: Scene, row: PostedRow): void {
  const [receiptNo, paymentId, content, checkCode] = row as [string, number, string, string];
  state.receipts += 1;
  const payment = scene.payments.get(paymentId);
  if (payment !== undefined) {
    payment.receiptNo = receiptNo;
    compareContent(scene, payment, receiptNo, content);
  }
  const compare = comparer(scene.report, 'receipts', 'receipt', receiptNo);
  compare('check_code', checkCode, checkCodeOfReceipt(scene.entry.previousHash, content), 'daybook_entry');
  useNumber(state, scene, receiptNo, payment?.cashSessionId);
}

function useNumber(
  state: BookState,
  scene: Scene,
  receiptNo: string,
  cashSessionId: number | undefined,
): void {
  const number = parseReceiptNo(receiptNo);
  const book =
    number === null
      ? undefined
      : state.books.findLast(({ first, last }) => first <= number && number <= last);
  if (number === null || book === undefined) {
    scene.report('receipts', 'unexpected', 'receipt', receiptNo, { by: 'receipt_book' });
    return;
  }
  if (number < book.next)
    scene.report('receipts', 'unexpected', 'receipt', receiptNo, { by: `receipt_book ${book.id}` });
  if (number > book.next) {
    const gap = keyOfGap(formatReceiptNo(book.next), formatReceiptNo(number - 1));
    scene.report('receipts', 'missing', 'receipt', gap, { by: `receipt_book ${book.id}` });
  }
  book.next = Math.max(book.next, number + 1);
  const till = cashSessionId === undefined ? undefined : state.tills.get(cashSessionId);
  if (till === undefined) return;
  till.firstReceipt = Math.min(till.firstReceipt ?? number, number);
  till.lastReceipt = Math.max(till.lastReceipt ?? number, number);
}

function compareContent(scene: Scene, payment: ScenePayment, receiptNo: string, content: string): void {
  const compare = comparer(scene.report, 'receipts', 'receipt', receiptNo);
  let printed: Readonly<Record<string, string | number>>;
  try {
    printed = JSON.parse(content) as typeof printed;
  } catch {
    scene.report('receipts', 'unreadable', 'receipt', receiptNo, { field: 'content' });
    return;
  }
  const seen = (field: string): string | number | null => printed[field] ?? null;
  compare('receiptNo', seen('receiptNo'), receiptNo, 'receipt');
  compare('dueFen', seen('dueFen'), payment.dueFen, 'payment');
  compare('prepaymentUsedFen', seen('prepaymentUsedFen'), payment.usedFen, 'payment');
  compare('prepaymentAddedFen', seen('prepaymentAddedFen'), payment.addedFen, 'payment');
  compare('collectedFen', seen('collectedFen'), payment.collectedFen, 'payment');
  compare('businessDay', seen('businessDay'), payment.businessDay, 'payment');
  compare('takenAt', seen('takenAt'), payment.takenAt, 'payment');
  compare('cashierName', seen('cashierName'), scene.entry.actorName, 'daybook_entry');
  compare('accountNo', seen('accountNo'), (scene.payload.a as string | undefined) ?? null, 'daybook_entry');
  if (payment.givenFen !== null) {
    compare('givenFen', seen('givenFen'), payment.givenFen, 'tender');
    compare('changeFen', seen('changeFen'), payment.changeFen, 'tender');
  }
}

/** After the rows: a payment is its tenders, its allocations and its one receipt, and the daybook told it so. */
export function closePayments(scene: Scene): void {
  for (const payment of scene.payments.values()) {
    const compare = comparer(scene.report, 'payments', 'payment', payment.id);
    compare('collected_fen', payment.collectedFen, payment.tenderFen, 'tender');
    compare('due_fen', payment.dueFen, payment.settledFen, 'allocation');
    const { c, s, r, u = 0, p = 0 } = scene.payload as Readonly<Record<string, number | undefined>>;
    compare('collected_fen', payment.collectedFen, c ?? null, 'daybook_entry');
    compare('cash_session_id', payment.cashSessionId, s ?? null, 'daybook_entry');
    compare('prepayment_used_fen', payment.usedFen, u, 'daybook_entry');
    compare('prepayment_added_fen', payment.addedFen, p, 'daybook_entry');
    compareOthers(scene, payment);
    if (payment.receiptNo === null)
      scene.report('receipts', 'missing', 'receipt', '?', { by: `payment ${payment.id}` });
    else compare('receipt_no', Number(payment.receiptNo), r ?? null, 'daybook_entry');
  }
  const taken = scene.entry.kind === 'payment_taken' ? 1 : 0;
  if (scene.payments.size !== taken) {
    scene.report('payments', 'differs', 'daybook_entry', scene.entry.entryNo, {
      field: 'payment',
      found: scene.payments.size,
      expected: taken,
      by: scene.entry.kind,
    });
  }
}

/** Every tender that is not cash has its detail, and the daybook told of the same ones. */
function compareOthers(scene: Scene, payment: ScenePayment): void {
  for (const [lineNo, { referenceNo }] of payment.others) {
    if (referenceNo !== null) continue;
    const key = `${payment.id}/${lineNo}`;
    scene.report('payments', 'missing', 'tender_detail', key, { by: `tender ${key}` });
  }
  const others = [...payment.others.values()].map(({ kind, amountFen, referenceNo }) => [
    kind,
    amountFen,
    referenceNo,
  ]);
  comparer(scene.report, 'payments', 'payment', payment.id)(
    'tender',
    JSON.stringify(others),
    JSON.stringify(scene.payload.t ?? []),
    'daybook_entry',
  );
}
