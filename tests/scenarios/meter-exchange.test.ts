import { describe, expect, it } from 'vitest';
import { plainTerms } from '../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { milliMultiplier, type WattHours, wattHours } from '../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { explainBill } from '../../electron/services/bills/explain-bill.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { verifyBooks } from '../../electron/services/daybook/verify-books.ts';
import { noProgress } from '../../electron/services/counter.ts';
import { explainReading } from '../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../electron/services/readings/list-readings.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { exchangeMeter } from '../../electron/services/supply/exchange-meter.ts';
import { getSupply } from '../../electron/services/supply/get-supply.ts';
import { recordTerms } from '../../electron/services/supply/record-terms.ts';
import { openBilledStation } from '../support/billed-station.ts';
import { addRegistersTo, registerOf } from '../support/registers.ts';
import { refusalOf, type TestStation, valueOf } from '../support/station.ts';

const accountNo = '6204200088';
const november = month('2026-11');
const jobId = '0193b2f4-0000-7000-8000-000000000000';
const kwh = (value: number): WattHours => wattHours(Math.round(value * 1_000));

function read(station: TestStation, kind: RegisterKind, value: number) {
  return recordReading(station, station.as('meter_reader'), {
    registerId: registerOf(station, accountNo, kind),
    month: november,
    kind: 'actual',
    readOn: day('2026-11-21'),
    dialWh: kwh(value),
    reason: null,
  });
}

async function billNovember(station: TestStation) {
  valueOf(await computeBills(station, station.as('biller'), { month: november, jobId }));
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }));
  const draftIds = drafts.map(({ draftId }) => draftId);
  valueOf(passBills(station, station.as('auditor'), { draftIds }));
  valueOf(issueBills(station, station.as('billing_supervisor'), { month: november, jobId }));
  const page = valueOf(getAccount(station, station.as('cashier'), { accountNo }));
  const billId = page.openItems.find(({ periodMonth }) => periodMonth === november)?.billId ?? 0;
  return valueOf(explainBill(station, station.as('biller'), { billId }));
}

describe('a shop goes over to time of use and has its meter exchanged in the same month', () => {
  it('is billed for both meters, each register and multiplier, and the books stay sound', async () => {
    const station = await openBilledStation({
      accounts: [{ accountNo, customerClass: 'commercial', volts: 380, digits: 5, openingKwh: 99_800 }],
      months: ['2026-10'],
    });
    // 22 October: the station learns that the meter has registers, and the terms change from that day on.
    station.clock.to('2026-10-24T10:00');
    expect(valueOf(getSupply(station, station.as('auditor'), { accountNo })).billedUntil).toBe('2026-10-21');
    addRegistersTo(station, accountNo, '2026-10-22', { peak: 500, flat: 600, valley: 700 });
    const tou = {
      accountNo,
      effectiveFrom: day('2026-10-22'),
      terms: { ...plainTerms, tariffCode: 'commercial_low_tou' },
      reason: '峰谷分时改约',
    };
    expect(
      refusalOf(
        recordTerms(station, station.as('billing_supervisor'), { ...tou, effectiveFrom: day('2026-10-21') }),
      ),
    ).toEqual({ code: 'terms_before_billed', facts: { billedUntil: '2026-10-21' } });
    valueOf(recordTerms(station, station.as('billing_supervisor'), tou));

    // 12 November: the dial went past 99,999 on the 11th, a person says so; then the meter goes.
    station.clock.to('2026-11-12T15:00');
    const total = registerOf(station, accountNo, 'total');
    const looked = { registerId: total, month: november, readOn: day('2026-11-11'), reason: null } as const;
    valueOf(
      recordReading(station, station.as('meter_reader'), { ...looked, kind: 'actual', dialWh: kwh(40) }),
    );
    valueOf(
      explainReading(station, station.as('meter_reader'), {
        registerId: total,
        month: november,
        reason: '走满翻转',
        isRollOver: true,
      }),
    );
    const old = valueOf(getSupply(station, station.as('metering_keeper'), { accountNo })).meters[0];
    const last: Readonly<Record<string, number>> = { total: 60, peak: 560, flat: 650, valley: 750 };
    valueOf(
      exchangeMeter(station, station.as('metering_keeper'), {
        accountNo,
        installationId: old?.installationId ?? 0,
        on: day('2026-11-12'),
        lastDials: (old?.registers ?? []).map(({ registerId, kind }) => ({
          registerId,
          dialWh: kwh(last[kind] ?? 0),
        })),
        meter: {
          meterNo: '230099000001',
          kind: '三相四线智能',
          digits: 6,
          multiplierMilli: milliMultiplier(20_000),
          registers: (['total', 'peak', 'flat', 'valley'] as const).map((kind) => ({ kind, dialWh: kwh(0) })),
        },
        reason: '增容换表',
      }),
    );

    // 21 November: the new meter is read in all its registers, with decimals.
    station.clock.to('2026-11-21T09:00');
    valueOf(read(station, 'total', 8));
    valueOf(read(station, 'peak', 3.5));
    valueOf(read(station, 'flat', 3));
    valueOf(read(station, 'valley', 1.5));
    station.clock.to('2026-11-24T09:00');
    const bill = await billNovember(station);
    // Old: 99,900 → 100,060; new: 8 × 20. Parts: 60 + 3.5 × 20, 50 + 3 × 20, 50 + 1.5 × 20.
    expect(bill.energyWh).toBe(kwh(160 + 160));
    const counted = bill.dials.map((dial) => [
      dial.meterNo,
      dial.register,
      dial.lastDialWh,
      dial.dialWh,
      dial.multiplierMilli,
      dial.hasRolledOver,
    ]);
    expect(counted).toHaveLength(8);
    expect(counted).toContainEqual([`M${accountNo}`, 'total', kwh(99_900), kwh(60), 1_000, true]);
    expect(counted).toContainEqual(['230099000001', 'peak', 0, kwh(3.5), 20_000, false]);
    const energyOf = (part: string) => bill.lines.find(({ label }) => label.includes(part))?.energyWh;
    expect([energyOf('峰'), energyOf('谷')]).toEqual([kwh(130), kwh(80)]);

    // December starts where November ended, and what each register counted is its usual use.
    const rows = valueOf(
      listReadings(station, station.as('meter_reader'), {
        month: month('2026-12'),
        routeCode: '',
        onlyUnexplained: false,
      }),
    );
    expect(
      rows.map(({ meterNo, register, lastDialWh, usualUseWh }) => [
        meterNo,
        register,
        lastDialWh,
        usualUseWh,
      ]),
    ).toEqual([
      // The new meter hung for a part of November only: of its total the whole bill says more, of the parts nothing does.
      ['230099000001', 'total', kwh(8), kwh(320)],
      ['230099000001', 'peak', kwh(3.5), null],
      ['230099000001', 'flat', kwh(3), null],
      ['230099000001', 'valley', kwh(1.5), null],
    ]);

    const proof = valueOf(
      await verifyBooks(station, station.as('fee_accountant'), { jobId, language: 'zh-CN' }, noProgress),
    );
    expect(proof).toMatchObject({ isSound: true });
  });
});

describe('one meter hung more than once at an account', () => {
  const december = month('2026-12');
  const start = 1_100;

  async function openShop(): Promise<TestStation> {
    const station = await openBilledStation({
      accounts: [{ accountNo, customerClass: 'commercial', volts: 380, openingKwh: start - 100 }],
      months: ['2026-10'],
    });
    station.clock.to('2026-11-20T15:00');
    return station;
  }

  /** Takes the hanging meter down at a dial and hangs one of this number at another. */
  function exchange(
    station: TestStation,
    on: string,
    lastKwh: number,
    [meterNo, firstKwh, multiplier = 1]: readonly [string, number, number?],
  ): void {
    const old = valueOf(getSupply(station, station.as('metering_keeper'), { accountNo })).meters[0];
    valueOf(
      exchangeMeter(station, station.as('metering_keeper'), {
        accountNo,
        installationId: old?.installationId ?? 0,
        on: day(on),
        lastDials: (old?.registers ?? []).map(({ registerId }) => ({ registerId, dialWh: kwh(lastKwh) })),
        meter: {
          meterNo,
          kind: '三相四线智能',
          digits: 6,
          multiplierMilli: milliMultiplier(multiplier * 1_000),
          registers: [{ kind: 'total', dialWh: kwh(firstKwh) }],
        },
        reason: '换表',
      }),
    );
  }

  const first = `M${accountNo}`;

  /** Reads the hanging meter and bills the month; answers the energy and `meter last→dial ×multiplier` of each part. */
  async function bill(station: TestStation, at: typeof november, value: number, readOn = `${at}-21`) {
    const read = recordReading(station, station.as('meter_reader'), {
      registerId: registerOf(station, accountNo, 'total'),
      month: at,
      kind: 'actual',
      readOn: day(readOn),
      dialWh: kwh(value),
      reason: '已核对',
    });
    valueOf(read);
    valueOf(await computeBills(station, station.as('biller'), { month: at, jobId }));
    const [draft] = valueOf(listDrafts(station, station.as('auditor'), { month: at, state: 'waiting' }));
    valueOf(passBills(station, station.as('auditor'), { draftIds: [draft?.draftId ?? 0] }));
    valueOf(issueBills(station, station.as('billing_supervisor'), { month: at, jobId }));
    const page = valueOf(getAccount(station, station.as('cashier'), { accountNo }));
    const billId = page.openItems.find(({ periodMonth }) => periodMonth === at)?.billId ?? 0;
    const explained = valueOf(explainBill(station, station.as('biller'), { billId }));
    const parts = explained.dials.map(
      (dial) =>
        `${dial.meterNo} ${Number(dial.lastDialWh) / 1_000}→${dial.dialWh / 1_000} ×${dial.multiplierMilli / 1_000}`,
    );
    return [explained.energyWh / 1_000, ...parts];
  }

  it('is billed once for each time, all in one month', async () => {
    const station = await openShop();
    exchange(station, '2026-11-05', start + 10, ['T2', 0]);
    exchange(station, '2026-11-10', 30, [first, start + 20]);
    exchange(station, '2026-11-15', start + 60, ['T3', 5]);
    station.clock.to('2026-11-24T09:00');
    expect(await bill(station, november, 45)).toEqual([
      120,
      `${first} 1100→1110 ×1`,
      'T2 0→30 ×1',
      `${first} 1120→1160 ×1`,
      'T3 5→45 ×1',
    ]);
    station.clock.to('2026-12-24T09:00');
    expect(await bill(station, december, 55)).toEqual([10, 'T3 45→55 ×1']);
  });

  it('is billed for what is new when it goes for good in the next month', async () => {
    const station = await openShop();
    exchange(station, '2026-11-05', start + 10, ['T2', 0]);
    exchange(station, '2026-11-10', 30, [first, start + 20]);
    station.clock.to('2026-11-24T09:00');
    expect(await bill(station, november, start + 50)).toEqual([
      70,
      `${first} 1100→1110 ×1`,
      'T2 0→30 ×1',
      `${first} 1120→1150 ×1`,
    ]);
    station.clock.to('2026-12-24T09:00');
    exchange(station, '2026-12-05', start + 80, ['T3', 0]);
    expect(await bill(station, december, 40)).toEqual([70, `${first} 1150→1180 ×1`, 'T3 0→40 ×1']);
  });

  it('gets another multiplier from a day on when it is exchanged for itself, and the books stay sound', async () => {
    const station = await openShop();
    exchange(station, '2026-11-10', start + 10, [first, start + 10, 20]);
    station.clock.to('2026-11-24T09:00');
    expect(await bill(station, november, start + 12)).toEqual([
      50,
      `${first} 1100→1110 ×1`,
      `${first} 1110→1112 ×20`,
    ]);
    station.clock.to('2026-12-24T09:00');
    exchange(station, '2026-12-10', start + 13, [first, start + 13, 30]);
    expect(await bill(station, december, start + 14)).toEqual([
      50,
      `${first} 1112→1113 ×20`,
      `${first} 1113→1114 ×30`,
    ]);
    const proof = valueOf(
      await verifyBooks(station, station.as('fee_accountant'), { jobId, language: 'zh-CN' }, noProgress),
    );
    expect(proof).toMatchObject({ isSound: true });
  });

  it('is billed to its end though it was taken down before the first of the month last billed', async () => {
    const station = await openShop();
    // December's bill is read and issued early; the exchange after it belongs to January.
    station.clock.to('2026-12-01T09:00');
    expect(await bill(station, december, start + 10, '2026-11-28')).toEqual([10, `${first} 1100→1110 ×1`]);
    exchange(station, '2026-11-30', start + 40, ['T2', 0]);
    station.clock.to('2027-01-24T09:00');
    expect(await bill(station, month('2027-01'), 5)).toEqual([35, `${first} 1110→1140 ×1`, 'T2 0→5 ×1']);
  });
});
