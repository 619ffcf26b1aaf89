import type { BillKind } from '../../../db/domain/billing/bill-kind.ts';
import { factsOf, readBillWorking } from '../../../db/domain/billing/bill-working.ts';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import { addFen, type Fen } from '../../../db/domain/kernel/money.ts';
import type { BillDue } from '../../../db/domain/payments/amount-due.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import type { OtherTender } from '../../../db/domain/payments/other-tender.ts';
import type { Settlement } from '../../../db/domain/payments/settle-payment.ts';
import { paymentQueries, type PayingAccount } from '../../../db/local/queries/payments.ts';
import type { BillLineRow } from '../../contract/bills.ts';
import type { ReceiptLine } from '../../contract/payments.ts';
import { dialRowsOf, issuedLineRowsOf } from '../bills/bill-rows.ts';
import type { Actor, Counter } from '../counter.ts';
import type { StoredReceiptContent } from '../receipts/receipt-content.ts';

/** A bill that a payment settles, as read for it. */
export interface OwedBillRow {
  readonly billId: number;
  readonly kind: BillKind;
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
  readonly otherTenders: readonly OtherTender[];
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
      ...(row.kind === 'regular' ? {} : { kind: row.kind }),
      ...measuredOf(row, facts.payer, queries.billLines.all({ billId })),
      energyWh: row.energyWh,
      principalFen,
      lateFeeFen,
    })),
    dueFen: facts.dueFen,
    prepaymentUsedFen: facts.prepaymentUsedFen,
    prepaymentAddedFen: facts.prepaymentAddedFen,
    prepaymentLeftFen: facts.settlement.prepaymentLeftFen,
    collectedFen: facts.settlement.collectedFen,
    collectedInWords: amountInWords(facts.settlement.collectedFen),
    givenFen: addFen(facts.cashGivenFen, ...facts.otherTenders.map(({ amountFen }) => amountFen)),
    changeFen: facts.settlement.changeFen,
    ...(facts.otherTenders.length === 0
      ? {}
      : {
          otherTenders: facts.otherTenders.map(({ kind, amountFen, reference }) => ({
            kind,
            amountFen,
            reference,
          })),
        }),
    isTraining: station?.isDemo ?? false,
  };
}

type MeasuredMonth = Pick<
  StoredReceiptContent['months'][number],
  'meterNo' | 'lastDialWh' | 'dialWh' | 'multiplierMilli' | 'dials' | 'lines'
>;

const noDial = { meterNo: null, lastDialWh: null, dialWh: null, multiplierMilli: null } as const;

/** The dials and lines of a bill; a charge of its own was measured by none. */
function measuredOf(
  row: OwedBillRow,
  { customerClass }: PayingAccount,
  lines: readonly Omit<BillLineRow, 'counted'>[],
): MeasuredMonth {
  if (row.kind === 'charge') return { ...noDial, lines: receiptLinesOf(lines, {}) };
  const working = readBillWorking(row.working, { periodMonth: row.periodMonth, customerClass });
  const { dials } = factsOf(working);
  const [dial, another] = dials;
  const shown = { lines: receiptLinesOf(lines, working) };
  if (dial === undefined) return { ...noDial, ...shown };
  if (another !== undefined) return { ...noDial, dials: dialRowsOf(dials), ...shown };
  const { meterNo, lastDialWh, dialWh, multiplierMilli } = dial;
  return { meterNo, lastDialWh, dialWh, multiplierMilli, ...shown };
}

/** Lines that count energy are stored as ever; only the others say what they count. */
function receiptLinesOf(
  lines: readonly Omit<BillLineRow, 'counted'>[],
  working: Parameters<typeof issuedLineRowsOf>[1],
): ReceiptLine[] {
  return issuedLineRowsOf(lines, working).map(({ counted, ...line }) =>
    counted === null ? line : { ...line, counted },
  );
}
