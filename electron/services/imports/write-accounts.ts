import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { negateFen } from '../../../db/domain/kernel/money.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal, type JournalSide } from '../../../db/local/journal.ts';
import {
  insertNewAccount,
  insertPrepaymentBalance,
  nextImportIds,
  type NewAccount,
} from '../../../db/local/queries/imports.ts';
import { insertReading } from '../../../db/local/queries/readings.ts';
import { indexAccount } from '../../../db/local/queries/search.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import type { CheckedAccounts } from './check-accounts.ts';
import type { ImportPayload } from './done-import.ts';
import type { Table } from './table.ts';

/** What the daybook keeps of an import of accounts: the ids before which everything was there already. */
export interface AccountsPayload extends ImportPayload {
  readonly openingMonth: Month;
  readonly prepaidFen: number;
  readonly firstAccountId: number;
  readonly firstMeterId: number;
}

/**
 * Writes accepted accounts inside the caller's transaction: customers, service points, meters, the opening readings (of the month before
 * the first to be billed), what was paid ahead as one opening movement of the journal (prepayment against opening balance, to the
 * fen), and the daybook entry that tells of it. Answers the entry's number.
 */
export function writeAccounts(
  counter: Counter,
  actor: Actor,
  table: Table,
  checked: CheckedAccounts,
  openingMonth: Month,
): number {
  const { store } = counter;
  const daybookNo = nextEntryNo(store);
  const recordedAt = counter.clock.now();
  const businessDay = today(counter);
  const first = nextImportIds(store);
  const credits: JournalSide[] = [];
  for (const row of checked.accepted) {
    const { accountId, registerId } = insertNewAccount(store, row);
    if (registerId !== null) postOpeningReading({ accountId, registerId, row });
    const { prepaidFen } = row.account;
    if (prepaidFen > 0) {
      insertPrepaymentBalance(store, accountId, prepaidFen);
      credits.push({ ledgerAccount: 'prepayment', amountFen: negateFen(prepaidFen), accountId });
    }
    indexAccount(store, accountId);
  }
  if (credits.length > 0) {
    postToJournal(store, {
      kind: 'opening',
      businessDay,
      daybookNo,
      sides: [{ ledgerAccount: 'opening_balance', amountFen: checked.prepaidFen }, ...credits],
    });
  }
  const payload: AccountsPayload = {
    fileSha256: table.sha256,
    fileName: table.fileName,
    counts: checked.counts,
    openingMonth,
    prepaidFen: checked.prepaidFen,
    firstAccountId: first.accountId,
    firstMeterId: first.meterId,
  };
  return appendToDaybook(store, {
    kind: 'accounts_imported',
    recordedAt,
    businessDay,
    actor,
    payload: { ...payload },
  }).entryNo;

  function postOpeningReading(opening: { accountId: number; registerId: number; row: NewAccount }): void {
    const { meter } = opening.row.account;
    invariant(meter !== null, 'a register without a meter');
    insertReading(store, {
      registerId: opening.registerId,
      accountId: opening.accountId,
      periodMonth: openingMonth,
      version: 1,
      kind: 'opening',
      readOn: null,
      dialWh: meter.lastDialWh,
      usualUseWh: meter.usualUseWh,
      source: 'legacy',
      finding: null,
      reason: null,
      recordedBy: actor.personId,
      recordedAt,
      daybookNo,
    });
  }
}
