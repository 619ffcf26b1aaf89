import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { hashShape, stationCodeShape } from './batch-envelope.ts';
import { canonicalText, readCanonicalText } from './canonical-json.ts';
import { isSignedBy, publicKeyShape, publicKeyText, signatureShape, signValue } from './signature.ts';

/** The one status of an enrolment that was done. */
export const enrolledStatus = 201;

const nameShape = z.string().min(1).max(60);

/** A fresh random text, so that an answer belongs to its question. */
const nonceShape = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/**
 * A station introduces itself. The code itself never crosses the line: both sides prove that they know it (HMAC-SHA256), so that
 * nobody between them can put in keys of their own, on plain HTTP neither.
 */
const requestShape = z.strictObject({
  format: z.literal(1),
  station: stationCodeShape,
  name: nameShape,
  stationKey: publicKeyShape,
  nonce: nonceShape,
  proof: hashShape,
  signature: signatureShape,
});

/** A station's introduction. */
export type EnrolmentRequest = z.infer<typeof requestShape>;

const answerShape = z.looseObject({
  format: z.literal(1),
  station: stationCodeShape,
  stationKey: publicKeyShape,
  nonce: nonceShape,
  countyName: nameShape,
  countyKey: publicKeyShape,
  proof: hashShape,
  signature: signatureShape,
});

/** The county's answer to an introduction: its key, from now on the only one whose acks count. */
export type EnrolmentAnswer = z.infer<typeof answerShape>;

/** Writes a station's introduction as canonical JSON, proven by the code and signed with the station's key. */
export function writeEnrolmentRequest(
  introduction: { readonly station: string; readonly name: string; readonly nonce: string },
  enrolmentCode: string,
  stationKey: KeyObject,
): string {
  const { station, name, nonce } = introduction;
  const statement = { format: 1, station, name, nonce, stationKey: publicKeyText(stationKey) };
  const proven = { ...statement, proof: proofOf('request', statement, enrolmentCode) };
  return canonicalText({ ...proven, signature: signValue('enrolment_request', proven, stationKey) });
}

/** Reads an introduction; null unless it is well formed and signed with the key that it brings. The code is checked apart. */
export function readEnrolmentRequest(text: string): EnrolmentRequest | null {
  const request = requestShape.safeParse(readCanonicalText(text)?.value);
  if (!request.success) return null;
  const { signature, ...proven } = request.data;
  return isSignedBy(request.data.stationKey, 'enrolment_request', proven, signature) ? request.data : null;
}

/** Tells whether the station knows the code. */
export function knowsEnrolmentCode(request: EnrolmentRequest, enrolmentCode: string): boolean {
  const { signature: _, proof, ...statement } = request;
  return isSameHash(proof, proofOf('request', statement, enrolmentCode));
}

/** Writes the county's answer to an introduction. */
export function writeEnrolmentAnswer(
  request: EnrolmentRequest,
  countyName: string,
  enrolmentCode: string,
  countyKey: KeyObject,
): string {
  const { station, stationKey, nonce } = request;
  const statement = {
    format: 1,
    station,
    stationKey,
    nonce,
    countyName,
    countyKey: publicKeyText(countyKey),
  };
  const proven = { ...statement, proof: proofOf('answer', statement, enrolmentCode) };
  return canonicalText({ ...proven, signature: signValue('enrolment_answer', proven, countyKey) });
}

/** Reads the county's answer; null unless it answers this introduction, knows the code and is signed with the key that it brings. */
export function readEnrolmentAnswer(
  text: string,
  requestText: string,
  enrolmentCode: string,
): EnrolmentAnswer | null {
  const request = readEnrolmentRequest(requestText);
  const answer = answerShape.safeParse(readCanonicalText(text)?.value);
  if (request === null || !answer.success) return null;
  const { signature, ...proven } = answer.data;
  const { proof, ...statement } = proven;
  const isForUs =
    answer.data.station === request.station &&
    answer.data.stationKey === request.stationKey &&
    answer.data.nonce === request.nonce;
  const isProven = isSameHash(proof, proofOf('answer', statement, enrolmentCode));
  const isSigned = isSignedBy(answer.data.countyKey, 'enrolment_answer', proven, signature);
  return isForUs && isProven && isSigned ? answer.data : null;
}

/** A code as a person types it: blanks, hyphens and small letters do not matter. */
export function plainEnrolmentCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

function proofOf(side: 'request' | 'answer', statement: unknown, enrolmentCode: string): string {
  return createHmac('sha256', plainEnrolmentCode(enrolmentCode))
    .update(`${side}\n${canonicalText(statement)}`)
    .digest('hex');
}

function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
