import { writeSync } from 'node:fs';
import { v7 } from 'uuid';
import { fen } from '../../db/domain/kernel/money.ts';
import { openStore } from '../../db/local/store.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import { finishPrintJob } from '../../electron/services/printing/finish-print-job.ts';

/**
 * A program of its own that takes payments on a real store until it is killed. Each line on its standard output is written through
 * before the next thing happens: `asks` the request, `has` the receipt that was acknowledged, `printed` the job that is on paper.
 * With `early` it says `has` before it takes the payment, as a careless program would: the test must find it out.
 */
const [storePath, migrationsFolder, actorText, accountsText, manner] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string?,
];
const actor = JSON.parse(actorText) as Actor;
const accountNos = JSON.parse(accountsText) as string[];

const store = openStore({ path: storePath, migrationsFolder });
const counter: Counter = {
  store,
  clock: { now: () => Date.now() },
  keyring: {
    guard: 'file_permissions',
    seal: (plain) => plain,
    open: (sealed) => sealed,
  },
  newId: () => v7(),
};

function say(word: string, value: unknown): void {
  writeSync(1, `${word} ${JSON.stringify(value)}\n`);
}

/** The receipt that the next payment will get. */
function nextReceipt(): unknown {
  return store.sqlite.prepare('select next_no from receipt_book').pluck().get();
}

say('opened', process.pid);
for (let turn = 0; ; turn += 1) {
  const request = {
    requestKey: v7(),
    accountNo: accountNos[turn % accountNos.length] as string,
    billIds: [],
    expectedDueFen: fen(0),
    usePrepaymentFen: fen(0),
    addPrepaymentFen: fen(100 + (turn % 900)),
    cashGivenFen: fen(1_000),
  };
  say('asks', request);
  if (manner === 'early') say('has', String(nextReceipt()).padStart(7, '0'));
  const taken = takePayment(counter, actor, request);
  if (!taken.ok) {
    say('refused', taken.refusal);
    process.exit(1);
  }
  if (manner !== 'early') say('has', taken.value.receipt.receiptNo);
  if (turn % 3 === 0) {
    finishPrintJob(counter, actor, { printJobId: taken.value.printJobId, printer: 'Receipt', trouble: null });
    say('printed', taken.value.printJobId);
  }
}
