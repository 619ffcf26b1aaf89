import { app, BrowserWindow, session } from 'electron';
import { join } from 'node:path';
import { answerCall } from '../ipc/answer-call.ts';
import { makeDesk } from '../ipc/desk.ts';
import { makeHandlers } from '../ipc/handlers.ts';
import { openBorder, sendLocked, sendProgress } from '../ipc/transport.ts';
import { makeSchedule } from '../sync/schedule.ts';
import { makeCustomerWindow } from './customer-window.ts';
import { makeFaultLog } from './fault-log.ts';
import { makeOsVault } from './os-vault.ts';
import { makeOutside } from './outside.ts';
import { declarePageProtocol, servePages } from './page-protocol.ts';
import { makeWindow, pageOrigin, preloadPath, refusePermissions } from './window.ts';
import { makeWorkplace } from './workplace.ts';

const mainFolder = import.meta.dirname;
const idleCheckEvery = 10_000;

declarePageProtocol();
if (app.requestSingleInstanceLock()) app.whenReady().then(start, giveUp);
else app.quit();

function start(): void {
  const dataFolder = app.getPath('userData');
  const logFault = makeFaultLog(join(dataFolder, 'logs'));
  process.on('unhandledRejection', (error) => logFault(error, 'unhandled'));
  const clock = { now: () => Date.now() };

  refusePermissions(session.defaultSession);
  servePages(session.defaultSession, join(mainFolder, '../renderer'));
  const window = makeWindow(preloadPath(mainFolder));
  const desk = makeDesk(
    { elapsed: () => performance.now() },
    {
      progress: (progress) => sendProgress(window.webContents, progress),
      locked: () => sendLocked(window.webContents),
    },
  );
  const workplace = makeWorkplace({
    dataFolder,
    migrationsFolder: join(mainFolder, 'migrations'),
    policyFolder: join(mainFolder, 'policy'),
    nativeBinding: olderAddon(),
    vault: makeOsVault(),
    clock,
  });
  const schedule = makeSchedule({ desk, clock, logFault });
  const handlers = makeHandlers({
    desk,
    workplace,
    outside: makeOutside(window, makeCustomerWindow(window, preloadPath(mainFolder))),
    schedule,
  });
  openBorder(
    (page) => page === window.webContents,
    (url) => url.startsWith(`${pageOrigin}/`),
    (name, input) => answerCall(desk, handlers, name, input, logFault),
  );
  setInterval(() => desk.isLocked(), idleCheckEvery).unref();

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    schedule.stop();
    workplace.close();
  });
  // A page that loads anew knows nobody: neither does the desk.
  window.webContents.on('did-navigate', () => desk.signOut());
  void window.loadURL(`${pageOrigin}/index.html`);
}

function giveUp(error: unknown): void {
  makeFaultLog(join(app.getPath('userData'), 'logs'))(error, 'start');
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  app.exit(1);
}

/**
 * The SQLite addon for an Electron that is too old for the shipped one (development only, see scripts/runtime). A current Electron
 * never looks at the variable: nobody may have the counter load code of theirs by setting it.
 */
function olderAddon(): string | undefined {
  return Number(process.versions.napi ?? '0') < 10 ? process.env.SUPPLY_COUNTER_SQLITE_BINDING : undefined;
}
