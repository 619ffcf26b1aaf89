import type { ClockDoubt } from '../../db/domain/cash/clock-doubt.ts';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { nothing } from './shapes.ts';

/** What the strip over every place shows, and the counts on the rail. */
export interface CounterStatus {
  /** The PC's clock does not fit the book: nothing is opened, issued or closed before a station head has confirmed it. */
  readonly clockDoubt: ClockDoubt | null;
  /** The business day of this person's open till, or else the station's day. */
  readonly businessDay: Day;
  readonly isTillOpen: boolean;
  readonly nextReceiptNo: string | null;
  readonly county: {
    readonly isEnrolled: boolean;
    readonly pendingEntries: number;
    /** When the first try failed since the last answer of the county, UTC ms; null while the line is good or untried. */
    readonly downSinceAt: number | null;
  };
  readonly waiting: {
    readonly approvals: number;
    /** Adjustments that this very person may decide: none without the right, and never their own. */
    readonly adjustments: number;
    /** The same of wishes to open a locked month again. */
    readonly reopenings: number;
    readonly audit: number;
    readonly returned: number;
    /** Errors of this very person's work that are not mended. */
    readonly errors: number;
    readonly unprinted: number;
    /** Open work orders past their day. */
    readonly overdueOrders: number;
  };
}

export const statusChannels = {
  'status/get': answers<CounterStatus>()('signed_in', nothing),
  'clock/confirm': answers<null>()('clock.confirm', nothing),
};
