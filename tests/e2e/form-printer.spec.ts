import { expect, test } from '@playwright/test';
import { demoPassword, launchDemo, openTill } from '../support/demo-program.ts';
import { awaitPrinted, findTestPrintQueue, listPrinted, readPaper } from '../support/runtime-printing.ts';

// A form is arranged by keyboard, tried, and a receipt is printed on it by the system's own queue.
test('a receipt on a form of 241 mm', async () => {
  test.setTimeout(240_000);
  const queue = findTestPrintQueue();
  if (queue.folder === null) {
    process.stderr.write(`Forms were not looked at: ${queue.missing}\n`);
    return;
  }
  const { name, folder } = queue;
  const program = await launchDemo();
  const { clerk, page } = program;
  try {
    await test.step('is chosen and arranged in millimetres', async () => {
      await clerk.becomes('何文斌', demoPassword);
      await clerk.goTo('settings');
      await page.getByText(name, { exact: true }).click();
      await clerk.press('paper-form');
      await clerk.read('form-designer');
      await page.getByTestId('form-field').nth(1).click();
      const left = page.getByTestId('form-xTenthMm');
      await expect(left).toHaveValue('15.0');
      await page.getByTestId('form-preview').focus();
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Control+ArrowDown'])
        await page.keyboard.press(key);
      await expect(left).toHaveValue('16.5');
      await expect(page.getByTestId('form-yTenthMm')).toHaveValue('15.5');
      await clerk.press('form-keep');
      await expect(page.getByTestId('form-news')).toContainText('版面已保存');
    });

    await test.step('prints a test page of exactly its size', async () => {
      const before = listPrinted(folder);
      await clerk.press('receipt-test');
      await expect(page.getByTestId('printer-news-receipt')).toContainText('测试已打印');
      const paper = readPaper(await awaitPrinted(folder, before));
      expect(paper).toMatchObject({ pages: 1, widthMm: 241 });
      // 139.7 mm in whole points of the driver.
      expect([139, 140]).toContain(paper.heightMm);
    });

    await test.step('carries a receipt', async () => {
      await openTill(clerk, '张秀英');
      const before = listPrinted(folder);
      await clerk.fill('collect-search', '红柳湾');
      const hits = page.getByTestId('collect-hit');
      await hits.first().waitFor();
      const owing = (await hits.allInnerTexts()).findIndex((text) => /\d\.\d\d/.test(text));
      for (let step = 0; step < owing; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await clerk.read('account-name');
      await page.keyboard.type('10000');
      await page.keyboard.press('F9');
      await expect(page.getByTestId('done-line')).toContainText('已打印');
      const paper = readPaper(await awaitPrinted(folder, before));
      expect(paper).toMatchObject({ pages: 1, widthMm: 241 });
      // 139.7 mm in whole points of the driver.
      expect([139, 140]).toContain(paper.heightMm);
    });
  } finally {
    await program.close();
  }
});
