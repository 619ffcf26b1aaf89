import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { clerkAt } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import { addLongRoute, readDialsOfRoute } from '../support/route-of-400.ts';
import { launchProgram } from '../support/runtime.ts';

const reader = '赵铁军';

// A reader's whole day of meters, typed with digits and Enter alone.
test('a route of 400 meters is typed by keyboard', async () => {
  test.setTimeout(900_000);
  const userData = mkdtempSync(join(tmpdir(), 'supply-counter-route-user-'));
  const storePath = join(userData, 'demo', 'station.sqlite');
  try {
    const first = await launchDemo({ userData });
    await first.close();
    const route = await addLongRoute(storePath);
    const program = await launchProgram({ userData });
    const { page } = program;
    const clerk = clerkAt(program.app, page);
    await clerk.becomes(reader, demoPassword);
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    await expect(page.getByTestId('route-progress')).toContainText('0/400');
    const month = await page.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));

    // Half of the route, then away to another place with a number half typed: it is still there.
    const started = Date.now();
    for (const { dialKwh } of route.slice(0, 200)) {
      await page.keyboard.type(String(dialKwh));
      await page.keyboard.press('Enter');
    }
    const half = Date.now() - started;
    await page.keyboard.type('12');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('工单');
    await page.keyboard.press('Enter');
    await clerk.read('work-orders-screen');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('抄表');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    await expect(page.getByTestId('reading-cell')).toHaveValue('12');
    await page.keyboard.press('Control+a');

    const again = Date.now();
    for (const { dialKwh } of route.slice(200)) {
      await page.keyboard.type(String(dialKwh));
      await page.keyboard.press('Enter');
    }
    const seconds = Math.round((half + Date.now() - again) / 1000);
    await expect(page.getByTestId('reading-end')).toContainText('400/400');
    await expect(page.getByTestId('route-progress')).toContainText('400/400');

    // From a key to the painted digit, as the page itself sees it.
    await page.keyboard.press('PageUp');
    const paint = await page.evaluate(async () => {
      const cell = document.querySelector<HTMLInputElement>('[data-testid="reading-cell"]');
      const times: number[] = [];
      for (let index = 0; index < 20 && cell !== null; index += 1) {
        const from = performance.now();
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        set?.call(cell, String(1_000 + index));
        cell.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b)[10] ?? 0;
    });
    await page.keyboard.press('Escape');
    process.stdout.write(
      `400 meters typed in ${seconds} s; a key is painted after ${Math.round(paint)} ms\n`,
    );
    await program.close();

    const dials = readDialsOfRoute(storePath, month);
    expect(dials.size).toBe(400);
    for (const { accountNo, dialKwh } of route) expect(dials.get(accountNo), accountNo).toBe(dialKwh);
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
});
