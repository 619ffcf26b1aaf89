import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';

/** A count of 10^-decimals without idle zeros ("2.3", "300"). */
export function plainText(value: number, decimals: number): string {
  return formatDecimal(BigInt(value), decimals).replace(/\.?0+$/, '');
}

/** Hundredths with both decimals ("0.90"), as power factors are told. */
export function hundredthsText(value: number): string {
  return formatDecimal(BigInt(value), 2);
}

/** Millionths as a percentage ("1.5%"). */
export function percentText(ppm: number): string {
  return `${plainText(ppm, 4)}%`;
}

/** Millionths as so many of a thousand ("1‰"), as late fees are told. */
export function perMilleText(ppm: number): string {
  return `${plainText(ppm, 3)}‰`;
}

/** Minutes since midnight as a time of day ("07:00"). */
export function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
