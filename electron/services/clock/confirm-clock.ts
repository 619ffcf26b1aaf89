import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { doubtClock } from './doubt-clock.ts';

/**
 * A station head says that the doubted clock is right: the daybook keeps who, and the entry itself ends the doubt. Refuses
 * right_missing, then clock_not_doubtful.
 */
export function confirmClock(counter: Counter, actor: Actor): Result<null> {
  const right = checkRight(actor, 'clock.confirm');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const doubt = doubtClock(counter);
    if (doubt === null) return refuse('clock_not_doubtful');
    appendToDaybook(counter.store, {
      kind: 'clock_confirmed',
      recordedAt: doubt.now,
      businessDay: today(counter),
      actor,
      payload: { direction: doubt.direction, lastAt: doubt.lastAt },
    });
    return ok(null);
  });
}
