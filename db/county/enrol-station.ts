import { eq } from 'drizzle-orm';
import { chainStart } from '../wire/daybook-piece.ts';
import {
  type EnrolmentRequest,
  knowsEnrolmentCode,
  readEnrolmentRequest,
  writeEnrolmentAnswer,
} from '../wire/enrolment.ts';
import type { County } from './county-office.ts';
import { listOpenEnrolmentCodes } from './enrolment-codes.ts';
import { recordRefusal } from './record-refusal.ts';
import { station } from './schema.ts';

/** What the county says to an introduction. */
export type EnrolmentOutcome =
  | { readonly kind: 'enrolled'; readonly answer: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'enrolment_malformed' | 'enrolment_code_wrong' | 'station_key_differs';
    };

/**
 * Enrols a station that knows an open code. The same station with the same key may come again: it is answered again. Refuses
 * enrolment_malformed, enrolment_code_wrong, and station_key_differs when the code of the station belongs to another key: taking
 * over a replaced PC needs the county's word.
 */
export async function enrolStation(
  county: County,
  requestText: string,
  at: number,
): Promise<EnrolmentOutcome> {
  const { store } = county;
  const request = readEnrolmentRequest(requestText);
  if (request === null) return refused(county, null, 'enrolment_malformed', at);
  const codes = await listOpenEnrolmentCodes(store);
  const known = codes.find((code) => knowsEnrolmentCode(request, code));
  if (known === undefined) return refused(county, request, 'enrolment_code_wrong', at);
  await store.db
    .insert(station)
    .values({
      code: request.station,
      name: request.name,
      stationKey: request.stationKey,
      enrolledAt: at,
      lastContactAt: at,
      headHash: chainStart,
    })
    .onConflictDoUpdate({
      target: station.code,
      set: { name: request.name, lastContactAt: at },
      setWhere: eq(station.stationKey, request.stationKey),
    });
  const [kept] = await store.db
    .select({ stationKey: station.stationKey })
    .from(station)
    .where(eq(station.code, request.station));
  if (kept?.stationKey !== request.stationKey) return refused(county, request, 'station_key_differs', at);
  return { kind: 'enrolled', answer: writeEnrolmentAnswer(request, county.name, known, county.signingKey) };
}

async function refused(
  county: County,
  request: EnrolmentRequest | null,
  reason: Extract<EnrolmentOutcome, { kind: 'refused' }>['reason'],
  at: number,
): Promise<EnrolmentOutcome> {
  await recordRefusal(county.store, { at, reason, stationCode: request?.station ?? null });
  return { kind: 'refused', reason };
}
