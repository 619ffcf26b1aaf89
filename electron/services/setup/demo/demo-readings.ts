import { addDays, dayOfMonth, type Day, type Month } from '../../../../db/domain/kernel/calendar.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** A line of a handheld's file. */
interface ReadingLine {
  readonly account: DemoAccount;
  readonly readOn: Day;
  readonly dialKwh: number | null;
  readonly state: '实抄' | '锁门' | '故障';
  readonly note: string;
}

/** Use of a household by calendar month, in hundredths of its usual month: long winters, some cooling. */
const seasons = [118, 112, 104, 96, 90, 96, 108, 110, 98, 94, 102, 114] as const;

/** A throw of a thousand after which nothing odd happens. */
const ordinary = 999;

/** What a reader saw of an account's first meter in a month. */
export interface DemoLook {
  readonly readOn: Day;
  readonly dialKwh: number;
  /** On the dial, times the multiplier. */
  readonly useKwh: number;
  readonly note: string;
}

/** Turns the meters of the demo from month to month and writes what a handheld would bring home. */
export interface DemoMeters {
  /** The dial of an account's first meter as it stands. */
  dialOf(accountNo: string): number;
  /** Takes an account's first meter down after it has counted so much of the month, and hangs one with another number at 0. */
  exchange(accountNo: string, meterNo: string, countedKwh: number): void;
  /** What was seen of an account's first meter in the last file; null when nobody looked or saw it. */
  lookOf(accountNo: string): DemoLook | null;
  /** The file of a month for the accounts of some routes; readings taken on the four reading days up to `lastDay`. */
  readMonth(
    month: Month,
    options: { readonly lastDay: Day; readonly routes: number | 'all'; readonly isExplained: boolean },
  ): string;
}

/**
 * All meters at the dials that the accounts were taken over with. Those of `steady` accounts are read every month and show nothing odd,
 * because their other registers have to go with them.
 */
export function demoMeters(
  accounts: readonly DemoAccount[],
  steady: ReadonlySet<string> = new Set(),
): DemoMeters {
  const random = seededRandom(20_23);
  const dials = new Map(accounts.map((account) => [account.accountNo, account.lastDialKwh]));
  const uses = new Map(accounts.map((account) => [account.accountNo, account.usualUseKwh]));
  const meterNos = new Map(accounts.map((account) => [account.accountNo, account.meterNo]));
  const countedBefore = new Map<string, number>();
  const looks = new Map<string, DemoLook>();
  const dialOf = (accountNo: string): number => dials.get(accountNo) ?? 0;

  const readOne = (account: DemoAccount, month: Month, readOn: Day, isExplained: boolean): ReadingLine => {
    const thrown = random.below(1_000);
    const chanceOf = steady.has(account.accountNo) ? ordinary : thrown;
    if (chanceOf < 6) return { account, readOn, dialKwh: null, state: '锁门', note: '' };
    if (chanceOf < 9) return { account, readOn, dialKwh: null, state: '故障', note: '' };
    const before = uses.get(account.accountNo) ?? account.usualUseKwh;
    const { useKwh, note } = useOf(random, account, month, before, chanceOf);
    const leftKwh = Math.max(0, useKwh - (countedBefore.get(account.accountNo) ?? 0));
    countedBefore.delete(account.accountNo);
    const dial = dialOf(account.accountNo) + leftKwh / account.multiplier;
    dials.set(account.accountNo, dial);
    looks.set(account.accountNo, { readOn, dialKwh: dial, useKwh: leftKwh, note });
    if (useKwh > 0) uses.set(account.accountNo, useKwh);
    return {
      account,
      readOn,
      dialKwh: dial,
      state: '实抄',
      note: isExplained || random.chance(50) ? note : '',
    };
  };

  return {
    dialOf,
    exchange(accountNo, meterNo, countedKwh) {
      meterNos.set(accountNo, meterNo);
      dials.set(accountNo, 0);
      countedBefore.set(accountNo, countedKwh);
    },
    lookOf: (accountNo) => looks.get(accountNo) ?? null,
    readMonth(month, { lastDay, routes, isExplained }) {
      looks.clear();
      const firstDay =
        addDays(lastDay, -3) < dayOfMonth(month, 1) ? dayOfMonth(month, 1) : addDays(lastDay, -3);
      const walked = accounts.filter(
        ({ routeCode }) => routes === 'all' || Number(routeCode.slice(0, 2)) <= routes,
      );
      const lines = walked.map((account) => {
        const later = addDays(firstDay, Number(account.routeCode.slice(0, 2)) % 4);
        return readOne(account, month, later < lastDay ? later : lastDay, isExplained);
      });
      return handheldFile(lines, (accountNo) => meterNos.get(accountNo) ?? '');
    },
  };
}

/** The use of a month in whole turns of the dial; what would make a reader ask on the spot comes with the customer's answer. */
function useOf(
  random: SeededRandom,
  account: DemoAccount,
  month: Month,
  before: number,
  chanceOf: number,
): { readonly useKwh: number; readonly note: string } {
  const turns = (kwh: number) => Math.max(1, Math.round(kwh / account.multiplier)) * account.multiplier;
  if (chanceOf < 30) return { useKwh: 0, note: '外出务工，整月无人' };
  if (chanceOf < 42) return { useKwh: turns(before * 2), note: '新添电暖气，已与客户核实' };
  const season = seasons[Number(month.slice(5)) - 1] ?? 100;
  const wanted = Math.round((account.usualUseKwh * season * random.between(88, 112)) / 10_000);
  const most = Math.floor(before * (account.customerClass === 'residential' ? 1.4 : 1.25));
  const least = Math.ceil(before * (account.customerClass === 'residential' ? 0.6 : 0.75));
  return { useKwh: turns(Math.min(Math.max(wanted, least), most)), note: '' };
}

function handheldFile(lines: readonly ReadingLine[], meterNoOf: (accountNo: string) => string): string {
  const rows = lines.map(({ account, readOn, dialKwh, state, note }) =>
    [account.accountNo, meterNoOf(account.accountNo), readOn, dialKwh ?? '', state, note].join(','),
  );
  return `${['户号,表号,抄表日期,本月止码,抄表状态,备注', ...rows].join('\r\n')}\r\n`;
}
