import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { idShape, monthShape, noteShape, nothing } from './shapes.ts';

/** A month was locked (封账), or opened again (解封) by the station head: who asked, who decided, when and why. */
export interface PeriodEventRow {
  readonly eventId: number;
  readonly month: Month;
  readonly action: 'locked' | 'reopened';
  readonly reason: string | null;
  readonly requestedByName: string | null;
  readonly decidedByName: string;
  readonly decidedAt: number;
}

/** A wish to open a locked month again. */
export interface ReopenRequestRow {
  readonly requestId: number;
  readonly month: Month;
  readonly reason: string;
  readonly requestedById: number;
  readonly requestedByName: string;
  readonly requestedAt: number;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
}

/** Which months are locked: this one and every one before it; and how that came, the newest first. */
export interface PeriodLocks {
  readonly lockedThrough: Month | null;
  readonly events: readonly PeriodEventRow[];
  readonly requests: readonly ReopenRequestRow[];
}

export const periodChannels = {
  'periods/list': answers<PeriodLocks>()('bills.view', nothing),
  /** Ends a month's issue though accounts have no bill: what was computed and not issued is dropped. */
  'periods/lock': answers<{ readonly droppedDrafts: number }>()(
    'bills.issue',
    z.strictObject({ month: monthShape }),
    { isDated: true },
  ),
  'periods/request-reopening': answers<{ readonly requestId: number }>()(
    'bills.issue',
    z.strictObject({ month: monthShape, reason: noteShape }),
  ),
  'periods/decide-reopening': answers<null>()(
    'periods.reopen',
    z.strictObject({ requestId: idShape, isApproved: z.boolean() }),
    { isDated: true },
  ),
};
