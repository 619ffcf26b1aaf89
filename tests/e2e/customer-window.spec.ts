import { expect, type Page, test } from '@playwright/test';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo, openTill } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

test.describe("the customer's window", () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let customer: Page;

  test.beforeAll(async () => {
    program = await launchDemo();
    await openTill(program.clerk, '张秀英');
    await program.clerk.goTo('settings');
    const opened = program.app.waitForEvent('window');
    await program.page.getByTestId('has-customer-window').click();
    customer = await opened;
    await program.clerk.goTo('collect');
  });
  test.afterAll(() => program.close());

  test('shows due, given, change, and asks to check; then that it is paid', async () => {
    const { page, clerk } = program;
    await expect(customer.getByTestId('customer-welcome')).toHaveText('您好，欢迎交费');
    await clerk.key('F2');
    await page.keyboard.type('红柳湾');
    await page.getByTestId('collect-hit').first().waitFor();
    const owing = (await page.getByTestId('collect-hit').allInnerTexts()).findIndex((text) =>
      /\d\.\d\d/.test(text),
    );
    for (let step = 0; step < owing; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await clerk.read('account-name');
    const due = await clerk.read('due');
    await expect(customer.getByTestId('customer-due')).toHaveText(due);
    await expect(customer.getByTestId('customer-given')).toHaveText('');
    await page.keyboard.type('9000');
    await expect(customer.getByTestId('customer-given')).toHaveText('9,000.00');
    const change = await clerk.read('change');
    await expect(customer.getByTestId('customer-change')).toHaveText(change);
    await expect(customer.getByTestId('customer-say')).toHaveText('请核对');
    await page.keyboard.press('F9');
    await expect(customer.getByTestId('customer-say')).toHaveText('已收款，请核对找零和收据');
    await expect(customer.getByTestId('customer-change')).toHaveText(change);
  });

  test('shows nobody their figures once the cashier has gone elsewhere', async () => {
    await program.clerk.goTo('till');
    await expect(customer.getByTestId('customer-welcome')).toBeVisible();
  });

  test('shows nobody their figures once the cashier has signed out', async () => {
    const { page, clerk } = program;
    await clerk.goTo('collect');
    await page.keyboard.type('红柳湾');
    await page.getByTestId('collect-hit').first().waitFor();
    await page.keyboard.press('Enter');
    await clerk.read('account-name');
    await clerk.becomes('赵铁军', demoPassword);
    await expect(customer.getByTestId('customer-welcome')).toBeVisible();
    await clerk.becomes('张秀英', demoPassword);
  });

  test('can ask the program for nothing', async () => {
    const code = await customer.evaluate(async () => {
      const answer = await window.counter.call('accounts/find', { text: '王' });
      return answer.ok ? 'allowed' : 'refusal' in answer ? answer.refusal.code : 'fault';
    });
    expect(code).toBe('input_malformed');
  });

  test('closes when the PC is to have none', async () => {
    await program.clerk.goTo('settings');
    const closed = customer.waitForEvent('close');
    await program.page.getByTestId('has-customer-window').click();
    await closed;
    expect(program.app.windows()).toHaveLength(1);
  });
});
