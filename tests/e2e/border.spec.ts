import { expect, test } from '@playwright/test';
import { launchProgram, type RunningProgram } from '../support/runtime.ts';

test.describe('the border of the page', () => {
  let program: RunningProgram;

  test.beforeAll(async () => {
    program = await launchProgram();
    await program.page.getByTestId('first-start').waitFor();
  });
  test.afterAll(() => program.close());

  test('gives the page nothing but named calls', async () => {
    const seen = await program.page.evaluate(() => ({
      node: typeof Reflect.get(globalThis, 'process') + typeof Reflect.get(globalThis, 'require'),
      bridge: Object.keys(window.counter).toSorted(),
    }));
    expect(seen).toEqual({
      node: 'undefinedundefined',
      bridge: ['call', 'onCustomerView', 'onLocked', 'onProgress'],
    });
  });

  test('refuses what nobody signed in may ask, and names it does not know', async () => {
    const codes = await program.page.evaluate(async () => {
      const ask = async (name: string): Promise<string> => {
        const answer = await window.counter.call(name as 'people/list', undefined);
        return answer.ok ? 'allowed' : 'refusal' in answer ? answer.refusal.code : 'fault';
      };
      return [
        await ask('people/list'),
        await ask('payments/take'),
        await ask('nobody/knows'),
        await ask('__proto__'),
      ];
    });
    expect(codes).toEqual(['not_signed_in', 'not_signed_in', 'input_malformed', 'input_malformed']);
  });

  test('goes nowhere else, opens no window, runs no foreign script and asks no permission', async () => {
    const { page, app } = program;
    await page.evaluate(() => {
      location.href = 'https://example.invalid/';
      window.open('https://example.invalid/');
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe('counter://app/index.html');
    expect(app.windows()).toHaveLength(1);
    expect(await page.title()).not.toBe('owned');
    const permission = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    );
    expect(permission).toBe('denied');
    const [settings] = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const { sandbox, contextIsolation, nodeIntegration } = (
          contents as unknown as { getLastWebPreferences(): Record<string, boolean> }
        ).getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration };
      }),
    );
    expect(settings).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  test('serves nothing outside its own pages', async () => {
    const statuses = await program.page.evaluate(async () => {
      const ask = async (path: string): Promise<number | string> => {
        try {
          return (await fetch(path)).status;
        } catch {
          return 'blocked';
        }
      };
      return [
        await ask('counter://app/../../package.json'),
        await ask('counter://app/%2e%2e/main/index.js'),
        await ask('file:///etc/passwd'),
      ];
    });
    expect(statuses).toEqual([404, 404, 'blocked']);
  });
});
