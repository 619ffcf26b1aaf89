import { describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { getReceipt } from '../../../../electron/services/receipts/get-receipt.ts';
import { listReceiptBooks } from '../../../../electron/services/receipts/list-receipt-books.ts';
import { openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { openTestStation, refusalOf, valueOf } from '../../../support/station.ts';

describe('receipt stock', () => {
  it('takes in ranges that are in order and meet no other', () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    const add = (firstNo: string, lastNo: string, actor = supervisor) =>
      addReceiptBook(station, actor, { firstNo, lastNo });
    expect(refusalOf(add('0000001', '0000100', station.as('cashier'))).code).toBe('right_missing');
    expect(valueOf(add('0000101', '0000200'))).toEqual({
      bookId: 1,
      firstNo: '0000101',
      lastNo: '0000200',
      nextNo: '0000101',
      used: 0,
      left: 100,
      voided: 0,
    });
    expect(refusalOf(add('0000300', '0000299')).code).toBe('receipt_range_invalid');
    expect(refusalOf(add('0000000', '0000099')).code).toBe('receipt_range_invalid');
    expect(refusalOf(add('0200001', '0300001')).code).toBe('receipt_range_invalid');
    expect(refusalOf(add('00000300', '00000400')).code).toBe('receipt_range_invalid');
    for (const [first, last] of [
      ['0000200', '0000300'],
      ['0000001', '0000101'],
      ['0000150', '0000160'],
      ['0000001', '0000999'],
    ]) {
      expect(refusalOf(add(first as string, last as string))).toEqual({
        code: 'receipt_range_overlaps',
        facts: { firstNo: '0000101', lastNo: '0000200' },
      });
    }
    valueOf(add('0000201', '0000300'));
    valueOf(add('0000001', '0000100'));
    expect(valueOf(listReceiptBooks(station, station.as('cashier'))).map((book) => book.firstNo)).toEqual([
      '0000001',
      '0000101',
      '0000201',
    ]);
  });

  it('is used number by number, through seven digits and beyond, from one book to the next', async () => {
    const station = await openBilledStation({ receipts: ['9999998', '9999999'] });
    const cashier = station.as('cashier');
    valueOf(
      addReceiptBook(station, station.as('county_office'), { firstNo: '10000000', lastNo: '10000000' }),
    );
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    const pay = () =>
      valueOf(payAtCounter(station, cashier, '6204200017', { months: 0, addPrepaymentFen: 1 })).receipt;
    const receipts = [pay(), pay(), pay()];
    expect(receipts.map((receipt) => receipt.receiptNo)).toEqual(['9999998', '9999999', '10000000']);
    expect(
      valueOf(listReceiptBooks(station, cashier)).map(({ used, left, nextNo }) => [used, left, nextNo]),
    ).toEqual([
      [2, 0, null],
      [1, 0, null],
    ]);
    expect(valueOf(getReceipt(station, cashier, { receiptNo: '9999999' }))).toEqual(receipts[1]);
    expect(refusalOf(getReceipt(station, cashier, { receiptNo: '9999997' })).code).toBe('receipt_unknown');
    expect(refusalOf(getReceipt(station, station.as('meter_reader'), { receiptNo: '9999999' })).code).toBe(
      'right_missing',
    );
  });
});
