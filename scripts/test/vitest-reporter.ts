import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import type { VitestReport, VitestTest } from './vitest-report.ts';

/**
 * Writes what each test did, with the note of a skipped one, as JSON (vitest's own JSON leaves the note out). The file's name comes
 * in the environment, since vitest gives a reporter named on the command line no options.
 */
export default class NotedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    const file = process.env.SUPPLY_COUNTER_VITEST_REPORT;
    if (!file) return;
    const report: VitestReport = {
      tests: modules.flatMap((module) => testsOf(module)),
      errors: [...modules.flatMap((module) => loadErrorsOf(module)), ...errors.map((error) => error.message)],
    };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(report));
  }
}

function testsOf(module: TestModule): VitestTest[] {
  return [...module.children.allTests()].map((test) => {
    const result = test.result();
    const note = result.state === 'skipped' ? (result.note ?? null) : null;
    return { name: `${module.relativeModuleId} > ${test.fullName}`, state: result.state, note };
  });
}

/** A file that cannot be loaded, or a hook that throws, is an error of no single test. */
function loadErrorsOf(module: TestModule): string[] {
  const suites = [...module.children.allSuites()];
  return [...module.errors(), ...suites.flatMap((suite) => suite.errors())].map(
    (error) => `${module.relativeModuleId}: ${error.message}`,
  );
}
