import { describe, expect, it } from 'vitest';
import { noProgress, type Progress } from '../../../../electron/services/counter.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { contentOf, fileOf, november, runAccounts, runReadings, stationA, stationWith } from './support.ts';

describe('an import of readings that does not end', () => {
  it('leaves nothing when cancelled at whatever moment it asks', async () => {
    const station = november();
    valueOf(await runAccounts(station, stationA.accounts));
    let moments = 0;
    const count: Progress = {
      report() {},
      isCancelled() {
        moments += 1;
        return false;
      },
    };
    valueOf(await runReadings(station, stationA.readings, null, count));
    expect(moments).toBeGreaterThan(10);
    const fresh = november();
    valueOf(await runAccounts(fresh, stationA.accounts));
    const before = contentOf(fresh);
    for (const moment of [1, 3, 4, 9, moments]) {
      let asked = 0;
      const progress: Progress = { report() {}, isCancelled: () => ++asked >= moment };
      expect(refusalOf(await runReadings(fresh, stationA.readings, null, progress)).code).toBe(
        'import_cancelled',
      );
    }
    expect(contentOf(fresh)).toBe(before);
  });

  it('leaves nothing when cancelled at its last word before it writes', async () => {
    const station = await stationWith([{}]);
    const before = contentOf(station);
    let isCancelled = false;
    const stages: string[] = [];
    const progress: Progress = {
      report: (stage) => {
        stages.push(stage);
        if (stage === 'writing') isCancelled = true;
      },
      isCancelled: () => isCancelled,
    };
    const path = fileOf('户号,表号,抄表日期,示数\n6204209001,230007009001,2026-11-20,12400\n');
    expect(refusalOf(await runReadings(station, path, null, progress)).code).toBe('import_cancelled');
    expect(stages).toContain('reading');
    expect(contentOf(station)).toBe(before);
    expect(valueOf(await runReadings(station, path)).counts).toMatchObject({ other_actual: 1 });
  });

  it('leaves nothing when the file breaks off, and names the line', async () => {
    const station = await stationWith([{}, {}]);
    const before = contentOf(station);
    const path = fileOf(
      '户号,表号,抄表日期,总,峰\n6204209001,230007009001,2026-11-20,12400,1\n6204209002,"230007009002,2026-11-20,12400,1\n',
    );
    expect(refusalOf(await runReadings(station, path, null, noProgress))).toEqual({
      code: 'file_unreadable',
      facts: { line: 3 },
    });
    expect(contentOf(station)).toBe(before);
  });
});
