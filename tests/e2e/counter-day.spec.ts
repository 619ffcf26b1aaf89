import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { clerkAt } from '../../scripts/tour/clerk.ts';
import { playCounterDay } from '../../scripts/tour/counter-day.ts';
import { filesOfToday } from '../../scripts/tour/files-of-today.ts';
import { startReceiver } from '../../scripts/tour/county-receiver.ts';
import { findTestDatabase } from '../support/runtime-database.ts';
import { findTestPrintQueue, listPrinted, readPaper } from '../support/runtime-printing.ts';
import { openInBrowser } from '../support/runtime-browser.ts';
import { launchProgram } from '../support/runtime.ts';

// From an empty PC to the county's page, through real parts only: Electron, an SQLite file, a print queue, HTTP, PostgreSQL.
test('one whole counter day', async () => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'counter-day-'));
  const queue = findTestPrintQueue();
  const printedBefore = queue.folder === null ? new Set<string>() : listPrinted(queue.folder);
  const receiver = await startReceiver(findTestDatabase().url ?? undefined);
  const program = await launchProgram();
  const problems: string[] = [];
  program.page.on('pageerror', (error) => problems.push(error.message));
  program.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  try {
    const facts = await playCounterDay({
      clerk: clerkAt(program.app, program.page),
      ...filesOfToday(folder),
      countyUrl: receiver.url,
      enrolmentCode: receiver.enrolmentCode,
      printer: queue.name,
      folder,
      look: async () => undefined,
    });
    expect(facts.imported).toContain('1977');
    expect(facts.receiptNo).toBe('0012804');
    expect(facts.difference).toMatch(/0\.10$/);
    expect(facts.chainHead).toMatch(/^[0-9a-f]{64}$/);

    await test.step('the receipt as PDF has its paper and its words', () => {
      const receipt = readPaper(path.join(folder, 'receipt.pdf'));
      expect(receipt).toMatchObject({ pages: 1, widthMm: 80 });
      expect(receipt.heightMm).toBeGreaterThanOrEqual(90);
      for (const words of [
        '红柳湾供电所',
        '电费收据',
        '0012804',
        '上期示数',
        '本期示数',
        facts.due,
        '大写',
        '校验码',
        '张秀英',
      ]) {
        expect(receipt.text).toContain(words);
      }
      expect(receipt.text.replace(/\s/g, '')).toContain(`找您${facts.change}`);
    });

    await test.step('the closing slip carries the head of the chain', () => {
      const slip = readPaper(path.join(folder, 'closing-slip.pdf'));
      expect(slip).toMatchObject({ pages: 1, widthMm: 80 });
      expect(slip.text.replace(/\s/g, '')).toContain(facts.chainHead);
    });

    await test.step('the printer printed four receipts and the closing slip', () => {
      const { folder: ofQueue } = queue;
      const names = [...(ofQueue === null ? [] : listPrinted(ofQueue))].filter(
        (name) => !printedBefore.has(name),
      );
      const papers = names.map((name) => readPaper(path.join(ofQueue ?? '', name)));
      // A driver turns letters into shapes: the job's name tells the paper, and its size is what the till's roll takes. A machine
      // without a print queue prints nothing; the run says at its start why there is none.
      const isHere = ofQueue !== null;
      if (!isHere) process.stderr.write(`Paper was not looked at: ${queue.missing}\n`);
      expect(
        names
          .map((name) => /001280\d/.exec(name)?.[0])
          .filter(Boolean)
          .toSorted(),
      ).toEqual(isHere ? ['0012801', '0012802', '0012803', '0012804'] : []);
      expect(papers.map((paper) => paper.widthMm)).toEqual(isHere ? [80, 80, 80, 80, 80] : []);
      expect(papers.map((paper) => paper.pages)).toEqual(isHere ? [1, 1, 1, 1, 1] : []);
    });

    await test.step("the county's page lists the station, its day, its counts and sums", async () => {
      const browser = await openInBrowser(receiver.url);
      const page = await browser.page.locator('body').innerText();
      await browser.close();
      expect(page).toContain('红柳湾供电所');
      const collected = (Number(facts.expected.replace(/,/g, '')) * 100 - 200_00) / 100;
      expect(page.replace(/,/g, '')).toContain(collected.toFixed(2));
    });
    expect(problems).toEqual([]);
  } finally {
    await program.close();
    await receiver.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
