import path from 'node:path';
import { defineConfig } from '@playwright/test';

const leftovers = path.resolve(import.meta.dirname, '../out/test');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: path.join(leftovers, 'e2e'),
  // One screen, one print queue: one test after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
});
