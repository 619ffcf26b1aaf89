import type { Day } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { nothing } from './shapes.ts';

/** What the strip over every place shows, and the counts on the rail. */
export interface CounterStatus {
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
    readonly audit: number;
    readonly returned: number;
    readonly unprinted: number;
  };
}

export const statusChannels = {
  'status/get': answers<CounterStatus>()('signed_in', nothing),
};
