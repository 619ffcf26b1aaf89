import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { packageForTest } from '../../scripts/build/package.ts';
import { launchDemo, openTill } from '../support/demo-program.ts';
import { launchProgram } from '../support/runtime.ts';

// The package is made by the same electron-builder.yml as what ships, but with Node's inspector left on (Playwright needs it). With
// the fall-back Electron it finds its SQLite addon by the environment that launchProgram sets; the official one brings its own.
test.describe('the packaged program', () => {
  test.setTimeout(300_000);

  let program: string;

  test.beforeAll(async () => {
    program = await packageForTest();
  });

  test('starts and asks how to begin', async () => {
    const running = await launchProgram({ packagedProgram: program });
    try {
      await expect(running.page.getByTestId('first-start')).toBeVisible();
      const from = await running.app.evaluate(({ app }) => ({
        packaged: app.isPackaged,
        path: app.getAppPath(),
      }));
      expect(from.packaged).toBe(true);
      expect(path.basename(from.path)).toBe('app.asar');
    } finally {
      await running.close();
    }
  });

  test('is walked through: a demo station, a till, a payment, a receipt that waits for paper', async () => {
    const { clerk, ...running } = await launchDemo({ packagedProgram: program });
    try {
      await openTill(clerk, '张秀英');
      await clerk.fill('collect-search', '红柳湾');
      await running.page
        .getByTestId('collect-hit')
        .filter({ hasText: /\d\.\d\d/ })
        .first()
        .click();
      await clerk.read('account-name');
      const due = await clerk.read('due');
      await clerk.fill('cash-given', '10000');
      await clerk.key('F9');
      await expect(running.page.getByTestId('done-line')).toContainText(due);
      await expect(running.page.getByTestId('paper-line')).toBeVisible();
    } finally {
      await running.close();
    }
  });

  test('carries the fuses of what ships, but for the inspector', async () => {
    const wire = await getCurrentFuseWire(program);
    const state = (fuse: FuseV1Options) => FuseState[wire[fuse] as FuseState];
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspector: state(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: 'DISABLE',
      cookieEncryption: 'ENABLE',
      nodeOptions: 'DISABLE',
      inspector: 'ENABLE',
      asarIntegrity: 'ENABLE',
      onlyAsar: 'ENABLE',
      filePrivileges: 'DISABLE',
    });
  });
});
