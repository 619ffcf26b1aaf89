import { describe, expect, it } from 'vitest';
import { bookChecks } from '../../db/domain/cash/book-check.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { troubleCodeOf } from '../../db/local/trouble.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import { openBilledStation, payAtCounter } from '../support/billed-station.ts';
import { valueOf } from '../support/station.ts';

describe('a full disk', () => {
  it('refuses the payment with a word for it, leaves nothing of it, and lets work go on when there is room', async () => {
    const accounts = Array.from({ length: 40 }, (_, index) => ({ accountNo: String(6_204_200_000 + index) }));
    const station = await openBilledStation({ accounts, receipts: ['0000001', '0001000'] });
    const { sqlite } = station.store;
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    const pages = sqlite.pragma('page_count', { simple: true }) as number;
    sqlite.pragma(`max_page_count = ${pages}`);

    const state = () =>
      ['payment', 'receipt', 'journal_entry', 'daybook_entry', 'print_job', 'open_item'].map((table) =>
        sqlite.prepare(`select count(*) from ${table}`).pluck().get(),
      );
    let trouble: string | null = null;
    let before: unknown[] = [];
    let request: Parameters<typeof takePayment>[2] | null = null;
    for (const { accountNo } of accounts) {
      before = state();
      const { openItems } = valueOf(getAccount(station, cashier, { accountNo }));
      request = {
        requestKey: station.newId(),
        accountNo,
        billIds: openItems.map((item) => item.billId),
        expectedDueFen: fen(openItems.reduce((sum, item) => sum + item.outstandingFen + item.lateFeeFen, 0)),
        usePrepaymentFen: fen(0),
        addPrepaymentFen: fen(0),
        cashGivenFen: fen(50_000),
      };
      try {
        valueOf(takePayment(station, cashier, request));
      } catch (error) {
        trouble = troubleCodeOf(error);
        break;
      }
    }
    expect(trouble).toBe('disk_full');
    expect(sqlite.inTransaction).toBe(false);
    expect(state()).toEqual(before);

    sqlite.pragma('max_page_count = 1000000');
    expect(valueOf(takePayment(station, cashier, request as NonNullable<typeof request>)).isRepeated).toBe(
      false,
    );
    valueOf(
      payAtCounter(station, cashier, accounts[39]?.accountNo ?? '', { months: 0, addPrepaymentFen: 100 }),
    );
    const proof = proveBooks(station.store);
    let step = proof.next();
    while (!step.done) step = proof.next();
    expect(bookChecks.flatMap((check) => (step.done ? step.value.findings.of(check) : []))).toEqual([]);
  });
});
