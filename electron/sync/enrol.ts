import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../db/local/daybook.ts';
import { syncQueries } from '../../db/local/queries/sync.ts';
import { countyReasons } from '../../db/wire/county-answer.ts';
import {
  type EnrolmentAnswer,
  enrolledStatus,
  readEnrolmentAnswer,
  writeEnrolmentRequest,
} from '../../db/wire/enrolment.ts';
import { publicKeyText } from '../../db/wire/signature.ts';
import type { CheckedInputOf } from '../contract/index.ts';
import type { CountyState } from '../contract/county.ts';
import { getCountyState } from '../services/county/get-county-state.ts';
import { type Actor, checkRight, type Counter, today } from '../services/counter.ts';
import { getStationSigningKey } from '../services/keyring/station-key.ts';
import { countyAddress, type Line, post, type Reply } from './post.ts';

const reasonShape = z.object({ reason: z.enum(countyReasons) });

/**
 * Enrols the station at a county office: the enrolment code proves both sides to each other, and the county's key is pinned. The
 * same office again changes nothing. Refuses right_missing (station.manage), not_set_up, county_unreachable, county_refused with the
 * reason (enrolment_code_wrong, station_key_differs), county_answer_invalid (whoever answered does not know the code),
 * county_key_differs: another office than the one whose acks this station keeps; an ack is never given up for a stranger's word.
 */
export async function enrol(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'county/enrol'>,
  line: Line = {},
): Promise<Result<CountyState>> {
  const right = checkRight(actor, 'station.manage');
  if (!right.ok) return right;
  const station = syncQueries(counter.store).station.get();
  if (station === undefined) return refuse('not_set_up');
  const stationKey = getStationSigningKey(counter);
  const introduction = {
    station: station.code,
    name: station.name,
    nonce: randomBytes(18).toString('base64url'),
  };
  const request = writeEnrolmentRequest(introduction, input.enrolmentCode, stationKey);
  const reply = await post(countyAddress(input.url, 'enrol'), 'application/json', Buffer.from(request), line);
  const answer = judge(reply, request, input.enrolmentCode);
  if (!answer.ok) return answer;
  const pinned = pin(counter, actor, input.url, answer.value.countyKey, publicKeyText(stationKey));
  return pinned.ok ? getCountyState(counter, actor) : pinned;
}

function judge(reply: Reply, request: string, enrolmentCode: string): Result<EnrolmentAnswer> {
  if (reply.kind === 'no_answer') return refuse('county_unreachable', { detail: reply.detail });
  if (reply.kind === 'too_long') return refuse('county_answer_invalid', { status: reply.status });
  const { status, text } = reply;
  const answer = status === enrolledStatus ? readEnrolmentAnswer(text, request, enrolmentCode) : null;
  if (answer !== null) return ok(answer);
  const reason = status >= 400 && status < 500 ? reasonShape.safeParse(parseJson(text)) : null;
  if (reason?.success === true) return refuse('county_refused', { reason: reason.data.reason });
  if (status === 429 || status >= 500) return refuse('county_unreachable', { detail: `HTTP ${status}` });
  return refuse('county_answer_invalid', { status });
}

function pin(
  counter: Counter,
  actor: Actor,
  url: string,
  countyKey: string,
  stationKey: string,
): Result<null> {
  const { store, clock } = counter;
  return store.write(() => {
    const queries = syncQueries(store);
    const before = queries.link.get();
    if (before?.url === url && before.countyKey === countyKey) return ok(null);
    const hasAcks = queries.lastAcked.get() !== undefined;
    if (hasAcks && before?.countyKey !== countyKey) return refuse('county_key_differs');
    const enrolledAt = clock.now();
    queries.putLink.run({ url, countyKey, stationKey, enrolledAt });
    appendToDaybook(store, {
      kind: 'county_enrolled',
      recordedAt: enrolledAt,
      businessDay: today(counter),
      actor,
      payload: { url, countyKey },
    });
    return ok(null);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
