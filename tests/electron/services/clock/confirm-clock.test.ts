import { describe, expect, it } from 'vitest';
import { makeDesk } from '../../../../electron/ipc/desk.ts';
import { answerCall } from '../../../../electron/ipc/answer-call.ts';
import type { Handlers } from '../../../../electron/ipc/handler-parts.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { confirmClock } from '../../../../electron/services/clock/confirm-clock.ts';
import { doubtClock } from '../../../../electron/services/clock/doubt-clock.ts';
import { listDaybook } from '../../../../electron/services/daybook/list-daybook.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

/** A station with one entry in its daybook, written at nine in the morning. */
function stationAtWork(): TestStation {
  const station = openTestStation({ now: '2026-11-22T09:00' });
  valueOf(
    addReceiptBook(station, station.as('billing_supervisor'), { firstNo: '0000001', lastNo: '0000100' }),
  );
  return station;
}

describe('the doubted clock', () => {
  it('says nothing on the next day, nor when the network moves it by a minute', () => {
    const station = stationAtWork();
    station.clock.to('2026-11-23T23:59');
    expect(doubtClock(station)).toBeNull();
    station.clock.to('2026-11-22T08:59');
    expect(doubtClock(station)).toBeNull();
  });

  it('is doubted when it stands before the last entry or later than the day after it', () => {
    const station = stationAtWork();
    station.clock.to('2026-11-22T08:57');
    expect(doubtClock(station)?.direction).toBe('behind');
    station.clock.to('2026-11-24T00:01');
    expect(doubtClock(station)?.direction).toBe('ahead');
  });

  it('keeps tills closed at the border until the station head has confirmed it, and the daybook tells who', async () => {
    const station = stationAtWork();
    station.clock.to('2026-12-30T09:00');
    const desk = makeDesk({ elapsed: station.clock.now }, { progress() {}, locked() {} });
    desk.useCounter(station);
    desk.signIn(station.as('cashier'));
    const handlers = {
      'cash/open-session': () => openCashSession(station, station.as('cashier'), { floatFen: fen(0) }),
    } as unknown as Handlers;
    const open = () => answerCall(desk, handlers, 'cash/open-session', { floatFen: 0 }, () => 'no fault');
    expect(await open()).toMatchObject({ ok: false, refusal: { code: 'clock_doubtful' } });
    expect(refusalOf(confirmClock(station, station.as('cashier'))).code).toBe('right_missing');
    valueOf(confirmClock(station, station.as('station_head')));
    expect(refusalOf(confirmClock(station, station.as('station_head'))).code).toBe('clock_not_doubtful');
    expect(await open()).toMatchObject({ ok: true });
    const told = valueOf(listDaybook(station, station.as('fee_accountant'), { beforeEntryNo: null }));
    expect(told.find((entry) => entry.kind === 'clock_confirmed')?.actorName).toBe(
      station.as('station_head').fullName,
    );
  });
});
