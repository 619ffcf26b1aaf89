import { isTenderEven, type TenderComparison } from '../../db/domain/cash/tender-comparison.ts';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { type Fen, fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { formatPrice } from '../../db/domain/kernel/price.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import type { BillDialRow } from '../contract/bills.ts';
import type { ClosingSlip } from '../contract/cash.ts';
import type { ReceiptContent, ReceiptLine } from '../contract/payments.ts';
import type { Slip, SlipLine } from './slip.ts';

type Paper = Messages['paper'];

/** What a paper says of itself beside its content: which copy it is, and what became of its money. */
interface ReceiptMarks {
  readonly copyNo: number;
  readonly isVoid: boolean;
  readonly isReversed?: boolean;
  readonly isBounced?: boolean;
}

/**
 * What stands on a receipt, for every road to paper: number, account, start and end reading, kWh, price, every charge, figures and
 * words (seed 001 辦法9, 規範4; domain.md §5). A copy other than the first says 补打 n, a receipt whose money went back 作废, one of which a cheque
 * came back 退票.
 */
export function receiptSlip(
  receipt: ReceiptContent,
  { copyNo, isVoid, isReversed = false, isBounced = false }: ReceiptMarks,
  paper: Paper,
): Slip {
  return {
    title: `${paper.receiptTitle} ${receipt.receiptNo}`,
    lines: [
      { kind: 'heading', text: receipt.stationName },
      { kind: 'heading', text: paper.receiptTitle },
      ...(receipt.isTraining ? [mark(paper.training)] : []),
      ...(isVoid ? [mark(paper.void)] : []),
      ...(isReversed ? [mark(paper.reversed)] : []),
      ...(isBounced ? [mark(paper.bounced)] : []),
      ...(copyNo > 0 ? [mark(paper.reprint(copyNo))] : []),
      pair(`${paper.receiptNo} ${receipt.receiptNo}`, receipt.businessDay),
      pair(paper.accountNo, receipt.accountNo),
      pair(paper.name, receipt.name),
      { kind: 'text', label: paper.address, value: receipt.address },
      rule,
      ...receipt.months.flatMap((month) => [...monthLines(month, paper), rule]),
      ...sumLines(receipt, paper),
      rule,
      pair(`${paper.cashier} ${receipt.cashierName}`, stationTimeAt(receipt.takenAt)),
      pair(paper.checkCode, receipt.checkCode),
      { kind: 'middle', text: paper.thanks },
    ],
  };
}

/** One month of a receipt: its registers, its charges, its sum. */
export function monthLines(month: ReceiptContent['months'][number], paper: Paper): SlipLine[] {
  const kind = month.kind === undefined ? '' : ` ${paper.kinds[month.kind]}`;
  return [
    pair(
      `${paper.month} ${month.periodMonth}${kind}`,
      month.meterNo === null ? '' : `${paper.meterNo} ${month.meterNo}`,
    ),
    ...dialLines(month.dials ?? [], paper),
    ...(month.dialWh === null || month.lastDialWh === null
      ? []
      : [
          pair(
            `${paper.lastDial} ${formatKwh(month.lastDialWh)}`,
            `${paper.dial} ${formatKwh(month.dialWh)}`,
          ),
        ]),
    pair(
      `${paper.energy} ${formatKwh(month.energyWh)}`,
      month.multiplierMilli === null ? '' : `${paper.multiplier} ${formatMultiplier(month.multiplierMilli)}`,
    ),
    ...month.lines.map((line) => money(lineText(line), line.amountFen)),
    money(paper.principal, month.principalFen),
    ...(month.lateFeeFen === 0 ? [] : [money(paper.lateFee, month.lateFeeFen)]),
  ];
}

/** What was owed, what was given, what was given back, and what is left for later. */
function sumLines(receipt: ReceiptContent, paper: Paper): SlipLine[] {
  return [
    money(paper.due, receipt.dueFen),
    ...(receipt.prepaymentUsedFen === 0
      ? []
      : [money(paper.prepaymentUsed, fen(-receipt.prepaymentUsedFen))]),
    ...(receipt.prepaymentAddedFen === 0 ? [] : [money(paper.prepaymentAdded, receipt.prepaymentAddedFen)]),
    large(paper.collected, receipt.collectedFen),
    { kind: 'text', label: paper.inWords, value: receipt.collectedInWords },
    pair(
      `${paper.given} ${formatYuanGrouped(receipt.givenFen)}`,
      `${paper.change} ${formatYuanGrouped(receipt.changeFen)}`,
    ),
    ...(receipt.otherTenders ?? []).map(({ kind, amountFen, reference }) =>
      money(`${paper.tenders[kind]} ${reference}`, amountFen),
    ),
    ...(receipt.prepaymentLeftFen === 0 ? [] : [money(paper.prepaymentLeft, receipt.prepaymentLeftFen)]),
  ];
}

/** What stands on a till's closing slip, the chain's head at its foot so that a rewritten book shows. */
export function closingSlip(slip: ClosingSlip, copyNo: number, paper: Paper): Slip {
  return {
    title: `${paper.closingTitle} ${slip.businessDay} ${slip.cashSessionId}`,
    lines: [
      { kind: 'heading', text: slip.stationName },
      { kind: 'heading', text: paper.closingTitle },
      ...(copyNo > 0 ? [mark(paper.reprint(copyNo))] : []),
      pair(`${paper.session} ${slip.cashSessionId}`, slip.businessDay),
      pair(paper.cashier, slip.cashierName),
      pair(paper.openedAt, stationTimeAt(slip.openedAt)),
      pair(paper.closedAt, stationTimeAt(slip.closedAt)),
      rule,
      pair(paper.payments, String(slip.paymentCount)),
      pair(paper.voids, String(slip.voidCount)),
      ...(slip.firstReceiptNo === null
        ? []
        : [pair(paper.receipts, `${slip.firstReceiptNo}–${slip.lastReceiptNo ?? ''}`)]),
      rule,
      money(paper.float, slip.floatFen),
      money(paper.taken, slip.takenFen),
      money(paper.voided, slip.voidedFen),
      money(paper.expected, slip.expectedFen),
      ...slip.denominations
        .filter((piece) => piece.count > 0)
        .map((piece) =>
          money(
            `${formatYuanGrouped(fen(piece.valueFen))} × ${piece.count} ${paper.pieces}`,
            fen(piece.valueFen * piece.count),
          ),
        ),
      large(paper.counted, slip.countedFen),
      money(paper.difference, slip.differenceFen),
      ...slip.tenders.map((tender) => money(paperWords(tender, paper), tender.countedFen)),
      ...(slip.differenceReason === null
        ? []
        : [{ kind: 'text' as const, label: paper.reason, value: slip.differenceReason }]),
      rule,
      pair(`${paper.chainEntry} ${slip.chainEntryNo}`, paper.chainHead),
      { kind: 'hash', text: slip.chainHead },
      rule,
      { kind: 'sign', text: paper.signCashier },
      { kind: 'sign', text: paper.signAccountant },
    ],
  };
}

/** The counted papers of a kind of tender, and how many were booked where that is another number. */
function paperWords(tender: TenderComparison, paper: Paper): string {
  const { countedPieces, bookedPieces } = tender;
  const kind = paper.tenders[tender.kind];
  return isTenderEven(tender)
    ? paper.paperCount(kind, countedPieces)
    : paper.paperCountDiffers(kind, countedPieces, bookedPieces);
}

/** A charge with its quantity and price: kWh, kVA, kW, or the percentage that it is of others. */
function lineText({ label, energyWh, priceNanoyuan, counted }: ReceiptLine): string {
  if (counted?.unit === '%') return `${label} ${formatKwh(wattHours(counted.quantityMilli))}%`;
  if (priceNanoyuan === null) return label;
  const price = formatPrice(priceNanoyuan);
  if (counted !== undefined && counted !== null)
    return `${label} ${formatKwh(wattHours(counted.quantityMilli))} ${counted.unit}×${price}`;
  return energyWh === null ? label : `${label} ${formatKwh(energyWh)}×${price}`;
}

/** Start and end of every register, meter by meter. */
function dialLines(dials: readonly BillDialRow[], paper: Paper): SlipLine[] {
  return dials.flatMap((dial, index) => {
    const { register, meterNo, lastDialWh, dialWh, multiplierMilli } = dial;
    const from = lastDialWh === null ? '' : `${formatKwh(lastDialWh)} → `;
    const times = multiplierMilli === 1_000 ? '' : ` ×${formatMultiplier(milliMultiplier(multiplierMilli))}`;
    const shown = pair(paper.registers[register], `${from}${formatKwh(dialWh)}${times}`);
    const isOfMeterBefore = dials[index - 1]?.meterNo === meterNo;
    return isOfMeterBefore ? [shown] : [pair(`${paper.meterNo} ${meterNo}`, ''), shown];
  });
}

/** Every kind of line, and letters that a printer's own font may lack: whether paper and settings agree shows on it. */
export function testSlip(paper: Paper): Slip {
  return {
    title: paper.testTitle,
    lines: [
      { kind: 'heading', text: paper.testTitle },
      mark(paper.training),
      pair(paper.receiptNo, '0000000'),
      pair(paper.testLeft, paper.testRight),
      rule,
      { kind: 'text', label: paper.testRare, value: paper.testRareSigns },
      { kind: 'text', label: paper.testLong, value: paper.testLongSigns },
      large(paper.collected, fen(123_456)),
      rule,
      { kind: 'middle', text: paper.testEnd },
    ],
  };
}

const rule: SlipLine = { kind: 'rule' };

function mark(text: string): SlipLine {
  return { kind: 'mark', text };
}

function pair(left: string, right: string): SlipLine {
  return { kind: 'pair', left, right };
}

function money(label: string, amount: Fen): SlipLine {
  return pair(label, formatYuanGrouped(amount));
}

function large(label: string, amount: Fen): SlipLine {
  return { kind: 'pair', left: label, right: formatYuanGrouped(amount), isLarge: true };
}
