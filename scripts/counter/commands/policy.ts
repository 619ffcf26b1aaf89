import { readFileSync } from 'node:fs';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { acceptPolicyPack } from '../../../electron/services/policy/accept-policy-pack.ts';
import type { CommonOptions } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { withCounter } from '../with-counter.ts';

/** `counter policy FILE`: accepts a pack of prices; from its first day on, bills and late fees follow it. */
export async function policy(file: string, options: CommonOptions): Promise<void> {
  const text = valueOf(readText(pathGiven(file)));
  await withCounter(options, async ({ counter, actorFor }) => {
    const accepted = valueOf(acceptPolicyPack(counter, await actorFor('policy.accept'), { text }));
    const { code, version, title, effectiveFrom, isRepeated } = accepted;
    tell(options.json, accepted, [
      ...(isRepeated ? ['(accepted before; nothing was changed)'] : []),
      `${code} ${version}: ${title}`,
      `in force from ${effectiveFrom}`,
    ]);
  });
}

function readText(path: string): Result<string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch {
    return refuse('file_unreadable');
  }
}
