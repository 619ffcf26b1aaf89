import { bookChecks } from '../../../db/domain/cash/book-check.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import {
  describeFinding,
  describeMore,
  type FindingLanguage,
} from '../../../db/local/verify/finding-words.ts';
import { type Proof, proveBooks } from '../../../db/local/verify/verify-store.ts';
import type { VerifyReport } from '../../contract/county.ts';
import type { CheckedInputOf } from '../../contract/index.ts';
import { checkRight, noProgress, type Actor, type Counter, type Progress } from '../counter.ts';

/** The longest that the proof works without giving others a turn, in milliseconds. */
const longestSlice = 12;

/**
 * Proves the books and tells what is wrong, table and key first (product.md: provable at any time by one command). The counter can
 * go on working. The findings are told in Chinese unless English is asked for. Refuses right_missing, verify_cancelled.
 */
export async function verifyBooks(
  counter: Counter,
  actor: Actor,
  { language = 'zh-CN' }: CheckedInputOf<'daybook/verify'>,
  progress: Progress = noProgress,
): Promise<Result<VerifyReport>> {
  const right = checkRight(actor, 'daybook.verify');
  if (!right.ok) return right;
  const proof = proveBooks(counter.store);
  // The first step gives a turn at once: whoever waits sees that it has begun, and may think better of it.
  let sliceStart = Number.NEGATIVE_INFINITY;
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done) return ok(reportOf(step.value, language));
    if (performance.now() - sliceStart < longestSlice) continue;
    progress.report('proving', step.value.done, step.value.total);
    await new Promise((resume) => {
      setImmediate(resume);
    });
    if (progress.isCancelled()) return refuse('verify_cancelled');
    sliceStart = performance.now();
  }
}

function reportOf(proof: Proof, language: FindingLanguage): VerifyReport {
  const checks = bookChecks.map((check) => {
    const kept = proof.findings.of(check).map((finding) => describeFinding(finding, language));
    const more = proof.findings.countOf(check) - kept.length;
    return { check, findings: more > 0 ? [...kept, describeMore(more, language)] : kept };
  });
  return {
    entries: proof.entries,
    postedRows: proof.postedRows,
    receipts: proof.receipts,
    chainHead: proof.chainHead,
    checks,
    isSound: checks.every(({ findings }) => findings.length === 0),
  };
}
