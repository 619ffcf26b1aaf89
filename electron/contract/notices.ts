import { z } from 'zod';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import type { BillDialRow, BillLineRow } from './bills.ts';
import { answers } from './channel.ts';
import { monthShape, noteShape } from './shapes.ts';

/** 电费通知单: what a household is told of its bill. */
export interface BillNotice {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly month: Month;
  readonly tariffLabel: string;
  readonly dials: readonly BillDialRow[];
  readonly energyWh: WattHours;
  readonly lines: readonly BillLineRow[];
  readonly amountFen: Fen;
  /** What of this bill is not yet paid. */
  readonly outstandingFen: Fen;
  readonly dueOn: Day;
  /** Owed on the account's other bills up to this month, without late fees. */
  readonly arrearsFen: Fen;
  readonly prepaymentFen: Fen;
}

/** A line of the village list (三公开): energy, price and charge are public; the name is masked as the policy says. */
export interface PublicRow {
  /** Null where the policy hides it. */
  readonly accountNo: string | null;
  readonly maskedName: string;
  readonly tariffLabel: string;
  readonly energyWh: WattHours;
  /** What a kWh came to on average; null without energy. */
  readonly averageNanoyuan: NanoYuanPerKwh | null;
  readonly amountFen: Fen;
}

export const noticeChannels = {
  /** Villages and routes that have bills of a month. */
  'notices/list-places': answers<{
    readonly villages: readonly { readonly village: string; readonly bills: number }[];
    readonly routes: readonly { readonly routeCode: string; readonly bills: number }[];
  }>()('bills.view', z.strictObject({ month: monthShape })),
  'notices/list': answers<readonly BillNotice[]>()(
    'bills.view',
    z.strictObject({
      month: monthShape,
      place: z.union([
        z.strictObject({ village: z.string().min(1).max(120) }),
        z.strictObject({ routeCode: z.string().min(1).max(20) }),
      ]),
    }),
  ),
  'notices/public-list': answers<{ readonly showsAccountNo: boolean; readonly rows: readonly PublicRow[] }>()(
    'bills.view',
    z.strictObject({ month: monthShape, village: z.string().min(1).max(120) }),
  ),
  /** Saves what the page has laid out for paper as a PDF of the given size; null: the person thought better of it. */
  'notices/save-pdf': answers<{ readonly fileName: string } | null>()(
    'signed_in',
    z.strictObject({
      fileNameHint: noteShape.max(80),
      paper: z.enum(['A4', 'A5']),
      isLandscape: z.boolean(),
    }),
  ),
};
