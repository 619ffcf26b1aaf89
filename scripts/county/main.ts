import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { FolderInUse, type RunningReceiver, runReceiver } from './run-receiver.ts';

interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly name: string;
  readonly enrolmentCode?: string;
  readonly openPage: boolean;
}

const command = new Command('county')
  .description(
    '县公司接收端 — the county office’s receiver: enrols stations, takes their batches, shows what came.',
  )
  .option('--port <number>', 'port to listen on', portNumber, 4780)
  .option('--host <address>', 'address to listen on; 0.0.0.0 for stations on other machines', '127.0.0.1')
  .option('--data <folder>', 'folder of the embedded database, when DATABASE_URL is not set', 'out/county')
  .option('--name <name>', 'the county office’s name, kept from the first start on', '县公司')
  .option(
    '--enrolment-code <code>',
    'the code that stations enrol with, instead of the one that is kept',
    enrolmentCode,
  )
  .option('--open-page', 'show the overview to other machines too (there is no sign-in)', false)
  .addHelpText(
    'after',
    '\nDATABASE_URL=postgres://…  keeps everything in PostgreSQL instead of the embedded PGlite.',
  );

process.exitCode = await start(command.parse().opts<Arguments>());

async function start(options: Arguments): Promise<number> {
  const databaseUrl = process.env.DATABASE_URL || null;
  const dataFolder = path.resolve(options.data);
  let receiver: RunningReceiver;
  try {
    receiver = await runReceiver({
      host: options.host,
      port: options.port,
      databaseUrl,
      dataFolder,
      countyName: options.name,
      enrolmentCode: options.enrolmentCode ?? null,
      showsPageToAll: options.openPage,
      now: () => Date.now(),
      logFault: (faultId, message) =>
        process.stderr.write(`${new Date().toISOString()} ${faultId} ${message}\n`),
    });
  } catch (error) {
    process.stderr.write(`${hindranceOf(error)}\n`);
    return 1;
  }
  process.stdout.write(
    `${[
      `县公司接收端 · County receiver (${receiver.county.name})`,
      databaseUrl === null
        ? describePglite(dataFolder)
        : `Store: PostgreSQL at ${describePostgres(databaseUrl)}.`,
      ...(options.openPage
        ? ['The overview is open to every machine that reaches this port: there is no sign-in yet.']
        : []),
      `Enrolment code: ${receiver.enrolmentCode}`,
      `Listening on ${receiver.url} (Ctrl-C stops)`,
    ].join('\n')}\n`,
  );
  stopOnSignal(receiver);
  return 0;
}

function stopOnSignal(receiver: RunningReceiver): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    receiver.stop().then(
      () => {
        process.stdout.write('Stopped.\n');
        process.exit(0);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function describePglite(folder: string): string {
  return (
    `Store: PGlite in ${folder}. It never forces its writes to the disk (no fsync): a power cut can lose batches that were\n` +
    'acknowledged. It is for trying; a county runs PostgreSQL (set DATABASE_URL).'
  );
}

function describePostgres(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
}

function hindranceOf(error: unknown): string {
  if (error instanceof FolderInUse)
    return `Another receiver uses ${error.message}. Stop it, or choose another folder with --data.`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Choose another one with --port.';
  }
  return `The receiver could not start: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a number from 0 to 65535');
  return port;
}

function enrolmentCode(text: string): string {
  if (!/^[\w-]{6,64}$/.test(text)) throw new InvalidArgumentError('6 to 64 letters, digits or hyphens');
  return text;
}
