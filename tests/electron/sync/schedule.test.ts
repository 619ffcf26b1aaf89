import { describe, expect, it } from 'vitest';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { makeSchedule, pauseAfter, type Timers } from '../../../electron/sync/schedule.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import type { SendOutcome } from '../../../electron/sync/send-batches.ts';
import { openSigningStation, recordDay } from '../../support/county.ts';
import { type TestStation, valueOf } from '../../support/station.ts';

/** Timers that move the station's clock instead of waiting. */
function testTimers(station: TestStation): Timers & { next(): Promise<number>; pending(): number } {
  let timer: { act: () => void; afterMs: number } | null = null;
  return {
    set(act, afterMs) {
      timer = { act, afterMs };
      return timer;
    },
    clear(cleared) {
      if (timer === cleared) timer = null;
    },
    pending: () => (timer === null ? 0 : 1),
    async next() {
      if (timer === null) throw new Error('no timer');
      const { act, afterMs } = timer;
      timer = null;
      station.clock.forward({ seconds: afterMs / 1000 });
      act();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      return afterMs;
    },
  };
}

function stationWithBatch(): TestStation {
  const station = openSigningStation();
  station.store.sqlite
    .prepare(
      "insert into county_link (id, url, county_key, station_key, enrolled_at) values (1, 'http://127.0.0.1:9', 'c', 's', 0)",
    )
    .run();
  recordDay(station, { payments: 1 });
  valueOf(sealBatch(station, station.as('fee_accountant')));
  return station;
}

function watch(station: TestStation, answers: (attempt: number) => Result<SendOutcome> | Error) {
  const timers = testTimers(station);
  const faults: unknown[] = [];
  let attempts = 0;
  const schedule = makeSchedule({
    desk: { counter: station },
    clock: station.clock,
    logFault: (error) => faults.push(error),
    timers,
    chance: () => 0.5,
    send: async () => {
      attempts += 1;
      const answer = answers(attempts);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { schedule, timers, faults, attempts: () => attempts };
}

describe('the schedule', () => {
  it('doubles its pauses up to a quarter of an hour, with a tenth of chance', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1_000_000].map((failures) => pauseAfter(failures, 0.5) / 1000)).toEqual([
      15, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
    expect(pauseAfter(1, 0)).toBe(13_500);
    expect(pauseAfter(1, 1)).toBe(16_500);
    expect(pauseAfter(50, 1)).toBe(900_000);
  });

  it('tries for seven days without ever giving up, at most four times an hour, and is quiet once it is done', async () => {
    const station = stationWithBatch();
    const weekLater = station.clock.now() + 7 * 86_400_000;
    const { timers, attempts, schedule } = watch(station, () => {
      if (station.clock.now() < weekLater) return refuse('county_unreachable');
      station.store.sqlite.prepare("update sync_batch set ack = '{}', acked_at = 1").run();
      return ok({ acked: 1 });
    });
    let sealed = true;
    while (sealed) {
      await timers.next();
      sealed = station.store.sqlite.prepare('select 1 from sync_batch where ack is null').get() !== undefined;
    }
    expect(station.clock.now() - weekLater).toBeLessThanOrEqual(15 * 60_000);
    expect(attempts()).toBeGreaterThan(7 * 24 * 4 - 10);
    expect(attempts()).toBeLessThan(7 * 24 * 4 + 20);
    const done = attempts();
    for (let look = 0; look < 60; look += 1) expect(await timers.next()).toBe(60_000);
    expect(attempts()).toBe(done);
    schedule.stop();
  });

  it('begins again with short pauses after a success, and sees what is sealed later', async () => {
    const station = stationWithBatch();
    const outcomes = [
      refuse('county_unreachable'),
      refuse('county_answer_invalid'),
      ok({ acked: 1 }),
      refuse('county_unreachable'),
    ];
    const { timers, attempts } = watch(station, (attempt) => {
      if (attempt === 3) station.store.sqlite.prepare("update sync_batch set ack = '{}', acked_at = 1").run();
      return outcomes[attempt - 1] ?? ok({ acked: 0 });
    });
    expect([await timers.next(), await timers.next(), await timers.next()]).toEqual([0, 15_000, 30_000]);
    expect(await timers.next()).toBe(60_000);
    expect(attempts()).toBe(3);
    recordDay(station, { payments: 1 });
    valueOf(sealBatch(station, station.as('fee_accountant')));
    await timers.next();
    expect(attempts()).toBe(4);
    expect(await timers.next()).toBe(15_000);
  });

  it('does not hammer a county that said no', async () => {
    const station = stationWithBatch();
    const { timers } = watch(station, () => refuse('county_refused', { reason: 'signature_wrong' }));
    await timers.next();
    expect(await timers.next()).toBe(900_000);
  });

  it('survives a bug, logs it and goes on', async () => {
    const station = stationWithBatch();
    const { timers, faults } = watch(station, () => new Error('a bug'));
    await timers.next();
    expect(await timers.next()).toBe(15_000);
    expect(faults).toHaveLength(2);
  });

  it('tries at once when woken, also in the middle of a long pause', async () => {
    const station = stationWithBatch();
    const { timers, attempts, schedule } = watch(station, () => refuse('county_unreachable'));
    for (let count = 0; count < 8; count += 1) await timers.next();
    expect(schedule.nextAt()).toBe(station.clock.now() + 900_000);
    schedule.wake();
    expect(schedule.nextAt()).toBe(station.clock.now());
    expect(await timers.next()).toBe(0);
    expect(attempts()).toBe(9);
  });

  it('ends: no timer stays, and the request under way is cut', async () => {
    const station = stationWithBatch();
    let signal: AbortSignal | undefined;
    const timers = testTimers(station);
    const schedule = makeSchedule({
      desk: { counter: station },
      clock: station.clock,
      logFault: () => {},
      timers,
      send: (_, line) => {
        signal = line.signal;
        return new Promise(() => {});
      },
    });
    await timers.next();
    schedule.stop();
    expect(signal?.aborted).toBe(true);
    schedule.wake();
    expect(timers.pending()).toBe(0);
    expect(schedule.nextAt()).toBeNull();
  });

  it('does nothing while no station is open', async () => {
    const station = stationWithBatch();
    const timers = testTimers(station);
    const desk: { counter: TestStation | null } = { counter: null };
    let attempts = 0;
    makeSchedule({
      desk,
      clock: station.clock,
      logFault: () => {},
      timers,
      send: async () => {
        attempts += 1;
        return ok({ acked: 0 });
      },
    });
    await timers.next();
    await timers.next();
    expect(attempts).toBe(0);
    desk.counter = station;
    await timers.next();
    expect(attempts).toBe(1);
  });
});
