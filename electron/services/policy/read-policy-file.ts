import { open } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { readPolicyPack, type ReadPolicyPack } from '../../../db/wire/policy-pack.ts';
import { type Actor, checkRight, type Counter } from '../counter.ts';
import { checkPackVersion, type CheckedPackVersion } from './check-pack-version.ts';

/** The shipped packs have 20 KB; one with five hundred tariffs has half a MB. */
const maxBytes = 2_000_000;

/** A file that holds a sound pack. */
export interface PolicyFile extends ReadPolicyPack, CheckedPackVersion {
  readonly text: string;
}

/**
 * Reads and checks the file of a policy pack (JSON in UTF-8). Refuses right_missing (policy.accept); file_unreadable (not there, no
 * file, no UTF-8); file_too_large (over 2 MB); policy_pack_invalid with the place and the problem, also for a version that was
 * accepted with other content.
 */
export async function readPolicyFile(
  counter: Counter,
  actor: Actor,
  { path }: { readonly path: string },
): Promise<Result<PolicyFile>> {
  const right = checkRight(actor, 'policy.accept');
  if (!right.ok) return right;
  const bytes = await readBounded(path);
  if (bytes === null) return refuse('file_unreadable', { wanted: 'policy_pack' });
  if (bytes.length > maxBytes) return refuse('file_too_large', { wanted: 'policy_pack' });
  const text = textOf(bytes);
  if (text === null) return refuse('file_unreadable', { wanted: 'policy_pack' });
  const read = readPolicyPack(text);
  if (!read.ok) return read;
  const version = checkPackVersion(counter, read.value);
  return version.ok ? ok({ ...read.value, ...version.value, text }) : version;
}

/** No more than one byte above the limit is ever read; null for what cannot be read at all. */
async function readBounded(path: string): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r');
    try {
      if (!(await file.stat()).isFile()) return null;
      const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** UTF-8 with or without its mark; null for other bytes. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
