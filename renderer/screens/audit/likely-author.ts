import type { ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorAuthor } from '../../../electron/contract/errors.ts';

/** Whose work an error of a kind is in, the likeliest first (seed 001, 电费3.4.1–3.4.2). */
const likelyAuthors: Readonly<Record<ErrorKind, readonly ErrorAuthor[]>> = {
  misread: ['reader', 'biller'],
  missed: ['reader', 'biller'],
  decimal: ['reader', 'biller'],
  estimate: ['reader', 'biller'],
  multiplier: ['terms', 'biller', 'reader'],
  parameter: ['terms', 'biller', 'reader'],
  computation: ['biller'],
  other: ['reader', 'biller'],
};

/** The author to suggest for an error of a kind, among those who had a hand in the bill; null when none of the likely ones had. */
export function likelyAuthor(
  kind: ErrorKind,
  hands: Readonly<Record<ErrorAuthor, string | null>>,
): ErrorAuthor | null {
  return likelyAuthors[kind].find((author) => hands[author] !== null) ?? null;
}
