import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { billQueries } from '../../../db/local/queries/bills.ts';
import { noticeQueries } from '../../../db/local/queries/notices.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { BillNotice } from '../../contract/notices.ts';
import { dialRowsOf, issuedLineRowsOf } from '../bills/bill-rows.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { noticeWorking } from './notice-working.ts';

/**
 * The notices of a month's standing bills (the month's own, or the one put in its place) of a village or a route, in walking order, from
 * the workings that were stored with the bills. Refuses right_missing.
 */
export function listNotices(
  counter: Counter,
  actor: Actor,
  { month, place }: CheckedInputOf<'notices/list'>,
): Result<OutputOf<'notices/list'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { ofVillage, ofRoute } = noticeQueries(counter.store);
  const rows =
    'village' in place
      ? ofVillage.all({ month, village: place.village })
      : ofRoute.all({ month, routeCode: place.routeCode });
  const { lines } = billQueries(counter.store);
  return ok(
    rows.map((row): BillNotice => {
      const { billId, customerClass: _, working: __, periodMonth, ...shown } = row;
      const { working, tariffLabel } = noticeWorking(row);
      return {
        ...shown,
        month: periodMonth,
        tariffLabel,
        dials: dialRowsOf(factsOf(working).dials),
        lines: issuedLineRowsOf(lines.all(billId), working),
      };
    }),
  );
}
