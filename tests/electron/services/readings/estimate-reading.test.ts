import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { listChecks } from '../../../../electron/services/checks/list-checks.ts';
import { estimateReading } from '../../../../electron/services/readings/estimate-reading.ts';
import { listRoutes } from '../../../../electron/services/readings/list-routes.ts';
import { proposeEstimate } from '../../../../electron/services/readings/propose-estimate.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const december = month('2026-12');

function openWith(account: Partial<MeteredAccount> = {}) {
  const station = openTestStation({ now: '2026-12-21T09:00' });
  const [added] = addMeteredAccounts(station, [
    { accountNo: '1', openingKwh: 1000, usualKwh: 120, openingMonth: '2026-10', ...account },
  ]);
  return { station, registerId: added?.registerId ?? 0 };
}

const estimate = (station: TestStation, registerId: number, at = november) =>
  estimateReading(station, station.as('meter_reader'), {
    registerId,
    month: at,
    cause: 'locked',
    readOn: day(`${at}-21`),
  });

describe('estimateReading', () => {
  it('writes down the usual use as a dial with its formula, and is not counted as read', () => {
    const { station, registerId } = openWith();
    const reader = station.as('meter_reader');
    const asked = { registerId, month: november, cause: 'locked' } as const;
    expect(valueOf(proposeEstimate(station, reader, asked))).toMatchObject({
      isSecondInRow: false,
      registers: [{ rule: 'previous_month', basisWh: 120_000, months: 1, useWh: 120_000, dialWh: 1_120_000 }],
    });
    const { rows, fieldCheckNo } = valueOf(estimate(station, registerId));
    expect(fieldCheckNo).toBeNull();
    expect(rows[0]).toMatchObject({
      kind: 'estimated',
      dialWh: 1_120_000,
      useWh: 120_000,
      finding: null,
      reason: '暂计（锁门）：按上期 120 度，示数 1000 → 1120',
    });
    expect(valueOf(listRoutes(station, reader, { month: november }))).toMatchObject([{ meters: 1, read: 0 }]);
  });

  it('opens a field check by itself the second time in a row, once', () => {
    const { station, registerId } = openWith();
    valueOf(estimate(station, registerId));
    const { fieldCheckNo } = valueOf(estimate(station, registerId, december));
    expect(fieldCheckNo).toBe(1);
    expect(valueOf(estimate(station, registerId, december)).fieldCheckNo).toBe(1);
    const orders = station.store.sqlite.prepare('select kind, state from work_order').all();
    expect(orders).toEqual([{ kind: 'field_check', state: 'open' }]);
  });

  it('gives way to a true reading, which is then not estimated over', () => {
    const { station, registerId } = openWith();
    valueOf(estimate(station, registerId));
    const read = valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId,
        month: november,
        kind: 'actual',
        readOn: day('2026-11-23'),
        dialWh: wattHours(1_110_000),
        reason: null,
      }),
    );
    expect(read).toMatchObject({ kind: 'actual', dialWh: 1_110_000, reason: null });
    expect(refusalOf(estimate(station, registerId)).code).toBe('estimate_not_needed');
  });

  it.each([
    ['a power user', { customerClass: 'agricultural' as const }, 'class'],
    ['big industry', { customerClass: 'large_industry' as const }, 'class'],
  ])('is refused for %s', (_name, account, why) => {
    const { station, registerId } = openWith(account);
    expect(refusalOf(estimate(station, registerId))).toMatchObject({
      code: 'estimate_forbidden',
      facts: { why },
    });
  });

  it('is made for a faulty meter of those who are never estimated, with its fault order, once', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    const faulty = (at = november) =>
      estimateReading(station, station.as('meter_reader'), {
        registerId,
        month: at,
        cause: 'fault',
        readOn: day(`${at}-21`),
      });
    const { rows, faultOrderNo } = valueOf(faulty());
    expect(rows[0]).toMatchObject({ kind: 'estimated', dialWh: 1_120_000 });
    expect(faultOrderNo).toBe(1);
    const asked = { month: november, routeCode: '' };
    const checks = valueOf(listChecks(station, station.as('biller'), asked));
    expect(checks.map(({ code }) => code)).not.toContain('estimate_forbidden');
    expect(valueOf(faulty(december)).faultOrderNo).toBe(1);
    const orders = station.store.sqlite.prepare('select kind from work_order order by id').pluck().all();
    expect(orders).toEqual(['meter_fault', 'field_check']);
  });

  it('is the second in a row also when nothing was read between', () => {
    const { station, registerId } = openWith({ openingMonth: '2026-09' });
    valueOf(estimate(station, registerId, month('2026-10')));
    expect(valueOf(estimate(station, registerId, december)).fieldCheckNo).toBe(1);
  });

  it('is refused without a use to go by, without the right, and for a month to come', () => {
    const { station, registerId } = openWith({ usualKwh: null });
    expect(refusalOf(estimate(station, registerId)).code).toBe('estimate_without_history');
    const asked = { registerId, month: november, cause: 'fault', readOn: day('2026-11-21') } as const;
    expect(refusalOf(estimateReading(station, station.as('auditor'), asked)).code).toBe('right_missing');
    expect(
      refusalOf(estimateReading(station, station.as('meter_reader'), { ...asked, month: month('2027-01') }))
        .code,
    ).toBe('month_in_future');
  });
});
