import path from 'node:path';
import { expect, test } from '@playwright/test';
import { formatKwh } from '../../db/domain/kernel/energy.ts';
import { addFen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import type { BillNotice } from '../../electron/contract/notices.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import { noticePages, publicPages } from '../../renderer/screens/notices/paper-pages.ts';
import { readTable } from '../../electron/services/imports/read-table.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo } from '../support/demo-program.ts';
import type { RunningProgram } from '../support/runtime.ts';
import { readPaper } from '../support/runtime-printing.ts';

const supervisor = '陈国栋';
type PublicList = OutputOf<'notices/public-list'>;

// The month's papers: every household's notice and the village's list, on the screen, as a PDF and as a workbook.
test.describe('notices and the village list', () => {
  test.setTimeout(240_000);
  let program: RunningProgram & { readonly clerk: Clerk };
  let month: Month;

  test.beforeAll(async () => {
    program = await launchDemo();
    const { clerk, page } = program;
    await clerk.becomes(supervisor, demoPassword);
    month = await page.evaluate(async () => {
      const months = await window.counter.call('bills/list-months', undefined);
      const rows = months.ok ? (months.value as { month: Month; issued: number }[]) : [];
      return rows.find((row) => row.issued > 20)?.month ?? ('none' as Month);
    });
    await clerk.goTo('notices');
    await clerk.read('notices-screen');
    await page.getByTestId('month-choice').click();
    await page.locator('.ant-select-item-option').filter({ hasText: month }).first().click();
    await clerk.read('notice-places');
  });
  test.afterAll(() => program.close());

  /** Presses a key that saves a file, and waits for the word that it is there. */
  async function saves(key: string, name: string): Promise<string> {
    const { clerk, page, userData } = program;
    const file = path.join(userData, name);
    await clerk.willSaveTo(file);
    await page.keyboard.press(key);
    await expect(page.getByTestId('list-news')).toContainText(name);
    return file;
  }

  async function chosenPlace(): Promise<string> {
    const row = program.page.getByTestId('notice-places').locator('[aria-selected="true"]');
    return (await row.locator('[role="gridcell"]').nth(1).innerText()).trim();
  }

  test('show every notice whole, as it is printed', async () => {
    const { page } = program;
    await expect(page.getByTestId('notice-places')).toBeFocused();
    const village = await chosenPlace();
    const notices = await page.evaluate(askNotices, { month, village });
    expect(notices.length).toBeGreaterThan(3);
    await expect(page.getByTestId('notice')).toHaveCount(notices.length);
    const tooTall = await page
      .getByTestId('notice')
      .evaluateAll((all) =>
        all
          .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.textContent),
      );
    expect(tooTall).toEqual([]);

    const paper = readPaper(await saves('Control+d', 'notices.pdf'));
    expect(paper.pages).toBe(noticePages(notices).length);
    expect([Math.round(paper.widthMm), Math.round(paper.heightMm)]).toEqual([210, 297]);
    const text = paper.text.replace(/\s+/g, ' ');
    for (const notice of notices) {
      expect(text).toContain(notice.accountNo);
      expect(text).toContain(formatYuanGrouped(notice.amountFen));
      expect(text).toContain(`本月电量 ${formatKwh(notice.energyWh)} 千瓦时`);
    }
    expect(text.match(/电 ?费 ?通 ?知 ?单/g)).toHaveLength(notices.length);
    // The sheet was there for the file only.
    await expect(page.locator('body > .paper-list')).toHaveCount(0);
  });

  test('make the village list, masked, with its sum, its heading on every page', async () => {
    const { page } = program;
    await page.keyboard.press('F7');
    await expect(page.getByTestId('public-sum')).toBeVisible();
    const overflowing = await page
      .locator('.public-page')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
    expect(overflowing).toBe(0);
    const village = await chosenPlace();
    const list = await page.evaluate(askPublicList, { month, village });
    const notices = await page.evaluate(askNotices, { month, village });
    const paper = readPaper(await saves('Control+d', 'public.pdf'));
    const pages = publicPages(list.rows).length;
    expect(paper.pages).toBe(pages);
    const text = paper.text.replace(/[ \n]+/g, ' ');
    expect(
      text.split(`${village} ${Number(month.slice(0, 4))}年${Number(month.slice(5))}月 电量电价电费公示`),
    ).toHaveLength(pages + 1);
    const sumFen = addFen(...notices.map((notice) => notice.amountFen));
    expect(text).toContain(formatYuanGrouped(sumFen));
    expect(text).toContain(`合计 ${notices.length} 户`);
    for (const notice of notices.filter((one) => one.tariffLabel.startsWith('居民')))
      expect(text).not.toContain(notice.name);

    const file = await saves('Control+e', 'public.xlsx');
    const rows = await tableOf(file);
    expect(rows).toHaveLength(list.rows.length + 2);
    expect(rows.at(-1)?.join(' ')).toContain(`合计 ${notices.length} 户`);
  });

  test('walk to a route by keyboard, which has notices and no village list', async () => {
    const { page } = program;
    await page.getByTestId('notice-places').focus();
    await page.keyboard.press('End');
    await expect(page.getByTestId('empty-place')).toBeVisible();
    await page.keyboard.press('F6');
    const routeCode = await chosenPlace();
    await expect(page.getByTestId('notice').first()).toBeVisible();
    const file = await saves('Control+e', 'notices.xlsx');
    const notices = await page.evaluate(askNotices, { month, routeCode });
    expect((await tableOf(file)).length).toBe(notices.length + 1);
  });

  test('are for every list of the program: a plain table lies on its side and keeps all its rows', async () => {
    const { page, clerk } = program;
    await clerk.goTo('books');
    await clerk.read('books-screen');
    await page.waitForTimeout(500);
    const paper = readPaper(await saves('Control+d', 'books.pdf'));
    expect(paper.pages).toBeGreaterThan(0);
    expect([Math.round(paper.widthMm), Math.round(paper.heightMm)]).toEqual([297, 210]);
    // Every page has the heading; and they hold every entry.
    const words = paper.text.split('\f').filter((text) => text.trim() !== '');
    expect(words).toHaveLength(paper.pages);
    for (const text of words) expect(text).toContain('校验值');
  });
});

async function tableOf(file: string): Promise<readonly (readonly unknown[])[]> {
  const read = await readTable(file);
  if (!read.ok) throw new Error(read.refusal.code);
  const rows: (readonly unknown[])[] = [read.value.headings];
  for await (const { cells } of read.value.rows()) rows.push(cells);
  return rows;
}

/** In the page: what a village or a route is told. */
async function askNotices({
  month,
  ...place
}: { readonly month: string } & ({ readonly village: string } | { readonly routeCode: string })) {
  const answer = await window.counter.call('notices/list', { month, place });
  return answer.ok ? (answer.value as BillNotice[]) : [];
}

/** In the page: what stands on the village's board. */
async function askPublicList(input: { readonly month: string; readonly village: string }) {
  const answer = await window.counter.call('notices/public-list', input);
  return answer.ok ? (answer.value as PublicList) : { showsAccountNo: true, rows: [] };
}
