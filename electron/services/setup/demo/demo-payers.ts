import { addDays, type Day } from '../../../../db/domain/kernel/calendar.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** How a household pays: at once, late, now and then, hardly ever, or once and then no more. */
type Habit = 'prompt' | 'late' | 'forgetful' | 'in_arrears' | 'fell_behind';

/** 王秀英 owes two months whenever one looks: the first account that the tour and the pictures show. */
const wangXiuying = '6204200017';

/** Who comes to the counter on which day. */
export interface DemoPayers {
  /** Bills were issued on a day: everyone makes up their mind when to come. */
  expectAfter(issuedOn: Day): void;
  /** The account numbers whose people come on a day, in the order they stand in line. */
  comingOn(day: Day): readonly string[];
}

/** The people of the demo, each with a habit that stays. */
export function demoPayers(accounts: readonly DemoAccount[]): DemoPayers {
  const random = seededRandom(1_015);
  const habits = new Map(accounts.map((account) => [account.accountNo, habitOf(account, random)]));
  const diary = new Map<Day, string[]>();
  let issues = 0;
  return {
    expectAfter(issuedOn) {
      issues += 1;
      for (const [accountNo, habit] of habits) {
        const wait = daysUntilPaid(habit, issues, random);
        if (wait === null) continue;
        const comes = addDays(issuedOn, wait);
        const line = diary.get(comes) ?? [];
        line.push(accountNo);
        diary.set(comes, line);
      }
    },
    comingOn: (day) => diary.get(day) ?? [],
  };
}

function habitOf(account: DemoAccount, random: SeededRandom): Habit {
  if (account.accountNo === wangXiuying) return 'fell_behind';
  const throwOf = random.below(100);
  if (throwOf < 60) return 'prompt';
  if (throwOf < 82) return 'late';
  if (throwOf < 92) return 'forgetful';
  return throwOf < 96 ? 'fell_behind' : 'in_arrears';
}

/** Days from the issue of a bill to the counter; null: not for this bill. Bills fall due about twenty days after they are issued. */
function daysUntilPaid(habit: Habit, issues: number, random: SeededRandom): number | null {
  if (habit === 'prompt') return random.between(1, 19);
  if (habit === 'late') return random.between(22, 45);
  if (habit === 'fell_behind') return issues === 1 ? random.between(10, 25) : null;
  if (habit === 'forgetful') return random.chance(45) ? random.between(3, 40) : null;
  return random.chance(8) ? random.between(10, 60) : null;
}
