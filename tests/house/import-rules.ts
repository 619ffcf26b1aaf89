import { importsOf, type SourceFile, withoutComments } from './source-scan.ts';

/** What the files of a folder may import; the first rule whose folder fits a file holds for it. */
interface Rule {
  readonly folder: string;
  /** Folders (or single files) of the project. */
  readonly may: readonly string[];
  /** Which packages: all, all but Electron and Node's own, or the named ones. */
  readonly packages: 'all' | 'all but electron' | 'for pages' | readonly string[];
}

const DOMAIN = 'db/domain/';
const WIRE = 'db/wire/';
const STATION_STORE = 'db/local/';
const COUNTY_STORE = 'db/county/';
const CONTRACT = 'electron/contract/';
const SERVICES = 'electron/services/';
const TEXTS = 'renderer/messages/';

/** domain ← wire ← stores ← services ← sync, printing, backup ← ipc ← main; pages see the contract and the domain only. */
const RULES: readonly Rule[] = [
  { folder: DOMAIN, may: [DOMAIN], packages: [] },
  { folder: WIRE, may: [DOMAIN, WIRE], packages: 'all but electron' },
  { folder: STATION_STORE, may: [DOMAIN, WIRE, STATION_STORE], packages: 'all but electron' },
  { folder: COUNTY_STORE, may: [DOMAIN, WIRE, COUNTY_STORE], packages: 'all but electron' },
  { folder: CONTRACT, may: [DOMAIN, CONTRACT], packages: ['zod'] },
  { folder: SERVICES, may: [DOMAIN, WIRE, STATION_STORE, CONTRACT, SERVICES], packages: 'all but electron' },
  {
    folder: 'electron/sync/',
    may: [DOMAIN, WIRE, STATION_STORE, CONTRACT, SERVICES, 'electron/sync/'],
    packages: 'all but electron',
  },
  {
    folder: 'electron/printing/',
    may: [DOMAIN, WIRE, STATION_STORE, CONTRACT, SERVICES, TEXTS, 'electron/printing/'],
    packages: 'all',
  },
  {
    folder: 'electron/backup/',
    may: [DOMAIN, WIRE, STATION_STORE, CONTRACT, SERVICES, 'electron/backup/'],
    packages: 'all',
  },
  { folder: 'electron/preload/', may: [CONTRACT, 'electron/preload/'], packages: ['electron'] },
  {
    folder: 'electron/ipc/',
    may: [
      'db/domain/',
      WIRE,
      STATION_STORE,
      CONTRACT,
      SERVICES,
      'electron/sync/',
      'electron/printing/',
      'electron/backup/',
      'electron/ipc/',
    ],
    packages: 'all',
  },
  { folder: 'electron/main/', may: ['db/', 'electron/', TEXTS], packages: 'all' },
  { folder: 'renderer/', may: [DOMAIN, CONTRACT, 'renderer/'], packages: 'for pages' },
  {
    folder: 'scripts/county/',
    may: [DOMAIN, WIRE, COUNTY_STORE, 'scripts/county/'],
    packages: 'all but electron',
  },
];

/** Each sentence names a file and what it must not import. */
export function findForbiddenImports(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((source) => {
    const rule = RULES.find(({ folder }) => source.file.startsWith(folder));
    const imports = importsOf(source);
    const wrong = rule ? imports.filter((target) => !isAllowed(rule, target)) : [];
    return [
      ...wrong.map((target) => `${source.file} imports ${target}`),
      ...findScreenToScreen(source, imports),
    ];
  });
}

function isAllowed(rule: Rule, target: string): boolean {
  if (isProjectFile(target)) return rule.may.some((folder) => target.startsWith(folder));
  if (rule.packages === 'all') return true;
  if (rule.packages === 'all but electron') return !isPackage(target, 'electron');
  if (rule.packages === 'for pages') return !isPackage(target, 'electron') && !target.startsWith('node:');
  return rule.packages.some((name) => isPackage(target, name));
}

/** Screens are islands: what two of them share lives in components, stores or api. */
function findScreenToScreen({ file }: SourceFile, imports: readonly string[]): string[] {
  const here = screenOf(file);
  if (here === null) return [];
  return imports
    .filter((target) => screenOf(target) !== null && screenOf(target) !== here)
    .map((target) => `${file} imports another screen, ${target}`);
}

function screenOf(file: string): string | null {
  return /^renderer\/screens\/([^/]+)/.exec(file)?.[1] ?? null;
}

function isProjectFile(target: string): boolean {
  return /^(db|electron|renderer|scripts|tests)\//.test(target) || target.endsWith('package.json');
}

function isPackage(target: string, name: string): boolean {
  return target === name || target.startsWith(`${name}/`);
}

/** Files other than the one transport that speak to `ipcMain`. */
export function findRawIpc(sources: readonly SourceFile[]): string[] {
  return sources
    .filter(({ file }) => file !== 'electron/ipc/transport.ts')
    .filter((source) => /\bipcMain\b/.test(withoutComments(source)))
    .map(({ file }) => `${file} uses ipcMain`);
}
