import { escapeMarkup } from './escape-markup.ts';
import type { Slip, SlipLine } from './slip.ts';

/** Widths of roll paper in millimetres, and the part of each that a printer's head reaches. */
const printableMillimetres = { 58: 48, 80: 72 } as const;

/** The width of the roll: 58 or 80 mm. */
export type RollWidth = keyof typeof printableMillimetres;

/**
 * The page of a slip on paper of one of the roll's widths. The title names the job in the printer's queue; without one it would be
 * the page's whole address. Everything a person typed is escaped.
 */
export function slipPage({ title, lines }: Slip, width: RollWidth = 80): string {
  const headings = lines.filter((line) => line.kind === 'heading');
  const body = lines.map((line) =>
    line.kind === 'heading' && headings.indexOf(line) > 0
      ? `<h2>${escapeMarkup(line.text)}</h2>`
      : lineMarkup(line),
  );
  const printable = printableMillimetres[width];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page { margin: 0 }
html, body { margin: 0; background: #fff; color: #000 }
body { width: ${printable}mm; padding: 3mm ${(width - printable) / 2}mm 6mm; box-sizing: content-box; font: ${width === 58 ? 8 : 9.5}pt/1.4 "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif }
h1, h2 { margin: 0; text-align: center; font-size: 12pt } h2 { font-size: 11pt; letter-spacing: 2pt }
p { margin: 0; overflow-wrap: anywhere } hr { border: 0; border-top: 1px dashed #000; margin: 1.2mm 0 }
.row { display: flex; justify-content: space-between; gap: 2mm } .row span:last-child { text-align: right; font-variant-numeric: tabular-nums }
.large { font-size: 13pt; font-weight: 700 } .mark { text-align: center; border: 1px solid #000; margin: 1mm 0 }
.middle { text-align: center; margin-top: 1.5mm } .hash { font-size: 7pt; word-break: break-all } .sign { margin-top: 7mm; border-top: 1px solid #000 }
</style></head><body>${body.join('')}</body></html>`;
}

function lineMarkup(line: SlipLine): string {
  switch (line.kind) {
    case 'heading':
      return `<h1>${escapeMarkup(line.text)}</h1>`;
    case 'mark':
    case 'middle':
    case 'hash':
    case 'sign':
      return `<p class="${line.kind}">${escapeMarkup(line.text)}</p>`;
    case 'text':
      return `<p>${escapeMarkup(line.label)}　${escapeMarkup(line.value)}</p>`;
    case 'rule':
      return '<hr>';
    case 'pair': {
      const row = `<p class="row"><span>${escapeMarkup(line.left)}</span><span>${escapeMarkup(line.right)}</span></p>`;
      return line.isLarge === true ? `<div class="large">${row}</div>` : row;
    }
  }
}
