import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import type { StoredPerson } from '../../../db/local/queries/people.ts';
import { routeQueries, type StoredRoute } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkAttempt } from '../people/check-attempt.ts';
import { checkMonth } from '../readings/check-month.ts';
import { checkReader } from './check-reader.ts';

type Input = CheckedInputOf<'routes/issue-sheet'>;

/** All that an issue rests on. */
interface Issue {
  readonly route: StoredRoute;
  readonly reader: StoredPerson;
  readonly meters: number;
  /** A month whose sheet is still out. */
  readonly earlierMonth: string | null;
}

/**
 * Hands a month's route sheet to a reader, who signs with their own password (seed 001, 抄表核算员 4.2, 收费工作 1). A reader who is not
 * the route's is allowed and told. Refuses, in this order: right_missing; month_in_future; route_unknown; route_sheet_out while the
 * month's sheet is with somebody; person_unknown and route_reader_cannot_read for the reader; same_person_forbidden to hand it to
 * oneself; route_empty without a meter to read; route_sheet_not_returned when an earlier month's is still out and whoever hands out
 * does not know; then name_or_password_wrong and sign_in_delayed of the signature, which is counted like a sign-in.
 */
export async function issueRouteSheet(
  counter: Counter,
  actor: Actor,
  input: Input,
): Promise<Result<OutputOf<'routes/issue-sheet'>>> {
  const right = checkRight(actor, 'routes.hand_out');
  if (!right.ok) return right;
  const possible = checkIssue(counter, actor, input);
  if (!possible.ok) return possible;
  const signed = await checkAttempt(counter, possible.value.reader, input.password);
  if (!signed.ok) return signed;
  return counter.store.write(() => {
    // The signature took its time: what was checked before it must still hold.
    const issue = checkIssue(counter, actor, input);
    return issue.ok ? ok(postIssue(counter, actor, input, issue.value)) : issue;
  });
}

function checkIssue(counter: Counter, actor: Actor, input: Input): Result<Issue> {
  const { month, routeId, readerId, knowsOfEarlier } = input;
  const queries = routeQueries(counter.store);
  const monthIsThere = checkMonth(counter, month);
  if (!monthIsThere.ok) return monthIsThere;
  const route = queries.byId.get(routeId);
  if (route === undefined) return refuse('route_unknown', { routeId });
  const out = queries.sheetsOutOf.all(routeId);
  const same = out.find((sheet) => sheet.month === month);
  if (same !== undefined) return refuse('route_sheet_out', { month, name: same.issuedToName });
  const reader = checkReader(counter, readerId);
  if (!reader.ok) return reader;
  if (readerId === actor.personId) return refuse('same_person_forbidden', { didBefore: 'hand_out' });
  const meters = queries.countByDay
    .all({ month })
    .reduce((sum, row) => (row.routeId === routeId ? sum + row.meters : sum), 0);
  if (meters === 0) return refuse('route_empty', { code: route.code });
  const earlier = out.findLast((sheet) => sheet.month < month);
  if (earlier !== undefined && !knowsOfEarlier)
    return refuse('route_sheet_not_returned', { month: earlier.month, name: earlier.issuedToName });
  return ok({ route, reader: reader.value, meters, earlierMonth: earlier?.month ?? null });
}

function postIssue(
  counter: Counter,
  actor: Actor,
  { month, routeId, readerId }: Input,
  { route, reader, meters, earlierMonth }: Issue,
): OutputOf<'routes/issue-sheet'> {
  const { store } = counter;
  const issuedAt = counter.clock.now();
  const inserted = routeQueries(store).insertSheet.run({
    routeId,
    periodMonth: month,
    meters,
    issuedTo: readerId,
    issuedBy: actor.personId,
    issuedAt,
    daybookNo: nextEntryNo(store),
  });
  const sheetId = Number(inserted.lastInsertRowid);
  const isOther = route.readerId !== null && route.readerId !== readerId;
  appendToDaybook(store, {
    kind: 'route_sheet_issued',
    recordedAt: issuedAt,
    businessDay: today(counter),
    actor,
    payload: {
      sheetId,
      routeId,
      routeCode: route.code,
      month,
      meters,
      issuedToId: readerId,
      issuedTo: reader.fullName,
      ...(isOther ? { insteadOf: route.readerName ?? '' } : {}),
      ...(earlierMonth === null ? {} : { stillOut: earlierMonth }),
    },
  });
  return { sheetId, meters };
}
