import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { jobIdShape, monthShape } from './shapes.ts';

/** What can be brought in from a file. */
export const importKinds = ['accounts', 'readings'] as const;
export type ImportKind = (typeof importKinds)[number];

const tokenShape = z.uuid();
/** Which column of the file (0-based) holds which field; null: the file does not have it. */
const matchingShape = z.record(z.string().max(40), z.int().min(0).max(200).nullable());

/** A file that a person chose in the system's own dialog; the page only ever holds its token. */
export interface ChosenFile {
  readonly token: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** How the program reads the file, for a person to agree to. */
export interface ImportPreview {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: 'utf-8' | 'gb18030' | null;
  readonly headings: readonly string[];
  /** The first rows as text. */
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number;
  /** The fields this kind of import knows, in order; `isRequired` ones must be matched. */
  readonly fields: readonly { readonly field: string; readonly isRequired: boolean }[];
  readonly matching: Readonly<Record<string, number | null>>;
  /** The matching was remembered from a file with the same headings. */
  readonly isRemembered: boolean;
  /** The month that most reading days of the file lie in by this matching; null for accounts, and when no line has a day. */
  readonly usualMonth: Month | null;
}

/** One row's finding, for the report file and the list on the screen. */
export interface ImportFinding {
  readonly line: number;
  readonly field: string | null;
  readonly value: string;
  readonly code: string;
  readonly severity: 'rejected' | 'warned' | 'normalised' | 'skipped' | 'noted';
}

/** What came of an import; `counts` has the shape of the station's own tally (rows, accepted, rejected by code, ...). */
export interface ImportOutcome {
  readonly reportToken: string;
  readonly isRepeated: boolean;
  readonly counts: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  /** The first hundred findings; all of them are in the report file. */
  readonly findings: readonly ImportFinding[];
}

export const importChannels = {
  'imports/choose-file': answers<ChosenFile | null>()(
    'signed_in',
    z.strictObject({ kind: z.enum(importKinds) }),
  ),
  'imports/preview': answers<ImportPreview>()(
    'signed_in',
    z.strictObject({ kind: z.enum(importKinds), token: tokenShape }),
  ),
  'imports/run': answers<ImportOutcome>()(
    'signed_in',
    z.strictObject({
      kind: z.enum(importKinds),
      token: tokenShape,
      matching: matchingShape,
      /** The billing month that readings belong to. */
      month: monthShape.nullable(),
      jobId: jobIdShape,
    }),
  ),
  'imports/save-report': answers<{ readonly fileName: string } | null>()(
    'signed_in',
    z.strictObject({ reportToken: tokenShape, language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  ),
  'jobs/cancel': answers<null>()('signed_in', z.strictObject({ jobId: jobIdShape })),
};
