import { accountColumns } from '../../../db/domain/accounts/account-columns.ts';
import type { TakenNumbers } from '../../../db/domain/accounts/check-account-row.ts';
import { addMonths, monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findAccountId, findMeterId } from '../../../db/local/queries/imports.ts';
import type { Store } from '../../../db/local/store.ts';
import { checkRight, today, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkAccounts } from './check-accounts.ts';
import { chooseMatching, rememberMatching, type GivenMatching } from './chosen-matching.ts';
import { findDoneImport, noteDoneImport } from './done-import.ts';
import type { ImportRun } from './import-run.ts';
import { inTurn } from './in-turn.ts';
import { readTable } from './read-table.ts';
import { readingTable } from './table.ts';
import { writeAccounts, type AccountsPayload } from './write-accounts.ts';

/** Which file, by which columns (null: the remembered or guessed ones), and the first month that will be billed (null: this month). */
export interface ImportAccountsInput {
  readonly path: string;
  readonly matching: GivenMatching | null;
  readonly firstBilledMonth?: Month | null;
}

/**
 * Imports the accounts of a station's older system, all accepted rows in one transaction: a cancel or a failure leaves nothing. The same
 * file by the same matching again changes nothing and answers the counts of the first time; by another matching it is a further file,
 * whose rows may be taken in where an earlier one left them out. Refuses, in this order: right_missing; file_unreadable,
 * file_too_large, file_has_no_rows (see readTable); column_missing; import_cancelled. Rules of the rows: see checkAccountRow.
 */
export async function importAccounts(
  counter: Counter,
  actor: Actor,
  input: ImportAccountsInput,
  progress: Progress,
): Promise<Result<ImportRun>> {
  const right = checkRight(actor, 'accounts.import');
  if (!right.ok) return right;
  return inTurn(counter.store, () => readingTable(() => runImport(counter, actor, input, progress)));
}

async function runImport(
  counter: Counter,
  actor: Actor,
  input: ImportAccountsInput,
  progress: Progress,
): Promise<Result<ImportRun>> {
  const { store } = counter;
  progress.report('reading', 0, 1);
  const read = await readTable(input.path);
  if (!read.ok) return read;
  const table = read.value;
  const matching = chooseMatching(store, 'accounts', accountColumns, table.headings, input.matching);
  if (!matching.ok) return matching;
  const source = { sha256: table.sha256, matching: matching.value };
  const earlier = findDoneImport<AccountsPayload>(store, 'accounts_imported', source);
  const checked = await checkAccounts(
    table,
    matching.value,
    takenBefore(store, earlier),
    counter.keyring,
    progress,
  );
  if (!checked.ok) return checked;
  if (progress.isCancelled()) return refuse('import_cancelled');
  const report = { kind: 'accounts' as const, fileName: table.fileName, lines: checked.value.lines };
  if (earlier !== null) return ok({ isRepeated: true, counts: earlier.counts, report });
  const run = { isRepeated: false, counts: checked.value.counts, report };
  if (checked.value.accepted.length === 0) return ok(run);

  progress.report('writing', 0, checked.value.accepted.length);
  const firstBilledMonth = input.firstBilledMonth ?? monthOf(today(counter));
  const written = store.write(() => {
    const entryNo = writeAccounts(counter, actor, table, checked.value, addMonths(firstBilledMonth, -1));
    noteDoneImport(store, 'accounts_imported', entryNo, source);
    rememberMatching(store, 'accounts', table.headings, matching.value);
    return ok(run);
  });
  progress.report('writing', checked.value.accepted.length, checked.value.accepted.length);
  return written;
}

/** The numbers that the store has taken; for a file that was imported before, those it had taken before that file. */
function takenBefore(store: Store, earlier: AccountsPayload | null): TakenNumbers {
  const isOlder = (id: number | null, firstId: number | undefined) =>
    id !== null && (firstId === undefined || id < firstId);
  return {
    hasAccountNo: (accountNo) => isOlder(findAccountId(store, accountNo), earlier?.firstAccountId),
    hasMeterNo: (meterNo) => isOlder(findMeterId(store, meterNo), earlier?.firstMeterId),
  };
}
