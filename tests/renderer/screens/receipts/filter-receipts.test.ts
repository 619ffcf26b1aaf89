import { describe, expect, it } from 'vitest';
import type { PaymentRow } from '../../../../electron/contract/accounts.ts';
import { filterReceipts } from '../../../../renderer/screens/receipts/filter-receipts.ts';

const rows = [
  { receiptNo: '0012846', name: '王秀英', accountNo: '6204200017' },
  { receiptNo: '0012847', name: '阿依古丽·叶尔兰别克·哈山', accountNo: '6204200018' },
] as unknown as PaymentRow[];

describe('filterReceipts', () => {
  it.each([
    ['', 2],
    ['2847', 1],
    ['古丽', 1],
    ['62042000', 2],
    ['nobody', 0],
  ])('finds by %j', (text, count) => {
    expect(filterReceipts(rows, text)).toHaveLength(count);
  });
});
