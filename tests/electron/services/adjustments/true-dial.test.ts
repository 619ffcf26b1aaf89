import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { plainTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { AdjustmentFacts } from '../../../../electron/contract/adjustments.ts';
import { listStandingBills } from '../../../../electron/services/adjustments/list-standing-bills.ts';
import { previewAdjustment } from '../../../../electron/services/adjustments/preview-adjustment.ts';
import { explainBill } from '../../../../electron/services/bills/explain-bill.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { listReadings } from '../../../../electron/services/readings/list-readings.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { recordTerms } from '../../../../electron/services/supply/record-terms.ts';
import { adjust, findingsOf } from '../../../support/adjustments.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { postBill } from '../../../support/posted-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
let station: TestStation;
let account: AddedAccount;

beforeEach(() => {
  station = openTestStation({ now: '2026-01-02T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  [account] = addMeteredAccounts(station, [{ accountNo: wang, name: '王秀英', openingMonth: '2026-01' }]) as [
    AddedAccount,
  ];
});

function household(month: string, startKwh: number, endKwh: number) {
  station.clock.to(`${month}-24T09:00`);
  return postBill(station, account, { month, dials: { total: [startKwh, endKwh] } });
}
const preview = (accountNo: string, facts: AdjustmentFacts) =>
  previewAdjustment(station, station.as('biller'), { accountNo, facts });
const trueDial = (billId: number, kwh: number, readOn: string): AdjustmentFacts => ({
  fault: 'true_dial',
  billId,
  readOn: day(readOn),
  dials: [{ register: 'total', dialWh: wattHours(kwh * 1000) }],
});

describe('a true dial', () => {
  const december = (dialKwh: number) => {
    station.clock.to('2026-12-21T10:00');
    const { registerId } = account;
    const month = '2026-12' as never;
    return recordReading(station, station.as('meter_reader'), {
      registerId,
      month,
      kind: 'actual',
      readOn: day('2026-12-21'),
      dialWh: wattHours(dialKwh * 1000),
      reason: null,
    });
  };
  const grid = () =>
    valueOf(
      listReadings(station, station.as('biller'), {
        month: '2026-12' as never,
        routeCode: '',
        onlyUnexplained: false,
      }),
    ).find((row) => row.accountNo === wang);

  it('that was misread is put right, and the next bill starts there', () => {
    const { billId } = household('2026-11', 1000, 1200);
    expect(valueOf(december(1180))).toMatchObject({ finding: 'backward', lastDialWh: 1_200_000 });
    const { preview: kept } = adjust(station, wang, trueDial(billId, 1100, '2026-11-21'));
    expect(kept).toMatchObject({ energyWh: -100_000, amountFen: -5_300 });
    // The dial that seemed to run backward is judged again.
    expect(grid()).toMatchObject({ lastDialWh: 1_100_000, useWh: 80_000, finding: null, isBilled: false });
    const versions = station.store.sqlite
      .prepare(
        "select period_month, version, dial_wh, read_on, kind, reason from reading where kind <> 'opening' order by id",
      )
      .raw()
      .all();
    expect(versions).toEqual([
      ['2026-11', 1, 1_200_000, '2026-11-21', 'actual', null],
      ['2026-12', 1, 1_180_000, '2026-12-21', 'actual', null],
      ['2026-11', 2, 1_100_000, '2026-11-21', 'actual', '现场核对'],
      ['2026-12', 2, 1_180_000, '2026-12-21', 'actual', null],
    ]);
    expect(findingsOf(station)).toEqual([]);
  });

  it('that was read later moves the end of the bill to its day', () => {
    const { billId } = household('2026-11', 1000, 1200);
    station.clock.to('2026-12-03T10:00');
    adjust(station, wang, trueDial(billId, 1150, '2026-12-02'));
    expect(valueOf(december(1200))).toMatchObject({ lastDialWh: 1_150_000, useWh: 50_000 });
    const [standing] = valueOf(listStandingBills(station, station.as('biller'), { accountNo: wang }));
    expect(standing).toMatchObject({ readOn: '2026-12-02', energyWh: 150_000 });
  });

  it('that was read under a newer pack and newer terms bills the added days by them', () => {
    const { billId } = household('2026-11', 1000, 1200);
    const supervisor = station.as('billing_supervisor');
    const pack = JSON.parse(shippedPackText('gansu')) as { version: number; effectiveFrom: string };
    const [older, newer] = [pack.version, pack.version + 1];
    Object.assign(pack, { version: newer, effectiveFrom: '2026-12-01' });
    const text = JSON.stringify(pack).replaceAll('"0.5100"', '"0.6100"').replaceAll('"0.51"', '"0.61"');
    valueOf(acceptPolicyPack(station, supervisor, { text }));
    station.clock.to('2026-12-12T10:00');
    valueOf(
      recordTerms(station, supervisor, {
        accountNo: wang,
        effectiveFrom: day('2026-12-06'),
        terms: { ...plainTerms, tariffCode: 'residential_shared_sample' },
        reason: '合表',
      }),
    );
    const { posted } = adjust(station, wang, trueDial(billId, 1100, '2026-12-10'));
    const explained = valueOf(explainBill(station, station.as('biller'), { billId: posted[1]?.billId ?? 0 }));
    // 50 days from 22 October: 40 at the old price, 5 at the new one, 5 at the new terms.
    expect(
      explained.parts.map((part) => [part.tariff.code, part.pack?.version ?? newer, part.share?.days]),
    ).toEqual([
      ['residential_low', older, 40],
      ['residential_low', newer, 5],
      ['residential_shared_sample', newer, 5],
    ]);
    expect(explained.policyPack.version).toBe(newer);
    expect(findingsOf(station)).toEqual([]);
  });

  it('is as recorded by who proposed it, and is no later than a month after the billed one', () => {
    const { billId } = household('2026-11', 1000, 1200);
    station.clock.to('2026-12-28T10:00');
    expect(refusalOf(preview(wang, trueDial(billId, 1240, '2026-12-22')))).toEqual({
      code: 'adjustment_not_possible',
      facts: { place: 'readOn' },
    });
    adjust(station, wang, trueDial(billId, 1240, '2026-12-21'));
    const [recordedBy] = station.store.sqlite
      .prepare('select recorded_by from reading order by id desc limit 1')
      .pluck()
      .all();
    expect(recordedBy).toBe(station.as('biller').personId);
    expect(findingsOf(station)).toEqual([]);
  });

  it('is refused for an older bill, a day to come, a day after the next reading, a dial below the start', () => {
    const october = household('2026-10', 900, 1000);
    const november = household('2026-11', 1000, 1200);
    expect(refusalOf(preview(wang, trueDial(october.billId, 950, '2026-10-21')))).toEqual({
      code: 'adjustment_not_newest',
      facts: { month: '2026-11' },
    });
    expect(refusalOf(preview(wang, trueDial(november.billId, 1100, '2026-11-25')))).toEqual({
      code: 'day_in_future',
      facts: { day: '2026-11-25' },
    });
    valueOf(december(1250));
    station.clock.to('2026-12-28T10:00');
    expect(refusalOf(preview(wang, trueDial(november.billId, 1240, '2026-12-23')))).toEqual({
      code: 'adjustment_not_possible',
      facts: { place: 'readOn' },
    });
    expect(refusalOf(preview(wang, trueDial(november.billId, 990, '2026-11-21'))).code).toBe(
      'reading_backward',
    );
    expect(refusalOf(preview(wang, trueDial(november.billId, 1_000_000, '2026-11-21'))).code).toBe(
      'reading_does_not_fit',
    );
  });
});
