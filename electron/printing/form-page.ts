import { type FormContent, type FormField, type FormLayout, formPapers } from '../contract/form-layout.ts';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import type { ReceiptContent } from '../contract/payments.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { Slip, SlipLine } from './slip.ts';

/** By how much a printer puts everything too far left and too high, in tenths of a millimetre. */
export interface FormOffset {
  readonly dxTenthMm: number;
  readonly dyTenthMm: number;
}

/** Free paper under the lines of a receipt, in tenths of a millimetre. */
const footTenthMm = 60;

/**
 * A slip on a form, everything where the layout puts it, moved by what the printer is off. `facts` are those of a receipt; another slip
 * shows only what every slip has: its title, its marks, its lines.
 */
export function formPage(
  slip: Slip,
  facts: ReceiptContent | null,
  layout: FormLayout,
  offset: FormOffset,
  isOutlined = false,
): string {
  const [width, height] = formPapers[layout.paper];
  const fields = layout.fields
    .filter((field) => facts !== null || field.content in slipContents)
    .map((field) => fieldMarkup(field, slip, facts, height, offset));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(slip.title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page { margin: 0; size: ${width / 10}mm ${height / 10}mm }
html, body { margin: 0; background: #fff; color: #000 }
body { position: relative; width: ${width / 10}mm; height: ${height / 10}mm; overflow: hidden; ${isOutlined ? 'outline: 1px solid #888; outline-offset: -1px; ' : ''}font: 10pt/1.3 SimSun, "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif }
.field { position: absolute; overflow-wrap: anywhere; white-space: pre-wrap }
.lines { columns: 2; column-gap: 8mm; column-fill: auto }
.line { display: flex; justify-content: space-between; gap: 3mm; break-inside: avoid }
.line span:last-child { text-align: right; font-variant-numeric: tabular-nums } .large { font-weight: 700 }
</style></head><body>${fields.join('')}</body></html>`;
}

/** A page to measure a printer with: a cross at every centimetre from the corner, and where the paper ends. */
export function formTestPage(title: string, layout: FormLayout, offset: FormOffset): string {
  const [width, height] = formPapers[layout.paper];
  const crosses: string[] = [];
  for (let y = 100; y < height; y += 200)
    for (let x = 100; x < width; x += 200)
      crosses.push(
        `<i style="left:${(x + offset.dxTenthMm) / 10}mm;top:${(y + offset.dyTenthMm) / 10}mm">+<b>${x / 10},${y / 10}</b></i>`,
      );
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title><style>
@page { margin: 0; size: ${width / 10}mm ${height / 10}mm }
html, body { margin: 0 } body { position: relative; width: ${width / 10}mm; height: ${height / 10}mm; overflow: hidden }
i { position: absolute; width: 0; height: 0; font: 12pt/0 monospace } b { font: 6pt/1 monospace }
</style></head><body>${crosses.join('')}</body></html>`;
}

/** What every slip has, whatever it is about. */
const slipContents: Partial<Record<FormContent, (slip: Slip) => string>> = {
  title: (slip) => headingsOf(slip).at(-1) ?? slip.title,
  stationName: (slip) => headingsOf(slip)[0] ?? '',
  marks: (slip) => slip.lines.flatMap((line) => (line.kind === 'mark' ? line.text : [])).join('　'),
  lines: () => '',
};

const receiptContents: Partial<Record<FormContent, (facts: ReceiptContent) => string>> = {
  receiptNo: (facts) => facts.receiptNo,
  businessDay: (facts) => facts.businessDay,
  accountNo: (facts) => facts.accountNo,
  name: (facts) => facts.name,
  address: (facts) => facts.address,
  due: (facts) => formatYuanGrouped(facts.dueFen),
  collected: (facts) => formatYuanGrouped(facts.collectedFen),
  inWords: (facts) => facts.collectedInWords,
  given: (facts) => formatYuanGrouped(facts.givenFen),
  change: (facts) => formatYuanGrouped(facts.changeFen),
  cashier: (facts) => facts.cashierName,
  takenAt: (facts) => stationTimeAt(facts.takenAt),
  checkCode: (facts) => facts.checkCode,
};

function headingsOf(slip: Slip): string[] {
  return slip.lines.flatMap((line) => (line.kind === 'heading' ? line.text : []));
}

function fieldMarkup(
  field: FormField,
  slip: Slip,
  facts: ReceiptContent | null,
  height: number,
  offset: FormOffset,
): string {
  const place =
    `left:${(field.xTenthMm + offset.dxTenthMm) / 10}mm;top:${(field.yTenthMm + offset.dyTenthMm) / 10}mm;` +
    `width:${field.widthTenthMm / 10}mm;font-size:${field.sizePt}pt;text-align:${field.align}`;
  if (field.content === 'lines') {
    const room = Math.max(100, height - field.yTenthMm - footTenthMm);
    return `<div class="field lines" style="${place};height:${room / 10}mm">${slip.lines.map(lineMarkup).join('')}</div>`;
  }
  const text =
    field.content === 'text'
      ? field.text
      : (slipContents[field.content]?.(slip) ??
        (facts === null ? '' : (receiptContents[field.content]?.(facts) ?? '')));
  return `<div class="field" style="${place}">${escapeMarkup(text)}</div>`;
}

function lineMarkup(line: SlipLine): string {
  switch (line.kind) {
    case 'heading':
    case 'mark':
    case 'rule':
      return '';
    case 'pair':
      return `<div class="line${line.isLarge === true ? ' large' : ''}"><span>${escapeMarkup(line.left)}</span><span>${escapeMarkup(line.right)}</span></div>`;
    case 'text':
      return `<div>${escapeMarkup(line.label)} ${escapeMarkup(line.value)}</div>`;
    case 'middle':
    case 'hash':
    case 'sign':
      return `<div>${escapeMarkup(line.text)}</div>`;
  }
}
