import { expect, test } from '@playwright/test';
import type { ReadingRow } from '../../electron/contract/readings.ts';
import type { CounterStatus } from '../../electron/contract/status.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const keeper = '杨志强';
const supervisor = '陈国栋';
const reader = '赵铁军';
const newMeterNo = 'TOU-2026-0001';

// A household goes over to time of use: the meter is exchanged, the terms are changed, and the reader finds the new registers.
test.describe('the terms and meters of an account', () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let household: Household;

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  /** Signs a person in by name, password and Enter. */
  async function comes(fullName: string): Promise<void> {
    const { page, clerk } = program;
    if (!(await page.getByTestId('people-list').isVisible())) await page.keyboard.press('F12');
    await expect(page.getByTestId('person-filter')).toBeFocused();
    await page.keyboard.type(fullName);
    await page.keyboard.press('Enter');
    await page.getByTestId('password').waitFor();
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await clerk.page.getByTestId('person-menu').filter({ hasText: fullName }).waitFor();
  }

  /** Goes to a place by the list of all commands. */
  async function goes(place: string): Promise<void> {
    const { keyboard } = program.page;
    await keyboard.press('Control+k');
    await keyboard.type(place);
    await keyboard.press('Enter');
  }

  /** Opens the household's page by its number. */
  async function opens(): Promise<void> {
    const { page, clerk } = program;
    await goes('计费档案');
    await clerk.read('supply-screen');
    await page.keyboard.press('F2');
    await expect(page.getByTestId('collect-search')).toBeFocused();
    await page.keyboard.type(household.accountNo);
    await page.getByTestId('collect-hit').first().waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('supply-account')).toHaveText(household.accountNo);
    await expect(page.getByTestId('meter-rows')).toBeFocused();
  }

  async function types(...keys: readonly string[]): Promise<void> {
    const { keyboard } = program.page;
    for (const key of keys) {
      if (/^(?:Enter|Tab|Space|Escape|F\d+)$/.test(key)) await keyboard.press(key);
      else await keyboard.type(key);
    }
  }

  test('tell that a tariff needs registers that the meter does not have', async () => {
    const { page, clerk } = program;
    await comes(supervisor);
    household = await page.evaluate(findHousehold);
    await opens();
    await types('F4');
    await clerk.read('terms-form');
    await types('居民生活分时 不满', 'Enter');
    await expect(page.getByTestId('registers-missing')).toContainText('峰、谷');
    // The first Escape asks, the second leaves, and nothing was recorded.
    await types('Escape');
    await expect(page.getByTestId('leave-sure')).toBeVisible();
    await types('Escape');
    await expect(page.getByTestId('tariff-now')).not.toContainText('分时');
  });

  test('let the metering keeper exchange the meter, by keyboard alone', async () => {
    const { page, clerk } = program;
    await comes(keeper);
    await opens();
    await types('F5');
    await clerk.read('exchange-form');
    const lastDial = String(household.dialKwh + 12);
    await types('Enter', '4', 'Enter', lastDial);
    const counted = String(household.dialKwh + 12 - household.billedKwh);
    await expect(page.getByTestId('last-1-counted')).toHaveText(`${counted} kWh`);
    await expect(page.getByTestId('counted-total')).toContainText(counted);
    // The number is taken by the very meter that hangs: a sentence at the field, and everything typed is still there.
    await types('Enter', household.meterNo, 'Enter', 'Enter', 'Enter', 'Enter', '0.5');
    await types('Tab', 'Tab', 'Space', 'Tab', '0.3', 'Tab', 'Tab', 'Space', 'Tab', '0.1');
    await types('F9');
    await clerk.read('supply-ask');
    await types('F9');
    await expect(page.getByTestId('meterNo')).toBeFocused();
    await expect(page.getByRole('alert')).toContainText(household.meterNo);
    await expect(page.getByTestId('start.peak')).toHaveValue('0.3');
    await page.keyboard.press('Control+a');
    await types(newMeterNo, 'F9');
    const summary = await clerk.read('supply-ask');
    expect(summary).toContain(`旧表 ${household.meterNo} 拆下，止码 总 ${lastDial}`);
    expect(summary).toContain('新表起码 总 0.5、峰 0.3、谷 0.1');
    await types('F9');
    await expect(page.getByTestId('supply-news')).toContainText(newMeterNo);
    await expect(page.getByTestId('meter-row')).toContainText(newMeterNo);
    await expect(page.getByTestId('meters-down')).toContainText(household.meterNo);
  });

  test('let the billing supervisor put the household on time of use', async () => {
    const { page, clerk } = program;
    await comes(supervisor);
    await opens();
    await types('F4');
    await clerk.read('terms-form');
    await types('居民生活分时 不满', 'Enter');
    await expect(page.getByTestId('registers-missing')).toBeHidden();
    await types('F9');
    // The reason is missing: the cursor is there, and a digit takes a usual one.
    await expect(page.getByTestId('reason')).toBeFocused();
    await types('2', 'F9');
    expect(await clerk.read('supply-ask')).toMatch(
      /自 \d{4}-\d\d-\d\d 起：\s+电价由“按用电类别和电压等级（居民生活 不满1千伏）”改为“居民生活分时 不满1千伏”/,
    );
    // The registers hang since today, the terms begin where the last bill ended: said before it is recorded.
    expect(await clerk.read('supply-ask')).toContain('峰、谷计度器自');
    await types('F9');
    await expect(page.getByTestId('supply-news')).toContainText('已变更');
    await expect(page.getByTestId('tariff-now')).toHaveText('居民生活分时 不满1千伏');
    await expect(page.getByTestId('version-row')).toContainText(supervisor);
  });

  test('show the reader the new registers', async () => {
    const { page, clerk } = program;
    await comes(reader);
    await goes('抄表');
    await clerk.read('readings-screen');
    const total = page.getByTestId(`reading-${household.accountNo}`);
    // From the first route that is not through on, until the household's.
    for (let route = 0; route < 12; route += 1) {
      await page.getByTestId('reading-cell').first().waitFor();
      await types('F2', household.accountNo, 'Enter');
      if (await total.isVisible()) break;
      await types('F3');
    }
    await expect(total).toContainText(newMeterNo);
    for (const register of ['peak', 'valley']) {
      await expect(page.getByTestId(`reading-${household.accountNo}-${register}`)).toBeVisible();
    }
    await expect(total).toContainText('0.5');
  });
});

/** A household with its plain meter, the dial that its last bill ended with and the newest one, in kWh. */
interface Household {
  readonly accountNo: string;
  readonly meterNo: string;
  readonly billedKwh: number;
  readonly dialKwh: number;
}

/** Finds a household whose month is not billed yet. */
async function findHousehold(): Promise<Household> {
  const status = await window.counter.call('status/get', undefined);
  if (!status.ok) throw new Error('no status');
  const month = (status.value as CounterStatus).businessDay.slice(0, 7);
  const listed = await window.counter.call('readings/list', { month, routeCode: '', onlyUnexplained: false });
  if (!listed.ok) throw new Error('no readings');
  const row = (listed.value as ReadingRow[]).find(
    (one) =>
      one.customerClass === 'residential' && !one.isBilled && one.finding === null && one.lastDialWh !== null,
  );
  if (row === undefined) throw new Error('no household');
  const billedKwh = (row.lastDialWh ?? 0) / 1_000;
  const dialKwh = row.dialWh === null ? billedKwh : row.dialWh / 1_000;
  return { accountNo: row.accountNo, meterNo: row.meterNo, billedKwh, dialKwh };
}
