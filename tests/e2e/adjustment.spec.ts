import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const administrator = '何文斌';
const biller = '周敏';
const head = '马建国';
const cashier = '张秀英';

// A wrong multiplier from the proposal to the customer's account: another person than proposed it posts it, and the books stay sound.
test.describe('an adjustment', () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let account = { accountNo: '', month: '', before: '', after: '' };

  test.beforeAll(async () => {
    program = await launchDemo();
    const { clerk } = program;
    // In a small station one person computes the bills and heads it: exactly who must not decide about an own proposal.
    await clerk.becomes(administrator, demoPassword);
    await program.page.evaluate(async (fullName) => {
      const people = await window.counter.call('people/list', undefined);
      if (!people.ok) throw new Error('no list of people');
      const { personId } = (people.value as { personId: number; fullName: string }[]).find(
        (person) => person.fullName === fullName,
      ) ?? { personId: 0 };
      const change: InputOf<'people/change'> = {
        personId,
        fullName,
        roles: ['biller', 'station_head'],
        isActive: true,
      };
      const changed = await window.counter.call('people/change', change);
      if (!changed.ok) throw new Error(JSON.stringify(changed));
    }, biller);
  });
  test.afterAll(() => program.close());

  test('is proposed by keyboard alone; what is typed survives a refusal', async () => {
    const { page, clerk } = program;
    const { keyboard } = page;
    await keyboard.press('F12');
    await clerk.read('people-list');
    const names = await page.getByTestId('person').allInnerTexts();
    await keyboard.press(String(names.findIndex((text) => text.includes(biller)) + 1));
    await keyboard.type(demoPassword);
    await keyboard.press('Enter');
    await page.getByTestId('person-menu').filter({ hasText: biller }).waitFor();
    await keyboard.press('Control+k');
    await keyboard.type('退补');
    await keyboard.press('Enter');
    await clerk.read('adjustments-screen');
    await keyboard.press('F2');
    await clerk.read('new-adjustment');

    // The first hit that owes something: arrows go down to it.
    await keyboard.type('红柳湾');
    const hits = page.getByTestId('collect-hit');
    await hits.first().waitFor();
    const owing = (await hits.allInnerTexts()).findIndex((text) => /\d\.\d\d/.test(text));
    expect(owing).toBeGreaterThanOrEqual(0);
    for (let step = 0; step < owing; step += 1) await keyboard.press('ArrowDown');
    account = { ...account, accountNo: (await hits.nth(owing).getAttribute('data-account')) ?? '' };
    await keyboard.press('Enter');
    const bills = page.getByTestId('standing-bills');
    await expect(bills).toBeFocused();
    await keyboard.press('Space');
    account.month = /\d{4}-\d{2}/.exec(await clerk.read('standing-bill'))?.[0] ?? '';
    await keyboard.press('Enter');
    await expect(page.getByTestId('faults')).toBeFocused();
    for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');

    // The same multiplier twice changes nothing: refused, and both fields still hold what was typed.
    await keyboard.type('1');
    await keyboard.press('Enter');
    await keyboard.type('1');
    await keyboard.press('Enter');
    await expect(page.getByTestId('adjustment-trouble')).toContainText('没有可退补的');
    await expect(page.getByTestId('fact-trueMultiplier')).toHaveValue('1');
    await expect(page.getByTestId('fact-billedMultiplier')).toHaveValue('1');
    await page.getByTestId('fact-trueMultiplier').focus();
    await keyboard.press('Control+a');
    await keyboard.type('2');
    await keyboard.press('F9');

    await expect(page.getByTestId('effect-direction')).toHaveText('补收');
    account.before = await clerk.read('compare-before');
    account.after = await clerk.read('compare-after');
    const collected = await clerk.read('effect-amount');
    expect(fenOf(account.after) - fenOf(account.before)).toBe(fenOf(collected));
    expect(fenOf(collected)).toBeGreaterThan(0);
    await expect(page.getByTestId('adjustment-reason')).toBeFocused();
    await keyboard.type('倍率少计一半');
    await keyboard.press('F10');
    await expect(page.getByTestId('proposed-news')).toContainText(head);
    await expect(page.getByTestId('adjustment-state')).toHaveText('待审批');
  });

  test('is not decided by who proposed it', async () => {
    const { page, clerk } = program;
    await expect(page.getByTestId('place-approvals').locator('.rail-count')).toHaveCount(0);
    await clerk.goTo('approvals');
    await expect(page.getByTestId('own-proposal')).toContainText('须由他人审批');
    await page.keyboard.press('1');
    await expect(page.getByTestId('approve-question')).toHaveCount(0);
    // Past the page, the program itself refuses.
    const answer = await page.evaluate(async () => {
      const rows = await window.counter.call('adjustments/list', { state: 'waiting' });
      const [row] = rows.ok ? (rows.value as { adjustmentId: number }[]) : [];
      return window.counter.call('adjustments/decide', {
        adjustmentId: row?.adjustmentId,
        isApproved: true,
        reason: null,
      });
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'same_person_forbidden' } });
  });

  test('is approved by the station head, asked once more', async () => {
    const { page, clerk } = program;
    await clerk.becomes(head, demoPassword);
    await expect(page.getByTestId('place-approvals').locator('.rail-count')).toHaveText('1');
    await clerk.goTo('approvals');
    await expect(page.getByTestId('adjustment-page')).toContainText('倍率少计一半');
    expect(await clerk.read('compare-after')).toBe(account.after);
    await page.keyboard.press('1');
    await clerk.read('approve-question');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('adjustment-state')).toHaveText('待审批');
    await page.keyboard.press('1');
    await clerk.read('approve-question');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('decision-news')).toContainText('已批准并入账');
    await expect(page.getByTestId('place-approvals').locator('.rail-count')).toHaveCount(0);

    await clerk.goTo('adjustments');
    await clerk.read('adjustments-screen');
    await page.keyboard.press('F4');
    await expect(page.getByTestId('adjustment-state')).toContainText('已批准');
    await expect(page.getByTestId('posted-bill')).toHaveCount(2);
    await page.keyboard.press('F5');
    await expect(page.getByTestId('posted-explanation')).toContainText(account.after);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('posted-explanation')).toHaveCount(0);
  });

  test('goes out as a sheet of paper and in a workbook', async () => {
    const { page, clerk, userData } = program;
    // The system's own print dialog is nobody's to answer here: the sheet is looked at as it lies before it.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.keyboard.press('F7');
    const sheet = page.locator('.approval-paper');
    await expect(sheet).toContainText('电费退补审批单');
    for (const words of [
      account.accountNo,
      account.month,
      account.before,
      account.after,
      '大写',
      biller,
      head,
    ])
      await expect(sheet).toContainText(words);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);

    const file = path.join(userData, 'adjustments.xlsx');
    await clerk.willSaveTo(file);
    await page.keyboard.press('Control+e');
    await expect(page.getByTestId('list-news')).toContainText('1 行');
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  test('stands on the account as the corrected bill, and the books are sound', async () => {
    const { page, clerk } = program;
    await clerk.goTo('books');
    await clerk.read('books-screen');
    await page.keyboard.press('F9');
    await clerk.read('verify-sound');

    await clerk.becomes(cashier, demoPassword);
    await clerk.goTo('collect');
    await clerk.read('collect-screen');
    await page.keyboard.press('F2');
    await page.keyboard.type(account.accountNo);
    await page.getByTestId('collect-hit').first().waitFor();
    await page.keyboard.press('Enter');
    await clerk.read('account-name');
    await page.keyboard.press('F11');
    const history = page.getByTestId('history').getByRole('option').filter({ hasText: account.month });
    await expect(history).toHaveCount(3);
    await expect(history.filter({ hasText: account.after })).toHaveCount(1);
  });
});

/** "1,022.95" in fen. */
function fenOf(yuan: string): number {
  return Number(yuan.replace(/[,.]/g, ''));
}
