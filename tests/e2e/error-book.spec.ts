import { expect, test } from '@playwright/test';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';

const auditor = '孙丽华';
const reader = '赵铁军';
const biller = '周敏';

/** In the page of the reader: writes down what was checked at the returned customer's meter. */
async function sayChecked(name: string): Promise<void> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const listed = await window.counter.call('readings/list', { month, routeCode: '', onlyUnexplained: false });
  if (!listed.ok) throw new Error('no readings');
  const rows = listed.value as readonly { readonly registerId: number; readonly name: string }[];
  const row = rows.find((one) => name.includes(one.name));
  const said = { registerId: row?.registerId ?? 0, month, reason: '已现场核对，示数无误', isRollOver: false };
  const answer = await window.counter.call('readings/explain', said);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}

test.describe('the error book', () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  test('an auditor returns a bill by keyboard alone; its author finds the error, mends it, and the pass closes it', async () => {
    const { page, clerk } = program;
    await clerk.becomes(auditor, demoPassword);
    await clerk.goTo('audit');
    const name = await clerk.read('audit-name');
    await page.keyboard.press('F8');
    await clerk.read('return-kind');
    // Escape goes a question back, and the third kind is not the fourth.
    await page.keyboard.press('3');
    await expect(page.getByTestId('return-author')).toContainText(reader);
    await page.keyboard.press('Escape');
    await page.keyboard.press('4');
    await expect(page.getByTestId('return-author')).toContainText(biller);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('return-so-far')).toContainText(reader);
    await page.keyboard.type('示数多了一位');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('audit-news')).toContainText(reader);

    await clerk.goTo('errors');
    const book = page.getByTestId('errors');
    await expect(book.locator('[data-row]').first()).toContainText('示数多了一位');
    await expect(page.getByTestId('errors-summary')).toContainText('3');
    await page.keyboard.press('F2');
    await page.keyboard.type('小数');
    await expect(book.locator('[data-row]')).toHaveCount(1);
    await expect(book.locator('[data-row]').first()).toContainText(name);

    await clerk.becomes(biller, demoPassword);
    await clerk.goTo('billing');
    await page.getByTestId('draft-states').getByText('3').first().waitFor();
    await expect(page.getByTestId('drafts')).toContainText('示数多了一位');
    await clerk.key('F8');
    // All three are the reader's: nothing has changed yet, and none goes back to the auditor as it is.
    await expect(page.getByTestId('left-aside-returned_unchanged')).toContainText('3');
    await expect(page.getByTestId('flow-returned')).toContainText('3');

    await clerk.becomes(reader, demoPassword);
    await expect(page.getByTestId('place-errors')).toContainText('3');
    await clerk.goTo('errors');
    await expect(page.getByTestId('errors').locator('[data-row]')).toHaveCount(3);
    // The walk through the grid is month.spec's; here the reader's word is enough.
    await page.evaluate(sayChecked, name);

    await clerk.becomes(biller, demoPassword);
    await clerk.goTo('billing');
    await clerk.read('flow-returned');
    await clerk.key('F8');
    await expect(page.getByTestId('flow-returned')).toContainText('2');

    // The bill is the first of the audit again: it says why it came back, and its pass mends the error.
    await clerk.becomes(auditor, demoPassword);
    await clerk.goTo('audit');
    await page.getByTestId('audit-list').locator('[role="row"]', { hasText: name }).first().click();
    await expect(page.getByTestId('audit-returned')).toContainText('示数多了一位');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('audit-news')).toContainText(name);
    await clerk.goTo('errors');
    const first = page.getByTestId('errors').locator('[data-row]').first();
    // Author, finder, and who mended it.
    await expect(first).toContainText(new RegExp(`${reader}${auditor}.*${reader}`));
    await page.keyboard.press('F3');
    await expect(page.getByTestId('error-people')).toContainText(reader);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('errors-filter')).toHaveValue(reader);
  });
});
