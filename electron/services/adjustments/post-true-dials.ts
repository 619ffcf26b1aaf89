import type { CorrectionFacts } from '../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { endDialsOf } from '../../../db/domain/billing/adjustment/correct-facts.ts';
import type { BilledDial } from '../../../db/domain/billing/bill-facts.ts';
import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { findReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { findMeterMonth, insertReading, nextReadingVersion } from '../../../db/local/queries/readings.ts';
import type { Counter } from '../counter.ts';
import { getIssuedBill } from './adjustment-preview.ts';
import type { ApprovedAdjustment } from './approved-adjustment.ts';

type TrueDialFacts = Extract<CorrectionFacts, { fault: 'true_dial' }>;

/** A register whose end dial is put right. */
interface TrueDial {
  readonly dial: BilledDial;
  readonly dialWh: BilledDial['dialWh'];
  readonly registerId: number;
  readonly usualUseWh: BilledDial['dialWh'] | null;
}

/**
 * Posts the true dials as further versions of the month's readings, so that the next bill starts there; as recorded by the proposer,
 * who brought them.
 */
export function postTrueDials({ store }: Counter, approved: ApprovedAdjustment, facts: TrueDialFacts): void {
  const { accountId, periodMonth } = getIssuedBill(store, facts.billId);
  for (const { dial, dialWh, registerId, usualUseWh } of registersOf(store, facts)) {
    const isRolledOver = dial.hasRolledOver && dialWh < (dial.lastDialWh ?? 0);
    insertReading(store, {
      registerId,
      accountId,
      periodMonth,
      version: nextReadingVersion(store, registerId, periodMonth),
      kind: 'actual',
      readOn: facts.readOn,
      dialWh,
      usualUseWh,
      source: 'keyboard',
      finding: isRolledOver ? 'rolled_over' : null,
      reason: approved.adjustment.reason,
      recordedBy: approved.adjustment.proposedById,
      recordedAt: approved.decidedAt,
      daybookNo: approved.daybookNo,
    });
  }
}

/**
 * A dial that was read since and seemed to run backward, or to jump, against a start that was wrong is judged again: a further version
 * with everything else as it was, so that the month can be billed.
 */
export function judgeLaterReadings(
  counter: Counter,
  approved: ApprovedAdjustment,
  facts: TrueDialFacts,
): void {
  const { store } = counter;
  const { periodMonth } = getIssuedBill(store, facts.billId);
  for (const { registerId } of registersOf(store, facts)) {
    for (const month of adjustmentQueries(store).laterMonths.all(registerId, periodMonth)) {
      judgeAgain(counter, approved, registerId, month);
    }
  }
}

function judgeAgain(
  { store }: Counter,
  { adjustment, daybookNo, decidedAt }: ApprovedAdjustment,
  registerId: number,
  month: Month,
): void {
  const meter = findMeterMonth(store, registerId, month);
  if (meter === null || meter.isBilled || meter.kind !== 'actual' || meter.dialWh === null) return;
  const { dialWh, kind, source, readOn, usualUseWh, accountId, reason } = meter;
  invariant(source !== null, 'a reading has a source');
  const policy = findPolicyPackInForce(store, dayOfMonth(month, 1));
  const found = findReadingFinding({ ...meter, dialWh }, policy?.pack.readings);
  const finding = found === 'backward' && meter.finding === 'rolled_over' ? 'rolled_over' : found;
  if (finding === meter.finding) return;
  insertReading(store, {
    registerId,
    accountId,
    periodMonth: month,
    version: nextReadingVersion(store, registerId, month),
    kind,
    readOn,
    dialWh,
    usualUseWh,
    source,
    finding,
    reason,
    recordedBy: adjustment.proposedById,
    recordedAt: decidedAt,
    daybookNo,
  });
}

function registersOf(store: Counter['store'], { billId, dials }: TrueDialFacts): TrueDial[] {
  const bill = getIssuedBill(store, billId);
  const ends = endDialsOf(factsOf(bill.working).dials);
  return dials.map(({ register, dialWh }) => {
    const dial = ends.get(register);
    invariant(dial !== undefined, `bill ${billId} has no ${register} register`);
    const { meterNo } = dial;
    const row = adjustmentQueries(store).register.get({ meterNo, kind: register, month: bill.periodMonth });
    invariant(row !== undefined, `meter ${meterNo} has no ${register} register`);
    return { dial, dialWh, ...row };
  });
}
