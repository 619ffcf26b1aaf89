import { expect, test } from '@playwright/test';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';

const reader = '赵铁军';
const biller = '周敏';
const auditor = '孙丽华';
const head = '马建国';
const routeCode = '0101';
const returnedFor = '示数与现场不符';
const reopenedFor = '补录漏抄的一户';

/** A register as the grid of a route lists it. */
interface GridRow {
  readonly accountNo: string;
  readonly name: string;
  readonly register: string;
  readonly kind: string | null;
  readonly finding: string | null;
  readonly reason: string | null;
  readonly isBilled: boolean;
  readonly dialWh: number | null;
  readonly lastDialWh: number | null;
  readonly usualUseWh: number | null;
  readonly multiplierMilli: number;
}

/** The one dial of a plain meter that is not read, or without the word that it wants. */
function isLeft(row: GridRow): boolean {
  const isOpen = row.kind !== 'actual' || (row.finding !== null && row.reason === null);
  return row.register === 'total' && !row.isBilled && isOpen;
}

// A month as four people hand it on: read, computed, returned, mended, passed, issued, locked, opened once more and locked again.
test.describe('a month', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(300_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let month: string;
  let returned: GridRow;

  test.beforeAll(async () => {
    program = await launchDemo();
    month = await program.page.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));
  });
  test.afterAll(() => program.close());

  const cell = () => program.page.getByTestId('reading-cell');

  /** The registers of a route, as the person who is signed in may see them. */
  async function rowsOf(code: string): Promise<readonly GridRow[]> {
    return program.page.evaluate(
      async (asked) => {
        const answer = await window.counter.call('readings/list', asked);
        if (!answer.ok) throw new Error('no readings');
        return answer.value as unknown as readonly GridRow[];
      },
      { month, routeCode: code, onlyUnexplained: false },
    );
  }

  /** Signs somebody in and comes to a place from another one: what a place does with the cursor it does when it is opened. */
  async function opens(fullName: string, place: string): Promise<void> {
    const { clerk } = program;
    await clerk.becomes(fullName, demoPassword);
    await clerk.goTo('errors');
    await clerk.read('errors-screen');
    await clerk.goTo(place);
  }

  async function openRoute(code: string): Promise<void> {
    const { page } = program;
    await opens(reader, 'readings');
    await expect(cell()).toBeFocused();
    // The program opens the first route that is not through: F3 goes on from it, one before it is chosen.
    const choice = page.getByTestId('route-choice');
    const opened = /\d{4}/.exec(await choice.innerText())?.[0] ?? '';
    if (code < opened) {
      await choice.click();
      await page.locator('.ant-select-item-option', { hasText: code }).first().click();
      await expect(choice).toContainText(code);
      return;
    }
    await expect(async () => {
      if (!(await choice.innerText()).includes(code)) await page.keyboard.press('F3');
      await expect(choice).toContainText(code, { timeout: 200 });
    }).toPass();
    await expect(cell()).toBeFocused();
  }

  async function goToMeter({ accountNo }: GridRow): Promise<void> {
    const { page } = program;
    await page.keyboard.press('F2');
    await page.keyboard.type(accountNo);
    await page.keyboard.press('Enter');
    await expect(page.locator('.reading-current')).toHaveAttribute('data-testid', `reading-${accountNo}`);
  }

  /** A dial that nobody has to be asked about: as much as usual, and `more` kWh. */
  function usualDial(row: GridRow, more = 0): string {
    const useWh = Math.round(((row.usualUseWh ?? 0) * 1_000) / row.multiplierMilli);
    return String(Math.round(((row.lastDialWh ?? 0) + useWh) / 1_000) + more);
  }

  /** The question under a row is answered by one digit, after the pause of somebody who has read it. */
  async function confirmFinding(): Promise<void> {
    const { page } = program;
    await page.getByTestId('finding-question').waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.press('1');
    await expect(page.getByTestId('reading-reason-input')).toBeFocused();
    await page.keyboard.press('1');
  }

  async function openBilling(fullName: string): Promise<void> {
    const { page } = program;
    await opens(fullName, 'billing');
    await expect(page.getByTestId('billing-months')).toBeFocused();
    await expect(page.getByTestId('month-state')).toContainText(month);
  }

  async function computeRoute(): Promise<void> {
    const { page, clerk } = program;
    await openBilling(biller);
    await page.getByTestId('billing-route').click();
    await page.getByTitle(routeCode, { exact: true }).click();
    await page.keyboard.press('F8');
    await clerk.read('computed-news');
  }

  /** Skips by keyboard to an account of the audit's list. */
  async function skipTo(isWanted: (text: string) => boolean): Promise<string> {
    const { page, clerk } = program;
    await opens(auditor, 'audit');
    for (let skipped = 0; skipped < 600; skipped += 1) {
      const text = await clerk.read('audit-account');
      if (isWanted(text)) return text;
      await page.keyboard.press('F6');
      await expect.poll(() => clerk.read('audit-account')).not.toBe(text);
    }
    throw new Error('the audit has no such account');
  }

  test('is read and explained to the end of a route', async () => {
    const { page } = program;
    await openRoute(routeCode);
    for (const row of (await rowsOf(routeCode)).filter(isLeft)) {
      await goToMeter(row);
      if (row.kind === 'actual') {
        await confirmFinding();
        continue;
      }
      await page.keyboard.type(usualDial(row));
      await page.keyboard.press('Enter');
      // Nothing used, as the month before: the program asks, and the cursor stays.
      const asked = page.locator(`[data-index]:has([data-testid="reading-${row.accountNo}"])`);
      if (await asked.getByTestId('finding-question').isVisible()) await confirmFinding();
    }
    await expect.poll(async () => (await rowsOf(routeCode)).filter(isLeft)).toEqual([]);
  });

  test('is computed route by route, and what the auditor returns stands in the error book of its author', async () => {
    const { page, clerk } = program;
    await computeRoute();
    const usual = new Map(
      (await rowsOf(routeCode))
        .filter((row) => row.kind === 'actual' && row.multiplierMilli === 1_000 && (row.usualUseWh ?? 0) > 0)
        .map((row) => [row.accountNo, row]),
    );
    const text = await skipTo((account) => [...usual.keys()].some((no) => account.includes(no)));
    const chosen = [...usual.values()].find(({ accountNo }) => text.includes(accountNo));
    if (chosen === undefined) throw new Error('the account is of another route');
    returned = chosen;
    await page.keyboard.press('F8');
    await clerk.read('return-kind');
    await page.keyboard.press('1');
    await expect(page.getByTestId('return-author')).toContainText(reader);
    await page.keyboard.press('Enter');
    await page.keyboard.type(returnedFor);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('audit-news')).toContainText(reader);

    await clerk.becomes(reader, demoPassword);
    await expect(page.getByTestId('place-errors')).toContainText(/\d/);
    await clerk.goTo('errors');
    const entry = page.getByTestId('errors').locator('[data-row]').first();
    await expect(entry).toContainText(returned.accountNo);
    await expect(entry).toContainText(returnedFor);
    await expect(entry).toContainText('未更正');
  });

  test('is mended by a reading with its reason, computed again, and passed one by one', async () => {
    const { page, clerk } = program;
    await openRoute(routeCode);
    await goToMeter(returned);
    const before = (await rowsOf(routeCode)).find(({ accountNo }) => accountNo === returned.accountNo);
    const dial = usualDial(returned);
    const mended = Number(dial) * 1_000 === before?.dialWh ? usualDial(returned, 1) : dial;
    if (await page.getByTestId('finding-question').isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(mended);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('correction-reason-input')).toBeFocused();
    await page.keyboard.press('1');
    await expect
      .poll(
        async () =>
          (await rowsOf(routeCode)).find(({ accountNo }) => accountNo === returned.accountNo)?.dialWh,
      )
      .toBe(Number(mended) * 1_000);

    await computeRoute();
    await skipTo((account) => account.includes(returned.accountNo));
    await expect(page.getByTestId('audit-returned')).toContainText(returnedFor);
    await page.keyboard.press('F9');
    await expect(page.getByTestId('audit-news')).toContainText(returned.name);
    await clerk.goTo('errors');
    await page.keyboard.press('F2');
    await page.keyboard.type(returned.accountNo);
    const entry = page.getByTestId('errors').locator('[data-row]').first();
    await expect(entry).toContainText(returnedFor);
    await expect(entry).not.toContainText('未更正');
  });

  test('is issued and locked though accounts have no bill, and takes no reading any more', async () => {
    const { page, clerk } = program;
    await openBilling(biller);
    await expect(page.getByTestId('flow-passed')).toContainText('1');
    await page.keyboard.press('F9');
    await clerk.read('issue-question');
    await expect(page.getByTestId('issue-yes')).toBeEnabled();
    await page.keyboard.press('F9');
    await clerk.read('issued-news');
    await lockMonth();

    await openRoute('1201');
    const unread = (await rowsOf('1201')).find(({ register, kind }) => register === 'total' && kind === null);
    if (unread === undefined) throw new Error('the last route has nothing to read');
    await goToMeter(unread);
    await page.keyboard.type(usualDial(unread));
    await page.keyboard.press('Enter');
    // It comes back into its cell with the sentence.
    await expect(page.getByTestId(`reading-${unread.accountNo}`)).toContainText('没有存上');
    await goToMeter(unread);
    await expect(page.getByTestId('reading-failed')).toContainText('封账');
  });

  test('is opened once more by the head of the station, who is told why, and locked again', async () => {
    const { page, clerk } = program;
    await openBilling(biller);
    await page.keyboard.press('F7');
    await expect(page.getByTestId('reopen-reason-input')).toBeFocused();
    await page.keyboard.type(reopenedFor);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('lock-lines')).toContainText(reopenedFor);

    await clerk.becomes(head, demoPassword);
    await clerk.goTo('approvals');
    await clerk.read('waiting-items');
    // The longest waiting stands first, and this has only just been asked.
    await page.keyboard.press('End');
    await expect(page.getByTestId('reopen-detail')).toContainText(reopenedFor);
    await page.keyboard.press('1');
    await expect(page.getByTestId('decision-news')).toContainText('已解封');

    await openBilling(biller);
    await expect(page.getByTestId('lock-lines')).toContainText(head);
    await lockMonth();
    await expect(page.getByTestId('lock-lines').locator('li').first()).toContainText(biller);
  });

  async function lockMonth(): Promise<void> {
    const { page, clerk } = program;
    await page.keyboard.press('F7');
    await clerk.read('lock-question');
    await expect(page.getByTestId('lock-unbilled')).not.toHaveText('0');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('month-state')).toContainText('已封账');
  }
});
