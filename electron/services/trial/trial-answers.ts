import { computeLateFee, type LateFeePolicy } from '../../../db/domain/arrears/late-fee.ts';
import { isCreditCode } from '../../../db/domain/accounts/credit-code.ts';
import { isIdNumber } from '../../../db/domain/accounts/id-number.ts';
import {
  adjustForPowerFactor,
  findPowerFactorTable,
  type PowerFactorTable,
} from '../../../db/domain/billing/power-factor.ts';
import { energyOfParts } from '../../../db/domain/billing/consumption.ts';
import { day, parseDay } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { addFen, type Fen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import { amountInWords, dateInWords } from '../../../db/domain/payments/amount-in-words.ts';
import type { TrialInputOf } from './trial-cases.ts';
import { milliText, trimmed } from './trial-text.ts';

type Output = Readonly<Record<string, unknown>>;

/** 大写金额 in the recommended form of domain.md §5.1. */
export function amountInWordsAnswer({ amount }: TrialInputOf<'amount_in_words'>): Result<Output> {
  return ok({ text: amountInWords(amount) });
}

/** A day in a cheque's words; `MM-DD` gives month and day only (DT01, DT02). */
export function dateInWordsAnswer({ date }: TrialInputOf<'date_in_words'>): Result<Output> {
  if (date.length > 5) return ok({ text: dateInWords(day(date)) });
  const inLeapYear = parseDay(`2000-${date}`);
  if (inLeapYear === null) return refuse('trial_input_malformed', { place: 'date', problem: 'not_a_day' });
  return ok({ text: dateInWords(inLeapYear).replace(/^.*年/, '') });
}

/** Late fees of several bills, each with its spans; what the question's policy leaves out is the pack's. */
export function lateFeeAnswer(input: TrialInputOf<'late_fee'>, shipped: LateFeePolicy): Output {
  const policy = policyOf(input.policy, shipped);
  const fees: Fen[] = [];
  const bills = input.bills.map((bill) => {
    const { feeFen, spans } = computeLateFee(policy, {
      customerKind: input.customer,
      dueOn: bill.due_on,
      unpaidFen: bill.unpaid,
      paidOn: input.paid_on,
    });
    fees.push(feeFen);
    return {
      due_on: bill.due_on,
      fee: formatYuan(feeFen),
      spans: spans.map(({ from, to, days, ratePpmPerDay, feeFen: spanFen }) => ({
        from,
        to,
        days,
        rate: trimmed(formatDecimal(BigInt(ratePpmPerDay), 6)),
        fee: formatYuan(spanFen),
      })),
    };
  });
  return { total: formatYuan(addFen(...fees)), bills };
}

function policyOf(given: TrialInputOf<'late_fee'>['policy'], shipped: LateFeePolicy): LateFeePolicy {
  if (given === undefined) return shipped;
  return {
    residentialPpmPerDay: given.residential_per_day ?? shipped.residentialPpmPerDay,
    otherPpmPerDay: given.other_per_day ?? shipped.otherPpmPerDay,
    carriedOverPpmPerDay: given.carried_per_day ?? shipped.carriedOverPpmPerDay,
    carriedOver: given.carried_over ?? shipped.carriedOver,
    minimumFen: given.minimum ?? shipped.minimumFen,
    capPpm: given.cap_ratio === undefined ? shipped.capPpm : given.cap_ratio,
  };
}

/** The power factor, its percentage, and what it does to the base (PF01, PF03). A power factor of no use at all is null. */
export function powerFactorAnswer(
  input: TrialInputOf<'power_factor'>,
  tables: readonly PowerFactorTable[],
): Result<Output> {
  const table = findPowerFactorTable(tables, input.standard);
  if (table === null)
    return refuse('trial_input_malformed', { place: 'standard', problem: 'no_such_standard' });
  const reactiveVarh =
    'reactive_kvarh' in input
      ? Math.abs(input.reactive_kvarh)
      : Math.abs(input.reactive_forward_kvarh) + Math.abs(input.reactive_reverse_kvarh);
  const { powerFactor, milliPercent, amountFen } = adjustForPowerFactor(
    { standard: input.standard, hasBonus: input.bonus },
    table,
    { activeWh: input.active_kwh, reactiveVarh },
    input.base,
  );
  return ok({
    power_factor: powerFactor === null ? null : formatDecimal(BigInt(powerFactor), 2),
    rate_percent: milliText(milliPercent),
    adjustment: formatYuan(amountFen),
    total: formatYuan(addFen(input.base, amountFen)),
  });
}

/** Energy between two dials: decimals as the dial has them, a roll-over only when it was confirmed. */
export function energyAnswer(input: TrialInputOf<'energy'>): Result<Output> {
  const { previous, current, multiplier, digits, decimals, rolled_over: hasRolledOver = false } = input;
  if (hasRolledOver && digits === undefined) return refuse('trial_input_malformed', { place: 'digits' });
  const step = 10 ** (3 - (decimals ?? 3));
  if (previous % step !== 0 || current % step !== 0)
    return refuse('trial_input_malformed', { place: 'decimals' });
  const energy = energyOfParts([
    {
      lastDialWh: previous,
      dialWh: current,
      multiplierMilli: multiplier,
      digits: digits ?? null,
      hasRolledOver,
    },
  ]);
  return energy.ok ? ok({ kwh: formatKwh(energy.value) }) : energy;
}

/** Whether a resident's ID number is right, and if not why; a small x and spaces around are taken for what they mean. */
export function idNumberAnswer({ text }: TrialInputOf<'id_number'>): Result<Output> {
  const number = text.trim().toUpperCase();
  return ok(isIdNumber(number) ? { valid: true } : { valid: false, reason: idNumberProblem(number) });
}

function idNumberProblem(number: string): string {
  if (number.length !== 18) return 'length';
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'characters';
  const birthDay = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return parseDay(birthDay) === null ? 'birth_day' : 'check_digit';
}

/** Whether a unified social credit code is right, and if not why. */
export function creditCodeAnswer({ text }: TrialInputOf<'credit_code'>): Result<Output> {
  const code = text.trim().toUpperCase();
  if (isCreditCode(code)) return ok({ valid: true });
  if (code.length !== 18) return ok({ valid: false, reason: 'length' });
  const isShaped = /^[1-9AN-Y][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code);
  return ok({ valid: false, reason: isShaped ? 'check_sign' : 'characters' });
}
