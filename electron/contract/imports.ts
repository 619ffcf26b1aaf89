import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { fileSources } from '../../db/domain/metering/reading-source.ts';
import { answers } from './channel.ts';
import { jobIdShape, monthShape, noteShape } from './shapes.ts';

/** What can be brought in from a file. */
export const importKinds = ['accounts', 'readings'] as const;
export type ImportKind = (typeof importKinds)[number];

const tokenShape = z.uuid();
/** Which column of the file (0-based) holds which field; null: the file does not have it. */
const matchingShape = z.record(z.string().max(40), z.int().min(0).max(200).nullable());

/** Where a file of readings comes from; with a name it is a file of the station's own of that kind. */
const sourceShape = z.strictObject({ kind: z.enum(fileSources), name: noteShape.max(20).nullable() });
export type ReadingFileSource = z.output<typeof sourceShape>;

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
  /** The fields this kind of import knows, in order; `isRequired` ones must be matched, or one that `standsFor` them. */
  readonly fields: readonly {
    readonly field: string;
    readonly isRequired: boolean;
    readonly standsFor?: string;
  }[];
  readonly matching: Readonly<Record<string, number | null>>;
  /** The matching was remembered from a file with the same headings and from the same source. */
  readonly isRemembered: boolean;
  /** The month that most reading days of the file lie in by this matching; null for accounts, and when no line has a day. */
  readonly usualMonth: Month | null;
  /** Of readings: where the file comes from, as asked or as its headings tell, and what there is to choose from. */
  readonly source: ReadingFileSource | null;
  readonly sources: readonly ReadingFileSource[];
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
  /** Of readings: what asks for a contact slip. */
  readonly contacts: ImportContacts | null;
}

/** A meter of the file that nobody has a card of (有表无卡), and the account that the line wants it at, as the file writes them. */
export interface MeterWithoutCard {
  readonly line: number;
  readonly meterNo: string;
  readonly accountNo: string;
}

/** An account of a route that the file is of, without a line in it (有卡无表) and without a reading of the month. */
export interface CardWithoutMeter {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly routeCode: string;
  readonly meterNo: string;
}

/** The first hundred of each, and how many there are. */
export interface ImportContacts {
  readonly month: Month;
  readonly metersWithoutCard: readonly MeterWithoutCard[];
  readonly cardsWithoutMeter: readonly CardWithoutMeter[];
  readonly metersWithoutCardCount: number;
  readonly cardsWithoutMeterCount: number;
}

export const importChannels = {
  'imports/choose-file': answers<ChosenFile | null>()(
    'signed_in',
    z.strictObject({ kind: z.enum(importKinds) }),
  ),
  'imports/preview': answers<ImportPreview>()(
    'signed_in',
    z.strictObject({
      kind: z.enum(importKinds),
      token: tokenShape,
      /** Of readings; null: as the headings tell. */
      source: sourceShape.nullable(),
    }),
  ),
  'imports/run': answers<ImportOutcome>()(
    'signed_in',
    z.strictObject({
      kind: z.enum(importKinds),
      token: tokenShape,
      matching: matchingShape,
      /** The billing month that readings belong to. */
      month: monthShape.nullable(),
      /** Where a file of readings comes from; null: as the headings tell. */
      source: sourceShape.nullable(),
      jobId: jobIdShape,
    }),
  ),
  'imports/save-report': answers<{ readonly fileName: string } | null>()(
    'signed_in',
    z.strictObject({ reportToken: tokenShape, language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  ),
  'jobs/cancel': answers<null>()('signed_in', z.strictObject({ jobId: jobIdShape })),
};
