import { expect, test } from '@playwright/test';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';

const cashier = '张秀英';

test.describe('the demo station', () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };

  test.beforeAll(async () => {
    program = await launchDemo();
  });
  test.afterAll(() => program.close());

  test('takes a payment by keyboard alone, from sign-in to the next customer', async () => {
    const { page, clerk } = program;
    const digit =
      (await page.getByTestId('person').allInnerTexts()).findIndex((text) => text.includes(cashier)) + 1;
    await page.keyboard.press(String(digit));
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await clerk.read('collect-screen');
    await page.keyboard.press('F10');
    await clerk.read('open-till-form');
    await page.keyboard.type('200');
    await page.keyboard.press('F9');
    await clerk.read('collect-screen');
    // Whoever of the first hits owes something: arrows go down to them, Enter opens, the amount is typed, Enter takes.
    await page.keyboard.press('F2');
    await page.keyboard.type('红柳湾');
    const hits = page.getByTestId('collect-hit');
    await hits.first().waitFor();
    const owing = (await hits.allInnerTexts()).findIndex((text) => /\d\.\d\d/.test(text));
    expect(owing).toBeGreaterThanOrEqual(0);
    for (let step = 0; step < owing; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await clerk.read('account-name');
    const due = await clerk.read('due');
    await page.keyboard.type('10000');
    await expect(page.getByTestId('say')).toContainText('10,000.00');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('done-line')).toContainText(due);
    await expect(page.getByTestId('collect-search')).toBeFocused();
  });

  test('finds people by initials, part of a name, phone and door', async () => {
    const { page, clerk } = program;
    for (const said of ['aygl', '古丽', '阿依', '村3组']) {
      await clerk.key('F2');
      await clerk.fill('collect-search', said);
      await expect(page.getByTestId('collect-hit').first(), said).toBeVisible();
    }
    await clerk.fill('collect-search', '查无此人');
    await expect(page.getByTestId('find-nothing')).toBeVisible();
  });

  test('shows nothing cut off, in either language and at the largest size', async () => {
    const { page, clerk } = program;
    const people = await page.evaluate(async () => {
      const answer = await window.counter.call('session/list-people', undefined);
      return answer.ok
        ? (answer.value as { readonly fullName: string }[]).map((person) => person.fullName)
        : [];
    });
    expect(people.length).toBeGreaterThan(10);
    const troubles: string[] = [];
    for (const [language, size] of [
      ['zh-CN', 'normal'],
      ['en', 'normal'],
      ['en', 'largest'],
      ['zh-CN', 'largest'],
    ] as const) {
      await page.evaluate(
        (chosen) => localStorage.setItem('preferences', JSON.stringify({ state: chosen, version: 0 })),
        { language, textSize: size, appearance: 'light', lastLoginName: null },
      );
      await page.evaluate(() => window.counter.call('session/sign-out', undefined));
      await page.reload();
      for (const fullName of people) {
        await clerk.becomes(fullName, demoPassword);
        const places = await page
          .locator('nav.rail button')
          .evaluateAll((all) => all.map((one) => one.dataset.testid ?? ''));
        for (const place of places) {
          await page.getByTestId(place).click();
          await page.locator('.shell-work > *').first().waitFor();
          await page.waitForTimeout(150);
          for (const trouble of await page.evaluate(findCutOff)) {
            troubles.push(`${language} ${size} ${fullName} ${place}: ${trouble}`);
          }
        }
      }
    }
    expect(troubles).toEqual([]);
  });
});

/** Text that runs out of its box without being told to (`.clip` says "cut me"), and a page wider than the window. */
function findCutOff(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
    const style = getComputedStyle(element);
    const isFree = style.overflowX === 'visible' && style.display !== 'inline' && element.clientWidth > 0;
    if (isFree && element.scrollWidth > element.clientWidth + 1 && element.innerText.trim() !== '') {
      found.push(`${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  return found.slice(0, 3);
}
