import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram, isRoot, runOrThrow, runProgram, runSilently } from './run-program.ts';

/** A PostgreSQL that lives only as long as it is needed. */
export interface ThrowAwayPostgres {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

const exe = process.platform === 'win32' ? '.exe' : '';

/** The folder of PostgreSQL's server programs, the newest version first; null when there is none. */
export function findPostgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = findProgram('initdb');
  const candidates = [
    ...(process.env.PGBIN ? [process.env.PGBIN] : []),
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(onPath ? [path.dirname(onPath)] : []),
  ];
  return (
    candidates.find((folder) =>
      ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(folder, name + exe))),
    ) ?? null
  );
}

/**
 * Makes and starts a PostgreSQL cluster in a temporary folder, on a free loopback port, with a random password. `durable: false`
 * (the default) leaves out fsync, which tests do not need and a measurement does.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<ThrowAwayPostgres> {
  const programs = findPostgresPrograms();
  if (programs === null) throw new Error('PostgreSQL is not installed.');
  const folder = await mkdtemp(path.join(tmpdir(), 'supply-counter-postgres-'));
  const data = path.join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const as = await unprivilegedUser();
  if (as) for (const entry of [folder, passwordFile]) await chown(entry, as.uid, as.gid);
  const run = { ...as, cwd: folder };
  const pgCtl = path.join(programs, `pg_ctl${exe}`);
  const port = await freePort();
  try {
    await runOrThrow(
      path.join(programs, `initdb${exe}`),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '-N',
      ],
      run,
    );
    await writeFile(path.join(data, 'postgresql.auto.conf'), settings(port, options.durable ?? false));
    const status = await runSilently(pgCtl, ['start', '-w', '-D', data, '-l', path.join(folder, 'log')], run);
    if (status !== 0) throw new Error(`pg_ctl ended with status ${status}`);
  } catch (error) {
    const log = await readFile(path.join(folder, 'log'), 'utf8').catch(() => '');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start. ${log.slice(-1000)}`, { cause: error });
  }
  return {
    databaseUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await runProgram(pgCtl, ['stop', '-w', '-m', 'fast', '-D', data], run);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(port: number, durable: boolean): string {
  return [
    `listen_addresses = '127.0.0.1'`,
    `port = ${port}`,
    // On the loopback port only: the usual socket folder may not exist or may belong to another server.
    `unix_socket_directories = ''`,
    `fsync = ${durable ? 'on' : 'off'}`,
    '',
  ].join('\n');
}

/** PostgreSQL refuses to run as the superuser: then it runs as the user that its Debian package made. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  if (!isRoot()) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('There is no user "postgres" to run PostgreSQL as.');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
