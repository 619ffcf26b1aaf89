import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { verdictOfLine } from '../../../db/domain/metering/handheld-judgement.ts';
import { coversRoute } from '../../../db/domain/metering/route-coverage.ts';
import { findMeterId, listRouteAccounts } from '../../../db/local/queries/imports.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { Store } from '../../../db/local/store.ts';
import type { CardWithoutMeter, MeterWithoutCard } from '../../contract/imports.ts';
import type { ReportLine } from './import-run.ts';
import type { FileLine } from './read-handheld-lines.ts';
import { nextTurn } from './table.ts';
import type { JudgedLook } from './write-readings.ts';

/** What field work a file of readings asks for (seed 001, 电费管理工作标准 3.3: 有表无卡, 有卡无表 by contact slip). */
export interface FieldContacts {
  readonly month: Month;
  readonly metersWithoutCard: readonly MeterWithoutCard[];
  readonly cardsWithoutMeter: readonly CardWithoutMeter[];
}

/** The longest meter number that a contact slip takes. */
const longestMeterNo = 24;

/**
 * Finds the meters of a file's lines that nobody has a card of, each once (nothing but noughts is no number), and the accounts that the
 * file should have spoken of and did not: on a route of which it speaks of most accounts (see coversRoute), and without a reading of
 * the month from elsewhere. Looks route by route and leaves room for other work.
 */
export async function findContacts(
  store: Store,
  month: Month,
  lines: readonly FileLine[],
  judged: readonly (readonly JudgedLook[])[],
): Promise<FieldContacts> {
  const metersWithoutCard = new Map<string, MeterWithoutCard>();
  const spokenOf = new Set<string>();
  const routeCodes = new Set<string>();
  for (const [index, { no, line }] of lines.entries()) {
    const looks = judged[index] ?? [];
    const verdict = verdictOfLine(looks.map(({ judgement }) => judgement.verdict));
    if (verdict !== 'unknown_account') spokenOf.add(line.accountNo);
    for (const { routeCode } of looks) if (routeCode !== null) routeCodes.add(routeCode);
    if (verdict !== 'unknown_account' && verdict !== 'meter_mismatch') continue;
    const { meterNo, accountNo } = line;
    const isNumber = /[1-9\p{L}]/u.test(meterNo) && meterNo.length <= longestMeterNo;
    if (isNumber && !metersWithoutCard.has(meterNo) && findMeterId(store, meterNo) === null)
      metersWithoutCard.set(meterNo, { line: no, meterNo, accountNo });
  }
  return {
    month,
    metersWithoutCard: [...metersWithoutCard.values()],
    cardsWithoutMeter: await findUnspoken(store, month, spokenOf, [...routeCodes].sort()),
  };
}

async function findUnspoken(
  store: Store,
  month: Month,
  spokenOf: ReadonlySet<string>,
  routeCodes: readonly string[],
): Promise<readonly CardWithoutMeter[]> {
  const share = findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings.fileCoversRouteOver;
  const unspoken: CardWithoutMeter[] = [];
  for (const routeCode of routeCodes) {
    const accounts = listRouteAccounts(store, routeCode, month);
    const spoken = accounts.filter(({ account }) => spokenOf.has(account.accountNo)).length;
    if (coversRoute(spoken, accounts.length, share)) {
      for (const { account, isRead } of accounts)
        if (!isRead && !spokenOf.has(account.accountNo)) unspoken.push(account);
    }
    await nextTurn();
  }
  return unspoken;
}

/** The meters without a card as lines of the report, where the file has them. */
export function reportOfMeters(
  { metersWithoutCard }: FieldContacts,
  heading: (field: 'meterNo') => string | null,
): readonly ReportLine[] {
  return metersWithoutCard.map(({ line, meterNo }) => ({
    line,
    field: 'meterNo',
    column: heading('meterNo'),
    value: meterNo,
    code: 'meter_without_card',
    severity: 'noted',
  }));
}

/** The accounts that no line speaks of as lines of the report. */
export function reportOfCards({ cardsWithoutMeter }: FieldContacts): readonly ReportLine[] {
  return cardsWithoutMeter.map(({ accountNo, name, address, meterNo }) => ({
    line: null,
    field: 'accountNo',
    column: null,
    value: `${accountNo} ${name} ${address} ${meterNo}`,
    code: 'card_without_meter',
    severity: 'noted',
  }));
}
