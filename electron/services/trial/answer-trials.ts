import type { z } from 'zod';
import { computeLateFee, type LateFeePolicy } from '../../../db/domain/arrears/late-fee.ts';
import { isCreditCode } from '../../../db/domain/accounts/credit-code.ts';
import { isIdNumber } from '../../../db/domain/accounts/id-number.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { priceEnergy, sumOfLines } from '../../../db/domain/billing/price-energy.ts';
import type { Tariff } from '../../../db/domain/billing/tariff.ts';
import { dialFullScale, energyBetween, formatKwh, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { InvariantViolation } from '../../../db/domain/kernel/invariant.ts';
import { addFen, type Fen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import { ok, refuse, type Refusal, type Result } from '../../../db/domain/kernel/result.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import { amountInWords, dateInWords } from '../../../db/domain/payments/amount-in-words.ts';
import { readTariff } from '../../../db/wire/policy-pack.ts';
import { trialCaseShape, trialIdOf, trialInputs, type TrialKind } from './trial-cases.ts';

/** One answer, in the order of the questions. */
export type TrialAnswer =
  | {
      readonly id: string | number | null;
      readonly ok: true;
      readonly output: Readonly<Record<string, unknown>>;
    }
  | {
      readonly id: string | number | null;
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly details: Refusal['facts'] };
    };

type Output = Readonly<Record<string, unknown>>;
type InputOf<Kind extends TrialKind> = z.output<(typeof trialInputs)[Kind]>;
type Answerers = { readonly [Kind in TrialKind]: (input: InputOf<Kind>, pack: PolicyPack) => Result<Output> };

/**
 * Answers questions anyone can check the program with, by the very functions that bill and collect; `pack` is the policy in force,
 * for what a question leaves open. A malformed or unknown question is refused in its place and the others are answered.
 */
export function answerTrials(cases: readonly unknown[], pack: PolicyPack): TrialAnswer[] {
  return cases.map((raw) => {
    const question = trialCaseShape.safeParse(raw);
    if (!question.success)
      return refusalOf(trialIdOf(raw), 'trial_input_malformed', { place: placeOf(question.error) });
    const { id, kind, input } = question.data;
    if (!isTrialKind(kind)) return refusalOf(id, 'trial_kind_unknown', { kind });
    const answer = answerOne(kind, input, pack);
    return answer.ok
      ? { id, ok: true, output: answer.value }
      : refusalOf(id, answer.refusal.code, answer.refusal.facts);
  });
}

function answerOne(kind: TrialKind, input: unknown, pack: PolicyPack): Result<Output> {
  const checked = trialInputs[kind].safeParse(input);
  if (!checked.success) {
    return refuse('trial_input_malformed', {
      place: placeOf(checked.error),
      problem: checked.error.issues[0]?.message ?? '',
    });
  }
  try {
    return (answerers[kind] as (input: unknown, pack: PolicyPack) => Result<Output>)(checked.data, pack);
  } catch (error) {
    // Each number alone was plausible; together they leave what the program counts exactly. Anything else is a bug.
    if (error instanceof InvariantViolation)
      return refuse('trial_input_malformed', { place: '', problem: 'beyond_exact_range' });
    throw error;
  }
}

function placeOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') ?? '';
}

function isTrialKind(kind: string): kind is TrialKind {
  return Object.hasOwn(trialInputs, kind);
}

function refusalOf(
  id: string | number | null,
  code: Refusal['code'],
  details: Refusal['facts'],
): TrialAnswer {
  return { id, ok: false, refusal: { code, details } };
}

const answerers: Answerers = {
  amount_in_words: ({ amount }) => ok({ text: amountInWords(amount) }),
  date_in_words: ({ date }) => ok({ text: dateInWords(date) }),
  late_fee: (input, pack) => ok(lateFeeAnswer(input, policyOf(input.policy, pack.lateFee))),
  energy: energyAnswer,
  bill: billAnswer,
  id_number: ({ text }) =>
    ok(isIdNumber(text) ? { valid: true } : { valid: false, reason: 'check_digit_or_shape' }),
  credit_code: ({ text }) =>
    ok(isCreditCode(text) ? { valid: true } : { valid: false, reason: 'check_sign_or_shape' }),
};

function policyOf(given: InputOf<'late_fee'>['policy'], shipped: LateFeePolicy): LateFeePolicy {
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

function lateFeeAnswer(input: InputOf<'late_fee'>, policy: LateFeePolicy): Output {
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
        rate: formatDecimal(BigInt(ratePpmPerDay), 6).replace(/\.?0+$/, ''),
        fee: formatYuan(spanFen),
      })),
    };
  });
  return { total: formatYuan(addFen(...fees)), bills };
}

function energyAnswer(input: InputOf<'energy'>): Result<Output> {
  const { previous, current, multiplier, digits, decimals, rolled_over: isRolledOver = false } = input;
  if (isRolledOver && digits === undefined) return refuse('trial_input_malformed', { place: 'digits' });
  if (digits !== undefined && (previous >= dialFullScale(digits) || current >= dialFullScale(digits))) {
    return refuse('reading_does_not_fit', { digits });
  }
  const step = 10 ** (3 - (decimals ?? 3));
  if (previous % step !== 0 || current % step !== 0)
    return refuse('trial_input_malformed', { place: 'decimals' });
  if (current < previous && !isRolledOver)
    return refuse('reading_backward', { previous: formatKwh(previous), current: formatKwh(current) });
  const fullScale = isRolledOver && digits !== undefined && current < previous ? dialFullScale(digits) : null;
  return ok({ kwh: formatKwh(energyBetween(previous, current, multiplier, fullScale)) });
}

function billAnswer(input: InputOf<'bill'>, pack: PolicyPack): Result<Output> {
  const tariff = tariffOf(input.tariff, pack);
  if (!tariff.ok) return tariff;
  const lines = priceEnergy(tariff.value, input.usage.kwh);
  return ok({
    lines: lines.map((line) => ({
      code: line.code,
      label: line.label,
      quantity: formatKwh(line.energyWh),
      unit: 'kWh',
      price: formatPrice(line.priceNanoyuan),
      amount: formatYuan(line.amountFen),
    })),
    total: formatYuan(sumOfLines(lines)),
    working: workingOf(tariff.value, input.usage.kwh),
  });
}

/** The steps of the price and how it was rounded: what the lines were made by. */
function workingOf({ code, label, charge, isSample }: Tariff, energyWh: WattHours): Output {
  const steps =
    charge.kind === 'flat'
      ? [{ label: charge.label, upToWh: null, priceNanoyuan: charge.priceNanoyuan }]
      : charge.tiers;
  return {
    tariff: { code, label, kind: charge.kind, is_sample: isSample },
    kwh: formatKwh(energyWh),
    tiers: steps.map((step) => ({
      label: step.label,
      up_to_kwh: step.upToWh === null ? null : formatKwh(step.upToWh),
      price: formatPrice(step.priceNanoyuan),
    })),
    rounding: 'each_line_half_up_to_fen',
  };
}

function tariffOf(named: InputOf<'bill'>['tariff'], pack: PolicyPack): Result<Tariff> {
  if (typeof named['pack'] !== 'string') return readTariff(named);
  const found =
    named['pack'] === pack.code ? pack.tariffs.find((tariff) => tariff.code === named['code']) : undefined;
  return found === undefined
    ? refuse('tariff_unknown', { code: `${String(named['pack'])}/${String(named['code'])}` })
    : ok(found);
}
