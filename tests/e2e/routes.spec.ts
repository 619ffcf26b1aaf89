import { expect, test } from '@playwright/test';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const reader = '赵铁军';
const biller = '周敏';
const auditor = '孙丽华';

// A route's month: handed out against the reader's signature, some of it read, what is left seen, and handed back.
test.describe('a route', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  const chosen = () => program.page.getByTestId('routes').locator('[aria-selected="true"]');

  /** The last route of the demo: nobody has walked it this month. */
  async function goToLastRoute(fullName: string): Promise<void> {
    const { page, clerk } = program;
    await clerk.becomes(fullName, demoPassword);
    await clerk.goTo('routes');
    await expect(page.getByTestId('routes')).toBeFocused();
    await page.keyboard.press('End');
    await expect(chosen()).toContainText('1201');
  }

  test('gets its month’s sheet handed out against the reader’s own password', async () => {
    const { page } = program;
    await goToLastRoute(biller);
    await expect(chosen().getByTestId('sheet-state')).toHaveText('未发');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('signature')).toBeFocused();
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('sign-refused')).toContainText('密码不对');
    await expect(page.getByTestId('signature')).toBeFocused();
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('routes-news')).toContainText('1201 册已发给');
    await expect(chosen().getByTestId('sheet-state')).toContainText('领');
    // What the reader walks with: every meter of the route, on paper of pages with numbers.
    await page.keyboard.press('F6');
    await expect(page.getByTestId('ruled-page').first()).toContainText('第 1 /');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('routes')).toBeFocused();
  });

  test('shows what is read of it as it comes in, and what is left', async () => {
    const { page, clerk } = program;
    await clerk.becomes(reader, demoPassword);
    await clerk.goTo('routes');
    await page.keyboard.press('End');
    // The reader may look, and not make or hand out.
    await expect(chosen().getByTestId('route-rate')).toHaveText('0.00 %');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('signature')).toHaveCount(0);
    await page.keyboard.press('Enter');
    const missed = page.getByTestId('missed');
    await expect(missed).toBeFocused();
    const before = Number(await missed.getAttribute('aria-rowcount'));
    const accountNo = (await missed.locator('[data-row] span').nth(2).innerText()).trim();
    await clerk.goTo('readings');
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    const choice = page.getByTestId('route-choice');
    await expect(async () => {
      if (!(await choice.innerText()).includes('1201')) await page.keyboard.press('F3');
      await expect(choice).toContainText('1201', { timeout: 200 });
    }).toPass();
    await expect(page.getByTestId('reading-cell')).toBeFocused();
    await page.keyboard.press('F2');
    await page.keyboard.type(accountNo);
    await page.keyboard.press('Enter');
    const current = page.locator('.reading-current');
    await expect(current).toHaveAttribute('data-testid', `reading-${accountNo}`);
    // As much as usual, so that nobody has to be asked why.
    const figure = async (index: number) =>
      Number((await current.locator('.figures').nth(index).innerText()).split('\n')[0]);
    await page.keyboard.type(String((await figure(1)) + (await figure(2))));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId(`reading-${accountNo}`)).toHaveAttribute('data-kind', 'actual');
    await clerk.goTo('routes');
    await page.keyboard.press('End');
    await expect(chosen().getByTestId('route-rate')).toHaveText('2.00 %');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F11');
    await page.keyboard.press('F11');
    // Read outside its days it stays in the list, for that; within them it leaves it.
    const left = Number(await missed.getAttribute('aria-rowcount'));
    const isOffDays =
      (await missed.innerText()).includes('早抄') || (await missed.innerText()).includes('迟抄');
    expect(left).toBe(isOffDays ? before : before - 1);
  });

  test('comes back with how much was read, taken by somebody else than the reader', async () => {
    const { page } = program;
    await goToLastRoute(auditor);
    await page.keyboard.press('F8');
    await expect(page.getByTestId('read-count')).toBeFocused();
    await page.keyboard.type('9999');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('signature')).toBeFocused();
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('sign-refused')).toContainText('册上只有');
    await page.getByTestId('read-count').fill('1');
    await page.keyboard.press('Enter');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('routes-news')).toContainText('交回');
    await expect(chosen().getByTestId('sheet-state')).toContainText('已交回 1/');
  });

  test('is walked in the order that the biller gives it by keyboard', async () => {
    const { page } = program;
    await goToLastRoute(biller);
    await page.keyboard.press('F5');
    const walk = page.getByTestId('walk');
    await expect(walk).toBeFocused();
    const accountAt = async (row: number): Promise<string> =>
      (await walk.locator(`[aria-rowindex="${row}"] span`).nth(2).innerText()).trim();
    const [first, second] = [await accountAt(1), await accountAt(2)];
    await page.keyboard.press('Control+ArrowDown');
    expect([await accountAt(1), await accountAt(2)]).toEqual([second, first]);
    // One from another route comes in behind it.
    await page.keyboard.press('F6');
    await page.keyboard.type('0101');
    await page.keyboard.press('Enter');
    const elsewhere = page.getByTestId('elsewhere');
    await expect(elsewhere).toBeFocused();
    await expect(elsewhere.locator('[aria-rowindex="1"]')).toContainText('0101');
    await page.keyboard.press('Space');
    const coming = (await elsewhere.locator('[aria-rowindex="1"] span').nth(2).innerText()).trim();
    await page.keyboard.press('F10');
    expect(await accountAt(3)).toBe(coming);
    await page.keyboard.press('F9');
    await expect(page.getByTestId('routes-news')).toContainText('走抄顺序已保存');
    await page.keyboard.press('F5');
    await expect(walk).toBeFocused();
    expect([await accountAt(1), await accountAt(2), await accountAt(3)]).toEqual([second, first, coming]);
  });
});
