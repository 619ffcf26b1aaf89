import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { bookChecks } from '../../db/domain/cash/book-check.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { openStore } from '../../db/local/store.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import { listPrintJobs } from '../../electron/services/printing/list-print-jobs.ts';
import { openBilledStation } from '../support/billed-station.ts';
import { memoryKeyring, migrationsFolder, testClock, valueOf } from '../support/station.ts';

const accountNos = Array.from({ length: 20 }, (_, index) => String(6_204_200_000 + index));
const howManyKills = 20;
let folder = '';
let cashier: Actor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
  const station = await openBilledStation({
    accounts: accountNos.map((accountNo) => ({ accountNo })),
    months: ['2026-11'],
    receipts: ['0000001', '0100000'],
  });
  cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
  station.store.sqlite.prepare('vacuum into ?').run(join(folder, 'template.store'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Request = Parameters<typeof takePayment>[2];

interface Heard {
  readonly asked: Request[];
  readonly has: string[];
  readonly printed: number[];
}

/** Lets the program pay until it is killed, so many milliseconds after its first payment, and tells what it had said by then. */
async function payUntilKilled(
  storePath: string,
  afterMilliseconds: number,
  manner = 'durable',
): Promise<Heard> {
  const program = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'paying-program.ts'),
      storePath,
      migrationsFolder,
      JSON.stringify(cashier),
      JSON.stringify(accountNos),
      manner,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let complaint = '';
  let isDoomed = false;
  program.stderr.on('data', (data: Buffer) => {
    complaint += data;
  });
  program.stdout.on('data', (data: Buffer) => {
    said += data;
    if (isDoomed || !said.includes('has ')) return;
    isDoomed = true;
    setTimeout(() => program.kill('SIGKILL'), afterMilliseconds);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    program.on('close', (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
  });
  expect(signal, `the program ended by itself (${code}): ${complaint} ${said.slice(-300)}`).toBe('SIGKILL');
  const whole = said.split('\n').slice(0, -1);
  const heard = (word: string): unknown[] =>
    whole
      .filter((line) => line.startsWith(`${word} `))
      .map((line) => JSON.parse(line.slice(word.length + 1)) as unknown);
  return {
    asked: heard('asks') as Request[],
    has: heard('has') as string[],
    printed: heard('printed') as number[],
  };
}

/** The program starts again on the same store. */
function startAgain<T>(storePath: string, use: (counter: Counter) => T): T {
  const store = openStore({ path: storePath, migrationsFolder });
  try {
    return use({ store, clock: testClock('2026-11-24T10:00'), keyring: memoryKeyring(), newId: () => v7() });
  } finally {
    store.close();
  }
}

function listOf(counter: Counter, sql: string): unknown[] {
  return counter.store.sqlite.prepare(sql).pluck().all();
}

function findingsOf(counter: Counter) {
  const proof = proveBooks(counter.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done) return bookChecks.flatMap((check) => step.value.findings.of(check));
  }
}

describe(`a program killed in the middle of its payments, ${howManyKills} times`, () => {
  it('loses no receipt that it acknowledged, leaves nothing half written, and offers what was not printed', async () => {
    const storePath = join(folder, 'killed.store');
    copyFileSync(join(folder, 'template.store'), storePath);
    const acknowledged: string[] = [];
    const printed: number[] = [];
    let committedUnheard = 0;
    let notCommitted = 0;
    for (let kill = 0; kill < howManyKills; kill += 1) {
      const heard = await payUntilKilled(storePath, Math.floor(Math.random() * 150));
      acknowledged.push(...heard.has);
      printed.push(...heard.printed);
      startAgain(storePath, (counter) => {
        const receipts = listOf(counter, 'select receipt_no from receipt order by receipt_no');
        expect(receipts).toEqual(expect.arrayContaining(acknowledged));
        // Nothing half written: as many payments, receipts, papers, movements and entries, at most one beyond what was heard.
        const payments = listOf(counter, 'select request_key from payment');
        for (const table of [
          'receipt',
          "print_job where kind = 'receipt'",
          "journal_entry where kind = 'payment'",
          "daybook_entry where kind = 'payment_taken'",
        ]) {
          expect(listOf(counter, `select count(*) from ${table}`)).toEqual([payments.length]);
        }
        expect(findingsOf(counter)).toEqual([]);
        // What is in the book and was not said to be printed is offered for printing.
        const due = valueOf(listPrintJobs(counter, cashier)).filter((job) => job.state === 'waiting');
        const offered = new Set(due.map((job) => job.receiptNo));
        const onPaper = new Set(listOf(counter, "select receipt_no from print_job where state = 'printed'"));
        for (const receiptNo of receipts)
          expect(offered.has(receiptNo as string) || onPaper.has(receiptNo)).toBe(true);
        expect(onPaper.size).toBeGreaterThanOrEqual(printed.length);
        expect(onPaper.size).toBeLessThanOrEqual(printed.length + kill + 1);

        // The answer to the last request may be lost: asked again with the same key, it is taken once.
        const last = heard.asked.at(-1) as Request;
        const wasCommitted = payments.includes(last.requestKey);
        const again = valueOf(takePayment(counter, cashier, last));
        expect(again.isRepeated).toBe(wasCommitted);
        expect(
          listOf(counter, `select count(*) from payment where request_key = '${last.requestKey}'`),
        ).toEqual([1]);
        acknowledged.push(again.receipt.receiptNo);
        if (!wasCommitted) notCommitted += 1;
        else if (!heard.has.includes(again.receipt.receiptNo)) committedUnheard += 1;
      });
    }
    expect(new Set(acknowledged).size).toBeGreaterThan(howManyKills);
    process.stdout.write(
      `power cut: ${howManyKills} kills, ${new Set(acknowledged).size} receipts acknowledged, none lost; ` +
        `last request: ${notCommitted} not committed, ${committedUnheard} committed but unheard\n`,
    );
  }, 180_000);

  it('would be found out if it acknowledged a receipt before it is durable', async () => {
    let lost = 0;
    for (let kill = 0; kill < 12 && lost === 0; kill += 1) {
      const storePath = join(folder, `early-${kill}.store`);
      copyFileSync(join(folder, 'template.store'), storePath);
      const heard = await payUntilKilled(storePath, 20 + Math.floor(Math.random() * 60), 'early');
      startAgain(storePath, (counter) => {
        const receipts = new Set(listOf(counter, 'select receipt_no from receipt'));
        lost += heard.has.filter((receiptNo) => !receipts.has(receiptNo)).length;
      });
    }
    expect(lost).toBeGreaterThan(0);
  }, 120_000);
});
