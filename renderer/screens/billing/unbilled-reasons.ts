import type { UnbilledAccountRow } from '../../../electron/contract/bills.ts';

/** Why an account has no bill of the month. */
export type UnbilledReason = UnbilledAccountRow['reason'];

/** The reasons whose accounts need somebody; the others stand in the lists of computed bills. */
export const reasonsToAct: readonly UnbilledReason[] = [
  'unexplained',
  'fault',
  'locked',
  'not_read',
  'not_computed',
  'other_month_open',
];

const inOrder: readonly UnbilledReason[] = [...reasonsToAct, 'returned', 'waiting', 'passed'];

/** How many accounts there are of each reason that there is, what needs somebody first. */
export function countByReason(
  rows: readonly Pick<UnbilledAccountRow, 'reason'>[],
): readonly (readonly [UnbilledReason, number])[] {
  return inOrder
    .map((reason) => [reason, rows.filter((row) => row.reason === reason).length] as const)
    .filter(([, count]) => count > 0);
}
