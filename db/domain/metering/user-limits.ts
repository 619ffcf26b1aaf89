import type { CustomerClass } from '../accounts/customer-class.ts';

/** What decides whether the strict rules of reading hold for a user. */
export interface MeteredUser {
  readonly customerClass: CustomerClass;
  /** The contract's capacity in W (VA); null: unknown. */
  readonly capacityVa: number | null;
  /** 两部制: pays for capacity or demand, too. */
  readonly isTwoPart: boolean;
}

/** Whom a rule of reading is about: everybody of these classes, or from so much capacity on (null: whatever it is). */
export interface UserLimits {
  readonly classes: readonly CustomerClass[];
  readonly fromKva: number | null;
}

/**
 * Who is never estimated behind a locked door where a policy pack says nothing: big industry, offices, schools and power users (seed 001, 电费管理工作标准
 * 3.3.1: 大工业、机关、团体、学校、动力客户不得估抄), which in a station's files is every class but households; and from 100 kVA on whoever it is.
 */
export const usualNeverEstimated: UserLimits = {
  classes: ['commercial', 'agricultural', 'irrigation', 'large_industry'],
  fromKva: 100,
};

/**
 * Who is read by two people where a policy pack says nothing: big industry (seed 001, 用电专责 抄表工作 1: 大工业用户实行双抄), and whoever has
 * the capacity from which the two-part tariff begins (315 kVA, domain.md §2.3).
 */
export const usualReadTwice: UserLimits = { classes: ['large_industry'], fromKva: 315 };

/** Why a rule holds for a user. */
export type LimitMet = 'two_part' | 'class' | 'capacity';

/** Finds why the rule holds for a user, null when it does not. A two-part user is always among them. */
export function findLimitMet(limits: UserLimits, user: MeteredUser): LimitMet | null {
  if (user.isTwoPart) return 'two_part';
  if (limits.classes.includes(user.customerClass)) return 'class';
  const isLarge =
    limits.fromKva !== null && user.capacityVa !== null && user.capacityVa >= limits.fromKva * 1_000;
  return isLarge ? 'capacity' : null;
}
