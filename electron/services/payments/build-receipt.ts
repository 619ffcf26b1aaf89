import type { BillWorking } from '../../../db/domain/billing/compute-bill.ts';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import type { BillDue } from '../../../db/domain/payments/amount-due.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import type { Settlement } from '../../../db/domain/payments/settle-payment.ts';
import { paymentQueries, type PayingAccount } from '../../../db/local/queries/payments.ts';
import type { Actor, Counter } from '../counter.ts';
import type { StoredReceiptContent } from '../receipts/receipt-content.ts';

/** A bill that a payment settles, as read for it. */
export interface OwedBillRow {
  readonly billId: number;
  readonly periodMonth: Month;
  readonly dueOn: Day;
  readonly outstandingFen: Fen;
  readonly energyWh: WattHours;
  readonly working: string;
}

/** Everything that a receipt is written from. Money in fen. */
export interface ReceiptFacts {
  readonly receiptNumber: number;
  readonly payer: PayingAccount;
  readonly businessDay: Day;
  readonly takenAt: number;
  readonly bills: readonly (BillDue & { readonly row: OwedBillRow })[];
  readonly dueFen: Fen;
  readonly prepaymentUsedFen: Fen;
  readonly prepaymentAddedFen: Fen;
  readonly cashGivenFen: Fen;
  readonly settlement: Settlement;
}

/**
 * Writes a receipt: start and end reading, kWh, price, every charge, the sum in figures and in words, the cashier's name (seed 001
 * 辦法9 and 收费4, domain.md §5). A demo station's receipts say that they are training.
 */
export function buildReceipt({ store }: Counter, actor: Actor, facts: ReceiptFacts): StoredReceiptContent {
  const queries = paymentQueries(store);
  const station = queries.station.get();
  return {
    stationName: station?.name ?? '',
    receiptNo: formatReceiptNo(facts.receiptNumber),
    accountNo: facts.payer.accountNo,
    name: facts.payer.name,
    address: facts.payer.address,
    businessDay: facts.businessDay,
    takenAt: facts.takenAt,
    cashierName: actor.fullName,
    months: facts.bills.map(({ billId, principalFen, lateFeeFen, row }) => ({
      periodMonth: row.periodMonth,
      ...dialsOf(row.working),
      energyWh: row.energyWh,
      lines: queries.billLines.all({ billId }),
      principalFen,
      lateFeeFen,
    })),
    dueFen: facts.dueFen,
    prepaymentUsedFen: facts.prepaymentUsedFen,
    prepaymentAddedFen: facts.prepaymentAddedFen,
    prepaymentLeftFen: facts.settlement.prepaymentLeftFen,
    collectedFen: facts.settlement.collectedFen,
    collectedInWords: amountInWords(facts.settlement.collectedFen),
    givenFen: facts.cashGivenFen,
    changeFen: facts.settlement.changeFen,
    isTraining: station?.isDemo ?? false,
  };
}

function dialsOf(working: string) {
  const { meterNo, multiplierMilli, lastDialWh, dialWh } = (JSON.parse(working) as BillWorking).dials;
  return { meterNo, lastDialWh, dialWh, multiplierMilli };
}
