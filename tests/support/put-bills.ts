import type { BillFacts } from '../../db/domain/billing/bill-facts.ts';
import { readFacts } from '../../db/domain/billing/bill-facts.ts';
import { computeBill, type ComputedBill } from '../../db/domain/billing/compute-bill.ts';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import { addMonths, dayOfMonth, month } from '../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { findPolicyPackVersion, listPacksOver } from '../../db/local/queries/policy.ts';
import type { BillKind } from '../../db/domain/billing/bill-kind.ts';
import { today } from '../../electron/services/counter.ts';
import type { AddedAccount } from './metered-account.ts';
import { type TestStation, valueOf } from './station.ts';

/** A bill that stands in the store when a test begins. */
export interface PutBill {
  readonly account: AddedAccount;
  readonly month: string;
  readonly facts: BillFacts;
  readonly kind?: BillKind;
  readonly correctionNo?: number;
  /** A working of before facts were kept with it; without it, what the engine writes today. */
  readonly working?: string;
}

/** A month's facts of one total register that counted so many kWh, from the 22nd of the month before to its 21st. */
export function factsOfMonth(
  text: string,
  kwh: number,
  more: Partial<BillFacts> & { readonly customerClass?: CustomerClass } = {},
): BillFacts {
  const wanted = month(text);
  return {
    ...readFacts({
      customerClass: 'residential',
      periodMonth: wanted,
      period: { from: dayOfMonth(addMonths(wanted, -1), 22), to: dayOfMonth(wanted, 21) },
      dials: [
        {
          meterNo: 'M1',
          multiplierMilli: milliMultiplier(1000),
          lastDialWh: wattHours(1_000_000),
          dialWh: wattHours(1_000_000 + kwh * 1000),
        },
      ],
    }),
    ...more,
  };
}

/** Puts issued bills straight into the store, computed by the packs in force: one daybook entry for all of them. */
export function putBills(station: TestStation, bills: readonly PutBill[]): ComputedBill[] {
  const { store } = station;
  const actor = station.as('billing_supervisor');
  const auditor = station.as('auditor');
  const insert = store.sqlite.prepare(
    `insert into bill (account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
       policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
     values (@accountId, @month, @kind, @correctionNo, (select min(id) from reading where account_id = @accountId), @energyWh,
       @amountFen, '2027-01-15', @working, @packId, @actor, @auditor, @actor, @now, @daybookNo)`,
  );
  return valueOf(
    store.write(() => {
      const daybookNo = nextEntryNo(store);
      const made = bills.map((wanted) => {
        const { facts } = wanted;
        const { period } = facts;
        invariant(period !== null, 'a test bill has its days');
        const bill = valueOf(computeBill(facts, listPacksOver(store, period.from, period.to)));
        insert.run({
          accountId: wanted.account.accountId,
          month: wanted.month,
          kind: wanted.kind ?? 'regular',
          correctionNo: wanted.correctionNo ?? 0,
          energyWh: bill.energyWh,
          amountFen: bill.totalFen,
          working: wanted.working ?? JSON.stringify(bill.working),
          packId: findPolicyPackVersion(store, bill.working.pack.code, bill.working.pack.version)?.id,
          actor: actor.personId,
          auditor: auditor.personId,
          now: station.clock.now(),
          daybookNo,
        });
        return bill;
      });
      appendToDaybook(store, {
        kind: 'bills_issued',
        recordedAt: station.clock.now(),
        businessDay: today(station),
        actor,
        payload: { count: made.length },
      });
      return ok(made);
    }),
  );
}
