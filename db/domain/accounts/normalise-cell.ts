/** Control, zero-width and direction-changing characters that are no blanks: nobody types them on purpose. */
const invisible =
  /(?![\t\n\v\f\r])[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

const fullWidthDigits = /[０-９]/g;
const fullWidthSigns = /[！-～]/g;

function toHalfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/**
 * The clean form of a name, an address or any words: full-width digits become ASCII, invisible characters go, blanks of every kind
 * (full-width ones too) go at both ends and shrink to one inside. Signs and rare characters stay. Cleaning twice changes nothing.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(fullWidthDigits, toHalfWidth)
    .replace(/\s+/gu, ' ')
    .replace(/^ | $/g, '');
}

/** The clean form of a number, a date or a code: like `normaliseText`, with every full-width sign and letter become ASCII. */
export function normaliseFigures(text: string): string {
  return normaliseText(text).replace(fullWidthSigns, toHalfWidth);
}

/** The clean form of an account number, a meter number or another code: like `normaliseFigures`, without any blank. */
export function normaliseCode(text: string): string {
  return normaliseFigures(text).replaceAll(' ', '');
}
