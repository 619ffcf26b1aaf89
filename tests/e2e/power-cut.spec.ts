import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { clerkAt } from '../../scripts/tour/clerk.ts';
import { demoPassword, launchDemo, openTill } from '../support/demo-program.ts';
import { launchProgram } from '../support/runtime.ts';

// The power goes between the commit and the paper: the payment is in the book, and the next start offers its receipt.
test('a power cut before the paper', async () => {
  test.setTimeout(180_000);
  const userData = mkdtempSync(path.join(tmpdir(), 'power-cut-'));
  try {
    const first = await launchDemo({ userData });
    await openTill(first.clerk, '张秀英');
    // Printing hangs for ever, as a driver without paper does.
    await first.app.evaluate(({ webContents }) => {
      const hang = () => undefined;
      for (const contents of webContents.getAllWebContents()) contents.print = hang;
    });
    const taken = await first.page.evaluate(async () => {
      const hits = await window.counter.call('accounts/find', { text: '红柳湾' });
      if (!hits.ok) throw new Error('no hits');
      const owing = (hits.value as { accountNo: string; owedFen: number }[]).find((hit) => hit.owedFen > 0);
      const page = await window.counter.call('accounts/get', { accountNo: owing?.accountNo });
      if (!page.ok) throw new Error('no page');
      const { openItems } = page.value as {
        openItems: { billId: number; outstandingFen: number; lateFeeFen: number }[];
      };
      const due = openItems.reduce((sum, item) => sum + item.outstandingFen + item.lateFeeFen, 0);
      const answer = await window.counter.call('payments/take', {
        requestKey: crypto.randomUUID(),
        accountNo: owing?.accountNo,
        billIds: openItems.map((item) => item.billId),
        expectedDueFen: due,
        usePrepaymentFen: 0,
        addPrepaymentFen: 0,
        cashGivenFen: due,
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return (answer.value as { receipt: { receiptNo: string } }).receipt.receiptNo;
    });
    const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
    first.app.process().kill('SIGKILL');
    await gone;

    const second = await launchProgram({ userData });
    const clerk = clerkAt(second.app, second.page);
    await clerk.becomes('张秀英', demoPassword);
    await clerk.goTo('collect');
    await expect(second.page.getByTestId('paper-line')).toContainText(taken);
    await second.close();
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
});
