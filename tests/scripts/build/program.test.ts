import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt } from '../../../scripts/build/program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'supply-counter-build-'));
  for (const source of ['electron/main/index.ts', 'renderer/app/app.tsx', 'db/domain/a.ts'])
    write(source, 100);
  for (const product of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'])
    write(product, 200);
  for (const name of ['electron', 'electron/main', 'renderer', 'renderer/app', 'db', 'db/domain'])
    touch(name, 100);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('whether the program has to be built', () => {
  it('has not, when all was built after the last change', () => {
    expect(isBuilt(folder)).toBe(true);
  });

  it('has, when a source deep down is newer', () => {
    write('renderer/app/app.tsx', 300);
    expect(isBuilt(folder)).toBe(false);
  });

  it('has, when a source was taken away', () => {
    rmSync(path.join(folder, 'db/domain/a.ts'));
    expect(isBuilt(folder)).toBe(false);
  });

  it('has, when a part is missing', () => {
    rmSync(path.join(folder, 'out/preload/index.cjs'));
    expect(isBuilt(folder)).toBe(false);
  });
});

function write(file: string, seconds: number): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), '');
  touch(file, seconds);
}

function touch(file: string, seconds: number): void {
  utimesSync(path.join(folder, file), seconds, seconds);
}
