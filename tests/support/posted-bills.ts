import type { BilledDial, BillFacts } from '../../db/domain/billing/bill-facts.ts';
import { computeBill } from '../../db/domain/billing/compute-bill.ts';
import { revenueAccountOf } from '../../db/domain/billing/revenue-account.ts';
import { plainTerms } from '../../db/domain/billing/supply-terms.ts';
import { addDays, day, dayOfMonth, month, addMonths } from '../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { fen, negateFen, type Fen } from '../../db/domain/kernel/money.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { postToJournal } from '../../db/local/journal.ts';
import { listPacksOver } from '../../db/local/queries/policy.ts';
import { today } from '../../electron/services/counter.ts';
import type { AddedAccount } from './metered-account.ts';
import { type TestStation, valueOf } from './station.ts';

/** A month's bill as a test writes it down: start and end dial of each register in kWh. */
export interface PostedBillWish {
  readonly month: string;
  readonly dials: Readonly<Partial<Record<RegisterKind, readonly [startKwh: number, endKwh: number]>>>;
  readonly multiplier?: number;
  readonly digits?: number;
  readonly facts?: Partial<BillFacts>;
}

/** The bill that was posted. */
export interface IssuedForTest {
  readonly billId: number;
  readonly amountFen: Fen;
}

/**
 * Posts a bill of an account as the month's issue would, from facts of any kind: readings, bill, lines, open item, journal and one
 * daybook entry. The meter is that of `addMeteredAccounts`; registers that it lacks are hung with an opening dial.
 */
export function postBill(station: TestStation, account: AddedAccount, wish: PostedBillWish): IssuedForTest {
  const { store } = station;
  const { sqlite } = store;
  const at = station.clock.now();
  const people = {
    reader: station.as('meter_reader').personId,
    biller: station.as('biller').personId,
    auditor: station.as('auditor').personId,
    issuer: station.as('billing_supervisor'),
  };
  const periodMonth = month(wish.month);
  const readOn = dayOfMonth(periodMonth, 21);
  const lastReadOn = dayOfMonth(addMonths(periodMonth, -1), 21);
  const meterNo = `M${account.accountNo}`;
  const registers = Object.entries(wish.dials) as [RegisterKind, readonly [number, number]][];
  const dials = registers.map(
    ([register, [start, end]]): BilledDial => ({
      register,
      meterNo,
      multiplierMilli: milliMultiplier((wish.multiplier ?? 1) * 1000),
      lastDialWh: register === 'demand' ? null : wattHours(start * 1000),
      lastReadOn: register === 'demand' ? null : lastReadOn,
      dialWh: wattHours(end * 1000),
      readOn,
      digits: wish.digits ?? 6,
      hasRolledOver: false,
    }),
  );
  const facts: BillFacts = {
    customerClass: 'residential',
    volts: 220,
    capacityVa: null,
    isWelfare: false,
    openedOn: null,
    periodMonth,
    months: 1,
    period: { from: addDays(lastReadOn, 1), to: readOn },
    dials,
    corrections: [],
    terms: [],
    forcedTariffCode: null,
    childrenWh: [],
    yearQuota: null,
    fullDays: null,
    lastBillEnergyWh: null,
    ...wish.facts,
  };
  const { period } = facts;
  const packs = listPacksOver(store, period?.from ?? readOn, period?.to ?? readOn);
  const bill = valueOf(computeBill(facts, packs));
  return valueOf(
    store.write(() => {
      const run = (text: string, ...values: unknown[]): number =>
        Number(sqlite.prepare(text).run(...values).lastInsertRowid);
      let readingId = 0;
      const readingNo = nextEntryNo(store);
      for (const { register, dialWh } of dials) {
        run(
          `insert or ignore into register (meter_id, kind) values ((select id from meter where meter_no = ?), ?)`,
          meterNo,
          register,
        );
        const id = run(
          `insert into reading (register_id, account_id, period_month, version, kind, read_on, dial_wh, source, recorded_by, recorded_at, daybook_no)
           select g.id, ?, ?, 1 + (select count(*) from reading r where r.register_id = g.id and r.period_month = ?), 'actual', ?, ?,
             'keyboard', ?, ?, ?
           from register g join meter m on m.id = g.meter_id where m.meter_no = ? and g.kind = ?`,
          account.accountId,
          periodMonth,
          periodMonth,
          readOn,
          dialWh,
          people.reader,
          at,
          readingNo,
          meterNo,
          register,
        );
        if (readingId === 0 || register === 'total') readingId = id;
      }
      const entry = { recordedAt: at, businessDay: today(station), actor: people.issuer };
      appendToDaybook(store, { kind: 'readings_recorded', ...entry, payload: { count: dials.length } });
      const daybookNo = nextEntryNo(store);
      const packId = packs.at(-1)?.id ?? 0;
      const dueOn = dayOfMonth(addMonths(periodMonth, 1), 15);
      const billId = run(
        `insert into bill (account_id, period_month, reading_id, energy_wh, amount_fen, due_on, working, policy_pack_id,
           computed_by, audited_by, issued_by, issued_at, daybook_no) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        account.accountId,
        periodMonth,
        readingId,
        bill.energyWh,
        bill.totalFen,
        dueOn,
        JSON.stringify(bill.working),
        packId,
        people.biller,
        people.auditor,
        people.issuer.personId,
        at,
        daybookNo,
      );
      const earned = new Map<ReturnType<typeof revenueAccountOf>, number>();
      for (const [index, line] of bill.lines.entries()) {
        run(
          `insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen) values (?, ?, ?, ?, ?, ?, ?)`,
          billId,
          index + 1,
          line.code,
          line.label,
          line.unit === 'kWh' ? line.quantityMilli : null,
          line.priceNanoyuan,
          line.amountFen,
        );
        const place = revenueAccountOf(line.code);
        earned.set(place, (earned.get(place) ?? 0) + line.amountFen);
      }
      if (bill.totalFen > 0) {
        run('insert into open_item values (?, ?, ?, ?)', billId, account.accountId, dueOn, bill.totalFen);
        const { accountId } = account;
        postToJournal(store, {
          kind: 'issue',
          businessDay: today(station),
          daybookNo,
          sides: [
            { ledgerAccount: 'receivable', amountFen: bill.totalFen, accountId, billId },
            ...[...earned].map(([ledgerAccount, sum]) => ({ ledgerAccount, amountFen: negateFen(fen(sum)) })),
          ],
        });
      }
      appendToDaybook(store, {
        kind: 'bills_issued',
        ...entry,
        payload: {
          month: periodMonth,
          count: 1,
          sumFen: bill.totalFen,
          sumWh: bill.energyWh,
          bills: [[account.accountNo, bill.energyWh, bill.totalFen]],
        },
      });
      return ok({ billId, amountFen: bill.totalFen });
    }),
  );
}

/** Terms with some of them other than plain, from long ago. */
export function termsOf(changes: Partial<typeof plainTerms>): BillFacts['terms'] {
  return [{ effectiveFrom: day('2020-01-01'), terms: { ...plainTerms, ...changes } }];
}
