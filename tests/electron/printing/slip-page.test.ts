import { beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../db/domain/kernel/money.ts';
import type { ReceiptContent } from '../../../electron/contract/payments.ts';
import { receiptSlip } from '../../../electron/printing/slip-lines.ts';
import { slipPage } from '../../../electron/printing/slip-page.ts';
import { openCashSession } from '../../../electron/services/cash/open-cash-session.ts';
import { messagesOf } from '../../../renderer/messages/index.ts';
import { openBilledStation, payAtCounter } from '../../support/billed-station.ts';
import { valueOf } from '../../support/station.ts';

let receipt: ReceiptContent;
beforeAll(async () => {
  const station = await openBilledStation();
  const cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
  receipt = valueOf(payAtCounter(station, cashier, '6204200017')).receipt;
});

const marks = (copyNo: number, isVoid: boolean, language: 'zh-CN' | 'en' = 'zh-CN') =>
  [
    ...slipPage(receiptSlip(receipt, { copyNo, isVoid }, messagesOf[language].paper)).matchAll(
      /class="mark">([^<]*)</g,
    ),
  ].map(([, words]) => words);

describe('the marks on a receipt', () => {
  it('are none on the original, 补打 on a copy, 作废 when the money went back', () => {
    expect(marks(0, false)).toEqual([]);
    expect(marks(2, false)).toEqual(['补打 2']);
    expect(marks(0, true)).toEqual(['作废']);
    expect(marks(1, true)).toEqual(['作废', '补打 1']);
    expect(marks(0, true, 'en')).toEqual(['VOID']);
  });
});
