import { monthOf } from '../../../db/domain/kernel/calendar.ts';
import type { ChosenPack, PackRow, TrialRun } from '../../../electron/contract/policy.ts';
import type { Messages } from '../../messages/index.ts';

/** What somebody should know before they accept a pack. */
export interface Remark {
  readonly tone: 'wrong' | 'owed' | 'quiet';
  readonly words: string;
}

/** The remarks on a chosen pack: known already, who cannot be billed, days that are billed, a later pack that takes its place. */
export function remarksOn(
  { policy }: Messages,
  { pack, isKnown }: ChosenPack,
  run: TrialRun | null,
  packs: readonly PackRow[],
): Remark[] {
  const remarks: Remark[] = [];
  if (run !== null && run.notBilled.length > 0)
    remarks.push({ tone: 'wrong', words: policy.cannotBill(run.notBilled.length) });
  if (isKnown) remarks.push({ tone: 'owed', words: policy.known });
  if (run !== null && run.month !== null && monthOf(pack.effectiveFrom) <= run.month)
    remarks.push({ tone: 'owed', words: policy.beforeBilled(pack.effectiveFrom, run.month) });
  const next = packs.findLast((row) => row.effectiveFrom > pack.effectiveFrom);
  if (next !== undefined)
    remarks.push({ tone: 'owed', words: policy.replacedOn(next.effectiveFrom, next.title) });
  if (run !== null && run.month === null) remarks.push({ tone: 'quiet', words: policy.noMonth });
  return remarks;
}
