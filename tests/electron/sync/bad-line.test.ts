import { describe, expect, it } from 'vitest';
import { makeSchedule } from '../../../electron/sync/schedule.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { sendBatches } from '../../../electron/sync/send-batches.ts';
import {
  countyEngines,
  missingEngine,
  openSigningStation,
  type RecordedDay,
  recordDay,
  seededChance,
} from '../../support/county.ts';
import { lineFaults, startProxy } from '../../support/proxy.ts';
import { type TestStation, valueOf } from '../../support/station.ts';
import { enrolAt, expectAllArrived, openCounty } from './at-county.ts';

describe.each(countyEngines)('over a bad line to a county on %s', (engine) => {
  const missing = missingEngine(engine);

  it('three stations’ days all arrive once and add up to the fen', async (context) => {
    if (missing !== null) return context.skip(missing);
    const { county, url } = await openCounty(engine);
    const proxy = await startProxy(url);
    const codes = ['HLW01', 'TJC02', 'HPC03'];
    const stations = codes.map((code) => openSigningStation({ code, now: '2026-11-01T08:30' }));
    for (const station of stations) await enrolAt(proxy.url, station);
    const chance = seededChance(2026);
    proxy.use(() =>
      chance() < 0.15 ? null : (lineFaults[Math.floor(chance() * lineFaults.length)] ?? null),
    );
    const days = new Map<TestStation, RecordedDay[]>(stations.map((station) => [station, []]));
    for (let day = 0; day < 12; day += 1) {
      for (const [index, station] of stations.entries()) {
        station.clock.to(`2026-11-${String(day + 1).padStart(2, '0')}T08:30`);
        days.get(station)?.push(
          recordDay(station, {
            payments: 20 + index,
            bills: day % 5 === 0 ? 30 : 0,
            seed: day * 10 + index,
          }),
        );
        valueOf(sealBatch(station, station.as('fee_accountant')));
        await sendBatches(station);
      }
    }
    // The evening tries go on, still over the bad line, until everything is answered for.
    for (let round = 0; round < 500; round += 1) {
      const sent = await Promise.all(stations.map((station) => sendBatches(station)));
      if (sent.every((one) => one.ok)) break;
    }
    for (const [index, station] of stations.entries()) {
      await expectAllArrived(county, station, days.get(station) ?? [], codes[index]);
      expect(
        station.store.sqlite.prepare('select count(*) from sync_batch where ack is null').pluck().get(),
      ).toBe(0);
    }
    for (const fault of lineFaults) expect(proxy.counts.get(fault), fault).toBeGreaterThan(0);
    console.info(
      `faults done before ${engine}: ${[...proxy.counts].map(([fault, many]) => `${fault} ${many}`).join(', ')}`,
    );
    await proxy.stop();
  });

  it('seven days without a line, then everything arrives once, by itself', async (context) => {
    if (missing !== null) return context.skip(missing);
    const { county, url } = await openCounty(engine);
    const proxy = await startProxy(url);
    const station = openSigningStation({ now: '2026-11-02T08:30' });
    await enrolAt(proxy.url, station);
    proxy.use(() => 'drop');
    let timer: { act: () => void; afterMs: number } | null = null;
    let settled: (() => void) | null = null;
    const schedule = makeSchedule({
      desk: { counter: station },
      clock: station.clock,
      logFault: (error) => {
        throw error;
      },
      timers: {
        set(act, afterMs) {
          timer = { act, afterMs };
          settled?.();
          return timer;
        },
        clear() {},
      },
      chance: () => 0.5,
    });
    const untilNextTry = async (): Promise<void> => {
      const due = timer as { act: () => void; afterMs: number } | null;
      if (due === null) throw new Error('the schedule has given up');
      timer = null;
      station.clock.forward({ seconds: due.afterMs / 1000 });
      const done = new Promise<void>((resolve) => {
        settled = resolve;
      });
      due.act();
      await done;
    };
    const days: RecordedDay[] = [];
    for (let day = 2; day <= 8; day += 1) {
      const morning = `2026-11-${String(day).padStart(2, '0')}`;
      station.clock.to(`${morning}T08:30`);
      days.push(recordDay(station, { payments: 60, seed: day }));
      valueOf(sealBatch(station, station.as('fee_accountant')));
      while (station.clock.now() < Date.parse(`${morning}T23:00+08:00`)) await untilNextTry();
    }
    const attempts = station.store.sqlite
      .prepare('select attempts from sync_batch where batch_no = 1')
      .pluck()
      .get() as number;
    expect(attempts).toBeGreaterThan(200);
    proxy.use(() => null);
    const before = proxy.counts.get('none') ?? 0;
    await untilNextTry();
    expect((proxy.counts.get('none') ?? 0) - before).toBe(7);
    await expectAllArrived(county, station, days);
    console.info(
      `seven days without a line (${engine}): ${attempts} tries, then ${days.length} batches in one go`,
    );
    schedule.stop();
    await proxy.stop();
  });
});
