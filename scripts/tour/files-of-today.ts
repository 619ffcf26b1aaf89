import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monthOf, stationDayAt } from '../../db/domain/kernel/calendar.ts';
import { projectFolder } from '../runtime/project-paths.ts';

const fixtures = path.join(projectFolder, 'tests', 'fixtures', 'station-a');
/** The month in which the handheld of the fixture was read. */
const monthOfFixture = '2026-11';

/**
 * The station's files as they would lie on the desk today: the accounts as they are, and the handheld's readings, copied into a folder,
 * with their days in the present month; a counter that lives by the calendar does not bill a month before its own opening.
 */
export function filesOfToday(folder: string): {
  readonly accountsFile: string;
  readonly readingsFile: string;
} {
  const readingsFile = path.join(folder, 'handheld-readings.csv');
  // GB18030 keeps digits and hyphens as they are, and latin1 keeps every byte: only the month changes.
  const bytes = readFileSync(path.join(fixtures, 'handheld-readings.csv')).toString('latin1');
  const present = monthOf(stationDayAt(Date.now()));
  writeFileSync(readingsFile, Buffer.from(bytes.replaceAll(`,${monthOfFixture}-`, `,${present}-`), 'latin1'));
  return { accountsFile: path.join(fixtures, 'legacy-accounts.csv'), readingsFile };
}
