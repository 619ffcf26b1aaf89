import { getChainHead } from '../daybook.ts';
import type { Store } from '../store.ts';
import { checkBalances } from './check-balances.ts';
import { checkBatches } from './check-batches.ts';
import { checkPages, checkReferences, checkSchema } from './check-file.ts';
import { FindingList } from './finding.ts';
import { emptyBooks } from './replay/book-state.ts';
import { startOfWalk, walkDaybook } from './walk-daybook.ts';

/** What was proven, and everything that was found wrong. */
export interface Proof {
  readonly entries: number;
  readonly postedRows: number;
  readonly receipts: number;
  readonly chainHead: string;
  readonly findings: FindingList;
}

/** How far a proof is, in daybook entries. */
export interface ProofProgress {
  readonly done: number;
  readonly total: number;
}

/** So many findings of one check are told; the others are counted. */
const mostFindingsPerCheck = 200;

/**
 * Proves the books: SQLite's own checks, the schema, then the whole daybook told again from its first entry (chain, digests of
 * posted rows, journal, bills, payments, receipts, tills, days) and its result compared with what is kept beside it. Gives way
 * every few milliseconds; the counter may go on working meanwhile, what it writes is proven too. It only reads.
 */
export function* proveBooks(store: Store): Generator<ProofProgress, Proof> {
  const findings = new FindingList(mostFindingsPerCheck);
  const { report } = findings;
  const state = emptyBooks();
  const walked = startOfWalk();
  const total = getChainHead(store).entryNo;
  const progress = (): ProofProgress => ({
    done: walked.lastEntryNo,
    total: Math.max(total, walked.lastEntryNo),
  });
  try {
    checkSchema(store, report);
    yield progress();
    for (const _table of checkPages(store, report)) yield progress();
    for (const _table of checkReferences(store, report)) yield progress();
    for (const _page of walkDaybook(store, state, walked, report)) yield progress();
    checkBalances(store, state, walked, report);
    checkBatches(store, report);
  } catch (error) {
    // A damaged page can end any reading: that is a finding, and what was found before it stays.
    if (!isDamage(error)) throw error;
    report('file', 'file_damaged', 'daybook_entry', walked.lastEntryNo, { detail: (error as Error).message });
  }
  return {
    entries: walked.entries,
    postedRows: walked.postedRows,
    receipts: state.receipts,
    chainHead: walked.lastHash,
    findings,
  };
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR');
}
