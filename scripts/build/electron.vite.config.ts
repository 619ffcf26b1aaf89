import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const project = path.resolve(import.meta.dirname, '../..');
const out = (name: string) => path.join(project, 'out', name);

/** Native programs cannot be bundled: they come along as packages. Everything else is in the bundle, so nothing else does. */
const NATIVE = [/^better-sqlite3(\/|$)/, /^@node-rs\/argon2(\/|$)/];

/** The oldest of the two Electrons that run this program (see scripts/runtime): Node 20.18 and Chromium 130. */
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROME = 'chrome130';

export default defineConfig({
  main: {
    root: project,
    plugins: [
      ownRequireRenamed(),
      besideTheProgram('db/local/migrations', 'migrations'),
      besideTheProgram('db/policy', 'policy'),
    ],
    build: {
      outDir: out('main'),
      target: OLDEST_NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: path.join(project, 'electron/main/index.ts'),
        external: NATIVE,
        output: { format: 'es', entryFileNames: 'index.js' },
      },
    },
  },
  preload: {
    root: project,
    build: {
      outDir: out('preload'),
      target: OLDEST_NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: path.join(project, 'electron/preload/index.ts'),
        // A sandboxed preload is one CommonJS file that can require nothing but a part of Electron.
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: path.join(project, 'renderer'),
    plugins: [react()],
    build: {
      outDir: out('renderer'),
      target: OLDEST_CHROME,
      emptyOutDir: true,
      // One window of a counter program loads from disk: a large file costs nothing that splitting would save.
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: path.join(project, 'renderer/index.html') },
    },
  },
});

/** Copies a folder that the program reads at run time next to its main file, where the packaged program finds it too. */
function besideTheProgram(from: string, name: string): Plugin {
  return {
    name: `beside-the-program-${name}`,
    writeBundle() {
      const source = path.join(project, from);
      if (existsSync(source)) cpSync(source, path.join(out('main'), name), { recursive: true });
    },
  };
}

/**
 * Renames the `require` that an ES module of a package makes for itself (fflate does): bundled into one file it would meet the
 * `require` that electron-vite declares there, and the program would not even parse.
 */
function ownRequireRenamed(): Plugin {
  return {
    name: 'own-require-renamed',
    enforce: 'pre',
    transform(code) {
      if (!/\b(?:var|let|const) require = createRequire\(/.test(code)) return null;
      return { code: code.replace(/\brequire\b/g, 'ownRequire'), map: null };
    },
  };
}
