import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { openWorkOrder } from '../../../../electron/services/work-orders/open-work-order.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { valueOf, type TestStation } from '../../../support/station.ts';
import { contentOf, fileOf, runAccounts, runReadings, stationA, november, stationWith } from './support.ts';

const line = (index: number, meterNo = `23000700900${index}`) =>
  `620420900${index},${meterNo},2026-11-20,12400`;

async function contactsOf(station: TestStation, ...lines: string[]) {
  const run = valueOf(await runReadings(station, fileOf(`户号,表号,抄表日期,示数\n${lines.join('\n')}\n`)));
  return { run, contacts: run.contacts };
}

describe('what asks for a contact slip', () => {
  it('is a meter that nobody has a card of, once, and not one that hangs elsewhere', async () => {
    const station = await stationWith([{}, {}, {}]);
    const { run, contacts } = await contactsOf(
      station,
      line(1, '990000000001'),
      '6204209999,990000000001,2026-11-20,1',
      '6204209998,000000000000,2026-11-20,1',
      '6204209997,,2026-11-20,1',
      line(2, '230007009001'),
    );
    expect(contacts?.metersWithoutCard).toEqual([
      { line: 2, meterNo: '990000000001', accountNo: '6204209001' },
    ]);
    expect(run.counts).toMatchObject({ unknown_account: 3, meter_mismatch: 2 });
    expect(run.report.lines.filter(({ code }) => code === 'meter_without_card')).toEqual([
      {
        line: 2,
        field: 'meterNo',
        column: '表号',
        value: '990000000001',
        code: 'meter_without_card',
        severity: 'noted',
      },
    ]);
  });

  it('is an account of the route that no line speaks of, when the file speaks of most of it', async () => {
    const rows = [{}, {}, {}, {}, { 抄表段: '0303' }];
    const half = await stationWith(rows);
    expect((await contactsOf(half, line(1), line(2))).contacts?.cardsWithoutMeter).toEqual([]);
    const most = await stationWith(rows);
    const { run, contacts } = await contactsOf(most, line(1), line(2), line(3));
    expect(contacts?.cardsWithoutMeter).toEqual([
      {
        accountNo: '6204209004',
        name: '王秀英',
        address: '和平村3组12号',
        routeCode: '0202',
        meterNo: '230007009004',
      },
    ]);
    expect(run.report.lines.at(-1)).toMatchObject({ line: null, code: 'card_without_meter' });
  });

  it('is none that was read otherwise, nor one that a line speaks of with another meter', async () => {
    const station = await stationWith([{}, {}, {}, {}, {}]);
    valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId: 5,
        month: month('2026-11'),
        kind: 'actual',
        readOn: day('2026-11-20'),
        dialWh: wattHours(12_400_000),
        reason: null,
      }),
    );
    const { contacts } = await contactsOf(station, line(1), line(2), line(3), line(4, '230007009001'));
    expect(contacts?.cardsWithoutMeter).toEqual([]);
  });

  it('is told again when the same file comes again, and becomes a work order', async () => {
    const station = await stationWith([{}, {}, {}]);
    const path = fileOf(`户号,表号,抄表日期,示数\n${line(1)}\n${line(2)}\n6204209777,88,2026-11-20,1\n`);
    const first = valueOf(await runReadings(station, path));
    const before = contentOf(station);
    expect(valueOf(await runReadings(station, path))).toEqual({ ...first, isRepeated: true });
    expect(contentOf(station)).toBe(before);
    const [meter] = first.contacts?.metersWithoutCard ?? [];
    const [card] = first.contacts?.cardsWithoutMeter ?? [];
    const open = (kind: 'meter_without_card' | 'card_without_meter') =>
      openWorkOrder(station, station.as('meter_reader'), {
        kind,
        month: month('2026-11'),
        registerId: null,
        accountNo: kind === 'card_without_meter' ? (card?.accountNo ?? null) : null,
        meterNo: kind === 'meter_without_card' ? (meter?.meterNo ?? null) : null,
        reason: 'x',
        assignedTo: null,
        dueOn: null,
      });
    expect(valueOf(open('meter_without_card')).workOrderId).toBe(1);
    expect(valueOf(open('card_without_meter')).workOrderId).toBe(2);
  });

  it('at station A are its unknown meters and the accounts that its handheld left out', async () => {
    const station = november();
    valueOf(await runAccounts(station, stationA.accounts));
    const { contacts } = valueOf(await runReadings(station, stationA.readings));
    expect(contacts?.metersWithoutCard.length).toBeLessThanOrEqual(8);
    for (const { accountNo } of contacts?.cardsWithoutMeter ?? [])
      expect(
        station.store.sqlite
          .prepare(
            "select count(*) from reading r join account a on a.id = r.account_id where a.account_no = ? and r.period_month = '2026-11'",
          )
          .pluck()
          .get(accountNo),
      ).toBe(0);
  });
});
