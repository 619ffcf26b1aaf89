import type { Command } from 'commander';
import { nameShape } from '../../../electron/contract/shapes.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { buildDemoStation, demoPassword } from '../../../electron/services/setup/demo/build-demo-station.ts';
import { type MadeStation, makeStation, makeStore, usualStation } from '../make-station.ts';
import { malformed, optionsOf } from '../options.ts';
import { messagesHere, tell } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { policyFolder } from '../station-files.ts';

interface InitOptions {
  readonly code: string;
  readonly name: string;
  readonly countyName: string;
  readonly receipts: string;
}

/** `counter init`: a station of one's own; `counter demo`: the station that the program offers for trying. */
export function addStationCommands(program: Command): void {
  const { code, name, countyName, receipts } = usualStation;
  program
    .command('init')
    .description('set up a station with one person for each role and a receipt book')
    .option('--code <code>', 'the station code, 4 to 12 capital letters or digits', code)
    .option('--name <name>', 'the name of the station', name)
    .option('--county-name <name>', 'the name of the county office', countyName)
    .option('--receipts <from-to>', 'the first receipt book', `${receipts.firstNo}-${receipts.lastNo}`)
    .action((_: unknown, command: Command) => init(command));
  program
    .command('demo')
    .description('build the demo station: invented customers, readings, bills and payments')
    .action((_: unknown, command: Command) => demo(command));
}

async function init(command: Command): Promise<void> {
  const options = optionsOf<InitOptions>(command);
  const book = /^(\d{7,12})-(\d{7,12})$/.exec(options.receipts);
  if (book === null) throw malformed('--receipts');
  if (!/^[A-Z0-9]{4,12}$/.test(options.code)) throw malformed('--code');
  const made = await makeStation(options.store, {
    code: options.code,
    name: lineGiven(options.name, '--name'),
    countyName: lineGiven(options.countyName, '--county-name'),
    receipts: { firstNo: book[1] as string, lastNo: book[2] as string },
    password: options.password ?? null,
  });
  tell(options.json, made, linesOf(made, messagesHere()));
}

/** A name as the first start takes it; refuses an empty one, a long one, and control characters. */
function lineGiven(text: string, option: string): string {
  const name = nameShape.safeParse(text);
  if (!name.success) throw malformed(option);
  return name.data;
}

function linesOf(made: MadeStation, { settings, people, setup, names, receipts }: Messages): string[] {
  return [
    `${settings.station}: ${made.station.name} (${made.station.code})  ${made.store}`,
    ...made.people.map(
      ({ loginName, fullName, roles }) =>
        `  ${loginName.padEnd(20)}${fullName}  ${roles.map((role) => names.roles[role]).join(', ')}`,
    ),
    `${receipts.range}: ${made.receiptBook.firstNo} – ${made.receiptBook.lastNo}`,
    `${people.password}: ${made.password}`,
    `${setup.recoveryTitle}: ${made.recoveryCode}`,
  ];
}

async function demo(command: Command): Promise<void> {
  const options = optionsOf<object>(command);
  const progress = progressLine();
  const made = await makeStore(options.store, demoPassword, (counter) =>
    buildDemoStation(counter, { policyFolder }, progress),
  ).finally(() => progress.end());
  const { settings, people } = messagesHere();
  tell(options.json, { store: options.store, password: demoPassword, recoveryCode: made.recoveryCode }, [
    `${settings.station}: ${options.store}`,
    `${people.password}: ${demoPassword}`,
  ]);
}
