import { z } from 'zod';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import type { ReadingFinding } from './readings.ts';
import { answers } from './channel.ts';
import { idShape, jobIdShape, monthShape, noteShape } from './shapes.ts';

/** Where a month's bills stand. */
export interface BillingMonth {
  readonly month: Month;
  readonly meters: number;
  readonly read: number;
  /** Read, but a finding waits for a word of explanation: not computed. */
  readonly unexplained: number;
  readonly waiting: number;
  readonly passed: number;
  readonly returned: number;
  readonly draftFen: Fen;
  readonly issued: number;
  readonly issuedFen: Fen;
}

/** One charge of a bill. */
export interface BillLineRow {
  readonly code: string;
  readonly label: string;
  readonly energyWh: WattHours | null;
  readonly priceNanoyuan: NanoYuanPerKwh | null;
  readonly amountFen: Fen;
}

/** A computed bill that waits for the auditor, with the reasons to look at it. */
export interface DraftRow {
  readonly draftId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClassName: string;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly multiplierMilli: number;
  readonly energyWh: WattHours;
  readonly usualUseWh: WattHours | null;
  readonly amountFen: Fen;
  readonly lines: readonly BillLineRow[];
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly isFirstBill: boolean;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedByName: string;
  readonly computedById: number;
  readonly returnReason: string | null;
}

/** What a computation made, and what it left aside and why (`other_month_open`: a draft of another month waits to be issued first). */
export interface ComputeOutcome {
  readonly computed: number;
  readonly sumFen: Fen;
  readonly leftAside: Readonly<
    Record<
      'not_read' | 'locked' | 'fault' | 'unexplained' | 'no_tariff' | 'other_month_open' | 'already_issued',
      number
    >
  >;
}

/** One step of a bill's stored working, in the order it was computed; enough to explain the bill years later. */
export interface ExplainedBill {
  readonly billId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly periodMonth: Month;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly multiplierMilli: number;
  readonly lastReadOn: Day | null;
  readonly readOn: Day | null;
  readonly energyWh: WattHours;
  readonly lines: readonly BillLineRow[];
  readonly amountFen: Fen;
  readonly dueOn: Day;
  readonly tariffLabel: string;
  readonly tiers: readonly { readonly upToWh: WattHours | null; readonly priceNanoyuan: NanoYuanPerKwh }[];
  readonly policyPack: { readonly code: string; readonly version: number; readonly title: string };
  readonly lastMonthEnergyWh: WattHours | null;
}

export const billChannels = {
  'bills/list-months': answers<readonly BillingMonth[]>()('bills.view', z.undefined()),
  'bills/compute': answers<ComputeOutcome>()(
    'bills.compute',
    z.strictObject({ month: monthShape, jobId: jobIdShape }),
  ),
  'bills/list-drafts': answers<readonly DraftRow[]>()(
    'bills.view',
    z.strictObject({ month: monthShape, state: z.enum(['waiting', 'passed', 'returned']) }),
  ),
  'bills/pass': answers<{ readonly passed: number }>()(
    'bills.audit',
    z.strictObject({ draftIds: z.array(idShape).min(1).max(100_000) }),
  ),
  'bills/return': answers<null>()('bills.audit', z.strictObject({ draftId: idShape, reason: noteShape })),
  'bills/issue': answers<{ readonly issued: number; readonly sumFen: Fen }>()(
    'bills.issue',
    z.strictObject({ month: monthShape, jobId: jobIdShape }),
  ),
  'bills/explain': answers<ExplainedBill>()('bills.view', z.strictObject({ billId: idShape })),
};
