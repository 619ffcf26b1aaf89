import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // End-to-end tests are Playwright's.
    exclude: ['tests/e2e/**'],
    // better-sqlite3 is a native addon: each test file gets a process of its own, not a thread.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A run of the whole suite never depends on the order of the files, nor on what one test left in a mock.
    restoreMocks: true,
  },
});
