import type { BillFacts } from '../../db/domain/billing/bill-facts.ts';
import { factsOf, readBillWorking } from '../../db/domain/billing/bill-working.ts';
import { computeBill, type DatedPack } from '../../db/domain/billing/compute-bill.ts';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { listPacksOf } from '../../db/local/queries/policy.ts';
import type { Store } from '../../db/local/store.ts';
import { insertInto, rowsOf, type Written } from './bare-rows.ts';
import { valueOf } from './bench-station.ts';
import { settleHeap, timeOnce } from './measure.ts';

/** A bill to compute: its facts and packs, and the row that it was issued as. */
interface BillToCompute {
  readonly facts: BillFacts;
  readonly packs: readonly DatedPack[];
  readonly row: unknown[];
}

/** What the engine took, in milliseconds: all of it, computing alone, and computing with the working written down as text. */
export interface EngineTurn {
  readonly all: number;
  readonly computing: number;
  readonly withText: number;
}

/**
 * Takes the facts of issued bills out of their working, then computes all of them again and puts bills and lines into a store that
 * does not have them yet, in one transaction; then does the same without the inserts. Every bill must come out as it was issued.
 */
export function runEngine(store: Store, written: Written): EngineTurn {
  const { columns, rows } = rowsOf(written, 'bill');
  const place = (name: string) => columns.indexOf(name);
  const [id, month, energy, amount, text] = ['id', 'period_month', 'energy_wh', 'amount_fen', 'working'].map(
    place,
  ) as [number, number, number, number, number];
  const packsByName = new Map<string, readonly DatedPack[]>();
  const bills = rows.map((row): BillToCompute => {
    const periodMonth = row[month] as Month;
    const working = readBillWorking(row[text] as string, { periodMonth, customerClass: 'residential' });
    const name = JSON.stringify([working.pack, working.parts.map((part) => part.pack)]);
    const packs = packsByName.get(name) ?? listPacksOf(store, working);
    packsByName.set(name, packs);
    return { facts: factsOf(working), packs, row: [...row] };
  });
  const insertBill = insertInto(store.sqlite, 'bill', columns);
  const insertLine = insertInto(store.sqlite, 'bill_line', rowsOf(written, 'bill_line').columns);
  settleHeap();
  const all = timeOnce(() => {
    store.sqlite.exec('begin immediate');
    for (const { facts, packs, row } of bills) {
      const bill = valueOf(computeBill(facts, packs));
      row[energy] = bill.energyWh;
      row[amount] = bill.totalFen;
      row[text] = JSON.stringify(bill.working);
      insertBill.run(...row);
      row[text] = null;
      let lineNo = 0;
      for (const { code, label, unit, quantityMilli, priceNanoyuan, amountFen } of bill.lines) {
        lineNo += 1;
        const energyWh = unit === 'kWh' ? quantityMilli : null;
        insertLine.run(row[id], lineNo, code, label, energyWh, priceNanoyuan, amountFen);
      }
    }
    store.sqlite.exec('commit');
  });
  let asIssued = 0;
  const withText = timeOnce(() => {
    for (const [index, { facts, packs }] of bills.entries()) {
      const bill = valueOf(computeBill(facts, packs));
      const [issued, working] = [rows[index] ?? [], JSON.stringify(bill.working)];
      if (issued[text] === working && issued[energy] === bill.energyWh && issued[amount] === bill.totalFen)
        asIssued += 1;
    }
  });
  invariant(asIssued === rows.length, `${rows.length - asIssued} bills are not what was issued`);
  const computing = timeOnce(() => {
    for (const { facts, packs } of bills) valueOf(computeBill(facts, packs));
  });
  return { all, computing, withText };
}
