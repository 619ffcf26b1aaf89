import { accountColumns, type AccountField } from '../../../db/domain/accounts/account-columns.ts';
import type { LegacyAccount } from '../../../db/domain/accounts/account-row.ts';
import {
  checkAccountRow,
  type AccountRowCheck,
  type TakenNumbers,
} from '../../../db/domain/accounts/check-account-row.ts';
import { customerClassNames } from '../../../db/domain/accounts/customer-class.ts';
import { maskIdNumber } from '../../../db/domain/accounts/id-number.ts';
import type { Matching } from '../../../db/domain/accounts/import-column.ts';
import { addFen, noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { NewAccount } from '../../../db/local/queries/imports.ts';
import type { Keyring, Progress } from '../counter.ts';
import { pickCells } from './chosen-matching.ts';
import { countOne, reportLinesOf, type ImportCounts, type ReportLine } from './import-run.ts';
import { nextTurn, type Table } from './table.ts';

/** What the rows of an accounts file come to, before anything is written. */
export interface CheckedAccounts {
  readonly accepted: readonly NewAccount[];
  readonly prepaidFen: Fen;
  readonly counts: ImportCounts;
  readonly lines: readonly ReportLine[];
}

const rowsPerSlice = 500;

/**
 * Checks every row of an accounts file against the rules, the rows before it and the store, in slices that leave room for other work,
 * and seals the ID numbers of accepted rows. Refuses import_cancelled; throws TableTrouble for a file that breaks off.
 */
export async function checkAccounts(
  table: Table,
  matching: Matching<AccountField>,
  stored: TakenNumbers,
  keyring: Keyring,
  progress: Progress,
): Promise<Result<CheckedAccounts>> {
  const tally = startTally(stored);
  const headingOf = (field: AccountField) => {
    const index = matching[field];
    return index === null ? null : (table.headings[index] ?? null);
  };
  const accepted: NewAccount[] = [];
  const lines: ReportLine[] = [];
  let done = 0;
  for await (const row of table.rows()) {
    const check = checkAccountRow(pickCells(accountColumns, matching, row.cells), tally.taken);
    tally.add(check);
    lines.push(...reportLinesOf({ line: row.line, findings: check.findings }, headingOf, coverIdNumber));
    if (check.verdict === 'accepted') accepted.push(sealed(check.account, keyring));
    done += 1;
    if (done % rowsPerSlice === 0) {
      progress.report('checking', done, Math.max(done, table.expectedRows));
      await nextTurn();
      if (progress.isCancelled()) return refuse('import_cancelled');
    }
  }
  progress.report('checking', done, done);
  return ok({ accepted, prepaidFen: tally.prepaidFen(), counts: tally.counts(), lines });
}

function coverIdNumber(field: AccountField, value: string): string {
  return field === 'idNumber' ? maskIdNumber(value) : value;
}

function sealed(account: LegacyAccount, keyring: Keyring): NewAccount {
  const { idNumber } = account;
  return {
    account,
    idNumberSealed: idNumber === null ? null : keyring.seal(Buffer.from(idNumber, 'utf8')),
    idNumberMasked: idNumber === null ? null : maskIdNumber(idNumber),
  };
}

/** Counts rows as they are checked, in the shape of the station's own tally (rows without the skipped ones), and knows what they took. */
function startTally(stored: TakenNumbers) {
  const accountNos = new Set<string>();
  const meterNos = new Set<string>();
  const rejected: Record<string, number> = {};
  const warned: Record<string, number> = {};
  const byClass: Record<string, number> = {};
  const total = { rows: 0, accepted: 0, skipped: 0, normalised: 0, prepaidFen: noFen };

  function addAccepted(check: Extract<AccountRowCheck, { verdict: 'accepted' }>): void {
    const { account, findings } = check;
    total.accepted += 1;
    accountNos.add(account.accountNo);
    if (account.meter !== null) meterNos.add(account.meter.meterNo);
    countOne(byClass, customerClassNames[account.customerClass]);
    total.prepaidFen = addFen(total.prepaidFen, account.prepaidFen);
    for (const { code, severity } of findings) if (severity === 'warned') countOne(warned, code);
    if (findings.some(({ code }) => code === 'normalised')) total.normalised += 1;
  }

  return {
    taken: {
      hasAccountNo: (accountNo: string) => accountNos.has(accountNo) || stored.hasAccountNo(accountNo),
      hasMeterNo: (meterNo: string) => meterNos.has(meterNo) || stored.hasMeterNo(meterNo),
    },
    add(check: AccountRowCheck): void {
      if (check.verdict === 'skipped') {
        total.skipped += 1;
        return;
      }
      total.rows += 1;
      if (check.verdict === 'accepted') addAccepted(check);
      else for (const { code } of check.findings) countOne(rejected, code);
    },
    prepaidFen: () => total.prepaidFen,
    counts: (): ImportCounts => ({
      rows: total.rows,
      accepted: total.accepted,
      rejected,
      warned,
      skipped: total.skipped,
      normalised: total.normalised,
      prepaid_fen_total: total.prepaidFen,
      by_class: byClass,
    }),
  };
}
