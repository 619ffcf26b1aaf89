import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFolder } from '../runtime/project-paths.ts';

/** A county receiver that runs as a program of its own, the way a county office runs it. */
export interface RunningReceiver {
  readonly url: string;
  readonly enrolmentCode: string;
  stop(): Promise<void>;
}

const patience = 60_000;

/**
 * Starts `npm run county` on a free port of this machine with a fresh store: PostgreSQL when `databaseUrl` is given, else PGlite in a
 * temporary folder. Resolves when it listens.
 */
export async function startReceiver(databaseUrl?: string): Promise<RunningReceiver> {
  const data = mkdtempSync(path.join(tmpdir(), 'supply-counter-county-'));
  const enrolmentCode = 'TOUR-CODE-1';
  const child = spawn(
    process.execPath,
    [
      path.join(projectFolder, 'scripts/county/main.ts'),
      '--port',
      '0',
      '--data',
      data,
      '--enrolment-code',
      enrolmentCode,
    ],
    { env: { ...process.env, DATABASE_URL: databaseUrl ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = await listeningAddress(child);
  return {
    url,
    enrolmentCode,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = setTimeout(
      () => reject(new Error(`The receiver does not listen. It said:\n${said}`)),
      patience,
    );
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /Listening on (http:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(giveUp);
      resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(giveUp);
      reject(new Error(`The receiver ended. It said:\n${said}`));
    });
  });
}
