import type { DraftRow } from '../../../electron/contract/bills.ts';

/** What of a bill an auditor must look at one by one: a finding of its reading, or that it is the first (seed 001, 电费3.4). */
export type Remark = 'finding' | 'first_bill';

/** A slip of the pen that a use far from the usual looks like. */
export type LikelySlip = 'decimal_point' | 'multiplier_missed' | 'multiplier_doubled';

type Audited = Pick<DraftRow, 'finding' | 'isFirstBill' | 'energyWh' | 'usualUseWh' | 'multiplierMilli'>;

/** The reasons to look at a bill by itself; none: it may be passed with the others. */
export function remarksOf(draft: Pick<Audited, 'finding' | 'isFirstBill'>): readonly Remark[] {
  return [...(draft.finding === null ? [] : (['finding'] as const)), ...(draft.isFirstBill ? (['first_bill'] as const) : [])];
}

/**
 * What slip the use looks like against the usual one, within a fifth: the multiplier left out or applied twice, or a decimal point
 * shifted by one place (seed 001, 电费3.4: multiplier missed or doubled, decimal point). Null when it looks like none.
 */
export function likelySlip(draft: Audited): LikelySlip | null {
  const { energyWh, usualUseWh, multiplierMilli, finding } = draft;
  if (finding !== 'jump' || usualUseWh === null || usualUseWh <= 0 || energyWh <= 0) return null;
  if (multiplierMilli > 1_000) {
    if (isAbout(BigInt(energyWh) * BigInt(multiplierMilli), BigInt(usualUseWh) * 1_000n)) return 'multiplier_missed';
    if (isAbout(BigInt(energyWh) * 1_000n, BigInt(usualUseWh) * BigInt(multiplierMilli))) return 'multiplier_doubled';
  }
  const isTenfold = isAbout(BigInt(energyWh), BigInt(usualUseWh) * 10n);
  const isTenth = isAbout(BigInt(energyWh) * 10n, BigInt(usualUseWh));
  return isTenfold || isTenth ? 'decimal_point' : null;
}

/** Within a fifth, either way, in whole numbers. */
function isAbout(a: bigint, b: bigint): boolean {
  const difference = a > b ? a - b : b - a;
  return difference * 5n <= b;
}

/**
 * The drafts in the order of the audit: those with a remark first, because they are the work; otherwise as the list came (by account).
 */
export function inAuditOrder<Draft extends Pick<Audited, 'finding' | 'isFirstBill'>>(drafts: readonly Draft[]): readonly Draft[] {
  const isRemarked = (draft: Draft): boolean => remarksOf(draft).length > 0;
  return [...drafts.filter(isRemarked), ...drafts.filter((draft) => !isRemarked(draft))];
}

/** The draft to show once this one is settled: the next of the list, or the last one left. */
export function draftAfter<Draft extends { readonly draftId: number }>(drafts: readonly Draft[], settledId: number): number | null {
  const index = drafts.findIndex((draft) => draft.draftId === settledId);
  const next = drafts[index + 1] ?? drafts[index - 1];
  return next?.draftId ?? null;
}
