import type { Month } from '../../db/domain/kernel/calendar.ts';

/** Digits by register that somebody typed and that are not written down yet. */
export type TypedDials = Readonly<Record<number, string>>;

const kept = new Map<string, TypedDials>();

const keyOf = (personId: number, month: Month): string => `${personId} ${month}`;

/** What a person had typed of a month when they left the readings; nobody else sees it. */
export function findTypedDials(personId: number, month: Month): TypedDials {
  return kept.get(keyOf(personId, month)) ?? {};
}

/** Keeps what was typed of some registers and not written down; those named without digits are forgotten. */
export function keepTypedDials(
  personId: number,
  month: Month,
  typed: Readonly<Record<number, string | null>>,
): void {
  const all = { ...findTypedDials(personId, month), ...typed };
  const left = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  kept.set(keyOf(personId, month), Object.fromEntries(left));
}
