import { bookChecks } from '../../db/domain/cash/book-check.ts';
import type { Finding } from '../../db/local/verify/finding.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import type { AdjustmentDetail, AdjustmentFacts } from '../../electron/contract/adjustments.ts';
import { decideAdjustment } from '../../electron/services/adjustments/decide-adjustment.ts';
import { getAdjustment } from '../../electron/services/adjustments/get-adjustment.ts';
import { proposeAdjustment } from '../../electron/services/adjustments/propose-adjustment.ts';
import type { Counter } from '../../electron/services/counter.ts';
import { type TestStation, valueOf } from './station.ts';

/** The biller proposes an adjustment; answers its id. */
export function proposeFor(station: TestStation, accountNo: string, facts: AdjustmentFacts): number {
  const proposed = proposeAdjustment(station, station.as('biller'), {
    accountNo,
    facts,
    reason: '现场核对',
  });
  return valueOf(proposed).adjustmentId;
}

/** The biller proposes, the station head approves; answers what was posted. */
export function adjust(station: TestStation, accountNo: string, facts: AdjustmentFacts): AdjustmentDetail {
  const adjustmentId = proposeFor(station, accountNo, facts);
  valueOf(
    decideAdjustment(station, station.as('station_head'), { adjustmentId, isApproved: true, reason: null }),
  );
  return valueOf(getAdjustment(station, station.as('biller'), { adjustmentId }));
}

/** Everything that the proof of the books finds wrong. */
export function findingsOf(counter: Pick<Counter, 'store'>): readonly Finding[] {
  const proof = proveBooks(counter.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done) return bookChecks.flatMap((check) => step.value.findings.of(check));
  }
}

/** Where the money is: the journal by place, what is owed by bill, what is paid ahead by account; nothing of zero. */
export function booksOf({ store: { sqlite } }: Pick<Counter, 'store'>) {
  const pairs = (sql: string) => sqlite.prepare(sql).raw().all() as [string | number, number][];
  return {
    places: Object.fromEntries(
      pairs(
        'select ledger_account, sum(amount_fen) from journal_line group by 1 having sum(amount_fen) <> 0',
      ),
    ) as Record<string, number>,
    owed: pairs('select bill_id, outstanding_fen from open_item order by 1'),
    prepaid: pairs(
      'select account_id, balance_fen from prepayment_balance where balance_fen <> 0 order by 1',
    ),
  };
}
