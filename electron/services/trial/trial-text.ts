import { refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';

/** A decimal without idle zeros: "95", "2.5". */
export function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Thousandths as a decimal without idle zeros. */
export function milliText(value: number): string {
  return trimmed(formatDecimal(BigInt(value), 3));
}

/** Refuses a question whose facts are incomplete or contradict each other, with the place. */
export function malformed(place: string): Result<never> {
  return refuse('trial_input_malformed', { place });
}
