import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { exclusively } from './exclusive.ts';
import { type PinnedPackage, unpackNpmPackage } from './npm-package.ts';
import { cacheFolder, projectFolder } from './project-paths.ts';
import { hasProgram, runOrThrow } from './run-program.ts';

const HEADERS: PinnedPackage = {
  name: 'node-api-headers',
  version: '1.9.0',
  integrity:
    'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};

/** Count up when the recipe below changes, so that caches made by an older one are not used. */
const RECIPE = 4;

/**
 * better-sqlite3 is written for Node-API 10. What it uses of it was there before under the name "experimental" (references to
 * strings, above all), so an Electron that has version 9 runs it when it is compiled as an experimental addon.
 */
const NODE_API_DEFINES = [
  'NAPI_VERSION=2147483647',
  'NAPI_EXPERIMENTAL',
  'NODE_API_EXPERIMENTAL_NO_WARNING',
  'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  'BUILDING_NODE_EXTENSION',
];

/**
 * The better-sqlite3 addon compiled for an Electron older than its prebuilt one wants; compiles it once (about a minute) and
 * keeps it. Answers the path for better-sqlite3's `nativeBinding` option.
 */
export async function compileSqliteAddon(): Promise<string> {
  const source = path.join(projectFolder, 'node_modules', 'better-sqlite3');
  const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = path.join(
    cacheFolder,
    `better-sqlite3-${version}-linux-x64-${RECIPE}`,
    'better_sqlite3.node',
  );
  if (existsSync(target)) return target;
  return exclusively(`${path.dirname(target)}.lock`, async () => {
    if (existsSync(target)) return target;
    if (!hasProgram('g++'))
      throw new Error('The fall-back Electron needs a C++ compiler (g++) to compile SQLite for it.');
    const work = await mkdtemp(path.join(cacheFolder, 'compiling-'));
    try {
      const made = await compile(source, work);
      await mkdir(path.dirname(target), { recursive: true });
      await copyFile(made, `${target}.part`);
      await rename(`${target}.part`, target);
      return target;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function compile(source: string, work: string): Promise<string> {
  const headers = await unpackNpmPackage(HEADERS, path.join(work, 'headers'));
  const sqliteFolder = path.join(source, 'deps', 'sqlite3');
  const sqliteObject = path.join(work, 'sqlite3.o');
  const addonObject = path.join(work, 'addon.o');
  const made = path.join(work, 'better_sqlite3.node');
  const common = ['-O3', '-fPIC', '-DNDEBUG', '-fvisibility=hidden', '-c'];
  const includes = [
    sqliteFolder,
    path.join(headers, 'include'),
    path.join(projectFolder, 'node_modules', 'node-addon-api'),
  ];
  await Promise.all([
    sqliteDefines(source).then((defines) =>
      runOrThrow('gcc', [
        ...common,
        '-std=c99',
        '-w',
        ...defines.map((define) => `-D${define}`),
        path.join(sqliteFolder, 'sqlite3.c'),
        '-o',
        sqliteObject,
      ]),
    ),
    runOrThrow('g++', [
      ...common,
      '-std=c++20',
      '-fvisibility-inlines-hidden',
      '-w',
      ...NODE_API_DEFINES.map((define) => `-D${define}`),
      ...includes.map((folder) => `-I${folder}`),
      '-include',
      path.join(import.meta.dirname, 'deferred-finalizers.h'),
      path.join(source, 'src', 'better_sqlite3.cpp'),
      '-o',
      addonObject,
    ]),
  ]);
  await runOrThrow('g++', [
    '-shared',
    '-Wl,-Bsymbolic',
    '-Wl,--exclude-libs,ALL',
    addonObject,
    sqliteObject,
    '-ldl',
    '-lpthread',
    '-lm',
    '-o',
    made,
  ]);
  return made;
}

/** SQLite's own compile-time options, as better-sqlite3 keeps them for its normal build. */
async function sqliteDefines(source: string): Promise<string[]> {
  const text = await readFile(path.join(source, 'deps', 'defines.gypi'), 'utf8');
  return [...text.matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => match[1] as string);
}
