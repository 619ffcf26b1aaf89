import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';

/** Reads every policy pack of a folder, in order of their file names. Refuses policy_pack_invalid for the first that is. */
export function readShippedPacks(folder: string): Result<readonly PolicyPack[]> {
  const packs: PolicyPack[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const read = readPolicyPack(readFileSync(join(folder, file), 'utf8'));
    if (!read.ok) return read;
    packs.push(read.value.pack);
  }
  return ok(packs);
}
