import { describe, expect, it } from 'vitest';
import {
  computeMonth,
  openedInOctober,
  openEveryKind,
  waitingDrafts,
} from '../support/every-kind-station.ts';
import { valueOf } from '../support/station.ts';

describe('what nobody entered', () => {
  it('leaves the account aside and says which fact is missing', async () => {
    const twoPart = { from: '2026-10-01', tariffCode: 'large_industry_two_part' } as const;
    const industry = { customerClass: 'large_industry', volts: 10_000, ...openedInOctober } as const;
    const tou = { total: 0, peak: 0, flat: 0, valley: 0 };
    const { station, look } = openEveryKind([
      {
        accountNo: '1',
        ...openedInOctober,
        meters: [{ meterNo: 'M1', dials: { total: 0 } }],
        terms: [{ from: '2026-10-01', tariffCode: 'residential_low_tou' }],
      },
      { accountNo: '2', ...industry, meters: [{ meterNo: 'M2', dials: tou }], terms: [twoPart] },
      {
        accountNo: '3',
        ...industry,
        capacityKva: 400,
        meters: [{ meterNo: 'M3', dials: tou }],
        terms: [twoPart],
      },
      {
        accountNo: '4',
        ...industry,
        meters: [{ meterNo: 'M4', dials: { ...tou, reactive_forward: 0 } }],
        terms: [{ ...twoPart, capacity: { kind: 'measured_demand' } }],
      },
      {
        accountNo: '5',
        ...openedInOctober,
        meters: [{ meterNo: 'M5', dials: { total: 0 } }],
        terms: [{ from: '2026-10-01', tariffCode: 'gone' }],
      },
      {
        accountNo: '6',
        customerClass: 'commercial',
        ...openedInOctober,
        meters: [{ meterNo: 'M6', dials: { total: 0 } }],
        terms: [{ from: '2026-10-01', loss: { transformerType: 'S99', capacityVa: 1, lineLossPpm: null } }],
      },
      {
        accountNo: '7',
        customerClass: 'commercial',
        ...openedInOctober,
        meters: [{ meterNo: 'M7', dials: { total: 0 } }],
        terms: [{ from: '2026-10-01', childAccountNos: ['8'] }],
      },
      { accountNo: '8', ...openedInOctober, meters: [{ meterNo: 'M8', dials: { total: 0 } }] },
      {
        accountNo: '9',
        customerClass: 'commercial',
        ...openedInOctober,
        meters: [{ meterNo: 'M9', dials: { total: 0 } }],
        terms: [{ from: '2026-10-01', childAccountNos: ['5'] }],
      },
    ]);
    const used = { total: 300, peak: 100, flat: 100, valley: 100 };
    look('1', '2026-11', [{ meterNo: 'M1', dials: { total: 100 } }]);
    look('2', '2026-11', [{ meterNo: 'M2', dials: used }]);
    look('3', '2026-11', [{ meterNo: 'M3', dials: used }]);
    look('4', '2026-11', [{ meterNo: 'M4', dials: { ...used, reactive_forward: 1 } }]);
    for (const no of ['5', '6', '7', '9'])
      look(no, '2026-11', [{ meterNo: `M${no}`, dials: { total: 100 + Number(no) } }]);
    const outcome = valueOf(await computeMonth(station, '2026-11'));
    expect(outcome.leftAside).toMatchObject({
      facts_missing: 5,
      no_tariff: 1,
      behind_not_read: 1,
      not_read: 1,
    });
    expect(outcome.incomplete.map(({ accountNo, code, place }) => `${accountNo} ${code} ${place}`)).toEqual([
      '1 usage_incomplete registers',
      '2 usage_incomplete capacity',
      '3 usage_incomplete registers.reactive_forward',
      '4 usage_incomplete registers.demand',
      '5 tariff_unknown gone',
      '6 usage_incomplete loss.transformer',
      '7 behind_not_read 8',
    ]);
    // An account behind another is taken off when it is read, whether or not it has a bill of its own: 109 − 105.
    expect(waitingDrafts(station, '2026-11')).toMatchObject([{ accountNo: '9', energyWh: 4_000 }]);
  });
});
