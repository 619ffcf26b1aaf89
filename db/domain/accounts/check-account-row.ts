import { parseMultiplier } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { cleanAccountCells, type AccountCells } from './account-cells.ts';
import { accountColumns, type AccountField } from './account-columns.ts';
import {
  isNoMeter,
  parseDigits,
  parsePrepaid,
  parseWholeDial,
  readAcceptedRow,
  type LegacyAccount,
} from './account-row.ts';
import { findCustomerClass } from './customer-class.ts';
import { isTotalsRow, type AccountRejection, type RowFinding } from './import-finding.ts';

/** What numbers are taken already: by an accepted row before this one, or by an account of the store. */
export interface TakenNumbers {
  hasAccountNo(accountNo: string): boolean;
  hasMeterNo(meterNo: string): boolean;
}

/** What came of a row: taken in with what it says, left out for one reason, or no account at all. */
export type AccountRowCheck =
  | {
      readonly verdict: 'accepted';
      readonly account: LegacyAccount;
      readonly findings: readonly RowFinding<AccountField>[];
    }
  | { readonly verdict: 'rejected' | 'skipped'; readonly findings: readonly RowFinding<AccountField>[] };

/**
 * Checks one row of an accounts file: cleans it, then asks the rejecting rules in the order of `accountRejections` and stops at the
 * first that is broken; an accepted row keeps its warnings and a finding for each cell that was cleaned or not understood.
 */
export function checkAccountRow(cells: AccountCells, taken: TakenNumbers): AccountRowCheck {
  const { clean, changed } = cleanAccountCells(cells);
  if (isTotalsRow(clean.accountNo, clean.name)) {
    const value = clean.accountNo === '' ? clean.name : clean.accountNo;
    return {
      verdict: 'skipped',
      findings: [{ field: null, value, code: 'totals_row', severity: 'skipped' }],
    };
  }
  const customerClass = findCustomerClass(clean.customerClass);
  const broken = findBrokenRule(clean, taken);
  if (broken !== null) {
    const { field, code } = broken;
    return { verdict: 'rejected', findings: [{ field, value: cells[field], code, severity: 'rejected' }] };
  }
  invariant(customerClass !== null, 'an accepted row has a class');
  const { account, remarks } = readAcceptedRow(clean, customerClass);
  const lost = accountColumns.filter(({ field }) => clean[field].includes('\ufffd'));
  return {
    verdict: 'accepted',
    account,
    findings: [
      ...remarks.warned.map(({ field, code }) => ({
        field,
        value: cells[field],
        code,
        severity: 'warned' as const,
      })),
      ...changed,
      ...remarks.notUnderstood.map((field) => noted(cells, field, 'not_understood')),
      ...lost.map(({ field }) => noted(cells, field, 'lost_character')),
    ],
  };
}

function noted(
  cells: AccountCells,
  field: AccountField,
  code: 'not_understood' | 'lost_character',
): RowFinding<AccountField> {
  return { field, value: cells[field], code, severity: 'noted' };
}

interface BrokenRule {
  readonly field: AccountField;
  readonly code: AccountRejection;
}

/** The first rule that the row breaks, in the order of `accountRejections`; null when it breaks none. */
function findBrokenRule(clean: AccountCells, taken: TakenNumbers): BrokenRule | null {
  if (clean.accountNo === '') return { field: 'accountNo', code: 'no_account_no' };
  if (!/^[0-9A-Za-z-]{1,24}$/.test(clean.accountNo)) return { field: 'accountNo', code: 'bad_account_no' };
  if (clean.name === '') return { field: 'name', code: 'no_name' };
  if (findCustomerClass(clean.customerClass) === null)
    return { field: 'customerClass', code: 'unknown_class' };
  const brokenMeter = findBrokenMeterRule(clean);
  if (brokenMeter !== null) return brokenMeter;
  if (taken.hasAccountNo(clean.accountNo)) return { field: 'accountNo', code: 'duplicate_account_no' };
  if (!isNoMeter(clean.meterNo) && taken.hasMeterNo(clean.meterNo))
    return { field: 'meterNo', code: 'duplicate_meter' };
  const overlong = accountColumns.find(({ field, longest }) => clean[field].length > longest);
  if (overlong !== undefined) return { field: overlong.field, code: 'cell_too_long' };
  if (parsePrepaid(clean.prepaid) === null) return { field: 'prepaid', code: 'bad_prepaid' };
  return null;
}

/** Multiplier, then reading and the digits it must fit. An account without a meter may leave each of them empty, but not write nonsense. */
function findBrokenMeterRule(clean: AccountCells): BrokenRule | null {
  const mayBeEmpty = isNoMeter(clean.meterNo);
  const isLeftOut = (field: AccountField) => mayBeEmpty && clean[field] === '';
  if (!isLeftOut('multiplier') && parseMultiplier(clean.multiplier) === null)
    return { field: 'multiplier', code: 'bad_multiplier' };
  const digits = parseDigits(clean.digits);
  if (digits === null && !isLeftOut('digits')) return { field: 'digits', code: 'bad_reading' };
  if (!isLeftOut('lastReading') && parseWholeDial(clean.lastReading, digits ?? 12) === null) {
    return { field: 'lastReading', code: 'bad_reading' };
  }
  return null;
}
