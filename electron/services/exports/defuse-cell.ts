/** What a spreadsheet takes for the start of a formula, full-width forms included (measures.md "Safety"), after any blanks. */
const formulaStart = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/u;

/** Characters that steer a terminal or a reader's eye and say nothing: controls, zero-width and direction-changing ones. */
const steering = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** What a workbook reads as one escaped character (`_x003D_` is an equals sign). */
const escaped = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Makes text safe to stand in a cell of a workbook: no steering characters, and a text that would start a formula once somebody
 * saves the sheet as CSV gets an apostrophe in front. Nothing else is changed.
 */
export function defuseCell(text: string): string {
  const plain = text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(steering, '')
    .replace(escaped, '_x005F_');
  return formulaStart.test(plain) ? `'${plain}` : plain;
}
