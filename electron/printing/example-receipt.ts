import { day, month } from '../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import type { ReceiptContent } from '../contract/payments.ts';

/** A receipt of nobody's money, with a long name, to arrange a form by. */
export const exampleReceipt: ReceiptContent = {
  stationName: '红柳湾供电所',
  receiptNo: '0000000',
  accountNo: '0000000000',
  name: '阿依古丽·叶尔兰别克·哈山',
  address: '和平村三组十二号',
  businessDay: day('2026-01-31'),
  takenAt: Date.UTC(2026, 0, 31, 2, 30),
  cashierName: '张秀英',
  months: [
    {
      periodMonth: month('2026-01'),
      meterNo: '00000000',
      lastDialWh: wattHours(1_234_000),
      dialWh: wattHours(1_434_000),
      multiplierMilli: milliMultiplier(1_000),
      energyWh: wattHours(200_000),
      lines: [
        {
          code: 'energy',
          label: '居民一档',
          energyWh: wattHours(200_000),
          priceNanoyuan: nanoYuanPerKwh(510_000_000),
          amountFen: fen(10_200),
        },
      ],
      principalFen: fen(10_200),
      lateFeeFen: fen(0),
    },
  ],
  dueFen: fen(10_200),
  prepaymentUsedFen: fen(0),
  prepaymentAddedFen: fen(0),
  prepaymentLeftFen: fen(0),
  collectedFen: fen(10_200),
  collectedInWords: '壹佰零贰元整',
  givenFen: fen(20_000),
  changeFen: fen(9_800),
  checkCode: 'EXAMPLE0',
  isTraining: true,
};
