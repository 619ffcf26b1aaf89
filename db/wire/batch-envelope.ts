import type { KeyObject } from 'node:crypto';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { invariant } from '../domain/kernel/invariant.ts';
import { mostEntries, readBatchContent, writeBatchContent } from './batch-content.ts';
import { canonicalText, readCanonicalText, sha256Hex } from './canonical-json.ts';
import { chainEntries, type PieceEntry } from './daybook-piece.ts';
import { isSignedBy, signatureShape, signValue } from './signature.ts';

/** The largest inside of a batch, unpacked. */
export const mostContentBytes = 64 * 1024 * 1024;

/** The largest batch as it crosses the line. */
export const mostEnvelopeBytes = 32 * 1024 * 1024;

/** The media type of a batch on the line. */
export const batchMediaType = 'application/vnd.supply-counter.batch';

/** A station's code, as it was set up. */
export const stationCodeShape = z.string().regex(/^[A-Z0-9]{4,12}$/);

/** A SHA-256 in lower-case hex. */
export const hashShape = z.string().regex(/^[0-9a-f]{64}$/);

const numberShape = z.int().min(1);

const statementShape = z.strictObject({
  format: z.literal(1),
  station: stationCodeShape,
  batchNo: numberShape,
  firstEntryNo: numberShape,
  lastEntryNo: numberShape,
  /** The chain's hash before the first entry, and after the last. */
  previousHash: hashShape,
  headHash: hashShape,
  /** The SHA-256 of the canonical inside, and its length in bytes. */
  contentHash: hashShape,
  contentBytes: z.int().min(1).max(mostContentBytes),
  /** The SHA-256 of the packed bytes: nothing is unpacked that the station has not signed. */
  packedHash: hashShape,
  /** UTC milliseconds by the station's clock; for the eye only. */
  sealedAt: z.int().min(0),
});

const headerShape = statementShape.extend({ signature: signatureShape });

/** What a batch says of itself, signed by its station. */
export type BatchHeader = z.infer<typeof headerShape>;

/** A batch taken apart, nothing of it proven yet. */
export interface BatchEnvelope {
  readonly header: BatchHeader;
  readonly packed: Uint8Array;
}

/** A header is one line; more than this before the line's end is none. */
const longestHeader = 4096;

const lineEnd = 0x0a;

/**
 * Seals a contiguous piece of the daybook: one line of signed header in canonical JSON, then the gzipped inside. The same entries
 * and time always make the same bytes. Throws when the entries are none, too many, or not a chain.
 */
export function sealBatchEnvelope(
  piece: {
    readonly station: string;
    readonly batchNo: number;
    readonly sealedAt: number;
    readonly entries: readonly PieceEntry[];
  },
  privateKey: KeyObject,
): { readonly header: BatchHeader; readonly bytes: Buffer } {
  const first = piece.entries[0];
  const last = piece.entries.at(-1);
  invariant(first !== undefined && last !== undefined, 'a batch of no entries');
  const rechained = chainEntries(piece.entries, {
    firstEntryNo: first.entryNo,
    previousHash: first.previousHash,
  });
  invariant(
    rechained.every((entry, index) => entry.hash === piece.entries[index]?.hash),
    'the daybook is not a chain here',
  );
  const content = Buffer.from(writeBatchContent(piece.entries));
  invariant(content.length <= mostContentBytes, 'a batch too large to seal');
  // Mostly digits and hashes: matches of a few characters cost more than they save (a day of payments: 41.7 bytes each, not 43.9).
  const packed = gzipSync(content, { level: 9, strategy: constants.Z_FILTERED });
  const statement = statementShape.parse({
    format: 1,
    station: piece.station,
    batchNo: piece.batchNo,
    firstEntryNo: first.entryNo,
    lastEntryNo: last.entryNo,
    previousHash: first.previousHash,
    headHash: last.hash,
    contentHash: sha256Hex(content),
    contentBytes: content.length,
    packedHash: sha256Hex(packed),
    sealedAt: piece.sealedAt,
  });
  const header = { ...statement, signature: signValue('batch', statement, privateKey) };
  return { header, bytes: Buffer.concat([Buffer.from(`${canonicalText(header)}\n`), packed]) };
}

/** Takes a batch apart; null when it does not begin with a header of this format. Nothing is proven yet, nothing unpacked. */
export function readBatchEnvelope(bytes: Uint8Array): BatchEnvelope | null {
  const end = bytes.subarray(0, longestHeader).indexOf(lineEnd);
  if (end < 1 || bytes.length > mostEnvelopeBytes) return null;
  const text = readCanonicalText(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  const header = headerShape.safeParse(text?.value);
  if (!header.success || header.data.lastEntryNo < header.data.firstEntryNo) return null;
  if (header.data.lastEntryNo - header.data.firstEntryNo >= mostEntries) return null;
  return { header: header.data, packed: bytes.subarray(end + 1) };
}

/** Tells whether the holder of the key sealed this header. */
export function isSealedBy(publicKey: string, header: BatchHeader): boolean {
  const { signature, ...statement } = header;
  return isSignedBy(publicKey, 'batch', statement, signature);
}

/** Tells whether the packed bytes are those that the header speaks of. */
export function isWhole({ header, packed }: BatchEnvelope): boolean {
  return sha256Hex(packed) === header.packedHash;
}

/**
 * Unpacks a batch whose signature has been proven and gives back its entries with their hashes computed anew; null when the bytes
 * are not those that were signed, or the entries do not end in the signed head of the chain. Never unpacks more than was signed.
 */
export function openBatchEnvelope(envelope: BatchEnvelope): PieceEntry[] | null {
  const { header, packed } = envelope;
  if (!isWhole(envelope)) return null;
  const content = unpack(packed, header.contentBytes);
  if (content === null || content.length !== header.contentBytes || sha256Hex(content) !== header.contentHash)
    return null;
  const unchained = readBatchContent(content.toString('utf8'));
  if (unchained === null || unchained.length !== header.lastEntryNo - header.firstEntryNo + 1) return null;
  const entries = chainEntries(unchained, header);
  return entries.at(-1)?.hash === header.headHash ? entries : null;
}

function unpack(packed: Uint8Array, mostBytes: number): Buffer | null {
  try {
    return gunzipSync(packed, { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}
