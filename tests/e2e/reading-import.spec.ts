import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ReadingRow } from '../../electron/contract/readings.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

// A remote channel's file: its source and columns are settled once by key, the site reading stands, and what has no card or no meter gets a slip.
test.describe('a file of readings', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'supply-counter-files-'));
  let program: RunningProgram & { readonly clerk: Clerk };
  let rows: readonly ReadingRow[] = [];
  let month = '';

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(async () => {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file of a collector, with headings that nobody guesses. */
  function collectorFile(name: string, lines: readonly string[]): string {
    const path = join(folder, name);
    writeFileSync(path, `${['终端户号,资产编号,采集时间,表码A,表码B', ...lines].join('\n')}\n`);
    return path;
  }

  const lineOf = ({ accountNo, meterNo, lastDialWh }: ReadingRow, more: number): string =>
    `${accountNo},${meterNo},${month}-01,${Number(lastDialWh ?? 0) / 1_000 + more}.37,`;

  test('is matched by hand once, under a name of the station’s own', async () => {
    const { page, clerk } = program;
    await clerk.becomes('赵铁军', demoPassword);
    await clerk.read('reading-grid');
    month = (await page.getByTestId('month-choice').innerText()).match(/\d{4}-\d{2}/)?.[0] ?? '';
    const listed = await page.evaluate(
      (chosen) =>
        window.counter.call('readings/list', { month: chosen, routeCode: '0101', onlyUnexplained: false }),
      month,
    );
    if (listed.ok)
      rows = (listed.value as readonly ReadingRow[]).filter(({ register }) => register === 'total');
    expect(rows.length).toBeGreaterThan(5);

    await clerk.goTo('imports');
    await clerk.read('choose-file');
    const spoken = rows.slice(0, Math.ceil(rows.length * 0.8));
    await clerk.willChoose(
      collectorFile('集抄-1.csv', [
        ...spoken.map((row) => lineOf(row, 3)),
        `6299999999,990000000001,${month}-01,12,`,
        `${rows[0]?.accountNo},990000000002,${month}-01,12,`,
        `${rows[1]?.accountNo},${rows[1]?.meterNo},${month}-01,x1,`,
      ]),
    );
    await page.keyboard.press('F2');
    const source = page.getByTestId('import-source');
    await expect(source).toHaveAttribute('data-source', 'remote ');
    await page.keyboard.press('F6');
    await expect(source).toHaveAttribute('data-source', 'spreadsheet ');
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await expect(source).toHaveAttribute('data-source', 'remote ');
    await page.keyboard.press('F8');
    await page.getByTestId('source-name').fill('一号集中器');
    await page.keyboard.press('Enter');
    await expect(source).toHaveAttribute('data-source', 'remote 一号集中器');
    for (const [field, heading] of [
      ['accountNo', '终端户号'],
      ['dial', '表码A'],
    ] as const) {
      await page.getByTestId(`field-${field}`).getByRole('combobox').click();
      await page.keyboard.type(heading);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByTestId('import-missing')).toBeHidden();
    await page.keyboard.press('F9');
    await clerk.read('count-lines');
    await expect(page.getByTestId('count-lines.unknown_account')).toContainText('1');
    await expect(page.getByTestId('count-lines.meter_mismatch')).toContainText('1');
    await expect(page.getByTestId('import-findings')).toContainText('x1');
  });

  test('offers slips for meters without a card and cards without a meter, opened with one key', async () => {
    const { page, clerk } = program;
    const contacts = page.getByTestId('contact');
    await expect(contacts.filter({ hasText: '990000000001' })).toBeVisible();
    await expect(contacts.filter({ hasText: '990000000002' })).toBeVisible();
    await page.keyboard.press('F4');
    await expect(page.getByTestId('slips-yes')).toBeVisible();
    await page.keyboard.press('F9');
    await expect(contacts.filter({ hasText: '990000000002' })).toContainText('已开');
    await expect(page.getByTestId('open-slips')).toBeDisabled();
    await clerk.becomes('陈国栋', demoPassword);
    await clerk.goTo('workOrders');
    await expect(page.getByTestId('work-orders-screen')).toContainText('990000000001');
  });

  test('of the same source needs no matching the next time', async () => {
    const { page, clerk } = program;
    await clerk.becomes('赵铁军', demoPassword);
    await clerk.goTo('imports');
    await clerk.read('choose-file');
    await clerk.willChoose(
      collectorFile(
        '集抄-2.csv',
        [rows[0], rows[0]].flatMap((row) => (row ? [lineOf(row, 9)] : [])),
      ),
    );
    await page.keyboard.press('F2');
    await expect(page.getByTestId('import-source')).toHaveAttribute('data-source', 'remote 一号集中器');
    await expect(page.getByTestId('import-hint')).toContainText('一号集中器');
    await expect(page.getByTestId('import-missing')).toBeHidden();
    await page.keyboard.press('F9');
    await expect(page.getByTestId('count-lines')).toContainText('2');
  });
});
