import { expect, test } from '@playwright/test';
import { stationDayAt } from '../../db/domain/kernel/calendar.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo, openTill } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const cashier = '张秀英';
const accountant = '吴桂兰';
const head = '马建国';

// A customer who pays by cheque, code and cash at once: no mouse from the search to the receipt, and the drawer's papers counted after.
test.describe('a payment of several tenders', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let accountNo = '';

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  async function types(...keys: readonly string[]): Promise<void> {
    const { keyboard } = program.page;
    for (const key of keys) {
      if (/^(?:Enter|Tab|Escape|Space|Arrow\w+|F\d+|Control\+.+)$/.test(key)) await keyboard.press(key);
      else await keyboard.type(key);
    }
  }

  test('is taken by keyboard, and what is still due in cash is shown', async () => {
    const { page, clerk } = program;
    await openTill(clerk, cashier);
    const owing = page.getByTestId('collect-hit').filter({ has: page.locator('.owed') });
    await types('w');
    await owing.first().click();
    await expect(page.getByTestId('cash-given')).toBeFocused();
    const dueFen = Number(await page.getByTestId('due').getAttribute('data-fen'));
    accountNo = (await page.getByTestId('account-head').getAttribute('data-account')) ?? '';
    const day = stationDayAt(Date.now());
    await types('F8');
    await expect(page.getByTestId('tender-kinds')).toBeFocused();
    await types('Enter', 'Control+a', '10', 'Enter', '10203040', 'Enter', '阿克塞县农村信用社', 'Enter');
    await types('620123456789', 'Enter', day, 'Enter', 'Enter');
    await types('F8');
    await expect(page.getByTestId('tender-trouble')).toBeVisible();
    await types('Space', 'F8');
    await expect(page.getByTestId('cash-due')).toHaveAttribute('data-fen', String(dueFen - 1_000));
    await types('F8', '4', 'Control+a', '5', 'Enter', '4200001234567', 'Enter');
    await expect(page.getByTestId('cash-due')).toHaveAttribute('data-fen', String(dueFen - 1_500));
    await expect(page.getByTestId('cash-given')).toBeFocused();
    await types(String(Math.ceil(dueFen / 100)));
    await types('F9');
    await expect(page.getByTestId('done-line')).toBeVisible();
  });

  test('is counted blind with the drawer', async () => {
    const { page, clerk } = program;
    await clerk.goTo('till');
    await clerk.fill('count-10000', '2');
    await clerk.fill('papers-cheque', '1');
    await clerk.fill('papers-sum-cheque', '10');
    await types('F9', 'F9');
    await expect(page.getByTestId('count-papers')).toContainText('微信');
  });

  test('is told by the fee accountant: the code is in the bank, the cheque came back', async () => {
    const { page, clerk } = program;
    await clerk.becomes(accountant, demoPassword);
    await clerk.goTo('tenders');
    await expect(page.getByTestId('tenders-sum')).toContainText('15.00');
    await types('F2', '4200001234567', 'F6');
    await types('H20261201', 'Enter');
    await expect(page.getByTestId('tender-news')).toContainText('已到账');
    await types('F2', 'Control+a', '10203040', 'F7', '存款不足', 'Enter');
    await expect(page.getByTestId('tender-news')).toContainText('已退票');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await types('F8');
    await expect(page.locator('.return-note')).toContainText('退票通知单');
  });

  test('is reversed after its till was counted, by two people, and paid back', async () => {
    const { page, clerk } = program;
    await clerk.becomes(cashier, demoPassword);
    await clerk.goTo('collect');
    await clerk.fill('collect-search', accountNo);
    await page.locator(`[data-testid="collect-hit"][data-account="${accountNo}"]`).click();
    await expect(page.getByTestId('returned')).toContainText('退票');
    await types('F11', 'ArrowRight', 'F6', '收错户', 'F9');
    await expect(page.getByTestId('undo-asked')).toBeVisible();
    await clerk.becomes(head, demoPassword);
    await clerk.goTo('approvals');
    await expect(page.getByTestId('void-effect')).toContainText('冲正');
    await types('1');
    await clerk.becomes(accountant, demoPassword);
    await clerk.goTo('tenders');
    await page.getByTestId('tenders-view').getByText('冲正退款').click();
    await types('F5', 'TK20261201');
    await types('Enter');
    await expect(page.getByTestId('tender-news')).toContainText('已退');
  });
});
