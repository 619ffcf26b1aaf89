import { addDays, daysBetween, type Day } from '../kernel/calendar.ts';

/** How long a cheque is good: numbers of the policy pack (支付结算办法; domain.md §5.2). Days, the day of issue being the first. */
export interface ChequeDays {
  /** The last day on which the bank takes it. */
  readonly validDays: number;
  /** From this day on the clerk is warned that it must go to the bank today. */
  readonly warnFromDay: number;
  /** So many days later it may still be good because its last day was a holiday; a person decides, no calendar here knows. */
  readonly holidayDays: number;
}

/** What holds where a pack says nothing of cheques: ten days, a warning from the eighth, eight days for the longest holiday. */
export const usualChequeDays: ChequeDays = { validDays: 10, warnFromDay: 8, holidayDays: 8 };

/** Where a cheque stands on a day. `ended`: only a holiday can have kept it good; `expired`: nothing can. */
export interface ChequeAge {
  /** 1 on the day of issue; 0 or less before it. */
  readonly dayNo: number;
  readonly lastDay: Day;
  readonly state: 'not_yet' | 'good' | 'soon' | 'ended' | 'expired';
}

/**
 * Tells the age of a cheque on a day, the day of issue counted as the first: issued on the 1st with ten days it is good to the 10th.
 * One that ends on a holiday is good to the next working day (domain.md §5.2, with one source against it): a person decides.
 */
export function chequeAge(days: ChequeDays, issuedOn: Day, on: Day): ChequeAge {
  const dayNo = daysBetween(issuedOn, on) + 1;
  const lastDay = addDays(issuedOn, days.validDays - 1);
  return { dayNo, lastDay, state: stateOf(days, dayNo) };
}

function stateOf({ validDays, warnFromDay, holidayDays }: ChequeDays, dayNo: number): ChequeAge['state'] {
  if (dayNo < 1) return 'not_yet';
  if (dayNo > validDays + holidayDays) return 'expired';
  if (dayNo > validDays) return 'ended';
  return dayNo >= warnFromDay ? 'soon' : 'good';
}
