import type { FindingSeverity, RowFinding } from '../../../db/domain/accounts/import-finding.ts';
import type { ImportContacts, ImportFinding, ImportKind, ImportOutcome } from '../../contract/imports.ts';
import type { FieldContacts } from './find-contacts.ts';

/** A finding with the place where the file has it. */
export interface ReportLine extends Omit<ImportFinding, 'line'> {
  /** Null for what no line of the file speaks of. */
  readonly line: number | null;
  readonly code: RowFinding<string>['code'];
  /** The heading of the column, as the file writes it. */
  readonly column: string | null;
}

/** Everything an import found, in the order of the file; what the report file is written from. */
export interface ImportReport {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly lines: readonly ReportLine[];
}

/** Counts in the shape of the station's own tally: numbers, or numbers by code. */
export type ImportCounts = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** What came of an import, before a token stands for its report at the border. */
export interface ImportRun {
  readonly isRepeated: boolean;
  readonly counts: ImportCounts;
  readonly report: ImportReport;
  /** Of readings: what field work the file asks for. */
  readonly contacts?: FieldContacts;
}

const shownFindings = 100;
const weight: Readonly<Record<FindingSeverity, number>> = {
  rejected: 0,
  warned: 1,
  skipped: 2,
  noted: 3,
  normalised: 4,
};

/** What is listed by itself, for contact slips. */
const contactCodes: ReadonlySet<ReportLine['code']> = new Set(['meter_without_card', 'card_without_meter']);
/** So many of each are offered a contact slip at once; the report has all. */
const shownContacts = 100;

function shown({ month, metersWithoutCard, cardsWithoutMeter }: FieldContacts): ImportContacts {
  return {
    month,
    metersWithoutCard: metersWithoutCard.slice(0, shownContacts),
    cardsWithoutMeter: cardsWithoutMeter.slice(0, shownContacts),
    metersWithoutCardCount: metersWithoutCard.length,
    cardsWithoutMeterCount: cardsWithoutMeter.length,
  };
}

/** The run as the page gets it: the report by its token, the first hundred findings, what was left out before what was only noted. */
export function outcomeOf(run: ImportRun, reportToken: string): ImportOutcome {
  const { isRepeated, counts, report, contacts } = run;
  const findings = report.lines
    .flatMap(({ line, field, value, code, severity }) =>
      line === null || contactCodes.has(code) ? [] : [{ line, field, value, code, severity }],
    )
    .sort((a, b) => weight[a.severity] - weight[b.severity] || a.line - b.line)
    .slice(0, shownFindings);
  return {
    reportToken,
    isRepeated,
    counts,
    findings,
    contacts: contacts === undefined ? null : shown(contacts),
  };
}

/** A value in a report is cut to so many characters: enough to find it in the file. */
const shownCharacters = 100;

/** Puts a row's findings at their place in the file. `cover` hides what a report may not show (ID numbers). */
export function reportLinesOf<Field extends string>(
  row: { readonly line: number; readonly findings: readonly RowFinding<Field>[] },
  headingOf: (field: Field) => string | null,
  cover: (field: Field, value: string) => string = (_field, value) => value,
): ReportLine[] {
  return row.findings.map(({ field, value, code, severity }) => ({
    line: row.line,
    field,
    column: field === null ? null : headingOf(field),
    value: field === null ? value : cover(field, value.slice(0, shownCharacters).toWellFormed()),
    code,
    severity,
  }));
}

/** Counts one more of a code. */
export function countOne(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
