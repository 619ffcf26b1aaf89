import path from 'node:path';
import { buildIfNeeded } from './build/program.ts';
import { hasDisplay, startDisplay } from './runtime/display.ts';
import { electronSwitches, resolveElectron } from './runtime/electron.ts';
import { projectFolder } from './runtime/project-paths.ts';
import { runVisibly } from './runtime/run-program.ts';
import { electronNeeds, installMissing, WINDOW_NEEDS } from './runtime/system.ts';

// `npm start`: opens the program; where nobody could see a window, plays the counter day instead.
process.exitCode = hasDisplay() ? await openProgram() : await playTour();

async function openProgram(): Promise<number> {
  const needs = WINDOW_NEEDS.filter((need) => !need.packages.includes('xvfb'));
  await installMissing([...needs, ...(await electronNeeds())]);
  const electron = await resolveElectron();
  await buildIfNeeded();
  return runVisibly(
    electron.executablePath,
    [...electronSwitches(), projectFolder, ...process.argv.slice(2)],
    {
      cwd: projectFolder,
      env: { ...process.env, ...electron.env },
    },
  );
}

async function playTour(): Promise<number> {
  process.stderr.write(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): playing the tour instead.\n',
  );
  const missing = await installMissing(WINDOW_NEEDS);
  if (missing.length > 0) return 1;
  const display = await startDisplay();
  try {
    return await runVisibly(process.execPath, [path.join(projectFolder, 'scripts', 'tour', 'main.ts')], {
      cwd: projectFolder,
      env: { ...process.env, ...display.env },
    });
  } finally {
    await display.stop();
  }
}
