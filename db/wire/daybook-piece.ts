import { sha256Hex } from './canonical-json.ts';

/** One daybook entry as it crosses the line: every field that its hash covers, and the hash. */
export interface PieceEntry {
  readonly entryNo: number;
  /** UTC milliseconds. */
  readonly recordedAt: number;
  readonly businessDay: string;
  /** Any kind: one that this program does not know yet is carried all the same. */
  readonly kind: string;
  readonly actorId: number;
  readonly actorName: string;
  /** Canonical JSON, as it stands in the daybook. */
  readonly payload: string;
  readonly rowsHash: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The chain before its first entry. */
export const chainStart = '0'.repeat(64);

/** The SHA-256 (hex) of an entry: all its fields in a fixed order, the hash of the entry before among them. */
export function hashOfPieceEntry(entry: Omit<PieceEntry, 'hash'>): string {
  return sha256Hex(
    JSON.stringify([
      entry.entryNo,
      entry.recordedAt,
      entry.businessDay,
      entry.kind,
      entry.actorId,
      entry.actorName,
      entry.payload,
      entry.rowsHash,
      entry.previousHash,
    ]),
  );
}

/** What an entry says by itself: the rest of it follows from its place in the chain. */
export type UnchainedEntry = Omit<PieceEntry, 'entryNo' | 'previousHash' | 'hash'>;

/** Gives entries their numbers and hashes again, from the number of the first and the hash before it. */
export function chainEntries(
  entries: readonly UnchainedEntry[],
  start: { readonly firstEntryNo: number; readonly previousHash: string },
): PieceEntry[] {
  let previousHash = start.previousHash;
  return entries.map((entry, index) => {
    const unhashed = { ...entry, entryNo: start.firstEntryNo + index, previousHash };
    const hash = hashOfPieceEntry(unhashed);
    previousHash = hash;
    return { ...unhashed, hash };
  });
}
