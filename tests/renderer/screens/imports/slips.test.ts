import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { slipsOf } from '../../../../renderer/screens/imports/slips.ts';

describe('slipsOf', () => {
  it('lists meters without a card first, then cards without a meter, each under a key of its own', () => {
    const card = { name: '王秀英', address: '和平村3组12号', routeCode: '0202' };
    const slips = slipsOf({
      month: month('2026-11'),
      metersWithoutCard: [{ line: 7, meterNo: '99', accountNo: '6204209001' }],
      cardsWithoutMeter: [
        { ...card, accountNo: '6204209001', meterNo: '99' },
        { ...card, accountNo: '6204209001', meterNo: '98' },
      ],
      metersWithoutCardCount: 1,
      cardsWithoutMeterCount: 2,
    });
    expect(slips.map(({ kind, line, meterNo }) => [kind, line, meterNo])).toEqual([
      ['meter_without_card', 7, '99'],
      ['card_without_meter', null, '99'],
      ['card_without_meter', null, '98'],
    ]);
    expect(new Set(slips.map(({ key }) => key)).size).toBe(3);
  });
});
