import { expect, test } from '@playwright/test';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const reader = '赵铁军';
const supervisor = '陈国栋';

// A locked door: the reader asks for a re-read from the grid, it is given to him, and what he finds is the month's reading.
test.describe('a work order', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let accountNo = '';
  let foundDial = '';

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  /** Signs a person in and goes to a place by the list of all commands. */
  async function comes(fullName: string, place: string): Promise<void> {
    const { page, clerk } = program;
    await clerk.becomes(fullName, demoPassword);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(place);
    await page.keyboard.press('Enter');
  }

  async function types(...keys: readonly string[]): Promise<void> {
    const { keyboard } = program.page;
    for (const key of keys) {
      if (/^(?:Enter|Tab|Escape|Arrow\w+|F\d+)$/.test(key)) await keyboard.press(key);
      else await keyboard.type(key);
    }
  }

  test('is made from the row of a locked door with one key', async () => {
    const { page, clerk } = program;
    // The readings are the reader's first place.
    await clerk.becomes(reader, demoPassword);
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    const current = page.locator('.reading-current');
    await expect(current).toHaveAttribute('data-register', 'total');
    accountNo = (await current.getAttribute('data-testid'))?.replace('reading-', '') ?? '';
    const isRead = (await current.getAttribute('data-kind')) === 'actual';
    await types('F6');
    // A dial that was read is put aside only with a reason.
    if (isRead) {
      await expect(page.getByTestId('correction-reason-input')).toBeFocused();
      await types('1');
    }
    await expect(current).not.toHaveAttribute('data-testid', `reading-${accountNo}`);
    await types('ArrowUp');
    await expect(current).toHaveAttribute('data-testid', `reading-${accountNo}`);
    await expect(current).toHaveAttribute('data-kind', 'locked');
    const last = (await current.locator('.figures').nth(1).innerText()).split('\n')[0] ?? '';
    foundDial = String(Number(last) + 5);
    await types('F10');
    await expect(page.getByTestId('order-kind')).toHaveText('锁门复抄');
    // The key turns from kind to kind, and all the way round.
    await types('F10');
    await expect(page.getByTestId('order-kind')).toHaveText('表计故障');
    await types('F10', 'F10', 'F10');
    await expect(page.getByTestId('order-kind')).toHaveText('锁门复抄');
    await types('1');
    await expect(page.getByTestId('order-news')).toContainText('锁门复抄');
    // The grid was never left.
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    await expect(current.getByTestId('order-mark')).toBeVisible();
    // The same is not asked for twice.
    await types('F10', '1');
    await expect(page.getByTestId('order-refused')).toContainText('已有同样的工单');
    await expect(page.getByTestId('order-reason-input')).toBeFocused();
    await types('Escape');
    await expect(page.getByTestId('reading-cell')).toBeFocused();
  });

  test('is given to the reader by the billing supervisor', async () => {
    const { page, clerk } = program;
    await comes(supervisor, '工单');
    await clerk.read('work-orders-screen');
    await expect(page.getByTestId('work-order')).toContainText(accountNo);
    await types('F6');
    await expect(page.getByTestId('workers')).toBeFocused();
    await types('Enter');
    await expect(page.getByTestId('order-news')).toContainText(`派给${reader}`);
    await expect(page.getByTestId('work-orders')).toContainText(reader);
    await expect(page.getByTestId('work-orders')).toBeFocused();
  });

  test('takes a meter without a card, too, and a word of why it is not needed', async () => {
    const { page } = program;
    await types('F2', 'BK-0077', 'Enter', '1');
    await expect(page.getByTestId('order-news')).toContainText('有表无卡');
    await expect(page.getByTestId('work-order')).toContainText('BK-0077');
    await types('F8', '1');
    await expect(page.getByTestId('order-news')).toContainText('已撤销');
    await types('F4');
    await expect(page.getByTestId('work-order')).toContainText('重复开单');
  });

  test('ends with the reading that the month was waiting for', async () => {
    const { page, clerk } = program;
    await comes(reader, '工单');
    await clerk.read('work-orders-screen');
    await types('F5', reader, 'Enter');
    await expect(page.getByTestId('work-order')).toContainText(accountNo);
    await types('F9');
    await expect(page.getByTestId('found-dial')).toBeFocused();
    // Without a dial a re-read does not end.
    await types('Enter', '1');
    await expect(page.getByTestId('found-dial')).toBeFocused();
    await expect(page.getByRole('alert')).toContainText('复抄要填示数');
    await types(foundDial);
    await expect(page.getByTestId('found-look')).toContainText('5 度');
    await types('Enter', 'Enter', '1');
    await expect(page.getByTestId('order-news')).toContainText(foundDial);
    await comes(reader, '抄表');
    await clerk.read('readings-screen');
    await types('F2', accountNo, 'Enter');
    const row = page.getByTestId(`reading-${accountNo}`);
    await expect(row).toHaveAttribute('data-kind', 'actual');
    await expect(row.getByTestId('order-mark')).toHaveCount(0);
  });
});
