import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { isSettledByWord } from '../../../db/domain/metering/checks/check-code.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { checkQueries } from '../../../db/local/queries/checks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkMonth } from '../readings/check-month.ts';

/**
 * Keeps a word about what a check found of a month, at an account or, for its loss, at an area: it is not raised again that month. The
 * word stands beside the ones before it. Refuses, in this order: right_missing; month_in_future; check_needs_more for what only field
 * work or a correction settles; account_unknown; area_unknown; same_person_forbidden for whoever audited the account's bill of the month.
 */
export function explainCheck(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'checks/explain'>,
): Result<OutputOf<'checks/explain'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  const { month, code, accountNo, areaId, reason } = input;
  const due = checkMonth(counter, month);
  if (!due.ok) return due;
  if (!isSettledByWord(code)) return refuse('check_needs_more', { code });
  const { store } = counter;
  return store.write(() => {
    const queries = checkQueries(store);
    const account = accountNo === null ? undefined : queries.account.get(accountNo);
    if (code !== 'area_loss' && account === undefined)
      return refuse('account_unknown', { accountNo: accountNo ?? '' });
    const area = queries.areas.all().find((one) => one.areaId === areaId);
    if (code === 'area_loss' && area === undefined) return refuse('area_unknown', { areaId: areaId ?? 0 });
    const accountId = account?.accountId ?? null;
    if (
      accountId !== null &&
      queries.hasAudited.get({ accountId, month, personId: actor.personId }) !== undefined
    )
      return refuse('same_person_forbidden', { accountNo: accountNo ?? '', didBefore: 'audit' });
    const saidAt = counter.clock.now();
    const { lastInsertRowid } = queries.insertWord.run({
      month,
      code,
      accountId,
      areaId: area?.areaId ?? null,
      reason,
      saidBy: actor.personId,
      saidAt,
      daybookNo: nextEntryNo(store),
    });
    appendToDaybook(store, {
      kind: 'check_explained',
      recordedAt: saidAt,
      businessDay: today(counter),
      actor,
      payload: {
        wordId: Number(lastInsertRowid),
        ...(accountId === null ? {} : { accountNo }),
        ...(area === undefined ? {} : { areaId: area.areaId, areaCode: area.code }),
        month,
        checkCode: code,
        reason,
      },
    });
    return ok(null);
  });
}
