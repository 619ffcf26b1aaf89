import { carryOver } from '../../../db/domain/billing/adjustment/carry-over.ts';
import { chargeWorking } from '../../../db/domain/billing/adjustment/charge-working.ts';
import type { AdjustmentContent } from '../../../db/domain/billing/adjustment/proposal.ts';
import type { BillLine } from '../../../db/domain/billing/bill-line.ts';
import { dueDayOf } from '../../../db/domain/billing/due-day.ts';
import { revenueAccountOf } from '../../../db/domain/billing/revenue-account.ts';
import { monthOf, type Day } from '../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, fen, negateFen, noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { type JournalSide, postToJournal } from '../../../db/local/journal.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import {
  findPolicyPackInForce,
  findPolicyPackVersion,
  type AcceptedPack,
} from '../../../db/local/queries/policy.ts';
import type { Store } from '../../../db/local/store.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { getIssuedBill } from './adjustment-preview.ts';
import type { ApprovedAdjustment } from './approved-adjustment.ts';
import { judgeLaterReadings, postTrueDials } from './post-true-dials.ts';

/** What every row of a posting shares. */
interface Posting extends ApprovedAdjustment {
  readonly store: Store;
  readonly approverId: number;
  readonly pack: AcceptedPack;
  /** Of what nobody could know of before. */
  readonly dueOn: Day;
  /** Sides of the movement so far. */
  readonly sides: JournalSide[];
}

/**
 * Posts an approved adjustment inside the caller's transaction: true dials, reversals and the bills in their places or a charge, what
 * is owed and paid ahead, and one movement of money. Drafts that start from what has changed are found stale by themselves. Refuses
 * no_policy_pack when none is in force today, and usage_incomplete for a charge on an account without any reading.
 */
export function postAdjustment(counter: Counter, actor: Actor, approved: ApprovedAdjustment): Result<null> {
  const { store } = counter;
  const { account, content } = approved;
  const postedOn = today(counter);
  const pack = findPolicyPackInForce(store, postedOn);
  if (pack === null) return refuse('no_policy_pack', { day: postedOn });
  const dueOn = dueDayOf(pack.pack.due, monthOf(postedOn), postedOn);
  const posting: Posting = { ...approved, store, approverId: actor.personId, pack, dueOn, sides: [] };

  const { facts } = content;
  if (facts.fault === 'true_dial') postTrueDials(counter, approved, facts);
  for (const one of content.corrected) postCorrected(posting, one);
  if (content.charge !== null) {
    const readingId = adjustmentQueries(store).anyReading.get({ accountId: account.accountId }) ?? null;
    if (readingId === null) return refuse('usage_incomplete', { place: 'readings' });
    postCharge(posting, monthOf(postedOn), readingId, content.charge);
  }
  if (content.reversed !== undefined) postReversedCharge(posting, content.reversed.billId);
  if (facts.fault === 'true_dial') judgeLaterReadings(counter, approved, facts);
  moveMoney(posting, postedOn);
  return ok(null);
}

/**
 * A bill turned around, and the one in its place: what had been paid pays it, what was paid beyond is paid ahead from now on. What was
 * owed stays due since the day it was (domain.md §1.1); only a bill that grew gets a new day, for nobody could know of the rest.
 */
function postCorrected(posting: Posting, { billId, after }: AdjustmentContent['corrected'][number]): void {
  const { store, sides } = posting;
  const queries = adjustmentQueries(store);
  const old = getIssuedBill(store, billId);
  const { accountId } = old;
  const dueOn = after.totalFen > old.amountFen ? posting.dueOn : old.dueOn;
  const hands = handsOf(posting);
  postReversal(posting, billId);

  const { carriedFen, openFen, prepaidFen } = carryOver(old, after.totalFen);
  const readingId = queries.newestVersion.get(old.readingId);
  invariant(readingId !== undefined, `bill ${billId} names no reading`);
  const { code, version } = after.working.pack;
  const pack = findPolicyPackVersion(store, code, version);
  invariant(pack !== null, `no policy pack ${code} ${version}`);
  const newId = Number(
    queries.insertBill.run({
      accountId,
      periodMonth: old.periodMonth,
      kind: 'rebill',
      readingId,
      energyWh: after.energyWh,
      amountFen: after.totalFen,
      dueOn,
      working: JSON.stringify(after.working),
      policyPackId: pack.id,
      ...hands,
    }).lastInsertRowid,
  );
  postLines(store, newId, after.lines);
  record(posting, { billId: newId, kind: 'rebill', correctsBillId: billId, carriedFen });
  owe(posting, newId, openFen, dueOn);
  sides.push(
    { ledgerAccount: 'receivable', amountFen: negateFen(old.outstandingFen), accountId, billId },
    { ledgerAccount: 'receivable', amountFen: openFen, accountId, billId: newId },
    { ledgerAccount: 'prepayment', amountFen: negateFen(prepaidFen), accountId },
  );
}

/** Who posts a bill, and when. */
function handsOf({ adjustment, approverId, decidedAt, daybookNo }: Posting) {
  return { computedBy: adjustment.proposedById, auditedBy: approverId, issuedAt: decidedAt, daybookNo };
}

/** A bill turned around to the last line; nothing more is owed of it. */
function postReversal(posting: Posting, billId: number): void {
  const queries = adjustmentQueries(posting.store);
  const { lastInsertRowid } = queries.insertReversal.run({ billId, ...handsOf(posting) });
  const reversalId = Number(lastInsertRowid);
  queries.insertReversalLines.run({ billId, reversalId });
  record(posting, { billId: reversalId, kind: 'reversal', correctsBillId: billId, carriedFen: noFen });
  queries.dropOpenItem.run(billId);
}

/** A charge turned around: what had been paid on it is paid ahead from now on, and a compensation is taken back from there. */
function postReversedCharge(posting: Posting, billId: number): void {
  const { accountId, amountFen, outstandingFen } = getIssuedBill(posting.store, billId);
  postReversal(posting, billId);
  posting.sides.push(
    { ledgerAccount: 'receivable', amountFen: negateFen(outstandingFen), accountId, billId },
    { ledgerAccount: 'prepayment', amountFen: fen(outstandingFen - amountFen), accountId },
  );
}

/**
 * A charge of its own, in the month it is posted in. It sells no energy: what was evaded stands on its line and on the adjustment,
 * and is not the month's use. A compensation is paid ahead.
 */
function postCharge(
  posting: Posting,
  periodMonth: ReturnType<typeof monthOf>,
  readingId: number,
  { lines, totalFen }: NonNullable<AdjustmentContent['charge']>,
): void {
  const { store, account, pack, sides, dueOn } = posting;
  const { accountId, customerClass } = account;
  const billId = Number(
    adjustmentQueries(store).insertBill.run({
      accountId,
      periodMonth,
      kind: 'charge',
      readingId,
      energyWh: wattHours(0),
      amountFen: totalFen,
      dueOn,
      working: JSON.stringify(chargeWorking(pack.pack, { customerClass, periodMonth }, lines)),
      policyPackId: pack.id,
      ...handsOf(posting),
    }).lastInsertRowid,
  );
  postLines(store, billId, lines);
  record(posting, { billId, kind: 'charge', correctsBillId: null, carriedFen: noFen });
  if (totalFen > 0) {
    owe(posting, billId, totalFen, dueOn);
    sides.push({ ledgerAccount: 'receivable', amountFen: totalFen, accountId, billId });
  } else sides.push({ ledgerAccount: 'prepayment', amountFen: totalFen, accountId });
}

function record(
  { store, adjustment, daybookNo }: Posting,
  correction: Omit<
    Parameters<ReturnType<typeof adjustmentQueries>['insertCorrection']['run']>[0],
    'adjustmentId' | 'daybookNo'
  >,
): void {
  const { adjustmentId } = adjustment;
  adjustmentQueries(store).insertCorrection.run({ ...correction, adjustmentId, daybookNo });
}

function owe(
  { store, account: { accountId } }: Posting,
  billId: number,
  outstandingFen: Fen,
  dueOn: Day,
): void {
  if (outstandingFen > 0)
    adjustmentQueries(store).insertOpenItem.run({ billId, accountId, dueOn, outstandingFen });
}

function postLines(store: Store, billId: number, lines: readonly BillLine[]): void {
  for (const [index, { code, label, unit, quantityMilli, priceNanoyuan, amountFen }] of lines.entries()) {
    adjustmentQueries(store).insertLine.run({
      billId,
      lineNo: index + 1,
      code,
      label,
      energyWh: unit === 'kWh' ? wattHours(quantityMilli) : null,
      priceNanoyuan: priceNanoyuan === null ? null : nanoYuanPerKwh(priceNanoyuan),
      amountFen,
    });
  }
}

/** One movement: receivables and prepayment against what the lines of the posted bills earn, and the balance kept beside it. */
function moveMoney({ store, account, daybookNo, sides }: Posting, businessDay: Day): void {
  const earned = new Map<ReturnType<typeof revenueAccountOf>, Fen>();
  for (const { code, sumFen } of adjustmentQueries(store).sumByCode.all(daybookNo)) {
    const place = revenueAccountOf(code);
    earned.set(place, addFen(earned.get(place) ?? noFen, sumFen));
  }
  for (const [ledgerAccount, sumFen] of earned) sides.push({ ledgerAccount, amountFen: negateFen(sumFen) });
  const moved = sides.filter((side) => side.amountFen !== 0);
  if (moved.length > 0) postToJournal(store, { kind: 'adjustment', businessDay, daybookNo, sides: moved });
  const toPrepaymentFen = sides.reduce(
    (sum, side) => sum - (side.ledgerAccount === 'prepayment' ? side.amountFen : 0),
    0,
  );
  if (toPrepaymentFen !== 0) {
    paymentQueries(store).setPrepayment.run({
      accountId: account.accountId,
      balanceFen: fen(account.prepaymentFen + toPrepaymentFen),
    });
  }
}
