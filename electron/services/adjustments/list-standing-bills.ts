import { endDialsOf } from '../../../db/domain/billing/adjustment/correct-facts.ts';
import type { BilledDial } from '../../../db/domain/billing/bill-facts.ts';
import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { energiesOfRegisters } from '../../../db/domain/billing/register-energies.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries, type StoredCharge } from '../../../db/local/queries/adjustments.ts';
import {
  listStandingBills as listStanding,
  type IssuedBillWorking,
} from '../../../db/local/queries/issued-bills.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import type { StandingBill } from '../../contract/adjustments.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * The bills of an account that stand and may be corrected, newest first, with what each register counted for them; after them its
 * charges that stand and may be reversed. Refuses
 * right_missing, account_unknown.
 */
export function listStandingBills(
  counter: Counter,
  actor: Actor,
  { accountNo }: CheckedInputOf<'adjustments/list-standing-bills'>,
): Result<OutputOf<'adjustments/list-standing-bills'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const account = paymentQueries(counter.store).payingAccount.get(accountNo);
  if (account === undefined) return refuse('account_unknown', { accountNo });
  const { accountId } = account;
  const charges = adjustmentQueries(counter.store).chargesOf.all(accountId);
  return ok([
    ...listStanding(counter.store, accountId).map(standingBillOf),
    ...charges.filter((charge) => charge.isReversed === 0).map(standingChargeOf),
  ]);
}

function standingBillOf(bill: IssuedBillWorking, index: number): StandingBill {
  const facts = factsOf(bill.working);
  const energies = energiesOfRegisters(facts);
  invariant(energies.ok, `bill ${bill.billId} was issued with dials that cannot be counted`);
  const ends = endDialsOf(facts.dials);
  const { tariff } = bill.working.parts[0] ?? {};
  return {
    billId: bill.billId,
    periodMonth: bill.periodMonth,
    isRebill: bill.kind === 'rebill',
    chargedFor: null,
    isNewest: index === 0,
    readOn: ends.values().next().value?.readOn ?? null,
    energyWh: bill.energyWh,
    amountFen: bill.amountFen,
    paidFen: fen(bill.amountFen - bill.outstandingFen),
    tariffCode: tariff?.code ?? '',
    tariffLabel: tariff?.label ?? '',
    multiplierMilli: onlyMultiplier(facts.dials),
    registers: [...ends.values()].map(({ register, dialWh }) => {
      const energyWh = energies.value.get(register);
      invariant(energyWh !== undefined, `bill ${bill.billId} has a dial that counts nothing`);
      return { register, energyWh, dialWh };
    }),
  };
}

function onlyMultiplier(dials: readonly BilledDial[]): StandingBill['multiplierMilli'] {
  const [first] = dials;
  const isOne = dials.every((dial) => dial.multiplierMilli === first?.multiplierMilli);
  return isOne ? (first?.multiplierMilli ?? null) : null;
}

function standingChargeOf(charge: StoredCharge): StandingBill {
  const { billId, periodMonth, energyWh, amountFen, outstandingFen, fault } = charge;
  return {
    billId,
    periodMonth,
    isRebill: false,
    chargedFor: fault,
    isNewest: false,
    readOn: null,
    energyWh,
    amountFen,
    paidFen: fen(amountFen - outstandingFen),
    tariffCode: '',
    tariffLabel: '',
    multiplierMilli: null,
    registers: [],
  };
}
