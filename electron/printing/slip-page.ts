import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { type Fen, fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { formatPrice } from '../../db/domain/kernel/price.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import type { ClosingSlip } from '../contract/cash.ts';
import type { BillDialRow } from '../contract/bills.ts';
import type { ReceiptContent, ReceiptLine } from '../contract/payments.ts';

type Paper = Messages['paper'];

/** Width of the roll paper in millimetres; its printable part is 72 mm. */
export const slipWidthMillimetres = 80;

/**
 * The page of a receipt for 80 mm paper: number, account, start and end reading, kWh, price, every charge, figures and words
 * (seed 001 辦法9, 規範4; domain.md §5). A copy other than the first says 补打 n, a receipt whose money went back 作废. Everything a person typed
 * is escaped.
 */
export function receiptPage(
  receipt: ReceiptContent,
  { copyNo, isVoid }: { readonly copyNo: number; readonly isVoid: boolean },
  paper: Paper,
): string {
  const months = receipt.months.map((month) => {
    const lines = month.lines.map((line) => row(lineText(line), formatYuanGrouped(line.amountFen)));
    return [
      row(
        `${paper.month} ${month.periodMonth}${month.kind === undefined ? '' : ` ${paper.kinds[month.kind]}`}`,
        month.meterNo === null ? '' : `${paper.meterNo} ${month.meterNo}`,
      ),
      ...dialRows(month.dials ?? [], paper),
      month.dialWh === null || month.lastDialWh === null
        ? ''
        : row(`${paper.lastDial} ${formatKwh(month.lastDialWh)}`, `${paper.dial} ${formatKwh(month.dialWh)}`),
      row(
        `${paper.energy} ${formatKwh(month.energyWh)}`,
        month.multiplierMilli === null
          ? ''
          : `${paper.multiplier} ${formatMultiplier(month.multiplierMilli)}`,
      ),
      ...lines,
      money(paper.principal, month.principalFen),
      month.lateFeeFen === 0 ? '' : money(paper.lateFee, month.lateFeeFen),
      rule,
    ].join('');
  });
  return page(`${paper.receiptTitle} ${receipt.receiptNo}`, [
    `<h1>${escapeMarkup(receipt.stationName)}</h1><h2>${escapeMarkup(paper.receiptTitle)}</h2>`,
    receipt.isTraining ? `<p class="mark">${escapeMarkup(paper.training)}</p>` : '',
    isVoid ? `<p class="mark">${escapeMarkup(paper.void)}</p>` : '',
    copyNo > 0 ? `<p class="mark">${escapeMarkup(paper.reprint(copyNo))}</p>` : '',
    row(`${paper.receiptNo} ${receipt.receiptNo}`, receipt.businessDay),
    row(paper.accountNo, receipt.accountNo),
    row(paper.name, receipt.name),
    `<p>${escapeMarkup(paper.address)}　${escapeMarkup(receipt.address)}</p>`,
    rule,
    ...months,
    money(paper.due, receipt.dueFen),
    receipt.prepaymentUsedFen === 0 ? '' : money(paper.prepaymentUsed, fen(-receipt.prepaymentUsedFen)),
    receipt.prepaymentAddedFen === 0 ? '' : money(paper.prepaymentAdded, receipt.prepaymentAddedFen),
    `<div class="large">${money(paper.collected, receipt.collectedFen)}</div>`,
    `<p>${escapeMarkup(paper.inWords)}　${escapeMarkup(receipt.collectedInWords)}</p>`,
    row(
      `${paper.given} ${formatYuanGrouped(receipt.givenFen)}`,
      `${paper.change} ${formatYuanGrouped(receipt.changeFen)}`,
    ),
    receipt.prepaymentLeftFen === 0 ? '' : money(paper.prepaymentLeft, receipt.prepaymentLeftFen),
    rule,
    row(`${paper.cashier} ${receipt.cashierName}`, stationTimeAt(receipt.takenAt)),
    row(paper.checkCode, receipt.checkCode),
    `<p class="middle">${escapeMarkup(paper.thanks)}</p>`,
  ]);
}

/** The page of a till's closing slip for 80 mm paper, the chain's head at its foot so that a rewritten book shows. */
export function closingSlipPage(slip: ClosingSlip, copyNo: number, paper: Paper): string {
  return page(`${paper.closingTitle} ${slip.businessDay} ${slip.cashSessionId}`, [
    `<h1>${escapeMarkup(slip.stationName)}</h1><h2>${escapeMarkup(paper.closingTitle)}</h2>`,
    copyNo > 0 ? `<p class="mark">${escapeMarkup(paper.reprint(copyNo))}</p>` : '',
    row(`${paper.session} ${slip.cashSessionId}`, slip.businessDay),
    row(paper.cashier, slip.cashierName),
    row(paper.openedAt, stationTimeAt(slip.openedAt)),
    row(paper.closedAt, stationTimeAt(slip.closedAt)),
    rule,
    row(paper.payments, String(slip.paymentCount)),
    row(paper.voids, String(slip.voidCount)),
    slip.firstReceiptNo === null
      ? ''
      : row(paper.receipts, `${slip.firstReceiptNo}–${slip.lastReceiptNo ?? ''}`),
    rule,
    money(paper.float, slip.floatFen),
    money(paper.taken, slip.takenFen),
    money(paper.voided, slip.voidedFen),
    money(paper.expected, slip.expectedFen),
    ...slip.denominations
      .filter((piece) => piece.count > 0)
      .map((piece) =>
        row(
          `${formatYuanGrouped(fen(piece.valueFen))} × ${piece.count} ${paper.pieces}`,
          formatYuanGrouped(fen(piece.valueFen * piece.count)),
        ),
      ),
    `<div class="large">${money(paper.counted, slip.countedFen)}</div>`,
    money(paper.difference, slip.differenceFen),
    slip.differenceReason === null
      ? ''
      : `<p>${escapeMarkup(paper.reason)}　${escapeMarkup(slip.differenceReason)}</p>`,
    rule,
    row(`${paper.chainEntry} ${slip.chainEntryNo}`, paper.chainHead),
    `<p class="hash">${escapeMarkup(slip.chainHead)}</p>`,
    rule,
    `<p class="sign">${escapeMarkup(paper.signCashier)}</p><p class="sign">${escapeMarkup(paper.signAccountant)}</p>`,
  ]);
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
function dialRows(dials: readonly BillDialRow[], paper: Paper): string[] {
  return dials.flatMap((dial, index) => {
    const { register, meterNo, lastDialWh, dialWh, multiplierMilli } = dial;
    const from = lastDialWh === null ? '' : `${formatKwh(lastDialWh)} → `;
    const times = multiplierMilli === 1_000 ? '' : ` ×${formatMultiplier(milliMultiplier(multiplierMilli))}`;
    const shown = row(paper.registers[register], `${from}${formatKwh(dialWh)}${times}`);
    const isOfMeterBefore = dials[index - 1]?.meterNo === meterNo;
    return isOfMeterBefore ? [shown] : [row(`${paper.meterNo} ${meterNo}`, ''), shown];
  });
}

const rule = '<hr>';

function money(label: string, amount: Fen): string {
  return row(label, formatYuanGrouped(amount));
}

function row(left: string, right: string): string {
  return `<p class="row"><span>${escapeMarkup(left)}</span><span>${escapeMarkup(right)}</span></p>`;
}

/** Nothing typed by a person may become markup on paper or in the preview. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The title names the job in the printer's queue; without one it would be the page's whole address. */
function page(title: string, parts: readonly string[]): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page { margin: 0 }
html, body { margin: 0; background: #fff; color: #000 }
body { width: 72mm; padding: 3mm 4mm 6mm; box-sizing: content-box; font: 9.5pt/1.4 "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif }
h1, h2 { margin: 0; text-align: center; font-size: 12pt } h2 { font-size: 11pt; letter-spacing: 2pt }
p { margin: 0; overflow-wrap: anywhere } hr { border: 0; border-top: 1px dashed #000; margin: 1.2mm 0 }
.row { display: flex; justify-content: space-between; gap: 2mm } .row span:last-child { text-align: right; font-variant-numeric: tabular-nums }
.large { font-size: 13pt; font-weight: 700 } .mark { text-align: center; border: 1px solid #000; margin: 1mm 0 }
.middle { text-align: center; margin-top: 1.5mm } .hash { font-size: 7pt; word-break: break-all } .sign { margin-top: 7mm; border-top: 1px solid #000 }
</style></head><body>${parts.join('')}</body></html>`;
}
