import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from '../build/program.ts';
import { hasDisplay, startDisplay } from '../runtime/display.ts';
import { electronSwitches, resolveElectron } from '../runtime/electron.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import { electronNeeds, installMissing, WINDOW_NEEDS } from '../runtime/system.ts';
import { benchFolder } from './bench-station.ts';
import { buildEmptyPage } from './build-empty-page.ts';
import { atMost, type BenchRow, percentile } from './measure.ts';
import { timeToPage } from './watch-page.ts';

/** A name can be chosen and a password typed. */
const usable = '[data-testid="sign-in"] [data-testid="password"]:not([disabled])';

/**
 * The start of the program, from the process to a usable sign-in page, on a station with a month of bills; the floor is an empty
 * React page in the same Electron. They take turns, each with its own profile; the first turn makes the profile and does not count.
 */
export async function measureStart(stationFolder: string, starts: number): Promise<BenchRow[]> {
  const missing = await installMissing([...WINDOW_NEEDS, ...(await electronNeeds())]);
  if (missing.length > 0)
    throw new Error(`The start cannot be measured without ${missing.map((need) => need.what).join(', ')}.`);
  const electron = await resolveElectron();
  await buildIfNeeded();
  const emptyPage = await buildEmptyPage();
  const profiles = freshProfiles(stationFolder);
  const display = hasDisplay() ? null : await startDisplay();
  const env = { ...process.env, ...electron.env, ...display?.env };
  const start = (profile: string, folder: string, selector: string) =>
    timeToPage({
      executablePath: electron.executablePath,
      args: [...electronSwitches(), `--user-data-dir=${profile}`, folder],
      env,
      selector,
    });
  const floor: number[] = [];
  const ours: number[] = [];
  try {
    for (let turn = 0; turn <= starts; turn += 1) {
      const empty = await start(profiles.floor, emptyPage, '[data-testid="empty-page"]');
      const program = await start(profiles.ours, projectFolder, usable);
      if (turn === 0) continue;
      floor.push(empty);
      ours.push(program);
    }
  } finally {
    await display?.stop();
  }
  rmSync(profiles.folder, { recursive: true, force: true, maxRetries: 5 });
  return [
    atMost(
      {
        work: `start to a usable sign-in (${starts} starts)`,
        floor: `an empty React page in the same Electron ${electron.version}`,
        figure: 'p50',
        floorMs: percentile(floor, 50),
        oursMs: percentile(ours, 50),
      },
      3,
    ),
  ];
}

function freshProfiles(stationFolder: string) {
  const folder = path.join(benchFolder, 'profiles');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const profiles = { folder, floor: path.join(folder, 'floor'), ours: path.join(folder, 'ours') };
  mkdirSync(profiles.floor, { recursive: true });
  cpSync(stationFolder, path.join(profiles.ours, 'station'), { recursive: true });
  return profiles;
}
