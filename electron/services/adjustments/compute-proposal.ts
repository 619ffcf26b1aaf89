import {
  billIdsOf,
  isCorrection,
  type AdjustmentFacts,
  type ChargeFacts,
  type CorrectionFacts,
  type ReversalFacts,
} from '../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { notPossible } from '../../../db/domain/billing/adjustment/fault-rate.ts';
import { wrongChargeRule } from '../../../db/domain/billing/adjustment/fault-rules.ts';
import type { AdjustmentContent } from '../../../db/domain/billing/adjustment/proposal.ts';
import { prorationOf, proposeCharge } from '../../../db/domain/billing/adjustment/propose-charge.ts';
import {
  proposeCorrection,
  type BillToCorrect,
} from '../../../db/domain/billing/adjustment/propose-correction.ts';
import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { lastDayOf } from '../../../db/domain/billing/compute-bill.ts';
import { formatYuan, negateFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import {
  findIssuedBill,
  listStandingBills,
  type IssuedBillWorking,
} from '../../../db/local/queries/issued-bills.ts';
import { paymentQueries, type PayingAccount } from '../../../db/local/queries/payments.ts';
import { findPolicyPackInForce, listPacksOf, listPacksOver } from '../../../db/local/queries/policy.ts';
import { datedTerms, listSupplyTerms } from '../../../db/local/queries/supply.ts';
import type { Store } from '../../../db/local/store.ts';
import { today, type Counter } from '../counter.ts';
import { withinRange } from './within-range.ts';

/** An adjustment as it would be proposed now. */
export interface Proposal {
  readonly account: PayingAccount;
  readonly content: AdjustmentContent;
}

/**
 * Computes an adjustment from the facts of its fault and the books as they stand; writes nothing. Refuses, in this order:
 * account_unknown; for a correction bill_unknown (none of this account's, or a charge), bill_reversed, and for a true dial
 * adjustment_not_newest, day_in_future and adjustment_not_possible (a later reading was taken before that day); for a charge
 * day_in_future, and no_policy_pack when none is in force today; then what proposeCorrection and proposeCharge refuse, and
 * adjustment_not_possible when the numbers leave the range in which they are exact; bill_behind_another when the energy that changes
 * was taken off another account's bill. For the reversal of a charge bill_unknown (no charge of this account's), bill_reversed, and
 * compensation_used when less is paid ahead than a compensation had brought.
 */
export function computeProposal(
  counter: Counter,
  accountNo: string,
  facts: AdjustmentFacts,
): Result<Proposal> {
  const account = paymentQueries(counter.store).payingAccount.get(accountNo);
  if (account === undefined) return refuse('account_unknown', { accountNo });
  const content = withinRange(facts, () => {
    if (isCorrection(facts)) return correction(counter, account, facts);
    return facts.fault === 'wrong_charge'
      ? reversal(counter.store, account, facts)
      : charge(counter, account, facts);
  });
  return content.ok ? ok({ account, content: content.value }) : content;
}

function correction(
  counter: Counter,
  { accountId, accountNo }: PayingAccount,
  facts: CorrectionFacts,
): Result<AdjustmentContent> {
  const { store } = counter;
  const bills: BillToCorrect[] = [];
  for (const billId of billIdsOf(facts)) {
    const bill = findStandingBill(store, accountId, billId);
    if (!bill.ok) return bill;
    bills.push(toCorrect(store, bill.value));
  }
  const onTrueDay = facts.fault === 'true_dial' ? upToTrueDay(counter, accountId, facts, bills) : ok(bills);
  if (!onTrueDay.ok) return onTrueDay;
  const proposed = proposeCorrection(facts, onTrueDay.value, othersOnYearlyTiers(store, accountId, bills));
  if (!proposed.ok) return proposed;
  const { formula, source, corrected } = proposed.value;
  const notBehind = checkBehind(store, accountNo, corrected);
  if (!notBehind.ok) return notBehind;
  return ok({ form: 1, facts, formula, source, corrected, charge: null });
}

function toCorrect(store: Store, bill: IssuedBillWorking): BillToCorrect {
  const lines = adjustmentQueries(store).lines.all(bill.billId);
  return { ...bill, lines, packs: listPacksOf(store, bill.working) };
}

/** The account's other standing bills that took of a tier year. */
function othersOnYearlyTiers(
  store: Store,
  accountId: number,
  chosen: readonly { readonly billId: number }[],
): BillToCorrect[] {
  const chosenIds = new Set(chosen.map(({ billId }) => billId));
  return listStandingBills(store, accountId)
    .filter(({ billId, working }) => working.yearQuotaAfter !== undefined && !chosenIds.has(billId))
    .map((bill) => toCorrect(store, bill));
}

/**
 * Refuses bill_behind_another when energy changes that the bill of an account with the meter before this one was issued without: both
 * would be billed for it, or neither. Once that bill was corrected itself, it stands for what is right.
 */
function checkBehind(
  store: Store,
  accountNo: string,
  corrected: AdjustmentContent['corrected'],
): Result<null> {
  for (const { before, after } of corrected) {
    if (before.energyWh === after.energyWh) continue;
    const month = after.working.facts.periodMonth;
    const inFrontNo = adjustmentQueries(store).billedInFront.get({ accountNo, month });
    if (inFrontNo !== undefined) return refuse('bill_behind_another', { accountNo: inFrontNo, month });
  }
  return ok(null);
}

function findStandingBill(store: Store, accountId: number, billId: number): Result<IssuedBillWorking> {
  const bill = findIssuedBill(store, billId);
  if (bill === null || bill.accountId !== accountId || !['regular', 'rebill'].includes(bill.kind))
    return refuse('bill_unknown', { billId });
  return bill.isReversed ? refuse('bill_reversed', { month: bill.periodMonth }) : ok(bill);
}

/** The newest bill, ending on the day of its true dials: packs and terms that began since it was billed count for the added days. */
function upToTrueDay(
  counter: Counter,
  accountId: number,
  { billId, readOn }: Extract<CorrectionFacts, { fault: 'true_dial' }>,
  bills: readonly BillToCorrect[],
): Result<readonly BillToCorrect[]> {
  const { store } = counter;
  const [newest] = listStandingBills(store, accountId);
  if (newest !== undefined && newest.billId !== billId)
    return refuse('adjustment_not_newest', { month: newest.periodMonth });
  if (readOn > today(counter)) return refuse('day_in_future', { day: readOn });
  return mapOk(bills, (bill) => {
    const nextReadOn = adjustmentQueries(store).nextReadOn.get(accountId, bill.periodMonth) ?? null;
    if (nextReadOn !== null && nextReadOn < readOn) return notPossible('readOn');
    const billedTo = lastDayOf(factsOf(bill.working));
    if (readOn <= billedTo) return ok(bill);
    const packs = listPacksOver(store, billedTo, readOn).filter(({ from }) => from > billedTo);
    const terms = listSupplyTerms(store, accountId)
      .map(datedTerms)
      .filter(({ effectiveFrom }) => effectiveFrom > billedTo && effectiveFrom <= readOn);
    const { facts } = bill.working;
    const working = { ...bill.working, facts: { ...facts, terms: [...(facts.terms ?? []), ...terms] } };
    return ok({ ...bill, packs: [...bill.packs, ...packs], working });
  });
}

function mapOk<From, To>(all: readonly From[], change: (one: From) => Result<To>): Result<readonly To[]> {
  const changed: To[] = [];
  for (const one of all) {
    const result = change(one);
    if (!result.ok) return result;
    changed.push(result.value);
  }
  return ok(changed);
}

function charge(
  counter: Counter,
  { accountId }: PayingAccount,
  facts: ChargeFacts,
): Result<AdjustmentContent> {
  const { store } = counter;
  const lastDay =
    facts.fault === 'private_capacity' ? facts.to : facts.fault === 'suspended_use' ? facts.foundOn : null;
  if (lastDay !== null && lastDay > today(counter)) return refuse('day_in_future', { day: lastDay });
  const inForce = findPolicyPackInForce(store, today(counter));
  if (inForce === null) return refuse('no_policy_pack', { day: today(counter) });
  const { pack } = inForce;
  const [newest] = listStandingBills(store, accountId);
  const proration = prorationOf(pack, newest?.working.parts[0]?.tariff.code ?? null);
  const proposed = proposeCharge(facts, pack.breach, proration);
  if (!proposed.ok) return proposed;
  const { formula, source, charge: proposedCharge } = proposed.value;
  return ok({ form: 1, facts, formula, source, corrected: [], charge: proposedCharge });
}

/** A charge turned around as a whole; what had been paid on it is paid ahead, and a compensation is taken back from there. */
function reversal(
  store: Store,
  { accountId, prepaymentFen }: PayingAccount,
  facts: ReversalFacts,
): Result<AdjustmentContent> {
  const { billId } = facts;
  const old = adjustmentQueries(store).charge.get({ accountId, billId });
  if (old === undefined) return refuse('bill_unknown', { billId });
  const { adjustmentId, periodMonth, amountFen: totalFen, energyWh } = old;
  if (old.isReversed === 1) return refuse('bill_reversed', { month: periodMonth });
  if (totalFen + prepaymentFen < 0)
    return refuse('compensation_used', { balanceFen: prepaymentFen, neededFen: negateFen(totalFen) });
  const { formula, source } = wrongChargeRule;
  const told = `${formula}（${adjustmentId} 号退补单）= ${formatYuan(negateFen(totalFen))} 元`;
  return ok({
    form: 1,
    facts,
    formula: told,
    source,
    corrected: [],
    charge: null,
    reversed: { billId, totalFen, energyWh },
  });
}
