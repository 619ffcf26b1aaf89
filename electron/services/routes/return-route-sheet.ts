import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import type { StoredPerson } from '../../../db/local/queries/people.ts';
import { routeQueries, type StoredSheet } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkAttempt } from '../people/check-attempt.ts';
import { checkReader } from './check-reader.ts';

type Input = CheckedInputOf<'routes/return-sheet'>;

/**
 * Takes a route sheet back from a reader, who signs with their own password for how many of its meters they read (seed 001,
 * 抄表核算员 4.7). Refuses, in this order: right_missing; route_sheet_unknown; route_sheet_back when it came back before; person_unknown
 * and route_reader_cannot_read for the reader; same_person_forbidden to take it from oneself, or after having walked with it;
 * route_sheet_read_too_many for more than its meters; then name_or_password_wrong and sign_in_delayed of the signature.
 */
export async function returnRouteSheet(
  counter: Counter,
  actor: Actor,
  input: Input,
): Promise<Result<OutputOf<'routes/return-sheet'>>> {
  const right = checkRight(actor, 'routes.hand_out');
  if (!right.ok) return right;
  const possible = checkReturn(counter, actor, input);
  if (!possible.ok) return possible;
  const signed = await checkAttempt(counter, possible.value.reader, input.password);
  if (!signed.ok) return signed;
  return counter.store.write(() => {
    const checked = checkReturn(counter, actor, input);
    if (!checked.ok) return checked;
    postReturn(counter, actor, input, checked.value);
    return ok(null);
  });
}

interface Return {
  readonly sheet: StoredSheet;
  readonly reader: StoredPerson;
}

function checkReturn(counter: Counter, actor: Actor, { sheetId, readerId, read }: Input): Result<Return> {
  const sheet = routeQueries(counter.store).sheetById.get(sheetId);
  if (sheet === undefined) return refuse('route_sheet_unknown', { sheetId });
  if (sheet.returnedAt !== null) return refuse('route_sheet_back', { name: sheet.returnedByName ?? '' });
  const reader = checkReader(counter, readerId);
  if (!reader.ok) return reader;
  if (readerId === actor.personId || sheet.issuedToId === actor.personId)
    return refuse('same_person_forbidden', { didBefore: 'read' });
  if (read > sheet.meters) return refuse('route_sheet_read_too_many', { meters: sheet.meters });
  return ok({ sheet, reader: reader.value });
}

function postReturn(
  counter: Counter,
  actor: Actor,
  { sheetId, readerId, read }: Input,
  { sheet, reader }: Return,
): void {
  const { store } = counter;
  const queries = routeQueries(store);
  const returnedAt = counter.clock.now();
  queries.insertReturn.run({
    sheetId,
    read,
    returnedBy: readerId,
    takenBy: actor.personId,
    returnedAt,
    daybookNo: nextEntryNo(store),
  });
  appendToDaybook(store, {
    kind: 'route_sheet_returned',
    recordedAt: returnedAt,
    businessDay: today(counter),
    actor,
    payload: {
      sheetId,
      routeCode: queries.byId.get(sheet.routeId)?.code ?? '',
      month: sheet.month,
      meters: sheet.meters,
      read,
      returnedById: readerId,
      returnedBy: reader.fullName,
      ...(readerId === sheet.issuedToId ? {} : { insteadOf: sheet.issuedToName }),
    },
  });
}
