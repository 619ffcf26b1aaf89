import { type BillWorking, readBillWorking } from '../../../db/domain/billing/bill-working.ts';
import type { NoticeRow } from '../../../db/local/queries/notices.ts';

/** A standing bill's stored working, and the label of the tariff that its first part was priced by. */
export function noticeWorking(row: NoticeRow): {
  readonly working: BillWorking;
  readonly tariffLabel: string;
} {
  const working = readBillWorking(row.working, row);
  return { working, tariffLabel: working.parts[0]?.tariff.label ?? '' };
}
