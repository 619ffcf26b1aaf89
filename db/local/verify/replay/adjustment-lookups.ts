import { prepared } from '../../store.ts';

/** A proposal, for the entry that decided it. */
export interface ProposedBefore {
  readonly accountId: number;
  readonly accountNo: string;
  readonly content: string;
  readonly amountFen: number;
  readonly proposedBy: number;
  readonly daybookNo: number;
}

/** A bill that an approval reversed. Fen and Wh. */
export interface ReversedBill {
  readonly accountId: number;
  readonly periodMonth: string;
  readonly readingId: number;
  readonly energyWh: number;
  readonly amountFen: number;
  readonly dueOn: string;
  readonly working: string;
  readonly policyPackId: number;
  readonly kind: string;
  readonly daybookNo: number;
}

/** What earlier entries posted that an adjustment stands on. Posted rows never change, so they may be read while the daybook is told. */
export const adjustmentLookups = prepared((_db, sqlite) => ({
  account: sqlite.prepare<[string | null], number>('select id from account where account_no = ?').pluck(),
  pack: sqlite
    .prepare<[string, number], number>('select id from policy_pack where code = ? and version = ?')
    .pluck(),
  correctedBy: sqlite.prepare<[number], { billId: number; accountId: number }>(
    `select b.id as billId, b.account_id as accountId
     from bill_correction k join bill b on b.id = k.corrects_bill_id where k.daybook_no = ?`,
  ),
  proposed: sqlite.prepare<[number], ProposedBefore>(
    `select d.account_id as accountId, a.account_no as accountNo, d.content as content, d.amount_fen as amountFen,
       d.proposed_by as proposedBy, d.daybook_no as daybookNo
     from bill_adjustment d join account a on a.id = d.account_id where d.id = ?`,
  ),
  bill: sqlite.prepare<[number], ReversedBill>(
    `select account_id as accountId, period_month as periodMonth, reading_id as readingId, energy_wh as energyWh,
       amount_fen as amountFen, due_on as dueOn, working, policy_pack_id as policyPackId, kind, daybook_no as daybookNo
     from bill where id = ?`,
  ),
  /** Bills that adjustments posted beside the month's own are numbered from 1. */
  correctionNo: sqlite
    .prepare<[{ accountId: number; periodMonth: string; billId: number }], number>(
      `select count(*) from bill b join bill_correction k on k.bill_id = b.id
       where b.account_id = @accountId and b.period_month = @periodMonth and b.id <= @billId`,
    )
    .pluck(),
  reversedBefore: sqlite
    .prepare<[number, number], 1>(
      `select 1 from bill_correction where corrects_bill_id = ? and kind = 'reversal' and daybook_no < ?`,
    )
    .pluck(),
  /** How many lines of a bill and its reversal do not cancel each other out. */
  linesNotTurned: sqlite
    .prepare<[{ oldId: number; reversalId: number }], number>(
      `select count(*) from (select 1 from (
         select line_no, code, label, energy_wh, price_nanoyuan, amount_fen from bill_line where bill_id = @oldId
         union all
         select line_no, code, label, -energy_wh, price_nanoyuan, -amount_fen from bill_line where bill_id = @reversalId)
       group by line_no having count(*) <> 2 or count(distinct code) <> 1 or count(distinct label) <> 1
         or min(energy_wh) is not max(energy_wh) or min(price_nanoyuan) is not max(price_nanoyuan)
         or min(amount_fen) <> max(amount_fen))`,
    )
    .pluck(),
}));
