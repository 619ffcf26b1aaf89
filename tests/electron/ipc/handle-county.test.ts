import { expect, it } from 'vitest';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../db/domain/kernel/money.ts';
import { countyHandlers } from '../../../electron/ipc/handle-county.ts';
import type { HandlerParts } from '../../../electron/ipc/handler-parts.ts';
import { closeTill } from '../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../electron/services/cash/open-cash-session.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { openBilledStation } from '../../support/billed-station.ts';
import { valueOf } from '../../support/station.ts';

it('answers the close of a day whatever hinders the seal of its batch', async () => {
  const station = await openBilledStation();
  const cashier = station.as('cashier');
  const accountant = station.as('fee_accountant');
  valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
  valueOf(commitCount(station, cashier, { denominations: [] }));
  valueOf(closeTill(station, cashier, { differenceReason: null }));
  // Enrolled, but the key that signs is not there: the seal throws.
  station.store.sqlite
    .prepare(
      "insert into county_link (id, url, county_key, station_key, enrolled_at) values (1, 'http://127.0.0.1:9', 'c', 's', 0)",
    )
    .run();
  expect(() => sealBatch(station, accountant)).toThrow();
  const parts = { desk: { getCounter: () => station, getActor: () => accountant }, schedule: { wake() {} } };
  const handlers = countyHandlers(parts as unknown as HandlerParts);
  const closed = await handlers['cash/close-day']({ businessDay: day('2026-11-24') });
  expect(valueOf(closed).state).toBe('closed');
});
