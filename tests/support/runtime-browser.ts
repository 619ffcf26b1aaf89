import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchProgram, type RunningProgram } from './runtime.ts';

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 740, webPreferences: { sandbox: true } });
  void window.loadURL(process.env.ADDRESS_TO_OPEN);
});
`;

/**
 * Opens an address as a browser would: a plain, sandboxed Chromium page that knows nothing of the program. It is the Chromium
 * inside Electron, so that looking at the county's page needs no further browser on the machine.
 */
export async function openInBrowser(address: string): Promise<RunningProgram> {
  const programFolder = mkdtempSync(path.join(tmpdir(), 'supply-counter-browser-'));
  writeFileSync(
    path.join(programFolder, 'package.json'),
    JSON.stringify({ name: 'browser', main: 'main.cjs' }),
  );
  writeFileSync(path.join(programFolder, 'main.cjs'), MAIN);
  const browser = await launchProgram({ programFolder, env: { ADDRESS_TO_OPEN: address } });
  return {
    ...browser,
    close: async () => {
      await browser.close();
      await rm(programFolder, { recursive: true, force: true });
    },
  };
}
