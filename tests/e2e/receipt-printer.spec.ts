import { expect, test } from '@playwright/test';
import { demoPassword, launchDemo, openTill } from '../support/demo-program.ts';
import { startReceiptPrinter } from '../support/receipt-printer.ts';
import type { Clerk } from '../../scripts/tour/clerk.ts';

const administrator = '何文斌';
const cashier = '张秀英';

/** Finds somebody who owes, takes their money with F9; answers what was due and the number of the receipt. */
async function takeSomebody(clerk: Clerk, search: string): Promise<{ due: string; line: string }> {
  const { page } = clerk;
  await page.keyboard.press('F2');
  await clerk.fill('collect-search', search);
  const hits = page.getByTestId('collect-hit');
  await hits.first().waitFor();
  const owing = (await hits.allInnerTexts()).findIndex((text) => /\d\.\d\d/.test(text));
  for (let step = 0; step < owing; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await clerk.read('account-name');
  const due = await clerk.read('due');
  await page.keyboard.type('10000');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('done-line')).toContainText(due);
  return { due, line: await clerk.read('done-line') };
}

// A printer on the network is chosen by hand, and what it prints is read at the other end of its line.
test('a receipt printer on the network', async () => {
  test.setTimeout(240_000);
  const printer = await startReceiptPrinter();
  const program = await launchDemo();
  const { clerk, page } = program;
  try {
    await test.step('is chosen in the settings and tried', async () => {
      await clerk.becomes(administrator, demoPassword);
      await clerk.goTo('settings');
      await clerk.press('receipt-road-tcp');
      await clerk.fill('receipt-place', '127.0.0.1; reboot');
      await expect(page.getByTestId('receipt-use')).toBeDisabled();
      await clerk.fill('receipt-place', '127.0.0.1');
      await clerk.fill('receipt-port', String(printer.port));
      await page.getByText('接着钱箱').click();
      await clerk.press('receipt-use');
      printer.mood.isPaperOut = true;
      await clerk.press('receipt-test');
      await expect(page.getByTestId('printer-news-receipt')).toContainText('缺纸');
      printer.mood.isPaperOut = false;
      await clerk.press('receipt-test');
      await expect(page.getByTestId('printer-news-receipt')).toContainText('测试已打印');
      const [tried] = printer.papers;
      expect(tried?.lines.filter((line) => line.cells !== null).every((line) => line.cells === 48)).toBe(
        true,
      );
      // The rare characters and the Uyghur name, drawn by the program itself.
      const pictures = tried?.lines.flatMap((line) => line.picture ?? []) ?? [];
      expect(pictures.map((picture) => picture.width)).toEqual([576, 576]);
      expect(pictures.every((picture) => picture.blackDots > 200)).toBe(true);
    });

    await test.step('prints the receipt of a payment and opens the drawer', async () => {
      await openTill(clerk, cashier);
      const { due, line } = await takeSomebody(clerk, '红柳湾');
      await expect(page.getByTestId('done-line')).toContainText('已打印');
      const paper = printer.papers.at(-1);
      const words = paper?.lines.map((printed) => printed.text).join('\n') ?? '';
      expect(words).toContain('电费收据');
      expect(words).toContain(due);
      expect(words).toContain(/\d{7,}/.exec(line)?.[0]);
      expect(
        paper?.lines.filter((printed) => printed.cells !== null).every(({ cells }) => cells === 48),
      ).toBe(true);
      expect([paper?.kicks, paper?.cuts]).toEqual([1, 1]);
    });

    await test.step('is told by name when its cover is open, and the receipt comes out once', async () => {
      const before = printer.papers.length;
      printer.mood.isCoverOpen = true;
      await takeSomebody(clerk, '团结');
      await expect(page.getByTestId('paper-line')).toContainText('盖开着');
      expect(printer.papers).toHaveLength(before);
      printer.mood.isCoverOpen = false;
      // No key: it is tried again by itself.
      await expect(page.getByTestId('paper-line')).toBeHidden({ timeout: 30_000 });
      expect(printer.papers).toHaveLength(before + 1);
      expect(printer.papers.at(-1)?.lines.some((line) => line.text.includes('补打'))).toBe(false);
    });

    await test.step('never counts as having printed what was cut in the middle', async () => {
      const before = printer.papers.length;
      printer.mood.cutAfter = 400;
      await takeSomebody(clerk, '和平');
      await expect(page.getByTestId('paper-line')).toContainText('可能已出纸');
      printer.mood.cutAfter = null;
      // It is never tried again by itself: a person looks at the paper first.
      await page.getByTestId('paper-line').getByRole('button').first().click();
      await expect(page.getByTestId('paper-line')).toBeHidden();
      expect(printer.papers).toHaveLength(before + 1);
      expect(printer.papers.at(-1)?.lines.some((line) => line.text.includes('补打 1'))).toBe(true);
      expect(printer.torn).toHaveLength(1);
    });

    await test.step('every paper is listed with what became of it', async () => {
      printer.mood.isPaperOut = true;
      await takeSomebody(clerk, '红柳湾');
      await expect(page.getByTestId('paper-line')).toContainText('缺纸');
      await clerk.goTo('receipts');
      await clerk.press('receipts-tab-jobs');
      await expect(page.getByTestId('print-job').first()).toContainText('没打成');
      await expect(page.getByTestId('print-job-state')).toContainText('缺纸');
      printer.mood.isPaperOut = false;
      await clerk.key('F8');
      await expect(page.getByTestId('jobs-news')).toContainText('已打印');
      await expect(page.getByTestId('print-job').first()).toContainText('已打印');
    });
  } finally {
    await program.close();
    await printer.stop();
  }
});
