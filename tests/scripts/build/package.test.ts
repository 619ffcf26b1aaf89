import { describe, expect, it } from 'vitest';
import { builderArguments } from '../../../scripts/build/package.ts';
import type { ResolvedElectron } from '../../../scripts/runtime/electron.ts';

const official: ResolvedElectron = {
  executablePath: '/e/electron',
  version: '45.4.1',
  origin: 'official',
  env: {},
};
const fallback: ResolvedElectron = {
  executablePath: '/f/electron',
  version: '33.2.1',
  origin: 'fallback',
  env: {},
};
const inspector = '-c.electronFuses.enableNodeCliInspectArguments=true';

describe('what electron-builder is told', () => {
  it('leaves the official Electron and all fuses to electron-builder.yml, and uploads nothing', () => {
    const words = builderArguments({ directory: false, forTest: false }, official);
    expect(words).toEqual(['--config', 'electron-builder.yml', '--publish', 'never']);
  });

  it('takes the fall-back Electron as it lies there', () => {
    const words = builderArguments({ directory: true, forTest: false }, fallback);
    expect(words).toContain('-c.electronDist=/f');
    expect(words).toContain('-c.electronVersion=33.2.1');
    expect(words).not.toContain(inspector);
  });

  it('leaves the inspector on only for a test, and puts that package elsewhere', () => {
    const words = builderArguments({ directory: true, forTest: true }, official);
    expect(words).toContain(inspector);
    expect(words).toContain('-c.directories.output=dist/for-test');
  });
});
