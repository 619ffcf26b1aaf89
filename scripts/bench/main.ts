import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { Command, Option } from 'commander';
import { measureBilling } from './billing-row.ts';
import { benchFolder } from './bench-station.ts';
import { type BenchRow, tableOf } from './measure.ts';
import { measurePayments } from './payment-row.ts';
import { measureReadings } from './readings-row.ts';
import { measureSearch } from './search-row.ts';
import { measureStart } from './start-row.ts';

const parts = ['readings', 'billing', 'payment', 'search', 'start'] as const;
type Part = (typeof parts)[number];

const command = new Command('bench')
  .description(
    'measures the program against a floor of the same machine in the same run (a benchmark, not a test: missing a goal fails nothing)',
  )
  .option('--json <file>', 'write the rows as JSON too')
  .option('--small', 'a quick look: fewer accounts, fewer turns', false)
  .addOption(new Option('--only <parts...>', 'only these').choices(parts));

const options = command.parse().opts<{ json?: string; small: boolean; only?: Part[] }>();
const isWanted = (part: Part): boolean => options.only === undefined || options.only.includes(part);
const size = options.small
  ? { read: 2_000, billed: 2_000, billingTurns: 2, payments: 200, searched: 5_000, searches: 300, starts: 3 }
  : {
      read: 20_000,
      billed: 20_000,
      billingTurns: 5,
      payments: 2_000,
      searched: 50_000,
      searches: 1_500,
      starts: 7,
    };

mkdirSync(benchFolder, { recursive: true });
const billedFolder = path.join(benchFolder, 'billed');
const rows: BenchRow[] = [];
if (isWanted('readings')) {
  say('Readings …');
  rows.push(...(await measureReadings(benchFolder, size.read)));
}
// Payments are taken in the store that the billing run has filled.
if (isWanted('billing') || isWanted('payment') || isWanted('start')) {
  say('Billing run …');
  const billing = await measureBilling(benchFolder, size.billed, isWanted('billing') ? size.billingTurns : 0);
  if (isWanted('billing')) rows.push(...billing);
}
if (isWanted('payment')) {
  say('Payments …');
  rows.unshift(...measurePayments(billedFolder, size.payments));
}
if (isWanted('search')) {
  say('Search …');
  rows.push(...measureSearch(path.join(benchFolder, 'search'), size.searched, size.searches));
}
if (isWanted('start')) {
  say('Start …');
  rows.push(...(await measureStart(billedFolder, size.starts)));
}

process.stdout.write(`${tableOf(rows)}\n`);
if (options.json !== undefined) {
  const file = path.resolve(options.json);
  mkdirSync(path.dirname(file), { recursive: true });
  const machine = {
    processors: cpus().length,
    processor: cpus()[0]?.model ?? '',
    node: process.version,
    platform: process.platform,
  };
  writeFileSync(
    file,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), isSmall: options.small, machine, rows }, null, 1)}\n`,
  );
  say(`Written to ${file}.`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
