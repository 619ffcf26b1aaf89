import type { DraftRow } from '../../../electron/contract/bills.ts';

/** What of a bill an auditor must look at one by one: a finding of its reading, or that it is the first (seed 001, 电费3.4). */
export type Remark = 'finding' | 'first_bill';

/** A slip of the pen that a use far from the usual looks like. */
export type LikelySlip = 'decimal_point' | 'multiplier_missed' | 'multiplier_doubled';

type Audited = Pick<DraftRow, 'finding' | 'isFirstBill' | 'energyWh' | 'usualUseWh' | 'multiplierMilli'>;

/** The reasons to look at a bill by itself; none: it may be passed with the others. */
export function remarksOf(draft: Pick<Audited, 'finding' | 'isFirstBill'>): readonly Remark[] {
  return [
    ...(draft.finding === null ? [] : (['finding'] as const)),
    ...(draft.isFirstBill ? (['first_bill'] as const) : []),
  ];
}

/**
 * What slip the use looks like against the usual one, within a fifth: the multiplier left out or applied twice, or a decimal point
 * shifted by one place (seed 001, 电费3.4: multiplier missed or doubled, decimal point). Null when it looks like none.
 */
export function likelySlip(draft: Audited): LikelySlip | null {
  const { energyWh, usualUseWh, multiplierMilli, finding } = draft;
  if (finding !== 'jump' || usualUseWh === null || usualUseWh <= 0 || energyWh <= 0) return null;
  if (multiplierMilli > 1_000) {
    if (isAbout(BigInt(energyWh) * BigInt(multiplierMilli), BigInt(usualUseWh) * 1_000n))
      return 'multiplier_missed';
    if (isAbout(BigInt(energyWh) * 1_000n, BigInt(usualUseWh) * BigInt(multiplierMilli)))
      return 'multiplier_doubled';
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
 * A first bill whose use the station's older system knew and that is as usual: after a change of system every bill is a first one, and
 * these an auditor may choose to pass together. Those with nothing to compare, or a finding, stay one by one.
 */
export function isComparableFirstBill(
  draft: Pick<Audited, 'finding' | 'isFirstBill' | 'usualUseWh'>,
): boolean {
  return draft.isFirstBill && draft.finding === null && draft.usualUseWh !== null && draft.usualUseWh > 0;
}

/**
 * The drafts in the order of the audit, the work first: findings, first bills with nothing to compare, other first bills, the rest;
 * otherwise as the list came (by account).
 */
export function inAuditOrder<Draft extends Pick<Audited, 'finding' | 'isFirstBill' | 'usualUseWh'>>(
  drafts: readonly Draft[],
): readonly Draft[] {
  const weight = (draft: Draft): number => {
    if (draft.finding !== null) return 0;
    if (!draft.isFirstBill) return 3;
    return isComparableFirstBill(draft) ? 2 : 1;
  };
  return drafts.toSorted((a, b) => weight(a) - weight(b));
}

/** The draft to show once this one is settled: the next of the list, or the last one left. */
export function draftAfter<Draft extends { readonly draftId: number }>(
  drafts: readonly Draft[],
  settledId: number,
): number | null {
  const index = drafts.findIndex((draft) => draft.draftId === settledId);
  const next = drafts[index + 1] ?? drafts[index - 1];
  return next?.draftId ?? null;
}
