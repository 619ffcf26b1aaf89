import type { FindingSeverity, ImportFindingCode } from '../../db/domain/accounts/import-finding.ts';
import type { Messages } from './index.ts';

/** The words of an import's report file: its title, its headings, and a sentence for each finding. */
export function importReportWords({ imports }: Messages, kind: 'accounts' | 'readings') {
  return {
    title: imports.kinds[kind],
    headings: {
      line: imports.line,
      column: imports.field,
      value: imports.value,
      result: imports.outcomeTitle,
      reason: imports.reason,
    },
    describe: (code: ImportFindingCode) => imports.codes[code],
    describeSeverity: (severity: FindingSeverity) => imports.severities[severity],
  };
}
