import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

import { invariant } from '../../db/domain/kernel/invariant.ts';
import { addFen, fen } from '../../db/domain/kernel/money.ts';
import type { AccountPage } from '../../electron/contract/accounts.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Counter } from '../../electron/services/counter.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import { openBenchStation, valueOf } from './bench-station.ts';
import { atMost, type BenchRow, percentile, timeInTurn } from './measure.ts';

/**
 * One payment, durable: rules, payment, tender, allocation, receipt, print job, journal, daybook entry, one commit. The floor is a
 * commit of one small row in a store of its own with the same settings (WAL, synchronous FULL) on the same disk. They take turns;
 * the first twentieth warms up and does not count.
 */
export function measurePayments(folder: string, payments: number): BenchRow[] {
  const station = openBenchStation(folder);
  const { counter } = station;
  const cashier = station.as('cashier');
  valueOf(
    addReceiptBook(counter, station.as('billing_supervisor'), { firstNo: '0000001', lastNo: '0100000' }),
  );
  valueOf(openCashSession(counter, cashier, { floatFen: fen(20_000) }));
  const warmUp = Math.ceil(payments / 20);
  const requests = paymentRequests(counter, payments + warmUp, (accountNo) =>
    valueOf(getAccount(counter, cashier, { accountNo })),
  );
  const bare = openBareStore(join(folder, '..', 'bare.sqlite'));
  const samples = timeInTurn(
    payments + warmUp,
    (turn) => bare.commit(turn),
    (turn) => valueOf(takePayment(counter, cashier, requests[turn] as (typeof requests)[number])),
  );
  bare.close();
  station.close();
  const floor = samples.floor.slice(warmUp);
  const ours = samples.ours.slice(warmUp);
  const row = (figure: 'p50' | 'p99', percent: number) => ({
    work: `one payment, durable (of ${payments})`,
    floor: 'one bare durable commit',
    figure,
    floorMs: percentile(floor, percent),
    oursMs: percentile(ours, percent),
  });
  return [atMost(row('p50', 50), 2), atMost(row('p99', 99), 5)];
}

/** What the collect screen would send for the oldest bill of accounts spread over the whole store. */
function paymentRequests(counter: Counter, count: number, open: (accountNo: string) => AccountPage) {
  const accountNos = counter.store.sqlite
    .prepare<[], string>(
      `select a.account_no from account a
       where exists (select 1 from open_item o where o.account_id = a.id and o.outstanding_fen > 0) order by a.id`,
    )
    .pluck()
    .all();
  const step = Math.max(1, Math.floor(accountNos.length / count));
  return Array.from({ length: count }, (_, index) => {
    const page = open(accountNos[(index * step) % accountNos.length] as string);
    const oldest = page.openItems[0];
    invariant(oldest !== undefined, `account ${page.accountNo} owes nothing`);
    const dueFen = addFen(oldest.outstandingFen, oldest.lateFeeFen);
    return {
      requestKey: counter.newId(),
      accountNo: page.accountNo,
      billIds: [oldest.billId],
      expectedDueFen: dueFen,
      usePrepaymentFen: fen(0),
      addPrepaymentFen: fen(0),
      cashGivenFen: fen(Math.ceil(dueFen / 10_000) * 10_000),
    };
  });
}

function openBareStore(path: string) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const sqlite = new Database(path);
  for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL'])
    sqlite.pragma(pragma);
  sqlite.exec('create table paid (id integer primary key, amount_fen integer not null) strict');
  const [begin, insert, commit] = [
    'begin immediate',
    'insert into paid (amount_fen) values (?)',
    'commit',
  ].map((text) => sqlite.prepare(text));
  return {
    commit(amount: number): void {
      begin?.run();
      insert?.run(amount);
      commit?.run();
    },
    close(): void {
      sqlite.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    },
  };
}
