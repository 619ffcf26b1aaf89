import { eq, sql } from 'drizzle-orm';
import type { Fen } from '../../domain/kernel/money.ts';
import { insertStatement } from '../insert-statement.ts';
import { printJob } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** A print job with what a person knows it by. */
export interface PrintJobLine {
  readonly printJobId: number;
  readonly kind: 'receipt' | 'closing_slip';
  readonly receiptNo: string | null;
  readonly cashSessionId: number | null;
  readonly copyNo: number;
  readonly state: 'waiting' | 'printing' | 'printed' | 'failed' | 'set_aside';
  readonly trouble: string | null;
  readonly printer: string | null;
  readonly name: string | null;
  readonly collectedFen: Fen | null;
  readonly requestedAt: number;
}

const line = `
  select j.id as printJobId, j.kind as kind, j.receipt_no as receiptNo, j.cash_session_id as cashSessionId, j.copy_no as copyNo,
         j.state as state, j.trouble as trouble, j.printer as printer, json_extract(r.content, '$.name') as name, p.collected_fen as collectedFen,
         j.requested_at as requestedAt
  from print_job j
  left join receipt r on r.receipt_no = j.receipt_no
  left join payment p on p.id = r.payment_id`;

/** The paper that is due, was printed, or was set aside. */
export const printJobQueries = prepared((db, sqlite) => ({
  insert: insertStatement(sqlite, printJob, [
    'kind',
    'receiptNo',
    'cashSessionId',
    'copyNo',
    'state',
    'requestedBy',
    'requestedAt',
  ]),
  job: db
    .select()
    .from(printJob)
    .where(eq(printJob.id, sql.placeholder('printJobId')))
    .prepare(),
  line: sqlite.prepare<[number], PrintJobLine>(`${line} where j.id = ?`),
  /** In the book and not known to be on paper, oldest first; then the latest that are done with. */
  unfinished: sqlite.prepare<[], PrintJobLine>(
    `${line} where j.state in ('waiting', 'failed') order by j.id`,
  ),
  finished: sqlite.prepare<[number], PrintJobLine>(
    `${line} where j.state in ('printed', 'set_aside') order by j.id desc limit ?`,
  ),
  /** The highest copy number of a receipt: 0 is the first print, each reprint one more. */
  lastCopyOfReceipt: sqlite
    .prepare<[string], number | null>('select max(copy_no) from print_job where receipt_no = ?')
    .pluck(),
  /** Marks a job as handed to a driver, under the copy number that its paper will carry. */
  begin: sqlite.prepare<[{ printJobId: number; copyNo: number }]>(
    "update print_job set state = 'printing', copy_no = @copyNo, trouble = null where id = @printJobId",
  ),
  /** What an earlier run of the program was printing when it ended. */
  interruptLeftOver: sqlite.prepare<[number]>(
    "update print_job set state = 'failed', trouble = 'interrupted', finished_at = ? where state = 'printing'",
  ),
  /** No paper is due any more for money that went back. */
  setAsideOfReceipt: sqlite.prepare<[{ receiptNo: string; at: number }]>(
    "update print_job set state = 'set_aside', finished_at = @at where receipt_no = @receiptNo and state in ('waiting', 'failed')",
  ),
  closingSlipJob: sqlite
    .prepare<[number], number>(
      "select id from print_job where kind = 'closing_slip' and cash_session_id = ? order by id limit 1",
    )
    .pluck(),
  finish: sqlite.prepare<
    [
      {
        printJobId: number;
        state: 'printed' | 'failed' | 'set_aside';
        printer: string | null;
        trouble: string | null;
        at: number;
      },
    ]
  >(`update print_job set state = @state, printer = coalesce(@printer, printer), trouble = @trouble, finished_at = @at
     where id = @printJobId`),
}));
