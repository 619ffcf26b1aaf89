import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';

/** A workbook keeps 15 significant digits and shows no more; what stands behind them is the noise of binary numbers. */
const significantDigits = 15;

/**
 * Writes a number of a workbook's XML ("6204200000", "1.2E+2", "12.300000000000001") as a clerk sees it: plain decimal digits, no
 * exponent, no binary noise ("6204200000", "120", "12.3"). Text that is no number is given back as it is. No floating point is used.
 */
export function plainNumber(text: string): string {
  const match = /^([+-]?)(\d{1,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (match === null) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  let digits = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  const excess = digits.toString().length - significantDigits;
  if (excess > 0 && scale > 0) {
    const cut = Math.min(excess, scale);
    const unit = 10n ** BigInt(cut);
    digits = (digits + unit / 2n) / unit;
    scale -= cut;
  }
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  const plain = formatDecimal(digits, scale);
  const trimmed = scale > 0 ? plain.replace(/\.?0+$/, '') : plain;
  return sign === '-' && digits !== 0n ? `-${trimmed}` : trimmed;
}
