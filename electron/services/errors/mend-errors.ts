import { nextEntryNo, appendToDaybook } from '../../../db/local/daybook.ts';
import { errorQueries } from '../../../db/local/queries/errors.ts';
import { type Actor, type Counter, today } from '../counter.ts';

/** What the daybook tells of mended errors: `[account number, month, error, person who mended it]` of each. */
export interface ErrorsMendedPayload {
  readonly errors: readonly (readonly [
    accountNo: string,
    month: string,
    errorId: number,
    mendedById: number,
  ])[];
}

/**
 * Marks the open errors of bills that pass now as mended, inside the transaction that passes them, with one daybook entry; writes nothing
 * when there are none. The mender is the one who put it right, never the auditor (seed 001, 考核: 审核员不得包办代替改错).
 */
export function mendErrors(
  counter: Counter,
  auditor: Actor,
  passedDraftIds: readonly number[],
  at: number,
): void {
  const { store } = counter;
  const { openOfDrafts, mend } = errorQueries(store);
  const open = openOfDrafts.all(JSON.stringify(passedDraftIds));
  if (open.length === 0) return;
  const daybookNo = nextEntryNo(store);
  for (const { errorId, mendedBy } of open) mend.run({ errorId, mendedBy, mendedAt: at, daybookNo });
  const payload: ErrorsMendedPayload = {
    errors: open.map(({ accountNo, month, errorId, mendedBy }) => [accountNo, month, errorId, mendedBy]),
  };
  appendToDaybook(store, {
    kind: 'errors_mended',
    recordedAt: at,
    businessDay: today(counter),
    actor: auditor,
    payload: { ...payload },
  });
}
