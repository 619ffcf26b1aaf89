import type { Actor, Counter } from '../services/counter.ts';
import { closeDay } from '../services/cash/close-day.ts';
import { getCountyState } from '../services/county/get-county-state.ts';
import { enrol } from '../sync/enrol.ts';
import { sealBatch } from '../sync/seal-batch.ts';
import { sendToCounty } from '../sync/send-to-county.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** The line to the county, and the day close that gives it something to carry. */
export function countyHandlers({
  desk,
  schedule,
}: HandlerParts): HandlersOf<'county'> & Pick<HandlersOf<'cash'>, 'cash/close-day'> {
  return {
    'county/get-state': () => getCountyState(desk.getCounter(), desk.getActor()),
    'county/enrol': (input) => enrol(desk.getCounter(), desk.getActor(), input),
    'county/send': ({ jobId }) => sendToCounty(desk.getCounter(), desk.getActor(), desk.startJob(jobId)),
    'cash/close-day': (input) => {
      const closed = closeDay(desk.getCounter(), desk.getActor(), input);
      // The evening's batch is sealed with the day and leaves by itself; a station without a county keeps it, and the close stands.
      if (closed.ok && isSealed(desk.getCounter(), desk.getActor())) schedule.wake();
      return closed;
    },
  };
}

/**
 * Whether the evening's batch was sealed. The day is closed for ever by then and its answer must say so: whatever hinders the seal (a
 * full disk, a damaged key) is not the close's fault. The entries stay unsent in the county's state on the screen, and the next
 * send seals them.
 */
function isSealed(counter: Counter, actor: Actor): boolean {
  try {
    return sealBatch(counter, actor).ok;
  } catch {
    return false;
  }
}
