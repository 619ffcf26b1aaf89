import { BrowserWindow, type Session } from 'electron';
import { join } from 'node:path';

/** Where the program's own pages live; nothing else is ever shown in its window. */
export const pageOrigin = 'counter://app';

/** Makes a window of the program: sandboxed, isolated, without Node, and shown only when its first page is painted. */
export function makeWindow(
  preload: string,
  smallest: { readonly minWidth: number; readonly minHeight: number } = { minWidth: 1024, minHeight: 640 },
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...smallest,
    show: false,
    backgroundColor: '#f4f6f5',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-redirect', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  return window;
}

/** Refuses every permission a page could ask for: camera, notifications, clipboard reading, devices, and whatever comes. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** The preload script beside the built main program. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '../preload/index.cjs');
}
