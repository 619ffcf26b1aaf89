import { z } from 'zod';
import type { BookCheck } from '../../db/domain/cash/book-check.ts';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { jobIdShape, nothing } from './shapes.ts';

/** How the station stands with the county office. */
export interface CountyState {
  readonly isEnrolled: boolean;
  readonly url: string | null;
  /** Daybook entries that the county has not answered for yet. */
  readonly pendingEntries: number;
  readonly lastAckAt: number | null;
  readonly lastTrouble: string | null;
  readonly batches: readonly BatchRow[];
}

/** One sealed batch. */
export interface BatchRow {
  readonly batchNo: number;
  readonly firstEntryNo: number;
  readonly lastEntryNo: number;
  readonly bytes: number;
  readonly sealedAt: number;
  readonly attempts: number;
  readonly ackedAt: number | null;
}

/** One entry of the daybook as a person reads it. */
export interface DaybookRow {
  readonly entryNo: number;
  readonly recordedAt: number;
  readonly businessDay: Day;
  readonly kind: string;
  readonly actorName: string;
  readonly payload: string;
  readonly hash: string;
}

/** What the proof of the books found; empty findings mean: all is proven. */
export interface VerifyReport {
  readonly entries: number;
  readonly postedRows: number;
  readonly receipts: number;
  readonly chainHead: string;
  /** One for each thing that is proven; findings are sentences in the language asked for. */
  readonly checks: readonly { readonly check: BookCheck; readonly findings: readonly string[] }[];
  readonly isSound: boolean;
}

export const countyChannels = {
  'county/get-state': answers<CountyState>()('signed_in', nothing),
  'county/enrol': answers<CountyState>()(
    'station.manage',
    z.strictObject({
      url: z.url({ protocol: /^https?$/ }).max(300),
      enrolmentCode: z.string().min(6).max(64),
    }),
  ),
  'county/send': answers<CountyState>()('sync.send', z.strictObject({ jobId: jobIdShape })),
  'daybook/list': answers<readonly DaybookRow[]>()(
    'daybook.verify',
    z.strictObject({ beforeEntryNo: z.int().min(1).nullable() }),
  ),
  'daybook/verify': answers<VerifyReport>()(
    'daybook.verify',
    z.strictObject({ jobId: jobIdShape, language: z.enum(['zh-CN', 'en']).optional() }),
  ),
  'backup/make': answers<{ readonly fileName: string; readonly bytes: number } | null>()(
    'backup.make',
    nothing,
  ),
};
