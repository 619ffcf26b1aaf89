/** Where a file of readings comes from: a reader's handheld (抄表机), the remote channel (集抄), or a table that somebody typed (表格). */
export const fileSources = ['handheld', 'remote', 'spreadsheet'] as const;

/** Where a file of readings comes from. */
export type FileSource = (typeof fileSources)[number];

/** How a reading came in: from the system before ours, at the keyboard, or by a file. */
export type ReadingSource = 'legacy' | 'keyboard' | FileSource;

/**
 * Tells whether a reading was taken by a person in front of the meter: a remote one that differs does not stand against it (domain.md
 * §1.4). A door that was locked or an estimate is no reading of the dial.
 */
export function isSiteReading(reading: {
  readonly kind: string | null;
  readonly source: ReadingSource | null;
}): boolean {
  return reading.kind === 'actual' && (reading.source === 'keyboard' || reading.source === 'handheld');
}

const remoteWords =
  /集抄|采集|终端|冻结|远程|召测|集中器|通信|通讯|collector|concentrator|terminal|frozen|remote/iu;
const handheldWords = /抄表机|抄表状态|抄表情况|手持|掌机|handheld/iu;

/**
 * Proposes where a file comes from by what its headings speak of: the channel's own words, several registers side by side in a text
 * file, the reader's state. A workbook that says nothing is a table, a text file that says nothing a handheld's.
 */
export function proposeFileSource(
  headings: readonly string[],
  file: { readonly isWorkbook: boolean; readonly dialColumns: number },
): FileSource {
  if (headings.some((heading) => remoteWords.test(heading))) return 'remote';
  if (headings.some((heading) => handheldWords.test(heading))) return 'handheld';
  if (file.isWorkbook) return 'spreadsheet';
  return file.dialColumns > 1 ? 'remote' : 'handheld';
}
