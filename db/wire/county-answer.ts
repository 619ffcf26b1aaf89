import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type BatchHeader, hashShape, stationCodeShape } from './batch-envelope.ts';
import { canonicalText, readCanonicalText } from './canonical-json.ts';
import { isSignedBy, signatureShape, signValue } from './signature.ts';

/** The one status that means: the county has the batch. No captive portal answers so by chance, and the signature decides. */
export const ackStatus = 201;

/** An answer of the county is never longer. */
export const mostAnswerBytes = 64 * 1024;

/** Why the county does not take a batch or an enrolment. A reason is never renamed: stations in the field know it. */
export const countyReasons = [
  'batch_malformed',
  'station_unknown',
  'signature_wrong',
  'batch_damaged',
  'batch_number_reused',
  'batch_gap',
  'entries_overlap',
  'entries_gap',
  'chain_broken',
  'enrolment_malformed',
  'enrolment_code_wrong',
  'station_key_differs',
] as const;

/** One such reason. */
export type CountyReason = (typeof countyReasons)[number];

/** What batch is spoken of. */
const batchNameShape = {
  station: stationCodeShape,
  batchNo: z.int().min(1),
  contentHash: hashShape,
};

/** 回执: loose, because a later county may say more; whatever it says is signed. */
const ackShape = z.looseObject({
  format: z.literal(1),
  ...batchNameShape,
  firstEntryNo: z.int().min(1),
  lastEntryNo: z.int().min(1),
  headHash: hashShape,
  /** UTC milliseconds by the county's clock. */
  receivedAt: z.int().min(0),
  signature: signatureShape,
});

/** The county's word that it has a batch. */
export type CountyAck = z.infer<typeof ackShape>;

/** A "no" to a batch, signed so that no stranger on the line can speak it. */
const refusalShape = z.looseObject({
  format: z.literal(1),
  ...batchNameShape,
  reason: z.string().regex(/^[a-z_]{1,40}$/),
  /** The number that the county expects next: of a batch, or of an entry. */
  expected: z.int().min(1).nullable(),
  signature: signatureShape,
});

/** The county's "no" to a batch. The reason may be one that this program does not know yet. */
export type CountyRefusal = z.infer<typeof refusalShape>;

/** Writes the ack of a batch: canonical JSON with the county's signature in it. */
export function writeAck(header: BatchHeader, receivedAt: number, countyKey: KeyObject): string {
  const { station, batchNo, firstEntryNo, lastEntryNo, contentHash, headHash } = header;
  const statement = {
    format: 1,
    station,
    batchNo,
    firstEntryNo,
    lastEntryNo,
    contentHash,
    headHash,
    receivedAt,
  };
  return canonicalText({ ...statement, signature: signValue('ack', statement, countyKey) });
}

/** Writes the refusal of a batch, signed like an ack. */
export function writeRefusal(
  header: Pick<BatchHeader, 'station' | 'batchNo' | 'contentHash'>,
  refusal: { readonly reason: CountyReason; readonly expected: number | null },
  countyKey: KeyObject,
): string {
  const { station, batchNo, contentHash } = header;
  const statement = { format: 1, station, batchNo, contentHash, ...refusal };
  return canonicalText({ ...statement, signature: signValue('refusal', statement, countyKey) });
}

/** Reads an ack; null unless it is signed by this county key and speaks of exactly this batch. */
export function readAck(text: string, countyKey: string, header: BatchHeader): CountyAck | null {
  const ack = ackShape.safeParse(readCanonicalText(text)?.value);
  if (!ack.success || !speaksOf(ack.data, header)) return null;
  const { signature, ...statement } = ack.data;
  const sameEntries =
    ack.data.firstEntryNo === header.firstEntryNo &&
    ack.data.lastEntryNo === header.lastEntryNo &&
    ack.data.headHash === header.headHash;
  return sameEntries && isSignedBy(countyKey, 'ack', statement, signature) ? ack.data : null;
}

/** Reads a refusal; null unless it is signed by this county key and speaks of exactly this batch. */
export function readRefusal(text: string, countyKey: string, header: BatchHeader): CountyRefusal | null {
  const refusal = refusalShape.safeParse(readCanonicalText(text)?.value);
  if (!refusal.success || !speaksOf(refusal.data, header)) return null;
  const { signature, ...statement } = refusal.data;
  return isSignedBy(countyKey, 'refusal', statement, signature) ? refusal.data : null;
}

function speaksOf(
  answer: Pick<BatchHeader, 'station' | 'batchNo' | 'contentHash'>,
  header: BatchHeader,
): boolean {
  return (
    answer.station === header.station &&
    answer.batchNo === header.batchNo &&
    answer.contentHash === header.contentHash
  );
}
