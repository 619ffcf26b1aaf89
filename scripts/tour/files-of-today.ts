import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monthOf, stationDayAt } from '../../db/domain/kernel/calendar.ts';
import { projectFolder } from '../runtime/project-paths.ts';

const fixtures = path.join(projectFolder, 'tests', 'fixtures', 'station-a');
/** The month in which the handheld of the fixture was read. */
const monthOfFixture = '2026-11';

/**
 * The station's files as they would lie on the desk today: the accounts as they are, and the handheld's readings, copied into a folder,
 * with their days in the present month, and none still to come: a counter that lives by the calendar bills no month before its own
 * opening and takes no reading of tomorrow.
 */
export function filesOfToday(folder: string): {
  readonly accountsFile: string;
  readonly readingsFile: string;
} {
  const readingsFile = path.join(folder, 'handheld-readings.csv');
  // GB18030 keeps digits and hyphens as they are, and latin1 keeps every byte: only the days change.
  const bytes = readFileSync(path.join(fixtures, 'handheld-readings.csv')).toString('latin1');
  const today = stationDayAt(Date.now());
  const dayOfFixture = new RegExp(`,${monthOfFixture}-(\\d\\d)`, 'g');
  const moved = bytes.replaceAll(dayOfFixture, (_, dayNo: string) => {
    const readOn = `${monthOf(today)}-${dayNo}`;
    return `,${readOn < today ? readOn : today}`;
  });
  writeFileSync(readingsFile, Buffer.from(moved, 'latin1'));
  return { accountsFile: path.join(fixtures, 'legacy-accounts.csv'), readingsFile };
}
