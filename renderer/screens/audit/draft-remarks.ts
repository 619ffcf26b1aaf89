import type { DraftRow } from '../../../electron/contract/bills.ts';
import { commonMultiplierOf } from '../../components/dials-text.ts';

/**
 * What of a bill an auditor must look at one by one: a finding of a reading, an estimate, that it is the first, or the first after new terms or
 * another meter, or that it came back mended (seed 001, 电费3.4).
 */
export type Remark = 'finding' | 'estimated' | 'first_bill' | 'changed' | 'returned';

/** A slip of the pen that a use far from the usual looks like. */
export type LikelySlip = 'decimal_point' | 'multiplier_missed' | 'multiplier_doubled';

type Marked = Pick<
  DraftRow,
  'finding' | 'isFirstBill' | 'isFirstAfterChange' | 'isEstimated' | 'returnReason'
>;
type Audited = Marked & Pick<DraftRow, 'energyWh' | 'usualUseWh' | 'dials'>;

/** The reasons to look at a bill by itself; none: it may be passed with the others. */
export function remarksOf(draft: Marked): readonly Remark[] {
  return [
    ...(draft.finding === null ? [] : (['finding'] as const)),
    ...(draft.isEstimated ? (['estimated'] as const) : []),
    ...(draft.isFirstBill ? (['first_bill'] as const) : []),
    ...(draft.isFirstAfterChange ? (['changed'] as const) : []),
    ...(draft.returnReason === null ? [] : (['returned'] as const)),
  ];
}

/**
 * What slip the use looks like against the usual one, within a fifth: the multiplier left out or applied twice, or a decimal point
 * shifted by one place (seed 001, 电费3.4: multiplier missed or doubled, decimal point). Null when it looks like none. Meters with
 * several multipliers can only have slipped by a point.
 */
export function likelySlip(draft: Audited): LikelySlip | null {
  const { energyWh, usualUseWh, dials, finding } = draft;
  const multiplierMilli = commonMultiplierOf(dials) ?? 1_000;
  const isFar = finding === 'jump' || finding === 'decimal_slip' || finding === 'multiplier_slip';
  if (!isFar || usualUseWh === null || usualUseWh <= 0 || energyWh <= 0) return null;
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
 * these an auditor may choose to pass together. Those with nothing to compare, a finding, terms or meters of their own since, and those
 * that came back stay one by one.
 */
export function isComparableFirstBill(draft: Marked & Pick<Audited, 'usualUseWh'>): boolean {
  const hasUsual = draft.usualUseWh !== null && draft.usualUseWh > 0;
  return remarksOf(draft).every((remark) => remark === 'first_bill') && draft.isFirstBill && hasUsual;
}

/**
 * The drafts in the order of the audit, the work first: findings and what came back, first bills after a change or with nothing to compare, other first
 * bills, the rest; otherwise as the list came (by account).
 */
export function inAuditOrder<Draft extends Marked & Pick<Audited, 'usualUseWh'>>(
  drafts: readonly Draft[],
): readonly Draft[] {
  const weight = (draft: Draft): number => {
    if (draft.finding !== null || draft.returnReason !== null) return 0;
    if (remarksOf(draft).length === 0) return 3;
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
