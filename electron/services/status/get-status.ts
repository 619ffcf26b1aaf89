import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import { errorQueries } from '../../../db/local/queries/errors.ts';
import { periodQueries } from '../../../db/local/queries/periods.ts';
import { statusQueries } from '../../../db/local/queries/status.ts';
import type { CounterStatus } from '../../contract/status.ts';
import { doubtClock } from '../clock/doubt-clock.ts';
import { type Actor, type Counter, today } from '../counter.ts';

/** What the strip and the rail show to this person now. Needs no right beyond being signed in; no sum of money is in it. */
export function getStatus(counter: Counter, actor: Actor): Result<CounterStatus> {
  const queries = statusQueries(counter.store);
  const session = queries.ownOpenSession.get({ personId: actor.personId });
  const nextNo = queries.nextReceipt.get()?.nextNo ?? null;
  const unacked = queries.firstUnackedTrouble.get();
  const drafts = new Map(queries.drafts.all().map((row) => [row.state, row.many]));
  const adjustments = rolesHold(actor.roles, 'adjustments.approve')
    ? queries.adjustments.get({ personId: actor.personId })
    : undefined;
  return ok({
    clockDoubt: doubtClock(counter),
    businessDay: session?.businessDay ?? today(counter),
    // Counted but not closed takes no money any more.
    isTillOpen: session?.state === 'open',
    nextReceiptNo: nextNo === null ? null : formatReceiptNo(nextNo),
    county: {
      isEnrolled: queries.isEnrolled.get() !== undefined,
      pendingEntries:
        (queries.lastEntryNo.get()?.entryNo ?? 0) - (queries.lastAckedEntryNo.get()?.entryNo ?? 0),
      downSinceAt: unacked === undefined || unacked.lastTrouble === null ? null : unacked.sealedAt,
    },
    waiting: {
      approvals: queries.approvals.get()?.many ?? 0,
      adjustments: adjustments?.many ?? 0,
      reopenings: rolesHold(actor.roles, 'periods.reopen')
        ? (periodQueries(counter.store).waitingOfOthers.get(actor.personId) ?? 0)
        : 0,
      audit: drafts.get('waiting') ?? 0,
      returned: drafts.get('returned') ?? 0,
      errors: errorQueries(counter.store).ownOpen.get(actor.personId) ?? 0,
      unprinted: queries.unprinted.get()?.many ?? 0,
      overdueOrders: queries.overdueOrders.get({ today: today(counter) })?.many ?? 0,
    },
  });
}
