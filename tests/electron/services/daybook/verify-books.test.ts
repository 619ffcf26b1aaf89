import { describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { listDaybook } from '../../../../electron/services/daybook/list-daybook.ts';
import { verifyBooks } from '../../../../electron/services/daybook/verify-books.ts';
import { openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { openTestStation, refusalOf, valueOf } from '../../../support/station.ts';

const jobId = '0197a000-0000-7000-8000-000000000009';
const nothingWrong = bookChecks.map((check) => ({ check, findings: [] }));

describe('proving the books', () => {
  it('needs the right, and finds nothing in an empty store', async () => {
    const station = openTestStation();
    expect(refusalOf(await verifyBooks(station, station.as('cashier'), { jobId })).code).toBe(
      'right_missing',
    );
    expect(valueOf(await verifyBooks(station, station.as('administrator'), { jobId }))).toEqual({
      entries: 0,
      postedRows: 0,
      receipts: 0,
      chainHead: '0'.repeat(64),
      checks: nothingWrong,
      isSound: true,
    });
  });

  it('lets the counter go on, and proves what is written meanwhile', async () => {
    const accounts = Array.from({ length: 150 }, (_, index) => ({
      accountNo: String(6_204_200_000 + index),
    }));
    const station = await openBilledStation({ accounts, receipts: ['0000001', '0000900'] });
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    const payNext = (index: number) =>
      valueOf(payAtCounter(station, cashier, accounts[index]?.accountNo ?? ''));
    for (let index = 0; index < 100; index += 1) payNext(index);
    let paid = 100;
    let turns = 0;
    const progress = {
      report: (stage: string, done: number, total: number) => {
        turns += 1;
        expect(stage).toBe('proving');
        expect(done).toBeLessThanOrEqual(total);
        if (paid < 150) {
          payNext(paid);
          paid += 1;
        }
      },
      isCancelled: () => false,
    };
    const report = valueOf(await verifyBooks(station, station.as('station_head'), { jobId }, progress));
    expect(turns).toBeGreaterThan(0);
    expect(report).toMatchObject({ isSound: true, receipts: paid, checks: nothingWrong });
  });

  it('can be cancelled', async () => {
    const station = await openBilledStation({
      accounts: Array.from({ length: 60 }, (_, index) => ({ accountNo: `62042${index}` })),
    });
    const cancelled = await verifyBooks(
      station,
      station.as('station_head'),
      { jobId },
      { report() {}, isCancelled: () => true },
    );
    expect(refusalOf(cancelled).code).toBe('verify_cancelled');
  });
});

describe('the daybook', () => {
  it('is read from its end, page by page, by who may prove it', async () => {
    const station = await openBilledStation();
    expect(refusalOf(listDaybook(station, station.as('cashier'), { beforeEntryNo: null })).code).toBe(
      'right_missing',
    );
    const all = valueOf(listDaybook(station, station.as('fee_accountant'), { beforeEntryNo: null }));
    expect(all.map((row) => row.entryNo)).toEqual(
      Array.from({ length: all.length }, (_, index) => all.length - index),
    );
    expect(all[0]?.kind).toBe('receipt_book_received');
    expect(
      valueOf(listDaybook(station, station.as('fee_accountant'), { beforeEntryNo: 3 })).map(
        (row) => row.entryNo,
      ),
    ).toEqual([2, 1]);
  });
});
