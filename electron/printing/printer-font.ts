import type { PrinterFont } from '../contract/printer-shape.ts';

/** The rows of GB 2312 and the cells used in each: lead byte, first and last trail byte (GB/T 2312-1980). */
const gb2312Rows: readonly (readonly [number, number, number])[] = [
  [0xa1, 0xa1, 0xfe],
  [0xa2, 0xb1, 0xe2],
  [0xa2, 0xe5, 0xee],
  [0xa2, 0xf1, 0xfc],
  [0xa3, 0xa1, 0xfe],
  [0xa4, 0xa1, 0xf3],
  [0xa5, 0xa1, 0xf6],
  [0xa6, 0xa1, 0xb8],
  [0xa6, 0xc1, 0xd8],
  [0xa7, 0xa1, 0xc1],
  [0xa7, 0xd1, 0xf1],
  [0xa8, 0xa1, 0xba],
  [0xa8, 0xc5, 0xe9],
  [0xa9, 0xa4, 0xef],
  ...range(0xb0, 0xd6).map((lead) => [lead, 0xa1, 0xfe] as const),
  [0xd7, 0xa1, 0xf9],
  ...range(0xd8, 0xf7).map((lead) => [lead, 0xa1, 0xfe] as const),
];

/** The two-byte part of GBK without the cells left to users. */
const gbkRows: readonly (readonly [number, number, number])[] = [
  ...range(0x81, 0xa0).map((lead) => [lead, 0x40, 0xfe] as const),
  ...gb2312Rows,
  [0xa2, 0xa1, 0xaa],
  [0xa6, 0xe0, 0xf5],
  [0xa8, 0x40, 0xc0],
  ...range(0xa9, 0xa9).map((lead) => [lead, 0x40, 0xef] as const),
  ...range(0xaa, 0xfd).map((lead) => [lead, 0x40, 0xa0] as const),
];

/** What GB 18030 has in two bytes beyond GBK, the euro and the row that GBK fonts leave empty or fill each in their own way. */
const gb18030Rows: readonly (readonly [number, number, number])[] = [
  ...gbkRows,
  [0xa2, 0xe3, 0xe3],
  [0xfe, 0x50, 0xa0],
];

const rowsOfFont = { gb2312: gb2312Rows, gbk: gbkRows, gb18030: gb18030Rows } as const;

/** Characters of a font, made once. */
const made = new Map<PrinterFont, ReadonlySet<string>>();

/**
 * Tells whether a printer's own font holds every character of a text. `gb18030` counts what every such font must hold: GBK and the
 * rare characters of extension A; further planes are on hardly any printer. A sign that joins others (an accent, a variant mark) is
 * never held, because a receipt printer puts it beside them.
 */
export function fontHolds(font: PrinterFont, text: string): boolean {
  const held = charactersOf(font);
  return Array.from(text).every((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x80) return code >= 0x20 && code !== 0x7f;
    return held.has(sign) || (font === 'gb18030' && code >= 0x3400 && code <= 0x4dbf);
  });
}

function charactersOf(font: PrinterFont): ReadonlySet<string> {
  const known = made.get(font);
  if (known !== undefined) return known;
  const decoder = new TextDecoder('gb18030');
  const held = new Set<string>();
  for (const [lead, first, last] of rowsOfFont[font]) {
    for (let trail = first; trail <= last; trail += 1) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      // A cell without a character decodes to the private area or to the replacement sign.
      if (Array.from(sign).length === 1 && !/[\p{Co}\ufffd\p{M}]/u.test(sign)) held.add(sign);
    }
  }
  made.set(font, held);
  return held;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
