import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/runtime/project-paths.ts';
import {
  findChineseText,
  findFloatingPoint,
  findLongFiles,
  findSwitchedOffTests,
  findUnfinishedWork,
} from './source-rules.ts';
import { readSources } from './source-scan.ts';

const TOP_LEVEL = [
  'LICENSE',
  'README.md',
  'db',
  'electron',
  'electron-builder.yml',
  'package-lock.json',
  'package.json',
  'renderer',
  'scripts',
  'tests',
  'tsconfig.json',
];

/** What work leaves behind and .gitignore keeps out. */
const LEFTOVERS = ['dist', 'node_modules', 'out'];

/** The rules name what they look for, so they are the one place where the words may stand. */
const RULES = ['tests/house/source-rules.ts', 'tests/house/order.test.ts'];

const tests = readSources('tests').filter(({ file }) => !RULES.includes(file));
const program = readSources('db', 'electron', 'renderer', 'scripts');

describe('the top level', () => {
  it('holds nothing but what was fixed', () => {
    const visible = listTopLevel().filter((name) => !name.startsWith('.'));
    expect(visible.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });
});

describe('every source file', () => {
  it('can be read in one go', () => {
    expect(findLongFiles([...program, ...tests])).toEqual([]);
  });

  it('is finished', () => {
    expect(findUnfinishedWork([...program, ...tests])).toEqual([]);
  });

  it('leaves the texts of screens and components to the messages', () => {
    const pages = program.filter(({ file }) => /^renderer\/(screens|components)\/.*\.tsx$/.test(file));
    expect(findChineseText(pages)).toEqual([]);
  });

  it('keeps binary floating point away from money', () => {
    const money = program.filter(({ file }) => /^(db\/domain|electron\/services)\//.test(file));
    expect(findFloatingPoint(money)).toEqual([]);
  });

  it('runs all its tests', () => {
    expect(findSwitchedOffTests(tests)).toEqual([]);
  });
});

describe('the rules of order bite', () => {
  const file = 'renderer/screens/a.tsx';

  it('on a long file', () => {
    expect(findLongFiles([{ file, text: 'x\n'.repeat(450) }])).toEqual([]);
    expect(findLongFiles([{ file, text: 'x\n'.repeat(451) }])).toHaveLength(1);
  });

  it('on Chinese text in a page, not on Chinese comments', () => {
    expect(findChineseText([{ file, text: `export const a = <b>收费</b>;` }])).toHaveLength(1);
    expect(findChineseText([{ file, text: `export const a = '（' + b;` }])).toHaveLength(1);
    expect(findChineseText([{ file, text: `// 收费\nexport const a = <b>{/* 收费 */}x</b>;` }])).toEqual([]);
  });

  it('on switched-off tests, notes and floats', () => {
    expect(findSwitchedOffTests([{ file: 'a.test.ts', text: `it.skip('x', () => {});` }])).toHaveLength(1);
    expect(findSwitchedOffTests([{ file: 'a.test.ts', text: `describe.only('x', () => {});` }])).toHaveLength(
      1,
    );
    expect(findUnfinishedWork([{ file, text: '// TODO later' }])).toHaveLength(1);
    expect(findFloatingPoint([{ file: 'a.ts', text: 'const a = parseFloat(b).toFixed(2);' }])).toHaveLength(
      1,
    );
  });
});

/** In a clone, what git knows or would take; in an export without git, what is there. */
function listTopLevel(): string[] {
  if (!existsSync(path.join(projectFolder, '.git'))) {
    return readdirSync(projectFolder).filter((name) => !LEFTOVERS.includes(name));
  }
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return [
    ...new Set(
      listed
        .split('\n')
        .filter(Boolean)
        .map((name) => name.split('/')[0] as string),
    ),
  ];
}
