import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { draftQueries } from '../../../db/local/queries/drafts.ts';
import { errorQueries } from '../../../db/local/queries/errors.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter, today } from '../counter.ts';
import { authorOfDraft } from '../errors/author-of-draft.ts';
import { checkAuditor } from './check-auditor.ts';

/** What the daybook tells of a returned bill. */
export interface BillReturnedPayload {
  readonly errorId: number;
  readonly accountNo: string;
  readonly month: string;
  readonly errorKind: string;
  readonly author: string;
  readonly authorId: number;
  readonly reason: string;
}

/**
 * Returns a computed bill to its author with the reason and enters the error in the error book: the auditor never repairs it (seed 001,
 * 电费3.4.5, 考核細则). A passed bill may still be returned before its issue. Refuses, in this order: right_missing; bill_not_computed for
 * an unknown draft and for one that was returned and not computed again; same_person_forbidden (the auditor computed it or read its
 * meter); error_author_unknown when nobody here did that part of the work.
 */
export function returnBill(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/return'>,
): Result<OutputOf<'bills/return'>> {
  const right = checkRight(actor, 'bills.audit');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write((): Result<null> => {
    const { hands, decide } = draftQueries(store);
    const { draftId, reason, kind } = input;
    const draft = hands.get({ draftIds: JSON.stringify([draftId]), personId: actor.personId });
    const authors = errorQueries(store).authorsOfDraft.get(draftId);
    if (draft === undefined || authors === undefined) return refuse('bill_not_computed', { draftId });
    if (draft.state === 'returned') return refuse('bill_not_computed', { accountNo: draft.accountNo });
    const auditor = checkAuditor(actor, draft);
    if (!auditor.ok) return auditor;
    const author = authorOfDraft(store, authors, input.author);
    if (!author.ok) return author;
    invariant(author.value.personId !== actor.personId, 'an auditor found their own error');
    const at = counter.clock.now();
    decide.run({ draftId, state: 'returned', personId: actor.personId, at, reason });
    const { accountId, accountNo, month } = authors;
    const errorId = Number(
      errorQueries(store).insert.run({
        accountId,
        periodMonth: month,
        kind,
        description: reason,
        authorId: author.value.personId,
        foundBy: actor.personId,
        foundAt: at,
        daybookNo: nextEntryNo(store),
      }).lastInsertRowid,
    );
    const payload: BillReturnedPayload = {
      errorId,
      accountNo,
      month,
      errorKind: kind,
      author: author.value.fullName,
      authorId: author.value.personId,
      reason,
    };
    appendToDaybook(store, {
      kind: 'bill_returned',
      recordedAt: at,
      businessDay: today(counter),
      actor,
      payload: { ...payload },
    });
    return ok(null);
  });
}
